"""Events as rows: a kind, a version and plain JSON, readable by eye and by later versions.

Rules for what changes later: a field that is added has a default; a field never changes its
meaning; an event that must change becomes a new kind. A row of an unknown kind or of a newer
version is an error that says so, never skipped, and so is a field that is not known: a show
is not half-remembered.
"""

import json
import types
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec.structs import fields

from eventdesk.domain.events import Event, SheetLoaded
from eventdesk.domain.parts import Part, Switch
from eventdesk.domain.runsheet import RunSheet

VERSION = 1
KINDS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


class UnreadableEventError(Exception):
    """A row of the journal cannot be understood; the message says why."""


def encode(event: Event) -> tuple[str, int, str]:
    """The event as (kind, version, JSON). A sheet is given by its digest alone."""
    data = {
        field.name: _plain(getattr(event, field.name))
        for field in fields(event)
        if not isinstance(getattr(event, field.name), RunSheet)
    }
    return type(event).__name__, VERSION, _json(data)


def _json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair in a name from OBS: no file can hold it
        return json.dumps(data)
    return text


def decode(kind: str, version: int, data: str, sheet: Callable[[str], RunSheet]) -> Event:
    """The event of a row; ``sheet`` gives the plan of a digest. Raises UnreadableEventError."""
    event = KINDS.get(kind)
    if event is None or version > VERSION:
        raise UnreadableEventError(f"a newer EventDesk wrote {kind} (version {version})")
    try:
        values = json.loads(data)
        if event is SheetLoaded:
            values["sheet"] = None
        made: Event = _build(event, values)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableEventError(f"{kind} is damaged: {error}") from error
    if isinstance(made, SheetLoaded):
        return SheetLoaded(made.at, made.digest, sheet(made.digest))
    return made


def _plain(value: object) -> object:  # noqa: PLR0911 # one line a type
    match value:
        case datetime():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case Enum():
            return value.name
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case tuple():
            return [_plain(item) for item in value]
        case Part() | Switch():
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 # a class
    return get_type_hints(kind)


def _build(kind: Any, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 # a class, one of it
    hints = _hints(kind)
    unknown = values.keys() - hints.keys()
    if unknown:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    given: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in values:
            given[field.name] = _value(hints[field.name], values[field.name])
        elif field.required:
            raise KeyError(field.name)
    return kind(**given)


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911 # the type is the hint's
    if hint is RunSheet:
        return None
    if get_origin(hint) in {Union, types.UnionType}:
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        return None if value is None else _value(inner, value)
    if get_origin(hint) is Mapping:
        item_hint = get_args(hint)[1]
        return {key: _value(item_hint, item) for key, item in value.items()}
    if get_origin(hint) is tuple:
        item_hint = get_args(hint)[0]
        return tuple(_value(item_hint, item) for item in value)
    if hint in {Part, Switch}:
        return _build(hint, value)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint is timedelta:
        return timedelta(seconds=value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint[value]
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise TypeError(f"{value!r} is not {hint.__name__}")
    return value
