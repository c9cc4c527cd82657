"""What one OBS says when it is looked over from end to end, before the show. Values alone."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Canvas

PLACEHOLDER = "eventdesk_placeholder"
"""The setting that marks an input which the desk made in the place of a missing one."""


class Drawn(StrEnum):
    """What a source draws."""

    UNKNOWN = "unknown"  # nobody looked: a film that does not play, say
    LIT = "lit"
    BLACK = "black"
    NOTHING = "nothing"  # it has no size: a camera that is not there, a file that does not open


class FileState(StrEnum):
    """Whether OBS has been able to open an input's file."""

    NONE = "none"  # this input has no file
    UNSET = "unset"  # it should have one, and nobody chose it
    UNKNOWN = "unknown"  # OBS opens it only when it plays
    OPEN = "open"
    DOUBTED = "doubted"  # not opened, or played to its end: OBS tells the two alike
    LOST = "lost"


class InputFound(Struct, frozen=True):
    """One input. ``muted`` None has no sound. ``peak`` is the loudest that was heard of it, as an
    amplitude ahead of its fader (1.0 is full scale); None when OBS metered none of it, which it
    does only for what is on air. ``files`` are paths as OBS's machine has them."""

    name: str
    kind: str
    muted: bool | None = None
    files: tuple[str, ...] = ()
    file_state: FileState = FileState.NONE
    drawn: Drawn = Drawn.UNKNOWN
    peak: float | None = None
    placeholder: bool = False


class SceneFound(Struct, frozen=True):
    """One scene, and every source that it draws, at any depth and through groups."""

    name: str
    sources: tuple[str, ...] = ()
    drawn: Drawn = Drawn.UNKNOWN


class Recorder(Struct, frozen=True):
    """Where a recording goes: room in MiB, and what a second of it takes in bytes. ``measured``
    is a rate of a recording that runs, ``set`` one that OBS's settings say; else it is guessed."""

    free_mib: float = 0.0
    rate: float = 0.0
    source: str = "guessed"  # "measured" | "set" | "guessed"
    running: bool = False


class StreamService(Struct, frozen=True):
    """Where OBS would stream to by itself. ``account`` is the service whose account is linked in
    OBS, "" for none; ``service`` the one that its settings name."""

    service: str = ""
    account: str = ""
    running: bool = False


class Survey(Struct, frozen=True):
    """Everything that was found out of one OBS; with ``trouble`` it could not be asked.

    ``scenes`` and ``inputs`` are in OBS's own order. ``transitions`` maps each name that a sheet
    may use to its kind, ``filters`` a source to its filters' names and kinds. ``duplicates`` is
    studio mode's "Duplicate Sources", None where it cannot be told. ``kinds`` are the input kinds
    that this OBS can make, ``platform`` its machine's system;
    ``renamed`` maps the sheet's names to those that a hand gave to the same things.
    """

    output: str
    address: str = ""
    trouble: Trouble | None = None
    version: str = ""
    scenes: Mapping[str, SceneFound] = field(default_factory=dict)
    inputs: Mapping[str, InputFound] = field(default_factory=dict)
    transitions: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    canvas: Canvas = Canvas()
    streamed: tuple[int, int] = (0, 0)
    recorder: Recorder = Recorder()
    stream: StreamService = StreamService()
    studio_mode: bool = False
    duplicates: bool | None = None
    overlay: bool = False
    kinds: tuple[str, ...] = ()
    platform: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)

    def now(self, name: str) -> str:
        """What the scene or input of this name is called now."""
        there = name in self.scenes or name in self.inputs
        return name if there else self.renamed.get(name, name)


class SetUp(Struct, frozen=True):
    """What was made in an OBS in the place of what a sheet names and it had not, or taken out
    again. ``impossible`` is what no client can make, as a transition; ``kept`` are placeholders
    that were left because they are on air. With ``trouble`` nothing was changed: what had been
    made was removed again."""

    output: str
    scenes: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    trouble: Trouble | None = None
