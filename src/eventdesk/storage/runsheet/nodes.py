"""YAML as it was written: raw scalars, quoted or plain, with their places. Nothing is resolved.

PyYAML's C parser gives events; the tree is built here, without recursion, so that deep nesting and
alias bombs are refused before they cost anything, and so that ``no``, ``09:30`` and ``007`` reach
the reader as the characters that were typed.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Protocol

import yaml
from msgspec import Struct, field

MAX_DEPTH = 32
MAX_NODES = 2_000_000
"""Values after every alias is followed; 20,000 cues of 60 values are 1.2 million."""

MAX_BAD_CHARACTERS = 100
"""Told apart one by one; a binary file has no end of them."""

# All but what YAML calls printable (YAML 1.1, 5.1); libyaml stops at it. Named by itself it is
# compiled in a seventh of the time that the opposite of the printable takes.
_UNPRINTABLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufeff\\ufffe\\uffff]+"
)


_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Scalar(Struct):
    """One value as typed; ``plain`` without quotes. ``start`` and ``end`` index the text."""

    value: str
    plain: bool
    start: int
    end: int


class Sequence(Struct):
    """A list, in block style or in brackets (``flow``)."""

    items: "list[Node]"
    flow: bool
    start: int
    end: int


class Mapping(Struct):
    """Keys and values in the order of the text; nothing is overwritten."""

    items: "list[tuple[Node, Node]]"
    flow: bool
    start: int
    end: int


Node = Scalar | Sequence | Mapping


class Fault(Struct, frozen=True):
    """Something wrong with the YAML itself, at a character of the text."""

    code: str
    index: int
    found: str = ""
    expected: str = ""


class Tree(Struct):
    """What could be read. ``whole`` is False when reading stopped before the end."""

    root: Node | None = None
    faults: list[Fault] = field(default_factory=list)
    whole: bool = True


class _Mark(Protocol):
    """A place in the text, as PyYAML's two parsers give it."""

    @property
    def index(self) -> int: ...


class _Open(Struct):
    """A list or mapping whose end has not come yet."""

    node: Sequence | Mapping
    anchor: str | None
    size: int = 1
    key: Node | None = None


class _StopReadingError(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python's cyclic collector off: its passes over a growing tree take longer than YAML."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def compose(text: str) -> Tree:
    """Read YAML into a tree; whatever is wrong is a fault in it. Raises nothing for any text."""
    tree = Tree()
    for match in islice(_UNPRINTABLE.finditer(text), MAX_BAD_CHARACTERS):
        tree.faults.append(Fault("bad-character", match.start(), f"U+{ord(match[0][0]):04X}"))
    if tree.faults:
        text = _UNPRINTABLE.sub(lambda found: "\ufffd" * len(found[0]), text)
    builder = _Builder(tree)
    try:
        builder.read(text)
    except _StopReadingError as stop:
        tree.faults.append(stop.fault)
        tree.whole = False
    except yaml.YAMLError as error:
        tree.faults.append(_syntax_fault(error, len(text)))
        tree.whole = False
    if not tree.whole:
        builder.close_all()
    return tree


_LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
"""PyYAML 6.0.4's libyaml stops by itself before any event of such a file is heard."""


def _syntax_fault(error: yaml.YAMLError, length: int) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = min(mark.index, length) if mark else 0
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
    if what == _LIBYAML_TOO_DEEP:
        return Fault("too-deep", index, expected=str(MAX_DEPTH))
    return Fault("yaml-syntax", index, str(what))


def _at(mark: _Mark | None) -> int:
    return mark.index if mark else 0


class _Builder:
    """Puts one document's events together."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int] | None] = {}

    def read(self, text: str) -> None:
        parser = yaml.CSafeLoader(text)
        try:
            event = parser.get_event()
            while event is not None and not isinstance(event, yaml.StreamEndEvent):
                self._take(event)
                event = parser.get_event()
        finally:
            parser.dispose()

    def close_all(self) -> None:
        """End what a fault left open, so that the part before it can be shown."""
        while self._stack:
            self._stack[-1].size = 0  # what stopped the reading must not stop the closing
            self._close()

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check_tag(event)
            start, end = _at(event.start_mark), _at(event.end_mark)
            scalar = Scalar(event.value, not event.style, start, end)
            if event.anchor:
                self._anchors[event.anchor] = (scalar, 1)
            self._add(scalar, 1)
        elif isinstance(event, _STARTS):
            self._check_tag(event)
            self._open(event)
        elif isinstance(event, _ENDS):
            self._close(_at(event.end_mark))
        elif isinstance(event, yaml.AliasEvent):
            self._add(*self._followed(event))
        elif isinstance(event, yaml.DocumentStartEvent) and self._tree.root is not None:
            raise _StopReadingError(Fault("several-documents", _at(event.start_mark), "---"))

    def _check_tag(self, event: yaml.NodeEvent) -> None:
        tag = event.tag  # type: ignore[attr-defined]  # the stubs leave it out
        if tag is not None:
            short = tag.replace("tag:yaml.org,2002:", "!!")
            self._tree.faults.append(Fault("explicit-tag", _at(event.start_mark), short))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        start = _at(event.start_mark)
        if len(self._stack) >= MAX_DEPTH:
            raise _StopReadingError(Fault("too-deep", start, expected=str(MAX_DEPTH)))
        shape = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        if event.anchor:
            self._anchors[event.anchor] = None
        self._stack.append(_Open(shape([], bool(event.flow_style), start, start), event.anchor))

    def _close(self, end: int | None = None) -> None:
        opened = self._stack.pop()
        opened.node.end = opened.node.start if end is None else end
        if opened.anchor:
            self._anchors[opened.anchor] = (opened.node, opened.size)
        self._add(opened.node, opened.size)

    def _followed(self, event: yaml.AliasEvent) -> tuple[Node, int]:
        name, index = event.anchor or "", _at(event.start_mark)
        target = self._anchors.get(name)
        if target is None:  # None is there while the anchor's own value is still open
            code = "recursive-alias" if name in self._anchors else "unknown-alias"
            raise _StopReadingError(Fault(code, index, f"*{name}"))
        return target

    def _add(self, node: Node, size: int) -> None:
        if not self._stack:
            self._tree.root = node
            return
        top = self._stack[-1]
        top.size += size
        if top.size > MAX_NODES:
            raise _StopReadingError(Fault("too-large", top.node.start, expected=str(MAX_NODES)))
        if isinstance(top.node, Sequence):
            top.node.items.append(node)
        elif top.key is None:
            top.key = node
        else:
            top.node.items.append((top.key, node))
            top.key = None
