"""Between the lane of takes and the lane of graphics: who waits for whom around a transition.

The overlay lies in both scenes of a transition. Where OBS mixes them in place (Cut, Fade) a graphic
stands still; where it moves them or puts something above them (slide, swipe, stinger, move) it
would be carried along or covered. So such a take asks for the way: what is on air leaves first, and
comes back when the transition is over.
"""

from eventdesk.drivers.obs.store import Store

LONGEST_SECONDS = 1.5
"""How long a take waits for a graphic to leave: its animation, and not much longer when OBS
is in trouble."""


class Way:
    """Shared by both lanes; changes wake whoever waits on the store.

    ``occupied`` is the graphics lane's: something of its is on air, or may be. ``wanted`` is the
    takes lane's: nothing may come until it is given back. ``passed`` is the newest take whose
    transition is over.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.occupied = False
        self.wanted = False
        self.passed = 0

    def take(self) -> None:
        """Ask for the way and wait until it is free; at once when no graphic is on air."""
        with self._store.changed:
            self.wanted = True
            self._store.changed.notify_all()
        if self.occupied:
            self._store.wait(lambda: not self.occupied, LONGEST_SECONDS)

    def give_back(self, take: int) -> None:
        """The transition of this take is over, or there was none."""
        with self._store.changed:
            self.wanted = False
            self.passed = max(self.passed, take)
            self._store.changed.notify_all()

    def occupy(self, occupied: bool) -> None:
        """Tell whether something of ours is on air, or about to be."""
        with self._store.changed:
            self.occupied = occupied
            self._store.changed.notify_all()
