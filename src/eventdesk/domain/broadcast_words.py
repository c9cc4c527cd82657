"""The broadcast's title and description while it is there: session titles, and late edits of the
sheet. What was sent is remembered, so that nothing a hand writes in YouTube Studio is undone."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain import events as e
from eventdesk.domain.broadcast import BroadcastSeen, Stage, Words
from eventdesk.domain.runsheet import BroadcastPlan, RunSheet, Session
from eventdesk.domain.show import BroadcastRecord, ShowState, spare_of
from eventdesk.domain.text import Text
from eventdesk.domain.unit import Member, members, part_of

SESSION = "{session}"
"""What a session's title takes the place of."""


class Changed(Struct, frozen=True):
    """What of the sheet's words is not what was last sent; None where they are the same."""

    title: Text | None = None
    description: Text | None = None


def session_title(plan: BroadcastPlan, session: Session) -> Text:
    """The broadcast's title while this session is on; no words where the sheet asks for none."""
    return Text(
        tuple(
            (tag, words.replace(SESSION, session.title.best((tag,))))
            for tag, words in plan.session_title.entries
        )
    )


def titled_by(state: ShowState, member: Member, cue_id: str, stage: Stage) -> Session | None:
    """The session whose title goes up on this broadcast with this cue, the first that is taken of
    it; ``stage`` is what the broadcast is asked for by then. Once for each session, and never
    taken back."""
    on = member.serves and Stage.NONE < stage < Stage.ENDED
    if not on or not member.plan.session_title:
        return None
    session = _session_of(state.sheet, cue_id)
    known = session is None or session.id in state.record(member.name).titled
    return None if known else session


def title_asked(state: ShowState, cue_id: str, stage: Stage, now: datetime) -> Iterator[e.Event]:
    """What a GO of this cue asks of the titles of the broadcasts that it is shown on."""
    for member in members(state):
        if member.part == part_of(state.sheet, cue_id):
            session = titled_by(state, member, cue_id, stage)
            if session is not None:
                title = dict(session_title(member.plan, session).entries)
                yield e.WordsAsked(now, title=title, session=session.id, name=member.name)


def meant(state: ShowState, name: str | None = None) -> Words | None:
    """The words that the sheet means at this moment for a broadcast, the main one unless another
    is named; None without one."""
    name = state.main if name is None else name
    plans = (one for one in state.sheet.broadcasts if name in (one.name, spare_of(one.name)))
    plan, titled = next(plans, None), state.record(name).titled
    if plan is None:
        return None
    session = _session(state.sheet, titled[-1]) if titled and plan.session_title else None
    title = session_title(plan, session) if session else plan.title
    return Words(title, plan.description)


def changed(state: ShowState, name: str | None = None) -> Changed | None:
    """What of the sheet was edited since it was sent to a broadcast, the main one unless another
    is named; None when nothing was. A text that was taken out of the sheet is left as YouTube
    has it."""
    name = state.main if name is None else name
    words, sent = meant(state, name), state.record(name).words
    if words is None or sent is None or state.broadcast is Stage.ENDED:
        return None
    title = words.title if words.title and words.title != sent.title else None
    other = words.description if words.description != sent.description else None
    return Changed(title, other or None) if title or other else None


def send_changed(state: ShowState, now: datetime) -> Iterator[e.Event]:
    """Have the edited words sent to every broadcast that the audience is sent to."""
    for member in members(state):
        if member.serves:
            yield from _send(state, member.name, now)


def _send(state: ShowState, name: str, now: datetime) -> Iterator[e.Event]:
    edited = changed(state, name)
    if edited is not None:
        title, description = edited.title or Text(), edited.description or Text()
        yield e.WordsAsked(now, dict(title.entries), dict(description.entries), name=name)


def edited_before_live(state: ShowState, seen: BroadcastSeen, now: datetime) -> Iterator[e.Event]:
    """What goes out by itself: nobody watches yet. Once it is live, the operator is asked."""
    ours = seen.id is not None and seen.id == state.record(seen.name).id
    serves = any(one.serves for one in members(state) if one.name == seen.name)
    before = Stage.NONE < seen.stage < Stage.LIVE and seen.moving_to is not Stage.LIVE
    if ours and serves and before:
        yield from _send(state, seen.name, now)


def written(state: ShowState, seen: BroadcastSeen, now: datetime) -> Iterator[e.Event]:
    """That the words were read back."""
    record = state.record(seen.name)
    if record.due and seen.words is not None and seen.words == record.words:
        yield e.WordsWritten(now, seen.name)


def asked(state: ShowState, event: e.WordsAsked, name: str) -> BroadcastRecord:
    """The record after these words were asked for."""
    record = state.record(name)
    base = record.words or meant(state, name) or Words()
    title, description = _text(event.title), _text(event.description)
    words = Words(title or base.title, description or base.description)
    due = {*record.due, *_named(title=title, description=description)}
    titled = (*record.titled, event.session) if event.session else record.titled
    return replace(record, words=words, due=tuple(sorted(due)), titled=titled)


def _named(**texts: Text) -> list[str]:
    return [name for name, text in texts.items() if text]


def _text(entries: Mapping[str, str]) -> Text:
    return Text(tuple(entries.items()))


def _session(sheet: RunSheet, session_id: str) -> Session | None:
    return next((each for each in sheet.sessions if each.id == session_id), None)


def _session_of(sheet: RunSheet, cue_id: str) -> Session | None:
    holding = (each for each in sheet.sessions if any(cue.id == cue_id for cue in each.cues))
    return next(holding, None)
