"""Template files: read as YAML, checked against the dataclasses, every fault told with its line."""

import difflib
from dataclasses import is_dataclass
from pathlib import Path
from typing import Annotated, TypeVar, get_args, get_origin, get_type_hints

import yaml

from eventdesk.graphics.template import Between, Colour, Curve, Template

_Record = TypeVar("_Record")
_HEX_LENGTHS = (6, 8)


class TemplateError(ValueError):
    """A template that cannot be used; the message has one line per fault:
    ``file:line: key: what was found; what would be right``."""


def load_template(path: Path) -> Template:
    """Read and check one template file.

    Raises OSError when it cannot be read, TemplateError when it is not a usable template.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path.name}: not readable as YAML: {error}") from error
    reader = _Reader(path.name)
    template = reader.record(Template, node, "")
    if template is None:
        raise TemplateError("\n".join(reader.faults))
    place = template.place
    if min(place.left, place.bottom) < place.safe:
        raise TemplateError(f"{path.name}: place: left and bottom must be at least safe")
    return template


def load_templates(folder: Path) -> dict[str, Template]:
    """All templates of a folder by name (the file's, without .yaml).

    Raises TemplateError with all faults of all files, also when there is no template at all.
    """
    templates: dict[str, Template] = {}
    faults = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            templates[path.stem] = load_template(path)
        except TemplateError as error:
            faults.append(str(error))
    if not templates and not faults:
        faults.append(f"{folder}: no templates here; there must be at least one .yaml file")
    if faults:
        raise TemplateError("\n".join(faults))
    return templates


class _Reader:
    """Reads one file and gathers its faults."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.faults: list[str] = []

    def record(self, cls: type[_Record], node: yaml.Node | None, where: str) -> _Record | None:
        """One dataclass from one YAML mapping; None, with ``faults`` longer, if it is not right."""
        if not isinstance(node, yaml.MappingNode):
            self._fault(node, where.rstrip(".") or "the file", "must be keys with values")
            return None
        hints = get_type_hints(cls, include_extras=True)
        values: dict[str, object] = {}
        before = len(self.faults)
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key not in hints:
                near = difflib.get_close_matches(key, hints, 1) or list(hints)
                self._fault(key_node, where + key, f"unknown; did you mean {' or '.join(near)}?")
            elif key in values:
                self._fault(key_node, where + key, "given twice; keep one")
            else:
                values[key] = self._value(hints[key], value_node, where + key)
        for missing in [name for name in hints if name not in values]:
            self._fault(node, where + missing, "missing; must be given")
        return cls(**values) if len(self.faults) == before else None

    def _value(self, hint: object, node: yaml.Node, where: str) -> object:
        if isinstance(hint, type) and is_dataclass(hint):
            return self.record(hint, node, f"{where}.")
        found = yaml.SafeLoader("").construct_object(node, deep=True)
        try:
            return _checked(hint, found)
        except ValueError as error:
            self._fault(node, where, f"found {found!r}; must be {error}")
            return None

    def _fault(self, node: yaml.Node | None, where: str, what: str) -> None:
        line = node.start_mark.line + 1 if node is not None else 1
        self.faults.append(f"{self._file}:{line}: {where}: {what}")


def _checked(hint: object, found: object) -> object:
    """The value as the field's type; ValueError says what would be right."""
    if hint is Colour:
        return _colour(found)
    if hint is Curve:
        return _curve(found)
    if get_origin(hint) is not Annotated:
        raise TypeError(f"no reader for {hint}")
    kind, limits = get_args(hint)
    return _number(found, kind, limits)


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
