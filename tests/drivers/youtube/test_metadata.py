"""What is written to YouTube fits YouTube, whatever the sheet says."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain.text import Text
from eventdesk.drivers.youtube import metadata
from eventdesk.drivers.youtube.state import Broadcast, Life

NOW = datetime(2021, 4, 23, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=6000)


@given(words)
def test_a_title_is_never_refused_for_its_form(text):
    title = metadata.title_in(Text((("ko", text),)), ("ko",))
    assert len(title) <= 100
    assert not {"<", ">"} & set(title)


@given(words)
def test_a_description_ends_with_the_marker_and_fits(text):
    description = metadata.description_in(Text((("ko", text),)), ("ko",), "EventDesk run-1")
    assert len(description.encode()) <= 5000
    assert description.splitlines()[-1] == "EventDesk run-1"


@given(words)
def test_what_is_written_is_found_again_by_its_marker(desired_text):
    description = metadata.description_in(Text((("ko", desired_text),)), ("ko",), "M 1")
    assert description.rstrip().splitlines()[-1] == "M 1"


def test_a_long_title_ends_in_an_ellipsis():
    title = metadata.title_in(Text((("en", "long " * 40),)), ("en",))
    assert title.endswith("…")
    assert len(title) == 100


def test_a_start_in_the_past_is_moved_into_the_near_future(desired):
    late = replace(desired(), scheduled_start=NOW - timedelta(hours=2))
    body = metadata.broadcast_body(late, NOW)
    assert body["snippet"]["scheduledStartTime"] == "2021-04-23T00:01:00Z"


def test_the_title_is_in_the_first_language_that_has_words(desired):
    plan = replace(desired().plan, title=Text((("ja", "会議"), ("en", "Conference"))))
    body = metadata.broadcast_body(replace(desired(), plan=plan), NOW)
    assert body["snippet"]["title"] == "Conference"
    assert metadata.primary_language(replace(desired(), plan=plan)) == "en"
    assert metadata.other_languages(replace(desired(), plan=plan)) == ("ja",)


VIDEO = {
    "id": "v",
    "snippet": {
        "title": "탄소중립 컨퍼런스",
        "description": "By hand",
        "categoryId": "28",
        "tags": ["climate"],
        "publishedAt": "2021-04-01T00:00:00Z",
        "channelId": "UC",
    },
    "localizations": {"fr": {"title": "Conférence", "description": ""}},
}


def test_translations_keep_everything_that_was_there(desired):
    body = metadata.described_body(desired(), VIDEO)
    assert body["snippet"] == {
        "title": "탄소중립 컨퍼런스",
        "description": "By hand",
        "categoryId": "28",
        "tags": ["climate"],
        "defaultLanguage": "ko",
    }
    assert body["localizations"]["fr"]["title"] == "Conférence"
    assert body["localizations"]["en"]["title"] == "Carbon-neutral conference"


def test_translations_that_are_there_are_not_written_again(desired):
    body = metadata.described_body(desired(), VIDEO)
    assert metadata.described_body(desired(), {**VIDEO, **body}) is None


def test_arranging_repeats_every_other_detail(desired):
    details = {
        "enableAutoStart": True,
        "enableAutoStop": True,
        "enableDvr": False,
        "latencyPreference": "ultraLow",
        "monitorStream": {"enableMonitorStream": False, "broadcastStreamDelayMs": 5000},
        "boundStreamId": "s",
    }
    body = metadata.arranged_body(Broadcast("b", Life.READY, details=details), desired().plan)
    assert body == {
        "id": "b",
        "contentDetails": {
            "enableAutoStart": False,
            "enableAutoStop": False,
            "enableDvr": False,
            "latencyPreference": "ultraLow",
            "monitorStream": {"enableMonitorStream": True, "broadcastStreamDelayMs": 5000},
        },
    }
