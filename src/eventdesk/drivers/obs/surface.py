"""How a graphic gets into an OBS, apart from what should be on air and when.

The lane (straps.py) knows what is wanted, waits for transitions, turns pages and reports; a surface
knows one way of bringing pixels to air and of proving them there: two image sources (ImageSlots), a
page in a browser source, or the text inputs of a graphic that a producer drew.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct, field

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Canvas, Graphic, Rendered
from eventdesk.drivers.obs.protocol import Request
from eventdesk.drivers.obs.wire import Wire


class Failed(Exception):  # noqa: N818  # an outcome with its trouble, caught where it is reported
    """The graphic could not be drawn, loaded, moved or proven; ``trouble`` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(f"{trouble.code} {trouble.detail}".strip())
        self.trouble = trouble


class Part(Struct, frozen=True):
    """An input that the overlay scene has to have for a surface to work. The parts of a surface
    lie in the order given, the last on top; ``settings`` are those it is created with."""

    name: str
    kind: str
    settings: Mapping[str, Any] = field(default_factory=dict)


class Showing(Struct, frozen=True):
    """A graphic ready to be shown on a canvas of this size.

    ``rendered`` is the picture (of a graphic with pages: the page) that is to stand there, and None
    on a surface that shows the graphic's words without a picture of ours. Two of the same graphic
    and another ``rendered`` are pages of it: one comes over the other by ``rendered.update``.
    """

    graphic: Graphic
    canvas: Canvas
    rendered: Rendered | None = None


class Outlook(Protocol):
    """Whether a graphic in the overlay would be seen on air, as far as that can be known before
    anything moves. Its questions may go out in one batch with others: each wait for OBS is one
    that the operator feels."""

    def questions(self) -> tuple[Request, ...]:
        """What to ask OBS; nothing when it is not known what is on air."""

    def obstacle(self, results: Sequence[dict[str, Any]]) -> Trouble | None:
        """What the answers to ``questions`` say would keep it from being seen."""

    def check(self, wire: Wire) -> None:
        """Ask them alone; raises Failed with the obstacle."""


class Surface(Protocol):
    """One way into one OBS. Used from the lane's thread alone, so a surface needs no locks.

    Every method but ``draws``, ``parts`` and ``carrier`` may ask OBS, over ``connection.side``
    (never ``requests``: that socket is GO's), and blocks until it is answered. All may raise what
    the wire raises (ObsError: ClosedError, TimedOutError, RefusedError): the lane reports it, and
    asks again when OBS is back. A surface believes nothing that it did not read back from OBS:
    hands change things there, the desk may be restarted with a graphic on air, and OBS too.
    """

    def parts(self) -> tuple[Part, ...]:
        """The inputs that have to be in the overlay scene; () for one that needs no overlay.
        The overlay's installer creates them, with the operator's consent, and removes them."""

    def draws(self, graphic: Graphic) -> bool:
        """Whether graphics of this kind are shown this way at all. Pure and quick: of the
        surfaces that say yes, the lane takes the first without a ``hindrance``."""

    def hindrance(self) -> Trouble | None:
        """What keeps this way closed in this OBS, found out by trying and read back (parts that
        are not there, a folder that OBS cannot see, an input kind that it has not); None when it is
        open. Asked before every graphic that is drawn: remember a yes for the session
        (``store.observed.session``), look again after a no. Changes nothing on air."""

    def draw(self, graphic: Graphic, canvas: Canvas) -> Showing:
        """Get it ready outside OBS: render the picture, or find it rendered already. Raises
        Failed("graphic-not-rendered") with the renderer's words."""

    def carrier(self, showing: Showing) -> str:
        """The source whose activity in OBS (GetSourceActive, InputActiveStateChanged) goes with
        this showing once it was shown: when it stops being active, nothing is claimed any more."""

    def load(self, showing: Showing) -> None:
        """Have OBS hold it ready, unseen, so that ``show`` costs no decoding. Must not disturb
        what is on air; when there is no room for it, do nothing. Raises Failed with
        "graphic-not-loaded" when OBS cannot take it."""

    def show(
        self,
        showing: Showing,
        *,
        cut: bool,
        began: Callable[[], None],
        outlook: Outlook | None = None,
    ) -> None:
        """Bring it on air in the place of whatever this surface shows, with its keyframes, or at
        once with ``cut``; return when the last frame is drawn.

        What stands there already is left alone, without calling ``began``. Another picture there
        makes way in the same frames: by ``rendered.update`` when this one has such keyframes, else
        by its own ``leave`` while this one enters; never a frame with old words in the new place,
        nor, in an update, one without any. Loads it first if ``load`` did not: nothing moves
        before it is known to be loaded. ``began`` is called once, when OBS was asked to begin.

        Nothing moves, either, towards an overlay that is hidden or out of place: with ``outlook``
        that is asked together with what the surface itself has to read, and its obstacle raised.

        Raises Failed: "overlay-missing", "graphic-not-loaded" (what was on air stays),
        "graphic-refused" (OBS refused a step), "timed-out".
        """

    def hide(self, *, cut: bool, began: Callable[[], None]) -> None:
        """Take everything off that this surface shows, also what an earlier run of the desk left
        there; with its ``leave`` keyframes if the picture is known, at once with ``cut``. Reads
        back, and raises Failed("graphic-still-on-air") when something still stands. Nothing to
        hide, or no overlay: returns at once without calling ``began``."""

    def prove(self, showing: Showing) -> Trouble | None:
        """Read back whether it is on air now: None only when it was seen there, whole and where
        it belongs. Looks once, waits for nothing: the lane asks again while a transition runs, and
        every two seconds while the graphic stands.

        The codes: "overlay-missing", "overlay-hidden", "duplicate-sources", "graphic-not-loaded"
        (OBS lost the picture), "graphic-differs" (something else stands there),
        "graphic-covered", "graphic-not-on-air" (all the rest). The facts that are common to all
        surfaces are in proof.py."""
