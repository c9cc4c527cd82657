"""The verbs of ``eventdesk``: one module each, imported when asked for."""

from eventdesk.cli.main import main

__all__ = ["main"]
