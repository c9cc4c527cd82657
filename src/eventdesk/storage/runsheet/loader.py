"""From a file to a run-sheet and everything that is wrong with it, in one go.

Nothing in a file can run: there is no YAML constructor here, only characters and their places.
"""

import codecs
import stat
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from eventdesk.domain.runsheet import RunSheet
from eventdesk.storage.runsheet import checks, notation
from eventdesk.storage.runsheet.broadcast_unit import check_unit, check_verbs, read_unit
from eventdesk.storage.runsheet.broadcasts import with_words
from eventdesk.storage.runsheet.looks import read_text_inputs
from eventdesk.storage.runsheet.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    collector_paused,
    compose,
)
from eventdesk.storage.runsheet.problems import Chain, Collector, Problem, Severity
from eventdesk.storage.runsheet.sections import (
    Known,
    read_event,
    read_outputs,
    read_speakers,
)
from eventdesk.storage.runsheet.sessions import GeneratedId, read_defaults, read_sessions
from eventdesk.storage.runsheet.values import Fields, Value

FORMAT = "1"
MAX_BYTES = 8 * 1024 * 1024
SHEET_KEYS = (
    "eventdesk", "event", "broadcast", "broadcasts", "outputs", "text_inputs", "speakers",
    "defaults", "sessions",
)  # fmt: skip

# Where YAML itself breaks off, what comes after is not missing, it was only not read.
_ABSENCES = frozenset(
    {"missing-key", "missing-title", "unknown-speaker", "unknown-output", "no-cues", "empty-list",
     "no-broadcast-section", "never-live", "nobody-to-name", "advance-without-duration",
     "advance-without-start", "warning-without-duration", "empty-value"}
)  # fmt: skip
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Loaded(Struct, frozen=True, dict=True):
    """A sheet as read. With errors in ``problems`` the sheet is for display only: it holds what
    could be read, neutral values stand for the rest, and it must not go on air.

    ``sheet`` is None when there is not one cue to show. ``text`` is the file without its
    byte-order mark, ``digest`` the SHA-256 of its bytes in hex ("" when it could not be read).
    ``generated`` are the ids that the file leaves out; ``write_back_ids`` puts them in.
    """

    sheet: RunSheet | None
    problems: tuple[Problem, ...]
    text: str = ""
    digest: str = ""
    generated: tuple[GeneratedId, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the sheet can go on air: there is one, and it has warnings at most."""
        return self.sheet is not None and all(p.severity != "error" for p in self.problems)

    def problem(
        self, severity: Severity, path: tuple[str | int, ...], code: str, found: str, expected: str
    ) -> Problem:
        """A problem that another part found with the value at ``path``, with its place.

        A path that leads nowhere gives the place of the last step that is there.
        """
        node = self._root
        chain: Chain | None = None
        index = node.start if node else 0
        for step in path:
            node = _child(node, step)
            chain = (chain, step)
            index = node.start if node else index
        collector = Collector(self.text)
        collector.add(severity, index, code, found, expected, path=chain)
        return collector.all()[0]

    @cached_property
    def _root(self) -> Node | None:
        with collector_paused():
            return compose(self.text).root


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    if isinstance(node, Mapping):
        for key, value in node.items:
            if isinstance(key, Scalar) and key.value == step:
                return value
    return None


def load(path: Path) -> Loaded:
    """Read a run-sheet file. Every trouble, a missing file too, is a problem in the answer."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would never end
            return _unread("file-unreadable", str(path))
        with path.open("rb") as file:
            data = file.read(min(status.st_size, MAX_BYTES) + 1)
    except FileNotFoundError:
        return _unread("file-not-found", str(path))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return _unread("file-unreadable", f"{path}: {getattr(error, 'strerror', None) or error}")
    return parse(data, path.parent)


def parse(text: str | bytes, base: Path) -> Loaded:
    """Read a run-sheet from memory; ``base`` is the folder that its paths are relative to."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > MAX_BYTES:
        return _unread("file-too-big", f"> {MAX_BYTES} bytes", f"{MAX_BYTES} bytes")
    digest = sha256(data).hexdigest()
    if data.startswith(_UTF16):
        problem = Problem("error", 1, 1, "encoding", "UTF-16", "UTF-8")
        return Loaded(None, (problem,), digest=digest)
    body = data.removeprefix(codecs.BOM_UTF8)
    with collector_paused():
        words = body.decode("utf-8", "replace")
        collector = Collector(words)
        _check_encoding(body, collector)
        sheet, generated = _read(words, base, collector)
    return Loaded(sheet, collector.all(), words, digest, generated)


def _unread(code: str, found: str, expected: str = "") -> Loaded:
    return Loaded(None, (Problem("error", 1, 1, code, found, expected),))


def _check_encoding(body: bytes, collector: Collector) -> None:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        index = len(body[: error.start].decode("utf-8"))
        collector.add("error", index, "encoding", f"0x{body[error.start]:02X}", "UTF-8")


def _read(
    text: str, base: Path, collector: Collector
) -> tuple[RunSheet | None, tuple[GeneratedId, ...]]:
    tree = compose(text)
    for fault in tree.faults:
        collector.add("error", fault.index, fault.code, fault.found, fault.expected)
    if not tree.whole:
        collector.ignore(_ABSENCES)
    if tree.root is None:
        if tree.whole:
            collector.add("error", 0, "empty-file", "", "eventdesk: 1")
        return None, ()
    return _read_sheet(Value(collector, tree.root), base)


def _read_sheet(value: Value, base: Path) -> tuple[RunSheet | None, tuple[GeneratedId, ...]]:
    keys = value.fields(SHEET_KEYS)
    _check_version(keys)
    event = read_event(keys.need("event"), base)
    known = Known(
        event.languages,
        read_speakers(keys.get("speakers"), event.languages),
        read_outputs(keys.get("outputs")),
        "broadcast" in keys or "broadcasts" in keys,
    )
    unit = read_unit(keys, event.languages, known.outputs, base)
    defaults = read_defaults(keys.get("defaults"), known)
    sessions = keys.need("sessions")
    if sessions is None:
        return None, ()
    blocks, generated = read_sessions(sessions, defaults, known)
    checks.check_cues(blocks)
    checks.check_clock_of_sessions(blocks)
    checks.check_recording(blocks)
    check_unit(unit, blocks)
    check_verbs(unit, blocks)
    if not any(block.drafts for block in blocks):
        return None, ()
    made = tuple(block.session() for block in blocks)
    inputs = keys.get("text_inputs")
    sheet = RunSheet(
        event,
        made,
        known.speakers,
        known.outputs,
        unit[0].plan if unit else None,
        read_text_inputs(inputs) if inputs else None,
        tuple(section.plan for section in unit[1:]),
    )
    return with_words(sheet, [section.value for section in unit]), generated


def _check_version(keys: Fields) -> None:
    version = keys.need("eventdesk")
    if version is None:
        return
    raw = version.raw(FORMAT)
    trap = notation.yaml_trap(raw) if raw and version.shown == raw else None
    if trap:
        version.note(trap, FORMAT)
    elif raw is not None and version.shown != FORMAT:
        version.note("format-version", FORMAT)
