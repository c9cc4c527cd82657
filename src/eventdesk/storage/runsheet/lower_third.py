"""Who a cue's lower third names, how it looks and when: read from any of the ways to state it."""

from datetime import timedelta
from typing import TypedDict

from msgspec import Struct

from eventdesk.domain.graphic import Side
from eventdesk.domain.runsheet import ShowWhen
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.looks import Stay
from eventdesk.storage.runsheet.sections import NOBODY, Known
from eventdesk.storage.runsheet.values import Value

LOWER_THIRD_KEYS = ("show", "hide_after", "template", "position", "drop_on_cut")
STAY, WITH_CUE = "stay", "cue"
SHORTEST = timedelta(seconds=1)
"""No cue, no warning and no name is shorter."""


class Named(Struct, frozen=True):
    """Whom a lower third names: these, or the cue's own speakers when None."""

    speakers: tuple[str, ...] | None = None


def read_people(value: Value, known: Known) -> tuple[str, ...]:
    """Known speakers' ids; unknown ones are noted and left out."""
    people: dict[str, None] = {}
    for item in value.values():
        person = _person(item, known)
        if person in people:
            item.warn("listed-twice")
        elif person is not None:
            people[person] = None
    return tuple(people)


def _person(value: Value, known: Known) -> str | None:
    name = value.words()
    if name is None or name in known.speakers:
        return name
    value.note("unknown-speaker", lambda: notation.nearest(name, known.speakers))
    return None


class Look(TypedDict, total=False):
    """The fields of CueFields that a lower third's mapping states."""

    template: str | None
    show: tuple[ShowWhen, timedelta] | None
    hide_after: Stay | None
    side: Side | None
    drop_on_cut: bool | None


def read_lower_third(value: Value | None, known: Known) -> tuple[Named | None, Look]:
    """Whom it names, None for what the level does not say; and how it looks."""
    if value is None:
        return None, {}
    if value.is_list:
        return Named(read_people(value, known)), {}
    if not value.is_mapping:
        word = value.words()
        person = None if word in (None, NOBODY) else _person(value, known)
        return Named((person,) if person else ()), {}
    keys = value.fields(LOWER_THIRD_KEYS)
    show, hide_after, template = keys.get("show"), keys.get("hide_after"), keys.get("template")
    position, drop = keys.get("position"), keys.get("drop_on_cut")
    return Named(), {
        "template": template.words() if template else None,
        "show": _show(show) if show else None,
        "hide_after": _hide_after(hide_after) if hide_after else None,
        "side": position.choice(Side) if position else None,
        "drop_on_cut": drop.flag() if drop else None,
    }


def _show(value: Value) -> tuple[ShowWhen, timedelta] | None:
    raw = value.raw("on go | after 3s | manual")
    if raw is None:
        return None
    if raw.startswith("after "):
        delay = value.duration_in(raw.removeprefix("after "), "after ")
        return None if delay is None else (ShowWhen.AFTER, delay)
    if raw in (ShowWhen.ON_GO, ShowWhen.MANUAL):
        return ShowWhen(raw), timedelta(0)
    value.note("bad-choice", "on go | after 3s | manual")
    return None


def _hide_after(value: Value) -> Stay | None:
    raw = value.raw("8s | cue | stay")
    if raw in (STAY, WITH_CUE):
        return Stay(on=raw == STAY)
    length = value.duration(SHORTEST) if not (value.is_list or value.is_mapping) else None
    return None if length is None else Stay(length)
