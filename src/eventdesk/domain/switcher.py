"""A switcher (an OBS) as the show speaks of it: how it should look and how it says it looks."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct, field

from eventdesk.domain.broadcast import StreamTarget, Trouble
from eventdesk.domain.graphic import Canvas, Graphic
from eventdesk.domain.parts import Level, Part, PartKind
from eventdesk.domain.runsheet import PROGRAM, MediaAction, Transition


class StreamWanted(Struct, frozen=True):
    """Whether OBS should stream, and where to. ``leaves`` are the show's own addresses that it
    may be taken away from; a stream that goes anywhere else is not ours to stop."""

    active: bool
    target: StreamTarget | None = None
    leaves: frozenset[StreamTarget] = frozenset()


class SwitcherDesired(Struct, frozen=True):
    """How one OBS should look. None, or an input that is not named, is not ours to touch.

    ``take`` numbers the ask: reports about it carry the number, and a higher number is a new ask
    even when nothing else differs. ``media``, ``save_replay`` and ``chapter`` (a name in the
    recording) are momentary: done once, with this take.
    ``renamed`` maps names to what OBS has called the same thing when it was last heard of.
    ``graphic_cut`` asks for the graphic's change without animation. ``restore`` is the operator's
    word that what a hand did to the overlay (hid it, moved it) is undone. ``shows`` is the output
    of the sheet whose scenes it has: its own, or the one that it mirrors. ``because`` goes to the
    log.
    """

    take: int
    because: str
    scene: str | None = None
    transition: Transition = Transition()
    muted: Mapping[str, bool] = field(default_factory=dict)
    volumes: Mapping[str, Level] = field(default_factory=dict)
    parts: Mapping[Part, bool] = field(default_factory=dict)
    media: tuple[MediaAction, ...] = ()
    recording: bool | None = None
    chapter: str | None = None
    replay: bool | None = None
    save_replay: bool = False
    virtual_camera: bool | None = None
    stream: StreamWanted | None = None
    graphic: Graphic | None = None
    graphic_cut: bool = False
    overlay: bool | None = None
    restore: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)
    output: str = PROGRAM
    shows: str = PROGRAM


class Link(StrEnum):
    """How the connection to one OBS stands."""

    OFF = "off"  # nothing set up for this output
    CONNECTING = "connecting"  # trying; the last failure is in ``trouble``
    WRONG_PASSWORD = "wrong password"  # noqa: S105  # stopped: asks the operator
    TOO_OLD = "too old"
    KICKED = "kicked"  # OBS's user threw us out: no reconnect by ourselves (protocol, 4011)
    SYNCING = "syncing"
    READY = "ready"
    SILENT = "silent"  # the socket is open and nobody answers: frozen or stopped


class StreamState(StrEnum):
    """OBS's stream output."""

    STOPPED = "stopped"
    STARTING = "starting"
    STARTED = "started"
    RECONNECTING = "reconnecting"
    STOPPING = "stopping"


STREAMING = frozenset({StreamState.STARTED, StreamState.STARTING, StreamState.RECONNECTING})
"""OBS means to stream in these."""


class SwitcherSeen(Struct, frozen=True):
    """What one OBS says of itself. ``inputs`` maps an input to its mute state (None: no audio),
    ``volumes`` one with audio to decibels, ``parts`` every filter and scene item to whether it is
    on. ``replay`` and ``virtual_camera`` tell whether these run, None where OBS has none.

    ``on_air`` is the scene proven on air: read back, with no transition running.
    The machine was too slow for ``skipped_frames``, the network for ``dropped_frames``: these, the
    bytes and ``congestion`` (0..1) were read at the monotonic second ``measured_at``.
    ``overlay`` tells whether the desk's overlay scene is in OBS and in which scenes;
    ``graphic`` is the graphic proven on air; ``graphic_trouble`` is why the one that should be
    there is not, or is not seen.
    ``renamed`` maps what scenes and inputs of this ``collection`` were called to what they are.
    """

    output: str
    link: Link = Link.OFF
    trouble: Trouble | None = None
    address: str = ""
    version: str = ""
    scene: str | None = None
    on_air: str | None = None
    preview: str | None = None
    studio_mode: bool = False
    transitioning: bool = False
    scenes: tuple[str, ...] = ()
    transitions: tuple[str, ...] = ()
    inputs: Mapping[str, bool | None] = field(default_factory=dict)
    volumes: Mapping[str, float] = field(default_factory=dict)
    parts: Mapping[Part, bool] = field(default_factory=dict)
    recording: bool = False
    replay: bool | None = None
    virtual_camera: bool | None = None
    stream: StreamState = StreamState.STOPPED
    stream_bytes: int = 0
    record_bytes: int = 0
    overlay: bool = False
    overlay_in: frozenset[str] = frozenset()
    graphic: Graphic | None = None
    graphic_trouble: Trouble | None = None
    canvas: Canvas = Canvas()
    fps: float = 0.0
    cpu: float = 0.0
    skipped_frames: int = 0
    dropped_frames: int = 0
    disk_free_mib: float = 0.0
    congestion: float = 0.0
    measured_at: float = 0.0
    collection: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether a scene or an input is called so."""
        return name in self.scenes or name in self.inputs

    def now(self, name: str) -> str:
        """What the scene or input of this name is called now. What is there under the name
        itself is meant by it, whatever it was called before."""
        return name if self.has(name) else self.renamed.get(name, name)

    def part(self, part: Part) -> Part:
        """The part by the names that its owner and its source have now."""
        name = self.now(part.name) if part.kind is PartKind.SOURCE else part.name
        return Part(part.kind, self.now(part.owner), name)


class Leg(StrEnum):
    """One part of what a cue asks for."""

    SCENE = "scene"
    AUDIO = "audio"
    VOLUME = "volume"
    FILTER = "filter"
    SOURCE = "source"
    MEDIA = "media"
    RECORD = "record"
    CHAPTER = "chapter"
    REPLAY = "replay"
    CAMERA = "virtual camera"
    STREAM = "stream"
    GRAPHIC = "graphic"
    BROADCAST = "broadcast"


LEG_OF = {PartKind.FILTER: Leg.FILTER, PartKind.SOURCE: Leg.SOURCE}


class LegStatus(StrEnum):
    """How far a leg is; ON_AIR only after the device was read back."""

    ASKED = "asked"
    MOVING = "moving"
    ON_AIR = "on air"
    FAILED = "failed"


class LegReport(Struct, frozen=True):
    """A driver's word on one leg of one take."""

    output: str
    take: int
    leg: Leg
    status: LegStatus
    at: datetime
    trouble: Trouble | None = None


class TakeTrace(Struct, frozen=True):
    """When the driver sent a take, got its answer and saw it on air: monotonic seconds."""

    take: int
    sent: float | None = None
    acknowledged: float | None = None
    confirmed: float | None = None
    output: str = PROGRAM


SWITCH_GRACE = timedelta(seconds=5)
"""A take that found no OBS is still sent when OBS comes back within this time; later it is
only offered, because somebody may have acted by hand meanwhile."""

SUPERSEDED = Trouble("superseded")
"""A newer ask came before this one was done: the operator's own doing, not a device's failure."""
