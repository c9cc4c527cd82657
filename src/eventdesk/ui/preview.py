"""What the preview shows: the standby cue's scene with its name, or a seat that is pointed at."""

from collections.abc import Sequence

from msgspec import Struct

from eventdesk.domain.desired import graphic_of
from eventdesk.domain.graphic import OBS_TEXT, Graphic
from eventdesk.domain.runsheet import PROGRAM, Cue, LowerThirdPlan
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import SwitcherSeen
from eventdesk.ui.picture_feed import NamePreview


class Preview(Struct, frozen=True):
    """A scene of the program, the graphic over it, and the speakers whom that names."""

    scene: str | None = None
    graphic: Graphic | None = None
    speakers: tuple[str, ...] = ()

    def name_preview(self, snapshot: Snapshot) -> NamePreview | None:
        """What the feed is to compose; None without a name."""
        if self.graphic is None:
            return None
        seen = snapshot.switchers.get(PROGRAM, SwitcherSeen(PROGRAM))
        named = snapshot.state.lower_third is not None or seen.graphic is not None
        covered = named and self.scene in seen.overlay_in
        return NamePreview(self.scene, self.graphic, seen.canvas, covered)


def preview_of(snapshot: Snapshot, standby: Cue | None, pointed: Sequence[str] = ()) -> Preview:
    """The standby cue as GO will take it, with the name that comes with it or that its first key
    shows; while the mouse points at seats of the cue on air, those over the program."""
    seen = snapshot.switchers.get(PROGRAM)
    program = seen.scene if seen else None
    on_air = snapshot.state.on_air
    if pointed and on_air is not None:
        return _named(snapshot, program, on_air.cue, pointed)
    if standby is None:
        return Preview()
    named = standby.scenes.get(PROGRAM)
    scene = (seen.now(named) if seen else named) if named else program
    if standby.lower_third is None:
        return Preview(scene)
    return _named(snapshot, scene, standby, standby.lower_third.speakers[:1])


def _named(snapshot: Snapshot, scene: str | None, cue: Cue, speakers: Sequence[str]) -> Preview:
    known = tuple(one for one in speakers if one in snapshot.sheet.speakers)
    plan = cue.lower_third or LowerThirdPlan(())
    graphic = graphic_of(snapshot.sheet, known, plan) if known else None
    if graphic is None or graphic.template == OBS_TEXT:  # OBS draws that one itself
        return Preview(scene)
    return Preview(scene, graphic, known)
