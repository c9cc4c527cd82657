"""The watchers' limits as the desk finds them in this machine's settings."""

import pytest

from eventdesk.app.watch import watch_limits
from eventdesk.domain.watch_limits import WatchLimits
from eventdesk.storage.settings import settings_path


@pytest.fixture
def settings(monkeypatch, tmp_path):
    """The settings' file of a user who has none yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = settings_path()
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def told():
    return []


def test_without_settings_the_limits_are_the_usual_ones(settings, told):
    assert watch_limits(lambda *what: told.append(what)) == WatchLimits()
    assert told == []


def test_what_the_settings_say_holds(settings, told):
    settings.write_text("[watch]\nblack_after = 5\n")
    assert watch_limits(lambda *what: told.append(what)) == WatchLimits(black_after=5.0)
    assert told == []


def test_a_slip_in_the_settings_is_told_and_the_desk_watches_all_the_same(settings, told):
    settings.write_text("[watch]\nblack_after = soon\n")
    assert watch_limits(lambda *what: told.append(what)) == WatchLimits()
    ((code, about),) = told
    assert code == "watch-settings"
    assert str(settings) in about
