"""Whose hand changed the picture: a name must not stay over a shot that nobody on the desk took."""

from eventdesk.domain.due import named_since
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.show import ShowState
from eventdesk.domain.switcher import Leg, LegReport, LegStatus, Link, SwitcherSeen

_OPEN = {LegStatus.ASKED, LegStatus.MOVING}


class ShotWatch:
    """Follows the program's scene, and knows which changes of it the desk asked for.

    It is told of an ask before OBS can hear of it, and looks at what OBS says in the order in
    which it came; so a change of our own is never taken for another hand's, however late it is.
    """

    def __init__(self) -> None:
        self._scene: str | None = None
        self._transitioning = False
        self._asked: tuple[str, ...] = ()  # scenes of ours that have not been seen yet
        self._looked = SwitcherSeen(PROGRAM)
        self._open: set[int] = set()  # takes of ours that still move

    def asked(self, take: int, scene: str) -> None:
        """The desk asks the program for this scene."""
        self._open.add(take)
        scene = self._looked.now(scene)
        if scene != (self._asked[-1] if self._asked else self._scene):
            self._asked = (*self._asked, scene)

    def answered(self, report: LegReport) -> None:
        """How far an ask is."""
        if report.output != PROGRAM or report.leg is not Leg.SCENE:
            return
        if report.status in _OPEN:
            self._open.add(report.take)
        else:
            self._open = {take for take in self._open if take > report.take}

    def look(self, seen: SwitcherSeen) -> str | None:
        """The scene that another hand has just taken, or "" while its transition only begins and
        its goal is not told; None when it is ours, or nothing has changed."""
        if seen.output != PROGRAM or seen.link is not Link.READY or seen.scene is None:
            return None
        self._looked = seen
        self._scene = self._scene and seen.now(self._scene)  # a rename is no cut
        self._asked = tuple(seen.now(scene) for scene in self._asked)
        begins = seen.transitioning and not self._transitioning
        before, self._scene = self._scene, seen.scene
        self._transitioning = seen.transitioning
        if seen.scene != before:
            return self._changed(before, seen.scene)
        # OBS tells the new scene at its transition's end only (obs-studio#7219): a fade by
        # another hand would carry the name over the next shot for as long as it takes.
        same = seen.studio_mode and seen.preview in (None, seen.scene)
        if begins and not same and not self._asked and not self._open:
            return seen.preview if seen.studio_mode and seen.preview else ""
        return None

    def _changed(self, before: str | None, scene: str) -> str | None:
        if scene in self._asked:
            self._asked = self._asked[self._asked.index(scene) + 1 :]
            return None
        return None if before is None else scene


def drops(state: ShowState, *, hands_off: bool) -> bool:
    """Whether the name on air is one that leaves when another hand cuts. After a restart the desk
    keeps its hands off, but for a name that was shown since."""
    shown = state.lower_third
    return shown is not None and shown.drop_on_cut and (not hands_off or named_since(state))
