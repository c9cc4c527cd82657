"""Run-sheet files, format 1: read with every problem at once, saved as they were written."""

from eventdesk.storage.runsheet.document import Document, EditRefusedError, write_back_ids
from eventdesk.storage.runsheet.loader import MAX_BYTES, Loaded, load, parse
from eventdesk.storage.runsheet.problems import Problem, in_order
from eventdesk.storage.runsheet.report import report_json
from eventdesk.storage.runsheet.schema import schema
from eventdesk.storage.runsheet.sessions import MAX_CUES, GeneratedId

__all__ = [
    "MAX_BYTES",
    "MAX_CUES",
    "Document",
    "EditRefusedError",
    "GeneratedId",
    "Loaded",
    "Problem",
    "in_order",
    "load",
    "parse",
    "report_json",
    "schema",
    "write_back_ids",
]
