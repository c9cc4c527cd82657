"""What finishes a broadcast: words, picture, playlist and chapters, each written once."""

from hashlib import sha256
from threading import Event

import pytest
from msgspec.structs import replace

from eventdesk.domain.broadcast import Service, Stage, Words
from eventdesk.domain.runsheet import BroadcastPlan, Captions
from eventdesk.domain.text import Text
from eventdesk.standins.youtube import Fault, FaultKind
from eventdesk.standins.youtube.channel import Playlist
from eventdesk.standins.youtube.videos import video as as_listed

PICTURE = b"\xff\xd8\xff\xe0 a picture \xff\xd9"
LINES = ("0:00 Opening", "1:30 Keynote – Chung", "20:00 Panel")


@pytest.fixture
def playlist(standin):
    """An empty playlist of the channel; its id."""
    made = Playlist("Shows", "", "public", standin._channel.clock.now())
    standin._channel.playlists[made.id] = made
    return made.id


@pytest.fixture
def plan(desired, playlist):
    return replace(
        desired().plan,
        thumbnail="art/thumbnail.png",
        category="27",
        tags=("climate", "Daejeon"),
        playlist=playlist,
        dvr=False,
        captions=Captions.HTTP,
    )


@pytest.fixture
def pictures():
    """The names that were asked for."""
    return []


@pytest.fixture
def painter(pictures):
    def picture(name):
        pictures.append(name)
        return PICTURE

    return picture


@pytest.fixture
def desk(open_desk, painter):
    return open_desk(thumbnail=painter)


def video(standin):
    """The one broadcast as videos.list shows it."""
    with standin._service.settled() as channel:
        (broadcast,) = channel.broadcasts.values()
        return as_listed(channel, broadcast)


def finished(desk, plan, done):
    """Scheduled, with everything that the sheet has to say."""
    desk.want(Stage.SCHEDULED, plan=plan)
    desk.wait(lambda seen: seen.thumbnail)
    desk.wait(lambda _: done("playlistItems.insert"))
    return desk.seen[-1]


def test_everything_of_the_sheet_is_written_once(desk, standin, plan, done, pictures, playlist):
    seen = finished(desk, plan, done)
    found = video(standin)
    assert found["snippet"]["categoryId"] == "27"
    assert found["snippet"]["tags"] == ["climate", "Daejeon"]
    assert found["localizations"]["en"]["title"] == "Carbon-neutral conference"
    assert standin.state()["thumbnails"][seen.id]["sha256"] == sha256(PICTURE).hexdigest()
    assert list(standin._channel.playlists[playlist].items.values()) == [seen.id]
    details = done("liveBroadcasts.insert")[0].body["contentDetails"]
    assert (details["enableDvr"], details["closedCaptionsType"]) == (
        False,
        "closedCaptionsHttpPost",
    )
    assert seen.thumbnail == sha256(PICTURE).hexdigest()
    assert pictures == ["art/thumbnail.png"]
    desk.reach(Stage.LIVE, plan=plan)
    for method in ("videos.update", "thumbnails.set", "playlistItems.insert"):
        assert len(done(method)) == 1, method
    assert all(one.trouble is None for one in desk.seen)


@pytest.mark.parametrize("method", ["videos.update", "thumbnails.set", "playlistItems.insert"])
@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE, FaultKind.GARBAGE])
def test_a_lost_reply_leaves_one_of_each(desk, standin, plan, done, playlist, method, kind):
    standin.fail(Fault(kind, method=method))
    seen = finished(desk, plan, done)
    assert list(standin._channel.playlists[playlist].items.values()) == [seen.id]
    assert len(done("videos.update")) == 1
    assert standin.state()["thumbnails"][seen.id]["sha256"] == sha256(PICTURE).hexdigest()


def test_lists_that_lag_do_not_make_it_write_again(desk, standin, plan, done):
    standin.set_lag(0, stale=3)
    finished(desk, plan, done)
    assert len(done("videos.update")) == 1


@pytest.mark.parametrize(
    ("method", "reason"),
    [
        ("videos.update", "invalidCategoryId"),
        ("thumbnails.set", "forbidden"),
        ("thumbnails.set", "invalidImage"),
        ("playlistItems.list", "playlistNotFound"),
        ("playlistItems.insert", "forbidden"),
    ],
)
def test_what_is_refused_is_told_and_holds_nothing_up(desk, standin, plan, method, reason):
    standin.fail(Fault(FaultKind.REFUSE, reason, method=method, times=None))
    desk.reach(Stage.LIVE, plan=plan)
    told = desk.wait_for_any(lambda seen: seen.trouble and seen.trouble.code == reason)
    assert told.service is Service.OK
    assert desk.seen[-1].stage is Stage.LIVE


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (FileNotFoundError(2, "No such file"), "thumbnailMissing"),
        (ValueError("no picture"), "thumbnailUnusable"),
    ],
)
def test_a_picture_that_cannot_be_had_is_a_warning(open_desk, desired, error, code, done):
    def picture(name):
        raise error

    desk = open_desk(thumbnail=picture)
    plan = replace(desired().plan, thumbnail="a.png")
    desk.reach(Stage.LIVE, plan=plan)
    told = desk.wait_for_any(lambda seen: seen.trouble and seen.trouble.code == code)
    assert (told.service, "a.png" in told.trouble.detail) == (Service.OK, True)
    assert done("thumbnails.set") == []


def test_after_a_restart_the_picture_that_youtube_has_is_not_sent_again(
    desk, open_desk, painter, plan, done
):
    seen = finished(desk, plan, done)
    desk.stop()
    again = open_desk(thumbnail=painter)
    again.want(
        Stage.SCHEDULED, plan=plan, known_id=seen.id, resumed=True, thumbnail_sent=seen.thumbnail
    )
    again.wait(lambda one: one.thumbnail)
    assert len(done("thumbnails.set")) == 1
    assert len(done("videos.update")) == 1
    assert len(done("playlistItems.insert")) == 1


def test_a_sheet_that_is_edited_is_followed(desk, plan, done, pictures):
    finished(desk, plan, done)
    desk.want(Stage.SCHEDULED, plan=replace(plan, tags=("new",), thumbnail="other.png"))
    desk.wait(lambda _: len(done("videos.update")) == 2)
    desk.wait(lambda _: pictures[-1] == "other.png")
    assert done("videos.update")[-1].body["snippet"]["tags"] == ["climate", "Daejeon", "new"]


# Chapters


@pytest.fixture
def over(desk):
    """A broadcast that has ended, described by hand meanwhile; its id."""
    live = desk.reach(Stage.LIVE)
    desk.reach(Stage.ENDED)
    return live.id


def description(standin):
    return video(standin)["snippet"]["description"]


def write(desk, lines=LINES, **more):
    desk.want(Stage.ENDED, chapters=lines, **more)
    return desk.wait(lambda seen: seen.chapters == lines)


def test_chapters_are_written_above_the_marker_and_nothing_is_lost(desk, over, standin, done):
    standin.happen("edit", broadcast=over, description="Words\n\nEventDesk run-1")
    standin._channel.broadcasts[over].tags = ["by hand"]
    before = video(standin)
    write(desk)
    after = video(standin)
    assert description(standin) == "\n\n".join(["Words", "\n".join(LINES), "EventDesk run-1"])
    changed = {"description": None, "localized": None}
    assert {**after["snippet"], **changed} == {**before["snippet"], **changed}
    assert after["localizations"]["en"] == before["localizations"]["en"]
    assert after["status"] == before["status"]
    assert done("videos.update")[-1].body.keys() == {"id", "snippet"}


def test_chapters_are_written_once_and_found_again_after_a_restart(
    desk, over, open_desk, standin, done
):
    write(desk)
    written = len(done("videos.update"))
    desk.stop()
    again = open_desk()
    write(again, known_id=over, resumed=True)
    assert len(done("videos.update")) == written


@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE, FaultKind.GARBAGE])
def test_chapters_whose_reply_is_lost_are_there_once(desk, over, standin, kind):
    standin.fail(Fault(kind, method="videos.update"))
    write(desk)
    assert description(standin).count(LINES[0]) == 1


def test_chapters_wait_for_a_video_that_is_not_there_yet(desk, over, standin):
    standin.fail(Fault(FaultKind.REFUSE, "videoNotFound", method="videos.update", times=2))
    write(desk)
    assert LINES[0] in description(standin)


def test_chapters_that_a_person_wrote_are_left_alone(desk, over, standin, done):
    standin.happen("edit", broadcast=over, description="Mine\n0:00 Start\n5:00 Next\n9:00 Last")
    before = len(done("videos.update"))
    desk.want(Stage.ENDED, chapters=LINES)
    told = desk.wait(lambda seen: seen.trouble is not None)
    assert (told.trouble.code, told.chapters) == ("chaptersThere", ())
    assert len(done("videos.update")) == before


def test_chapters_that_do_not_fit_are_told_and_nothing_is_cut(desk, over, standin):
    standin.happen("edit", broadcast=over, description="가" * 1660)
    desk.want(Stage.ENDED, chapters=LINES)
    told = desk.wait(lambda seen: seen.trouble is not None)
    assert told.trouble.code == "chaptersTooLong"
    assert description(standin) == "가" * 1660


def test_chapters_are_not_written_while_it_is_live(desk, standin, done):
    desk.reach(Stage.LIVE)
    before = len(done("videos.update"))
    desk.want(Stage.LIVE, chapters=LINES)
    desk.driver.retry()
    Event().wait(0.2)
    assert len(done("videos.update")) == before


@pytest.mark.expected_log("did not keep what was sent")
def test_what_else_changed_with_a_write_is_told(desk, over, standin, done, monkeypatch):
    """Tags that are gone in the look after the write were lost by it, as far as anybody knows."""
    standin._channel.broadcasts[over].tags = ["one", "two"]
    before = len(done("videos.update"))
    real, channel = standin._service.answer, standin._channel

    def answer(*arguments):
        answered = real(*arguments)
        if len(done("videos.update")) > before:
            channel.broadcasts[over].tags = []
        return answered

    monkeypatch.setattr(standin._service, "answer", answer)
    desk.want(Stage.ENDED, chapters=LINES)
    told = desk.wait(lambda seen: seen.trouble is not None)
    assert (told.trouble.code, told.trouble.detail) == ("updateNotKept", "tags")


PLAN = BroadcastPlan(
    title=Text((("ko", "탄소중립 컨퍼런스"), ("en", "Carbon-neutral conference"))),
    description=Text((("ko", "대전"), ("en", "Daejeon"))),
    latency="low",
)
SESSION = replace(PLAN, title=Text((("ko", "1부 | 컨퍼런스"), ("en", "Part 1 | Conference"))))
WORDS = Words(SESSION.title, SESSION.description)


def described(desk, done):
    """Until the words that an insert does not take are written and read back."""
    desk.wait(lambda _: len(done("videos.list")) > len(done("videos.update")) > 0)


def test_a_session_s_title_is_written_once_and_everything_else_stays(desk, standin, done):
    desk.reach(Stage.LIVE)
    described(desk, done)
    before = video(standin)
    writes = len(done("videos.update"))
    desk.want(Stage.LIVE, plan=SESSION, reword=("title",))
    desk.wait(lambda seen: seen.words == WORDS)
    after = video(standin)
    assert after["snippet"]["title"] == "1부 | 컨퍼런스"
    assert after["localizations"]["en"]["title"] == "Part 1 | Conference"
    for part in ("description", "tags", "categoryId", "defaultLanguage"):
        assert after["snippet"].get(part) == before["snippet"].get(part)
    english = [each["localizations"]["en"]["description"] for each in (before, after)]
    assert english[0] == english[1]
    assert len(done("videos.update")) == writes + 1
    desk.want(Stage.LIVE, plan=SESSION)
    desk.wait(lambda seen: seen.stage is Stage.LIVE)
    assert len(done("videos.update")) == writes + 1


def test_a_title_that_a_hand_writes_afterwards_is_left(desk, standin, done):
    seen = desk.reach(Stage.LIVE)
    desk.want(Stage.LIVE, plan=SESSION, reword=("title",))
    desk.wait(lambda seen: seen.words == WORDS)
    standin.happen("edit", broadcast=seen.id, title="By hand")
    desk.want(Stage.LIVE, plan=SESSION)
    desk.wait(lambda seen: seen.title == "By hand")
    assert video(standin)["snippet"]["title"] == "By hand"


@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE, FaultKind.GARBAGE])
def test_a_lost_answer_to_a_title_makes_no_second_write_of_what_is_there(desk, standin, done, kind):
    desk.reach(Stage.LIVE)
    described(desk, done)
    writes = len(done("videos.update"))
    standin.fail(Fault(kind, method="videos.update"))
    desk.want(Stage.LIVE, plan=SESSION, reword=("title",))
    desk.wait(lambda seen: seen.words == WORDS)
    assert len(done("videos.update")) == writes + 1


def test_a_broadcast_made_by_hand_gets_the_words_asked_for_and_nothing_else(desk, standin, later):
    made = standin.put_broadcast(PLAN.title.best(("ko",)), later())
    standin.happen("edit", broadcast=made, description="손으로 쓴 설명")
    seen = desk.reach(Stage.LIVE)
    assert seen.id == made
    desk.want(Stage.LIVE, plan=SESSION, reword=("title",))
    desk.wait(lambda seen: seen.words == WORDS)
    found = video(standin)
    assert found["snippet"]["title"] == "1부 | 컨퍼런스"
    assert found["snippet"]["description"] == "손으로 쓴 설명"
    assert found["localizations"] == {}


def test_an_edited_description_keeps_the_run_s_mark(desk, standin):
    desk.reach(Stage.SCHEDULED)
    plan = replace(PLAN, description=Text((("ko", "새 설명"), ("en", "New"))))
    desk.want(Stage.SCHEDULED, plan=plan, reword=("description",))
    desk.wait(lambda seen: seen.words == Words(plan.title, plan.description))
    found = video(standin)
    assert found["snippet"]["description"] == "새 설명\n\nEventDesk run-1"
    assert found["localizations"]["en"]["description"] == "New\n\nEventDesk run-1"
