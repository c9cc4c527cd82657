"""What every test lives by: no screen needed, and no unexpected warning in the log."""

import logging
import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def no_unexpected_log_warning(request, caplog):
    """Fail a test that logs a warning nobody expected; `expected_log` marks the expected ones.

    A test that expects one says so: ``@pytest.mark.expected_log("part of the message")``.
    """
    yield
    expected = [part for mark in request.node.iter_markers("expected_log") for part in mark.args]
    bad = [
        record
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
        and not any(part in record.getMessage() for part in expected)
    ]
    assert not bad, "unexpected in the log: " + "; ".join(r.getMessage() for r in bad)
