"""What YouTube should be brought to: each broadcast of the unit, and what feeds it. Pure."""

from datetime import datetime, time

from msgspec.structs import replace

from eventdesk.domain.broadcast import (
    STREAM_TITLE,
    BroadcastDesired,
    Stage,
    watch_url,
)
from eventdesk.domain.moved import spare_title
from eventdesk.domain.rundown import first_start, plan_times
from eventdesk.domain.runsheet import PROGRAM, BroadcastPlan, RunSheet, TimeOfDay
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import BroadcastRecord, ShowState, spare_of
from eventdesk.domain.switcher import StreamWanted
from eventdesk.domain.unit import Member, members

_MIDNIGHT = TimeOfDay(0, time(0))


def broadcasts_desired(state: ShowState, run: str) -> tuple[BroadcastDesired, ...]:
    """What every broadcast should be brought to, the main one first; none while nobody asked for
    anything.

    ``run`` identifies this run of the show, so that its broadcasts are found again after a crash.
    """
    if not state.sheet.broadcasts or (state.broadcast is Stage.NONE and not state.earlier):
        return ()
    return tuple(_desired(state, one, run) for one in members(state))


def _desired(state: ShowState, member: Member, run: str) -> BroadcastDesired:
    sheet, record = state.sheet, state.record(member.name)
    languages = sheet.languages_of(member.plan)
    return BroadcastDesired(
        stage=member.stage,
        plan=_words(member, record),
        languages=languages,
        scheduled_start=_start(sheet, member.plan),
        marker=" ".join(part for part in ("EventDesk", run, member.name) if part),
        known_id=record.id,
        forced=record.forced,
        reword=record.due if member.serves else (),
        thumbnail_sent=record.thumbnail,
        chapters=record.chapters,
        name=member.name,
        stream=stream_title(member),
        stands_by=member.stands_by,
        readdress=member.took_over or member.left,
        moved_to=_new_address(state, member),
    )


def stream_title(member: Member) -> str:
    """The title of the reusable stream that feeds it: one for each output, and one to spare."""
    output = "" if member.plan.output == PROGRAM else f" {member.plan.output}"
    spare = " spare" if member.stands_by or member.took_over else ""
    return f"{STREAM_TITLE}{output}{spare}"


def _new_address(state: ShowState, member: Member) -> str:
    there = state.record(spare_of(member.plan.name)).id if member.left else None
    return watch_url(there) if there else ""


def _words(member: Member, record: BroadcastRecord) -> BroadcastPlan:
    """The plan with the words that fit the broadcast's part in the show. A spare of a public
    broadcast is unlisted until it is needed: the channel must not announce it."""
    plan = member.plan
    if not member.stands_by:
        if record.id is None or record.words is None:
            return plan
        # What was edited since is not sent before somebody says so; found it is by its own title.
        return replace(plan, title=record.words.title, description=record.words.description)
    privacy = "unlisted" if plan.privacy == "public" else plan.privacy
    return replace(plan, title=spare_title(plan.title), privacy=privacy, playlist=None)


def _start(sheet: RunSheet, plan: BroadcastPlan) -> datetime:
    if plan.scheduled_start is not None:
        return sheet.moment(plan.scheduled_start)
    session = next((one for one in sheet.sessions if one.id == plan.session), None)
    begins = None
    if session is not None and session.cues:
        begins = plan_times(sheet).spans[sheet.position(session.cues[0].id)][0]
    return begins or first_start(sheet) or sheet.moment(_MIDNIGHT)


def stream_wanted(state: ShowState, output: str, seen: Seen) -> StreamWanted | None:
    """What the broadcasts' stage asks of an output's stream, but for what a hand did at the program
    and was adopted."""
    wanted = _stream_for(state, output, seen)
    if output != PROGRAM or wanted is None or state.stream in (None, wanted.active):
        return wanted
    return StreamWanted(active=state.stream is True)


def _stream_for(state: ShowState, output: str, seen: Seen) -> StreamWanted | None:
    """An output streams as soon as a broadcast that it feeds has a key and someone asked for the
    picture, and stops only after YouTube was seen to have ended all of them: an early stop would
    cut the audience off."""
    fed = [one for one in members(state) if one.plan.output == output and one.part <= state.part]
    now = [one for one in fed if one.serves and one.part == state.part]
    if not now:
        return None
    if state.broadcast is Stage.ENDED:
        begun = [one for one in fed if state.record(one.name).reached >= Stage.PREVIEW]
        on = [one for one in begun if one.serves] or begun or now
        over = all(seen.on(one.name).stage is Stage.ENDED for one in on)
        return StreamWanted(active=False) if over else None
    targets = [target for one in now if (target := seen.on(one.name).target)]
    if state.broadcast < Stage.PREVIEW or not targets:
        return None
    before = [seen.on(one.name).target for one in fed if one not in now and not one.stands_by]
    ours = {target for target in before if target is not None} - {targets[0]}
    return StreamWanted(active=True, target=targets[0], leaves=frozenset(ours))
