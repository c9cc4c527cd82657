"""Hand-made snapshots: the demo conference at any moment, and large shows, for the desk's tests."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage
from eventdesk.domain.graphic import PANEL as PANEL_LOOK
from eventdesk.domain.graphic import Graphic, Person
from eventdesk.domain.rundown import RundownClock
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
)
from eventdesk.domain.show import LowerThird, OnAir, ShowState, Span
from eventdesk.domain.snapshot import Snapshot, Tally
from eventdesk.domain.switcher import Leg, LegReport, LegStatus, Link, SwitcherSeen
from eventdesk.domain.text import Text
from eventdesk.domain.verbs import BroadcastVerb, RecordVerb

SEOUL = ZoneInfo("Asia/Seoul")
START = datetime(2021, 4, 23, 9, 0, tzinfo=SEOUL).astimezone(UTC)


def both(ko, en):
    return Text((("ko", ko), ("en", en)))


SPEAKERS = {
    one.id: one
    for one in (
        Speaker(
            "chung",
            both("정래권", "Chung Rae-kwon"),
            both("전 기후변화대사", "Former Ambassador for Climate Change"),
            both("국가기후환경회의", "National Council on Climate and Air Quality"),
            language="ko",
        ),
        Speaker(
            "mori",
            both("유수케 모리", "Yusuke Mori"),
            both("국장", "Director"),
            both("쓰쿠바시", "Tsukuba City"),
            language="ja",
            remote=True,
        ),
        Speaker(
            "xu",
            both("쉬 총칭", "Xu Chongqing"),
            both("소장", "Director"),
            both("산둥성", "Shandong Province"),
            language="zh-Hans",
            remote=True,
        ),
        Speaker(
            "go", both("고영주", "Go Young-ju"), both("원장", "President"), both("대전", "Daejeon")
        ),
        Speaker("five", both("발표자 5", "Presenter 5")),
        Speaker("six", both("발표자 6", "Presenter 6")),
    )
}
PANEL = tuple(SPEAKERS)


def minutes(length):
    return timedelta(minutes=length)


def talk(cue_id, ko, en, speaker, length, *, scene="Podium + Slides"):
    return Cue(
        cue_id,
        both(ko, en),
        (speaker,),
        minutes(length),
        {PROGRAM: scene},
        lower_third=LowerThirdPlan(
            (speaker,),
            show=ShowWhen.AFTER,
            delay=timedelta(seconds=3),
            hide_after=timedelta(seconds=8),
        ),
        unmute=("Podium mic",) if scene.startswith("Podium") else ("Remote guests",),
        warn_before_end=minutes(2),
        chapter=True,
    )


def demo_sheet():
    """Three sessions of the demo conference, with a broadcast and a second OBS for the hall."""
    sessions = (
        Session(
            "opening",
            both("개회", "Opening"),
            (
                Cue(
                    "o-film",
                    both("개회 영상", "Opening film"),
                    (),
                    minutes(5),
                    {PROGRAM: "Opening film"},
                    record=RecordVerb.START,
                    broadcast=BroadcastVerb.LIVE,
                ),
                Cue(
                    "o-welcome",
                    both("개회사", "Welcome address"),
                    (),
                    minutes(10),
                    {PROGRAM: "Podium", "venue": "Logo"},
                ),
                Cue(
                    "o-photo",
                    both("기념 촬영", "Photo call"),
                    (),
                    None,
                    {PROGRAM: "Wide"},
                    skip=True,
                ),
            ),
            TimeOfDay(0, time(9, 0)),
        ),
        Session(
            "session-1",
            both(
                "글로벌 탄소중립 의제와 한·중·일 혁신 전략",
                "Global carbon-neutral agenda and innovation strategies of Korea, China and Japan",
            ),
            (
                replace(
                    talk("s1-chung", "기조발표", "Keynote", "chung", 20),
                    notes={"operator": "Slides from the podium laptop; clicker channel 2."},
                ),
                talk("s1-five", "발표 2", "Talk 2", "five", 15),
                talk("s1-six", "발표 3", "Talk 3", "six", 15),
            ),
            TimeOfDay(0, time(9, 30)),
        ),
        Session(
            "session-2",
            both(
                "한·중·일 지방정부 탄소중립 혁신", "Carbon-neutral innovation by local governments"
            ),
            (
                talk(
                    "s2-mori",
                    "일본 쓰쿠바시",
                    "Japan: Tsukuba City",
                    "mori",
                    20,
                    scene="Remote + Slides",
                ),
                talk(
                    "s2-xu",
                    "중국 산둥성",
                    "China: Shandong Province",
                    "xu",
                    20,
                    scene="Remote + Slides",
                ),
                talk("s2-go", "한국 대전", "Korea: Daejeon", "go", 20),
                Cue("s2-break", both("휴식", "Break"), (), minutes(15), {PROGRAM: "Break"}),
            ),
        ),
        Session(
            "session-3",
            both(
                "한·중·일 지방정부 간 탄소중립 혁신 협력",
                "Cooperation between the local governments",
            ),
            (
                Cue(
                    "s3-panel",
                    both("종합 토론", "Panel discussion"),
                    PANEL,
                    minutes(60),
                    {PROGRAM: "Panel wide"},
                    lower_third=LowerThirdPlan(PANEL),
                    unmute=("Panel mics", "Remote guests"),
                ),
                Cue(
                    "s3-close",
                    both("폐회", "Closing"),
                    (),
                    minutes(5),
                    {PROGRAM: "Wide"},
                    record=RecordVerb.STOP,
                    broadcast=BroadcastVerb.END,
                ),
            ),
            TimeOfDay(0, time(14, 0)),
        ),
    )
    return RunSheet(
        EventInfo(
            both(
                "한·중·일 지방정부 탄소중립 지역혁신 컨퍼런스",
                "Carbon-Neutral Regional Innovation Conference of Local Governments",
            ),
            date(2021, 4, 23),
            SEOUL,
            both("한국기계연구원", "Korea Institute of Machinery and Materials"),
            ("ko", "en"),
        ),
        sessions,
        SPEAKERS,
        {PROGRAM: Output(PROGRAM, required=True), "venue": Output("venue")},
        BroadcastPlan(both("탄소중립 컨퍼런스", "Carbon-neutral conference")),
    )


def long_sheet(cues, per_session=20):
    """A sheet of many cues."""
    made = [
        Cue(f"c{number}", Text((("en", f"Cue {number}"),)), (), minutes(1), {PROGRAM: "Wide"})
        for number in range(cues)
    ]
    sessions = tuple(
        Session(
            f"s{at}",
            Text((("en", f"Session {at}"),)),
            tuple(made[at : at + per_session]),
            TimeOfDay(0, time(9, 0)) if at == 0 else None,
        )
        for at in range(0, cues, per_session)
    )
    event = EventInfo(Text((("en", "A long show"),)), date(2021, 4, 23), SEOUL)
    return RunSheet(event, sessions)


def ready(output=PROGRAM, **changes):
    """An OBS that is connected and has all that the demo needs."""
    seen = SwitcherSeen(
        output,
        Link.READY,
        address="127.0.0.1:4455",
        version="29.0.2",
        scene="Podium + Slides",
        on_air="Podium + Slides",
        overlay=True,
        fps=30.0,
        disk_free_mib=80_000.0,
        recording=True,
    )
    return replace(seen, **changes)


def report(leg, status, *, take=1, output=PROGRAM, trouble=None):
    """A driver's word on one leg, as an entry of a cue's legs."""
    return {(output, leg): LegReport(output, take, leg, status, START, trouble)}


def graphic_of(*speakers):
    """The graphic that names these speakers."""
    found = [SPEAKERS[speaker] for speaker in speakers]
    people = tuple(Person(one.name, one.role, one.organisation, one.language) for one in found)
    return Graphic("classic" if len(people) == 1 else PANEL_LOOK, people, ("ko", "en"))


def snapshot(
    sheet=None,
    *,
    on_air=None,
    standby=None,
    now=START,
    taken_at=None,
    tally=None,
    done=(),
    state=None,
    air=None,
    **changes,
):
    """A snapshot of a sheet (the demo's unless given). ``state`` and ``air`` change fields of
    ShowState and OnAir, ``done`` names cues that were on air for as long as planned, and
    every other keyword is a field of Snapshot."""
    sheet = sheet or demo_sheet()
    spans = {}
    began = START
    for one in done:
        ended = began + (sheet.cue(one).duration or timedelta(0))
        spans[one] = Span(began, ended)
        began = ended
    made = ShowState(sheet, standby=standby or sheet.cues[0].id)
    if on_air is not None:
        taken = taken_at or began
        spans[on_air] = Span(taken)
        made = replace(made, on_air=OnAir(sheet.cue(on_air), 1, taken, **(air or {})), take=1)
    made = replace(made, spans=spans, **(state or {}))
    light = tally if tally is not None else Tally.ON_AIR if on_air else Tally.NONE
    return Snapshot(sheet, made, RundownClock().at(made, now), light, **changes)


def keynote(**changes):
    """The demo at 09:47:12: the keynote on air, proven, with its name shown and YouTube live."""
    now = START + timedelta(minutes=47, seconds=12)
    values = {
        "on_air": "s1-chung",
        "standby": "s1-five",
        "done": ("o-film", "o-welcome"),
        "taken_at": START + timedelta(minutes=33, seconds=20),
        "now": now,
        "state": {
            "lower_third": LowerThird(
                "chung", now, now + timedelta(seconds=5), graphic_of("chung")
            ),
            "overlay": True,
            "broadcast": Stage.LIVE,
        },
        "legs": {
            "s1-chung": {
                **report(Leg.SCENE, LegStatus.ON_AIR),
                **report(Leg.AUDIO, LegStatus.ON_AIR),
                **report(Leg.GRAPHIC, LegStatus.ON_AIR),
            }
        },
        "switchers": {
            PROGRAM: ready(graphic=graphic_of("chung")),
            "venue": SwitcherSeen("venue"),
        },
        "broadcast": BroadcastSeen(
            Service.OK,
            Stage.LIVE,
            id="abcDEF12345",
            channel="DISTEPube",
            ingest="active",
            health="good",
        ),
        "broadcast_wanted": Stage.LIVE,
    }
    return snapshot(**{**values, **changes})
