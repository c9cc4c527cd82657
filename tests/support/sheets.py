"""Small run-sheets for tests, in a line: ``sheet(session("a", cue("b", 10), start="09:30"))``."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from eventdesk.domain.runsheet import (
    PROGRAM,
    BroadcastPlan,
    Cue,
    EventInfo,
    LowerThirdPlan,
    Output,
    RunSheet,
    Session,
    ShowWhen,
    Speaker,
    TimeOfDay,
    Transition,
)
from eventdesk.domain.text import Text

DAY = date(2026, 5, 20)
SEOUL = ZoneInfo("Asia/Seoul")


def minutes(number):
    return timedelta(minutes=number)


def seconds(number):
    return timedelta(seconds=number)


def words(text):
    return Text((("en", text),))


def clock_time(text):
    """A TimeOfDay of "09:30", "09:30:15" or "+1 00:30"."""
    days, _, clock = text.rpartition(" ")
    return TimeOfDay(int(days or 0), time.fromisoformat(clock))


def at(text, zone=SEOUL, day=DAY):
    """The UTC instant of a local clock time on the sheets' day."""
    moment = clock_time(text)
    local = datetime.combine(day + timedelta(days=moment.days), moment.time, tzinfo=zone)
    return local.astimezone(UTC)


def cue(cue_id, length=None, *, scene=None, fade=None, **fields):
    """A cue of ``length`` minutes (None: untimed) that takes ``scene`` on the program."""
    if scene is not None:
        fields["scenes"] = {PROGRAM: scene}
    if fade is not None:
        fields["transition"] = Transition("Fade", seconds(fade))
    duration = None if length is None else minutes(length)
    return Cue(cue_id, words(cue_id), duration=duration, **fields)


def named(*speakers, show=ShowWhen.MANUAL, after=0, hide_after=None, **fields):
    """A lower third: ``after`` and ``hide_after`` in seconds; ``fields`` as the plan's."""
    return LowerThirdPlan(
        speakers,
        show=show,
        delay=seconds(after),
        hide_after=None if hide_after is None else seconds(hide_after),
        **fields,
    )


def session(session_id, *cues, start=None):
    """A block of cues, at a fixed start if one is given ("09:30")."""
    return Session(session_id, words(session_id), cues, clock_time(start) if start else None)


def sheet(
    *sessions, zone=SEOUL, day=DAY, speakers=("kim", "lee"), outputs=(PROGRAM,), broadcast=None
):
    """A run-sheet of sessions; cues given bare are one session without a fixed start."""
    bare = tuple(each for each in sessions if isinstance(each, Cue))
    blocks = tuple(each for each in sessions if isinstance(each, Session))
    if bare:
        blocks = (Session("all", Text(), bare), *blocks)
    return RunSheet(
        EventInfo(words("event"), day, zone),
        blocks,
        {name: Speaker(name, words(name.title())) for name in speakers},
        {
            name: Output(name, name == PROGRAM, PROGRAM if name.startswith("backup") else None)
            for name in outputs
        },
        BroadcastPlan(words("event")) if broadcast else None,
    )


def three_cues(**fields):
    """One session at 09:30: "a" and "b" of ten minutes, "c" of five, each with its scene."""
    return sheet(
        session(
            "one",
            cue("a", 10, scene="A"),
            cue("b", 10, scene="B"),
            cue("c", 5, scene="C"),
            start="09:30",
        ),
        **fields,
    )
