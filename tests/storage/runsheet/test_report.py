"""What a machine reads about a sheet's problems."""

import json
from pathlib import Path

from eventdesk.storage.runsheet import load, parse, report_json


def test_a_clean_sheet_reports_an_empty_list(demo):
    assert report_json(load(demo)) == []


def test_every_problem_is_reported_as_plain_data():
    loaded = parse("eventdesk: 3\nevent: {title: no}\n", Path())
    report = json.loads(json.dumps(report_json(loaded)))
    assert report[0] == {
        "severity": "error",
        "line": 1,
        "column": 1,
        "code": "missing-key",
        "found": "",
        "expected": "sessions:",
        "path": "",
        "file": "",
    }
    assert len(report) == len(loaded.problems)
