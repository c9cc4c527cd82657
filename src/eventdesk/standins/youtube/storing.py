"""Records to JSON and back, so that a stand-in that was killed remembers its channel."""

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints


def encode(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    """A record, or a list or mapping of them, as JSON's own types."""
    if dataclasses.is_dataclass(value):
        return {each.name: encode(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: encode(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [encode(each) for each in value]
    return value


def decode(kind: Any, value: Any) -> Any:  # noqa: ANN401 - the inverse of ``encode``
    """The value of this type that ``encode`` wrote. KeyError, TypeError or ValueError when the
    text was written by something else."""
    if value is None or kind is Any:
        return value
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return decode(inner[0], value)
    if origin is dict:
        return {name: decode(inner[1], each) for name, each in value.items()}
    if origin is list:
        return [decode(inner[0], each) for each in value]
    if kind is datetime:
        return datetime.fromisoformat(value)
    return _record(kind, value) if dataclasses.is_dataclass(kind) else value


def _record(kind: Any, value: Mapping[str, Any]) -> Any:  # noqa: ANN401 - of this kind
    hints = _hints(kind)
    return kind(**{name: decode(hints[name], each) for name, each in value.items()})


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
