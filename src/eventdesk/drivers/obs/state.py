"""What is known of one OBS, as a value: built from a resync, moved on by events."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Graphic
from eventdesk.domain.parts import Part, PartKind
from eventdesk.domain.switcher import Link, SwitcherSeen
from eventdesk.drivers.obs.names import Names
from eventdesk.drivers.obs.protocol import Data
from eventdesk.drivers.obs.vitals import vitals

OVERLAY_SCENE = "EventDesk overlay"
SLOTS = ("EventDesk slot A", "EventDesk slot B")
OURS = "EventDesk "
"""What every name of ours in OBS begins with."""

PLAIN_KINDS = frozenset(
    {"cut_transition", "fade_transition", "fade_to_color_transition", "wipe_transition"}
)
"""Transitions that mix two scenes in place: a graphic that lies in both stands still in them. Every
other moves scenes (slide, swipe, move) or puts something above them (stinger), or is not known."""

KIND_NAMES: Mapping[str, str] = {
    "cut_transition": "Cut",
    "fade_transition": "Fade",
    "swipe_transition": "Swipe",
    "slide_transition": "Slide",
    "obs_stinger_transition": "Stinger",
    "fade_to_color_transition": "Fade to Color",
    "wipe_transition": "Luma Wipe",
}
"""OBS's own transition kinds and their English names. OBS translates the names of the ones it
makes itself, and a sheet that says Cut has to work on a Korean OBS too."""


class Item(Struct, frozen=True):
    """One item of a scene: an input or a nested scene."""

    id: int
    source: str
    enabled: bool = True
    locked: bool = False


class Observed(Struct, frozen=True):
    """Everything known of one OBS. ``seen`` is the part that others are told.

    ``transition_ms`` is the duration of transitions that have one, when it is known. ``items``
    holds every scene's items from the bottom up, ``overrides`` the transitions that scenes bring
    with them, ``filters`` those of every source that has any. ``requests`` are those that this OBS
    knows, ``fading`` inputs whose volume we are moving. ``begun``, ``ended``, ``changes``,
    ``replays`` and ``studio_entries`` count transitions begun, transitions ended, program changes,
    replays saved and times that studio mode was entered in this session; ``videos``
    counts those that had their last picture, ``changed_at`` is what it was at the last program
    change, and ``session`` counts resyncs. ``left_preview`` is the preview that was last seen
    before the session, ``previews`` counts its changes in all sessions. ``last_proven`` is the
    scene last proven on air, also while another is on its way, and ``doubted`` that OBS has said
    something since which does not fit. ``graphic`` is proven on air, and stands and falls with
    the source ``carrier``; ``active`` tells which of the overlay's inputs are on air. ``strays``
    maps a hand's names for what is ours to our own; ``names`` knows about all others.
    """

    seen: SwitcherSeen
    session: int = 0
    transition: str | None = None
    transition_ms: int | None = None
    transition_kinds: Mapping[str, str] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    overrides: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    requests: frozenset[str] = frozenset()
    fading: frozenset[str] = frozenset()
    replays: int = 0
    studio_entries: int = 0
    videos: int = 0
    changed_at: int = 0
    previews: int = 0
    left_preview: str | None = None
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    begun: int = 0
    ended: int = 0
    changes: int = 0
    last_proven: str | None = None
    doubted: bool = False
    active: Mapping[str, bool] = field(default_factory=dict)
    strays: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    graphic: Graphic | None = None
    carrier: str | None = None

    def transition_named(self, name: str) -> str | None:
        """OBS's own name for a transition of the sheet, or None when it has none such."""
        if name in self.transition_kinds:
            return name
        return next(
            (own for own, kind in self.transition_kinds.items() if KIND_NAMES.get(kind) == name),
            None,
        )

    def item(self, scene: str, source: str) -> Item | None:
        """The topmost item of this source in a scene. One that was deleted may lie below it for a
        frame, when the source was made anew at once (seen on OBS 29)."""
        held = reversed(self.items.get(scene, ()))
        return next((each for each in held if each.source == source), None)


def settle(observed: Observed) -> Observed:
    """The same, with what follows from the rest of it brought up to date in ``seen``."""
    seen, items = observed.seen, observed.items
    slots = {item.source for item in items.get(OVERLAY_SCENE, ())}
    names = tuple(observed.transition_kinds)
    aliases = (KIND_NAMES.get(kind, "") for kind in observed.transition_kinds.values())
    return replace(
        observed,
        seen=replace(
            seen,
            overlay=slots.issuperset(SLOTS),
            overlay_in=frozenset(
                scene
                for scene, held in items.items()
                if any(item.source == OVERLAY_SCENE for item in held)
            ),
            graphic=observed.graphic,
            transitions=names + tuple(each for each in aliases if each and each not in names),
            on_air=None if seen.transitioning else seen.on_air,
        ),
    )


def with_vitals(observed: Observed, answers: Mapping[str, Data], at: float) -> Observed:
    """With the numbers of the answers to VITALS, asked at this monotonic second."""
    seen = replace(observed.seen, **vitals(answers, at, observed.seen.canvas))
    return replace(observed, seen=seen)


def with_parts(observed: Observed) -> Observed:
    """With every filter and scene item as others are told of them; not those of our own scenes."""
    parts: dict[Part, bool] = {}
    for scene, held in observed.items.items():
        if not scene.startswith(OURS):
            for item in held:  # from the bottom up: of two items of a source, the topmost counts
                parts[Part(PartKind.SOURCE, scene, item.source)] = item.enabled
    for source, filters in observed.filters.items():
        for name, on in filters.items():
            parts[Part(PartKind.FILTER, source, name)] = on
    return replace(observed, seen=replace(observed.seen, parts=parts))


def with_volumes(observed: Observed, volumes: Mapping[str, float]) -> Observed:
    """With these inputs' volumes, in decibels, as they were read back."""
    known = {**observed.seen.volumes, **volumes}
    return replace(observed, seen=replace(observed.seen, volumes=known))


def with_filters(observed: Observed, source: str, filters: Mapping[str, bool]) -> Observed:
    """With these of a source's filters as they were read back."""
    known = {**observed.filters.get(source, {}), **filters}
    return with_parts(replace(observed, filters={**observed.filters, source: known}))


def with_item(observed: Observed, scene: str, number: int, *, enabled: bool) -> Observed:
    """With this scene item shown or hidden, as it was read back."""
    held = tuple(
        replace(item, enabled=enabled) if item.id == number else item
        for item in observed.items.get(scene, ())
    )
    return with_parts(replace(observed, items={**observed.items, scene: held}))


def with_mutes(observed: Observed, mutes: Mapping[str, bool]) -> Observed:
    """With these inputs' mutes as they were read back."""
    seen = observed.seen
    return replace(observed, seen=replace(seen, inputs={**seen.inputs, **mutes}))


def disconnected(observed: Observed, link: Link, trouble: Trouble) -> Observed:
    """While OBS does not answer: what exists is remembered, what is on air is not claimed."""
    unseen = {"scene": None, "on_air": None, "preview": None, "transitioning": False}
    seen = replace(observed.seen, link=link, trouble=trouble, **unseen)
    left = observed.seen.preview or observed.left_preview
    lost = replace(observed, seen=seen, graphic=None, carrier=None, active={}, left_preview=left)
    return settle(lost)


def proven(observed: Observed, scene: str) -> Observed:
    """After a read-back showed this scene on air and no transition has begun since."""
    seen = replace(observed.seen, scene=scene, on_air=scene)
    return replace(
        observed, seen=seen, last_proven=scene, doubted=False, changed_at=observed.videos
    )


def disproven(observed: Observed, scene: str, found: str | None) -> Observed:
    """After a read-back did not show this scene on air, but another (None: it is not known)."""
    if observed.seen.scene != scene:
        return observed  # OBS has told more meanwhile
    seen = replace(observed.seen, scene=found or scene, on_air=None)
    return replace(observed, seen=seen, doubted=False)


def carried(
    observed: Observed,
    carrier: str | None,
    graphic: Graphic | None,
    trouble: Trouble | None = None,
) -> Observed:
    """After a look at what this source carries: the graphic proven on air, or why there is none."""
    seen = replace(observed.seen, graphic_trouble=trouble)
    return settle(replace(observed, seen=seen, carrier=carrier, graphic=graphic))
