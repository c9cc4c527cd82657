"""Template files: read as YAML, checked against their records, every fault told with its line."""

import difflib
import types
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar, get_args, get_origin, get_type_hints

import yaml
from msgspec import Struct

from eventdesk.graphics.template import Between, Colour, Curve, Template

BASED_ON = "based_on"
"""The key that names the template whose parts a file keeps where it says nothing."""
MAX_BYTES = 256 * 1024
_Record = TypeVar("_Record")
_HEX_LENGTHS = (6, 8)


class Fault(Struct, frozen=True):
    """One thing that is wrong with a template. ``line`` counts from 1; ``found`` names the key
    and what stands there, ``expected`` what would be right."""

    file: str
    line: int
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.found}; expected {self.expected}"


class TemplateError(ValueError):
    """A template that cannot be used; the message has one line per fault:
    ``file:line: key: what was found; expected what would be right``."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class Draft(Struct, frozen=True):
    """A file read as YAML, before its numbers are looked at. ``based_on`` is None where the file
    stands on the defaults alone; ``line`` is where it says so."""

    path: Path
    root: yaml.Node | None
    based_on: str | None
    line: int

    def fault(self, found: str, expected: str) -> TemplateError:
        """Something wrong with what the file is based on."""
        return TemplateError(Fault(self.path.name, self.line, found, expected))


def read(path: Path) -> Draft:
    """Read a template file. Raises TemplateError when it is not YAML or cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise TemplateError(Fault(path.name, 1, "too big", f"at most {MAX_BYTES} bytes"))
        root = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(
            Fault(path.name, 1, f"cannot be read: {error}", "UTF-8 text")
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reason = getattr(error, "problem", None) or " ".join(str(error).split())
        raise TemplateError(Fault(path.name, line, f"not YAML: {reason}", "YAML")) from error
    return _draft(path, root)


def _draft(path: Path, root: yaml.Node | None) -> Draft:
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == BASED_ON:
            draft = Draft(path, root, str(value.value), value.start_mark.line + 1)
            if not isinstance(value, yaml.ScalarNode) or not value.value:
                raise draft.fault(f"{BASED_ON}: names no template", "a template's name")
            return draft
    return Draft(path, root, None, 1)


def build(draft: Draft, base: Template) -> Template:
    """The template of a draft: what it leaves out is ``base``'s. Raises TemplateError."""
    reader = _Reader(draft.path.name)
    template = reader.record(Template, draft.root, "", base, needed=("format",))
    if template is None:
        raise TemplateError(*reader.faults)
    place, name = template.place, draft.path.name
    if min(place.margin, place.bottom) < place.safe:
        line = _line_of(draft.root, "place")
        raise TemplateError(
            Fault(name, line, "place: too near to the edge", "margin and bottom at least safe")
        )
    return template


def _line_of(root: yaml.Node | None, wanted: str) -> int:
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next((key.start_mark.line + 1 for key, _ in pairs if key.value == wanted), 1)


class _Reader:
    """Reads one file and gathers its faults."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.faults: list[Fault] = []

    def record(
        self,
        cls: type[_Record],
        node: yaml.Node | None,
        where: str,
        base: _Record,
        needed: tuple[str, ...] = (),
    ) -> _Record | None:
        """One record from one YAML mapping, over ``base``; None, with ``faults`` longer, if it
        is not right."""
        if not isinstance(node, yaml.MappingNode):
            self._fault(node, where.rstrip(".") or "the file", "keys with values")
            return None
        hints = get_type_hints(cls, include_extras=True)
        values: dict[str, object] = {}
        before = len(self.faults)
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key == BASED_ON and not where:
                continue
            if key not in hints:
                near = difflib.get_close_matches(key, hints, 1) or list(hints)
                self._fault(key_node, f"{where}{key}: unknown", " | ".join(near))
            elif key in values:
                self._fault(key_node, f"{where}{key}: given twice", "it once")
            else:
                default = getattr(base, key)
                values[key] = self._value(hints[key], value_node, where + key, default)
        for missing in [name for name in needed if name not in values]:
            self._fault(node, f"{where}{missing}: missing", "a value")
        kept = {name: getattr(base, name) for name in hints if name not in values}
        return cls(**values, **kept) if len(self.faults) == before else None

    def _value(self, hint: object, node: yaml.Node, where: str, base: object) -> object:
        if isinstance(hint, type) and issubclass(hint, Struct):
            return self.record(hint, node, f"{where}.", base)
        found: object = None
        try:
            found = yaml.SafeLoader("").construct_object(node, deep=True)
            return _checked(hint, found)
        except yaml.YAMLError as error:  # a tag, or an alias inside itself
            reason = " ".join(str(error).split())
            self._fault(node, f"{where}: {reason}", "a plain value")
        except ValueError as error:
            self._fault(node, f"{where}: found {found!r}", str(error))
        return None

    def _fault(self, node: yaml.Node | None, found: str, expected: str) -> None:
        line = node.start_mark.line + 1 if node is not None else 1
        self.faults.append(Fault(self._file, line, found, expected))


def _checked(hint: object, found: object) -> object:
    """The value as the field's type; ValueError says what would be right."""
    if hint is Colour:
        return _colour(found)
    if hint is Curve:
        return _curve(found)
    if hint is bool:
        if not isinstance(found, bool):
            raise ValueError("true or false")
        return found
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint, found)
    if isinstance(hint, types.GenericAlias) or get_origin(hint) is not Annotated:
        raise TypeError(f"no reader for {hint}")
    kind, limits = get_args(hint)
    return _number(found, kind, limits)


def _choice(kind: type[StrEnum], found: object) -> StrEnum:
    for choice in kind:
        if found == choice.value:
            return choice
    raise ValueError("one of " + ", ".join(choice.value for choice in kind))


def _number(found: object, kind: type[int] | type[float], limits: Between) -> float:
    allowed = (int,) if kind is int else (int, float)
    good = isinstance(found, allowed) and not isinstance(found, bool)
    if not good or not limits.low <= kind(str(found)) <= limits.high:
        name = "a whole number" if kind is int else "a number"
        raise ValueError(f"{name} from {limits.low:g} to {limits.high:g}")
    return kind(str(found))


def _colour(found: object) -> Colour:
    digits = found[1:] if isinstance(found, str) and found.startswith("#") else ""
    try:
        parts = bytes.fromhex(digits) if len(digits) in _HEX_LENGTHS else b""
    except ValueError:
        parts = b""
    if 2 * len(parts) not in _HEX_LENGTHS:
        raise ValueError('a quoted colour, "#RRGGBB" or "#RRGGBBAA"')
    return Colour(*parts)


def _curve(found: object) -> Curve:
    numbers = found if isinstance(found, list) else []
    if len(numbers) != len(fields_of_curve := Curve._fields):
        raise ValueError(f"a list of {len(fields_of_curve)} numbers")
    return Curve(*(_number(number, float, Between(0, 1)) for number in numbers))
