"""The settings file: read strictly, written whole, a person's comments kept, no secret in it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from msgspec.structs import replace

from eventdesk.domain.quota import QuotaTable
from eventdesk.domain.sign_in import ChannelSeen
from eventdesk.domain.watch_limits import WatchLimits
from eventdesk.storage import watch_settings
from eventdesk.storage.settings import (
    KnownChannel,
    Settings,
    SettingsError,
    change_settings,
    read_settings,
    settings_path,
)

WHEN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
ONE = KnownChannel(ChannelSeen("UCone", '하나 "채널" \\', "https://x.test/p.png"), WHEN)
TWO = KnownChannel(ChannelSeen("UCtwo", "둘"), WHEN, expires=WHEN)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "settings.toml"


def test_without_a_file_there_are_the_defaults(path):
    assert read_settings(path) == Settings()
    assert Settings().quota == QuotaTable()


def test_what_is_written_is_read_again(path):
    wanted = Settings("123-a.apps.googleusercontent.com", (ONE, TWO), {"/a b/데이터": "UCone"})
    assert change_settings(path, lambda _: wanted) == wanted
    assert read_settings(path) == wanted
    change_settings(path, lambda settings: replace(settings, channels=(), client_id=None, pins={}))
    assert read_settings(path) == Settings()
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)


@given(
    title=texts,
    folder=texts,
    when=st.integers(0, 4_102_444_800),
)
def test_any_title_and_any_folder_survive(tmp_path_factory, title, folder, when):
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    moment = datetime.fromtimestamp(when, UTC)
    wanted = Settings(
        channels=(KnownChannel(ChannelSeen("UC", title), moment),), pins={folder: "UC"}
    )
    change_settings(path, lambda _: wanted)
    assert read_settings(path) == wanted


def test_a_persons_comments_and_tables_stay(path):
    path.parent.mkdir()
    text = """\
# mine
[other]  # of a later version
word = "kept"

[youtube.quota]
daily = 50_000  # granted in May
reserve = 500

[youtube.quota.costs]
"liveBroadcasts.list" = 5
"""
    path.write_text(text, encoding="utf-8")
    changed = change_settings(path, lambda settings: replace(settings, channels=(ONE,)))
    assert changed.quota == QuotaTable(50_000, 500, {"liveBroadcasts.list": 5})
    written = path.read_text(encoding="utf-8")
    for line in text.splitlines():
        assert line in written
    assert read_settings(path).channels == (ONE,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[youtube", "end of document"),
        ("youtube = 1", "youtube is a table"),
        ("[youtube]\nclientid = 'x'", "no setting 'clientid'"),
        ("[youtube]\nclient_id = 5", "client_id is a text"),
        ("[youtube.quota]\nreserve = 299", "reserve is at least 300"),
        ("[youtube.quota]\ndaily = -1", "daily is a number of units"),
        ("[youtube.quota]\ndaily = true", "daily is a number of units"),
        ("[youtube.quota.costs]\nx = 'dear'", "x is a number of units"),
        ("[youtube.pins]\na = 1", "a is a text"),
        ("[youtube]\nchannels = 1", "list of tables"),
        ("[[youtube.channels]]\nid = 'UC'", "title is a text"),
        ("[[youtube.channels]]\nid='U'\ntitle='t'\nsigned_in=2026-01-01", "date and time"),
        ("[[youtube.channels]]\nid='U'\ntitle='t'\ntoken='x'", "no setting 'token'"),
        ("watch = 3", "watch is a table"),
        ("[watch]\nblack = 3", "watch has no setting 'black', but black_after, black_level"),
        ("[watch]\nblack_after = '3s'", "watch: black_after is a number of seconds, 0 to 3600"),
        ("[watch]\nblack_after = true", "black_after is a number of seconds"),
        ("[watch]\nsilence_below = 60", "silence_below is a number of dBFS, -95 to -10"),
        ("[watch]\nclipping_at = nan", "clipping_at is a number of dBFS"),
        ("[watch]\ndropped = 0", "dropped is a number of percent of the frames, 0.1 to 100"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_overwritten(path, text, said):
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=said) as caught:
        read_settings(path)
    assert str(path) in str(caught.value)
    with pytest.raises(SettingsError):
        change_settings(path, lambda settings: settings)
    assert path.read_text(encoding="utf-8") == text


def test_the_watchers_limits_are_read_in_people_s_units_and_the_others_stay(path):
    path.parent.mkdir()
    path.write_text("[watch]\nblack_after = 5\nsilence_below = -50\ndropped = 2.5\ncpu = 95\n")
    found = read_settings(path).watch
    assert found == WatchLimits(black_after=5, silence_below=-50, dropped=0.025, cpu=0.95)
    assert read_settings(path.with_name("none.toml")).watch == WatchLimits()
    change_settings(path, lambda settings: replace(settings, client_id="a"))
    assert read_settings(path).watch == found


def test_every_limit_of_the_watchers_can_be_set_to_what_it_is_anyway(path):
    """And each is refused beyond what it may be."""
    path.parent.mkdir()
    usual = WatchLimits()
    for name in structs.asdict(usual):
        _, _, parts = watch_settings.SETTINGS[name]
        path.write_text(f"[watch]\n{name} = {getattr(usual, name) * parts!r}\n")
        assert read_settings(path).watch == usual
        path.write_text(f"[watch]\n{name} = 9999\n")
        with pytest.raises(SettingsError, match=name):
            read_settings(path)
    assert watch_settings.SETTINGS.keys() == structs.asdict(usual).keys()


def test_bytes_that_are_no_text_are_told(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="not UTF-8"):
        read_settings(path)


def test_a_failed_write_leaves_the_old_file(path):
    change_settings(path, lambda _: Settings(client_id="a"))

    def fail(_):
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        change_settings(path, fail)
    assert read_settings(path).client_id == "a"


def test_the_file_is_where_the_system_keeps_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_path().name == "settings.toml"
    assert "EventDesk" in settings_path().parts
