"""What every test lives by: no screen needed, and no unexpected warning in the log."""

import logging
import os
import signal

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A shell starts what runs in its background deaf to Ctrl+C, and so would be all that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)  # after the folders have marked what drives a real OBS
def pytest_collection_modifyitems(items):
    """For two runners (``-n 2``): the tests with a real OBS are one's, one after the other; all
    others are handed out by the file."""
    for item in items:
        real = item.get_closest_marker("real_obs") is not None
        item.add_marker(pytest.mark.xdist_group("obs" if real else str(item.path)))


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
