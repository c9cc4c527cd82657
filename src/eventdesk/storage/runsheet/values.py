"""Reading one value of the sheet at a time: each reader gives the value or notes a problem.

A reader answers None when the value cannot be used; the problem is noted by then, so that the
caller goes on with the rest and all problems come out at once.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from eventdesk.domain.runsheet import TimeOfDay
from eventdesk.domain.text import Text
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.nodes import Mapping, Node, Scalar, Sequence
from eventdesk.storage.runsheet.problems import Chain, Collector, Severity

_Choice = TypeVar("_Choice", bound=StrEnum)
_SHAPES = {Scalar: "text", Sequence: "list", Mapping: "mapping"}
DAY = timedelta(days=1)


class Value:
    """A value with its place in the text and in the sheet."""

    __slots__ = ("node", "path", "problems")

    def __init__(self, problems: Collector, node: Node, path: Chain | None = None) -> None:
        self.problems = problems
        self.node = node
        self.path = path

    def note(
        self,
        code: str,
        expected: str | Callable[[], str] = "",
        *,
        found: str | None = None,
        severity: Severity = "error",
    ) -> None:
        """Note a problem with this value; ``found`` is its own text unless given."""
        shown = self.shown if found is None else found
        self.problems.add(severity, self.node.start, code, shown, expected, path=self.path)

    def warn(
        self, code: str, expected: str | Callable[[], str] = "", *, found: str | None = None
    ) -> None:
        """Note something that does not keep the sheet off air."""
        self.note(code, expected, found=found, severity="warning")

    @property
    def shown(self) -> str:
        """The value as it stands in the sheet, for a message."""
        if not isinstance(self.node, Scalar):
            return _SHAPES[type(self.node)]
        return self.node.value if self.node.plain else f'"{self.node.value}"'

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, Sequence)

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.node, Mapping)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: ``key:``, ``key: ~``, ``key: null``."""
        node = self.node
        return isinstance(node, Scalar) and node.plain and node.value in notation.NULL_WORDS

    def fields(
        self, known: Collection[str] | None = None, elsewhere: Collection[str] = ()
    ) -> "Fields":
        """The mapping's keys; none, with a problem, if it is no mapping.

        A key outside ``known`` is a problem; None lets any key be. Keys ``elsewhere`` belong into
        the ``defaults`` beside them, and the problem says so.
        """
        if isinstance(self.node, Mapping):
            return Fields(self, self.node, known, elsewhere)
        self._wrong_type("mapping")
        return Fields(self, None)

    def values(self) -> Iterator["Value"]:
        """The list's values; none, with a problem, if it is no list."""
        if not isinstance(self.node, Sequence):
            hint = f"[{self.node.value}]" if isinstance(self.node, Scalar) else "list"
            self._wrong_type("list" if self.is_empty else hint)
            return
        for position, node in enumerate(self.node.items):
            yield Value(self.problems, node, (self.path, position))

    def raw(self, expected: str = "text") -> str | None:
        """The characters of a scalar, quoted or not."""
        if isinstance(self.node, Scalar):
            return self.node.value
        self._wrong_type(expected)
        return None

    def words(self) -> str | None:
        """A text in one language. YAML's traps are problems: nothing is silently something else."""
        raw = self.raw()
        if raw is None or not isinstance(self.node, Scalar):
            return None
        if self.is_empty or not raw.strip():
            self.warn("empty-value")
            return None
        if self.node.plain and (trap := notation.yaml_trap(raw)):
            self.note(trap, f'"{raw}"')
        return raw

    def identifier(self) -> str | None:
        """A name that other parts of the sheet refer to."""
        raw = self.words()
        if raw is None or notation.is_id(raw):
            return raw
        self.note("bad-id", notation.slug(raw))
        return None

    def text(self, languages: tuple[str, ...]) -> Text | None:
        """A text in the sheet's primary language, or in several, the primary one first."""
        if not isinstance(self.node, Mapping):
            words = self.words()
            return None if words is None else Text(((languages[0], words),))
        entries = []
        fields = self.fields()
        for tag, value in fields:
            fields.check_language(tag)
            if (words := value.words()) is not None:
                entries.append((tag, words))
        if entries and any(tag not in fields for tag in languages):
            self.warn(
                "missing-translation",
                lambda: ", ".join(tag for tag in languages if tag not in fields),
                found=", ".join(tag for tag, _ in entries[:10]),
            )
        entries.sort(key=lambda entry: entry[0] != languages[0])
        return Text(tuple(entries))

    def flag(self) -> bool | None:
        """``true`` or ``false`` and nothing else, so that nobody has to know YAML's other words."""
        raw = self.raw("true | false")
        plain = isinstance(self.node, Scalar) and self.node.plain
        if raw in ("true", "false") and plain:
            return raw == "true"
        if raw is not None:
            meant = {"yes": "true", "on": "true", "true": "true"} | dict.fromkeys(
                ("no", "off", "false"), "false"
            )
            self.note("bad-flag", meant.get(raw.lower(), "true | false"))
        return None

    def choice(self, kind: type[_Choice]) -> _Choice | None:
        """One of an enumeration's words."""
        word = self.one_of([member.value for member in kind])
        return None if word is None else kind(word)

    def one_of(self, allowed: Collection[str]) -> str | None:
        """One of a few words."""
        raw = self.raw(" | ".join(allowed))
        if raw is None or raw in allowed:
            return raw
        self.note("bad-choice", notation.nearest(raw.lower(), allowed) or " | ".join(allowed))
        return None

    def duration(self, least: timedelta = timedelta(0), most: timedelta = DAY) -> timedelta | None:
        """A length of time with its unit, within ``least`` and ``most`` inclusive."""
        raw = self.raw("20m")
        return None if raw is None else self.duration_in(raw, "", least, most)

    def duration_in(
        self, raw: str, prefix: str = "", least: timedelta = timedelta(0), most: timedelta = DAY
    ) -> timedelta | None:
        """A length of time written in a part of this value, after ``prefix``."""
        length = notation.duration(raw)
        if length is None:
            self.note("duration-unit" if raw.isdecimal() else "bad-duration",
                      prefix + (notation.duration_meant(raw) or "20m"))  # fmt: skip
        elif not least <= length <= most:
            shortest, longest = notation.write_duration(least), notation.write_duration(most)
            self.note("duration-out-of-range", f"{shortest} … {longest}")
            return None
        return length

    def time_of_day(self) -> TimeOfDay | None:
        """A quoted local clock time."""
        raw = self.raw('"09:30"')
        if raw is None or not isinstance(self.node, Scalar):
            return None
        at = notation.time_of_day(raw)
        if at is None:
            self.note("bad-time", notation.time_meant(raw) or '"09:30"')
        elif self.node.plain and not raw.startswith("+"):
            self.note("unquoted-time", f'"{raw}"')
        return at

    def names(self) -> tuple[str, ...]:
        """A list of texts, each once."""
        found: dict[str, None] = {}
        for value in self.values():
            word = value.words()
            if word in found:
                value.warn("listed-twice")
            elif word is not None:
                found[word] = None
        return tuple(found)

    def _wrong_type(self, expected: str) -> None:
        self.note("wrong-type", expected)


class Fields:
    """The keys of one mapping, each with its value; the first of a doubled key counts."""

    __slots__ = ("_keys", "_values", "value")

    def __init__(
        self,
        value: Value,
        node: Mapping | None,
        known: Collection[str] | None = None,
        elsewhere: Collection[str] = (),
    ) -> None:
        self.value = value
        self._keys: dict[str, Value] = {}
        self._values: dict[str, Value] = {}
        for key, item in node.items if node else ():
            self._take(Value(value.problems, key, value.path), item, known, elsewhere)

    def _take(
        self, key: Value, item: Node, known: Collection[str] | None, elsewhere: Collection[str]
    ) -> None:
        if not isinstance(key.node, Scalar):
            key.note("bad-key", "text")
            return
        name = key.node.value
        key.path = (key.path, name)
        if name in self._keys:
            key.note("duplicate-key", found=name)
            return
        self._keys[name] = key
        if known is not None and name not in known:
            place = f"defaults: {name}:" if name in elsewhere else ""
            key.problems.add(
                "error",
                key.node.start,
                "unknown-key",
                name,
                lambda: place or notation.nearest(name, known),
                path=key.path,
            )
            return
        value = Value(key.problems, item, key.path)
        if value.is_empty:
            key.warn("empty-value", found=name)
            return
        self._values[name] = value

    def get(self, name: str) -> Value | None:
        """The value of a key, None when it is not there or nothing was written."""
        return self._values.get(name)

    def need(self, name: str) -> Value | None:
        """The value of a key that must be there."""
        if name not in self._keys or name not in self._values:
            owner = self.value
            if isinstance(owner.node, Mapping):
                owner.note("missing-key", f"{name}:", found="")
        return self._values.get(name)

    def check_language(self, tag: str) -> None:
        """Note a key that is no language tag, or one that YAML reads as a truth value (``no``)."""
        key = self._keys[tag]
        plain = isinstance(key.node, Scalar) and key.node.plain
        if plain and tag.lower() in notation.TRUTH_WORDS:
            key.note("truth-value", f'"{tag}"')
        elif not notation.is_language(tag):
            key.note("unknown-language", notation.language_meant(tag), found=tag)

    def key(self, name: str) -> Value:
        """The key itself, as a place to note a problem."""
        return self._keys[name]

    def __contains__(self, name: object) -> bool:
        """Whether the key was written, with or without a value."""
        return name in self._keys

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        """Every key that has a value, in the order of the text."""
        return iter(self._values.items())
