"""The commands about the broadcasts answered: each gives the events that it makes, or a Refusal."""

from datetime import datetime

from eventdesk.domain import broadcast_words
from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.chapters import chapter_lines
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.unit import (
    following_part,
    may_move,
    members,
    on_the_same_output,
    spares_ready,
)

Decision = tuple[e.Event, ...] | c.Refusal


def ask_broadcast(state: ShowState, command: c.AskBroadcast, now: datetime) -> Decision:
    """Whether the broadcasts go to this stage."""
    if state.sheet.broadcast is None:
        return c.Refusal("no-broadcast")
    following = following_part(state)
    if following is not None and command.stage < Stage.ENDED:
        return (e.BroadcastAsked(now, command.stage, following),)
    if command.stage <= state.broadcast:
        return c.Refusal("broadcast-backwards", state.broadcast.name.lower())
    if command.stage is Stage.ENDED and state.broadcast < Stage.PREVIEW:
        return c.Refusal("broadcast-not-begun")
    return (e.BroadcastAsked(now, command.stage, state.part),)


def force_live(state: ShowState, seen: Seen, now: datetime) -> Decision:
    """Whether they go live although they are held back."""
    if state.broadcast is not Stage.LIVE:
        return c.Refusal("nothing-holds-live")
    names = (one.name for one in members(state) if one.serves and not state.record(one.name).forced)
    held = {name: seen.on(name).held_by for name in names}
    forced = tuple(e.GoLiveForced(now, why, name) for name, why in held.items() if why)
    return forced or c.Refusal("nothing-holds-live")


def send_chapters(state: ShowState, command: c.SendChapters, seen: Seen, now: datetime) -> Decision:
    """Whether the chapters are written."""
    if seen.broadcast.stage is not Stage.ENDED or state.broadcast is not Stage.ENDED:
        return c.Refusal("broadcast-not-ended")
    lines = chapter_lines(state)
    if not lines:
        return c.Refusal("no-chapters")
    if lines != command.expecting:
        return c.Refusal("stale-chapters")
    # With the main one all others that have ended, each with its own times and words.
    each = {one.name: chapter_lines(state, one.name) for one in members(state)}
    new = {name: its for name, its in each.items() if its != state.record(name).chapters}
    asked = tuple(e.ChaptersAsked(now, its, name) for name, its in new.items() if its)
    return asked or c.Refusal("chapters-sent")


def take_spare(state: ShowState, command: c.TakeSpare, seen: Seen, now: datetime) -> Decision:
    """Whether the spares take the places of the broadcasts that are on."""
    moving = on_the_same_output(state)
    if not moving or not all(one.plan.spare for one in moving):
        return c.Refusal("no-spare")
    if command.expecting != state.broadcast_record.id:
        return c.Refusal("stale-broadcast")
    if any(one.took_over for one in moving):
        return c.Refusal("spare-taken")
    if not may_move(state):
        return c.Refusal("nothing-to-move")
    if not spares_ready(state, seen.broadcasts):
        return c.Refusal("spare-not-ready")
    return (e.SpareTaken(now, tuple(one.name for one in moving)),)


def send_words(state: ShowState, seen: Seen, now: datetime) -> Decision:
    """Whether edited words are sent."""
    if not Stage.NONE < seen.broadcast.stage < Stage.ENDED:
        return c.Refusal("nothing-to-send")
    return tuple(broadcast_words.send_changed(state, now)) or c.Refusal("nothing-to-send")
