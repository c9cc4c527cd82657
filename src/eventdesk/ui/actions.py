"""What the keys and buttons ask for, judged by the snapshot that is on the screen."""

from collections.abc import Callable
from datetime import timedelta

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.unit import may_move, on_the_same_output


class Asks:
    """Makes commands. Each carries what the operator saw, so that a stale screen is refused by
    the conductor instead of being guessed right here."""

    def __init__(self, ask: Callable[[c.Command], None], refuse: Callable[[str], None]) -> None:
        """``refuse`` shows a refusal code for a key that no command could even be made of."""
        self._ask = ask
        self._refuse = refuse
        self.snapshot: Snapshot | None = None

    def go(self) -> None:
        """Take the standby cue that is on the screen."""
        standby = self.snapshot.state.standby if self.snapshot else None
        self._ask(c.Go(expecting=standby))

    def take_back(self) -> None:
        """Undo the GO of the cue on air that is on the screen."""
        on_air = self.snapshot.state.on_air if self.snapshot else None
        self._ask(c.TakeBack(expecting=on_air.cue.id if on_air else None))

    def step(self, by: int, *, skipped: bool) -> None:
        """Standby to the next cue up or down; ``skipped`` to visit those left out as well."""
        if self.snapshot is None:
            return
        cue = neighbour(self.snapshot, by, skipped=skipped)
        if cue is not None:
            self._ask(c.SetStandby(cue))

    def standby(self, cue: str) -> None:
        """This cue on standby."""
        self._ask(c.SetStandby(cue))

    def toggle_name(self) -> None:
        """The cue's own name on air, or whichever is there off."""
        shown = self.snapshot is not None and self.snapshot.state.lower_third is not None
        self._ask(c.HideLowerThird() if shown else c.ShowLowerThird(expecting=self._cue))

    def name(self, speaker: str) -> None:
        """This speaker's name on air."""
        self._ask(c.ShowLowerThird(speaker, expecting=self._cue))

    def name_seat(self, seat: int) -> None:
        """The name of the speaker in this seat (from 1) of the cue on air."""
        on_air = self.snapshot.state.on_air if self.snapshot else None
        if on_air is None:
            self._ask(c.ShowLowerThird())  # nothing to name: refused where refusals are kept
            return
        speakers = on_air.cue.seats
        if seat > len(speakers):
            self._refuse("no-such-seat")
            return
        self.name(speakers[seat - 1])

    def name_everyone(self) -> None:
        """The whole panel on one strap."""
        self._ask(c.ShowLowerThird(everyone=True, expecting=self._cue))

    def step_name(self, by: int) -> None:
        """The name of the speaker ``by`` seats on from the one named last."""
        self._ask(c.StepLowerThird(by, expecting=self._cue))

    @property
    def _cue(self) -> str | None:
        """The cue on air that the operator sees: a name is meant for it and for no other."""
        on_air = self.snapshot.state.on_air if self.snapshot else None
        return on_air.cue.id if on_air else None

    def clear(self) -> None:
        """Graphics off at once."""
        self._ask(c.HideLowerThird(cut=True))

    def toggle_hold(self) -> None:
        """Hold the clock, or let it run."""
        on_air = self.snapshot.state.on_air if self.snapshot else None
        held = on_air is not None and on_air.held_since is not None
        self._ask(c.Resume() if held else c.Hold())

    def add_minutes(self, minutes: int) -> None:
        """More time for the cue on air, or less."""
        self._ask(c.AddTime(timedelta(minutes=minutes)))

    def toggle_skip(self) -> None:
        """Leave the standby cue out, or put it back."""
        snapshot = self.snapshot
        standby = snapshot.state.standby if snapshot else None
        if snapshot is None or standby is None:
            self._refuse("nothing-on-standby")
            return
        skips = snapshot.state.skips(snapshot.sheet.cue(standby))
        self._ask(c.SkipCue(standby, skip=not skips))

    def broadcast(self, stage: Stage) -> None:
        """YouTube to this stage."""
        self._ask(c.AskBroadcast(stage))

    def force_live(self) -> None:
        """YouTube live, whatever the desk holds against it."""
        self._ask(c.ForceLive())

    def send_words(self) -> None:
        """Send the sheet's edited title and description to the broadcast that is live."""
        self._ask(c.SendWords())

    def send_chapters(self, lines: tuple[str, ...]) -> None:
        """These chapters into the description."""
        self._ask(c.SendChapters(lines))

    def take_spare(self) -> None:
        """The spare in place of the broadcast that is on the screen."""
        record = self.snapshot.state.broadcast_record if self.snapshot else None
        self._ask(c.TakeSpare(expecting=record.id if record else None))

    def no_spare(self) -> None:
        """The spare's key while there is none to take."""
        state = self.snapshot.state if self.snapshot else None
        moving = on_the_same_output(state) if state else ()
        if not moving or not all(one.plan.spare for one in moving):
            self._refuse("no-spare")
        elif any(one.took_over for one in moving):
            self._refuse("spare-taken")
        else:
            ready = state is not None and may_move(state)
            self._refuse("spare-not-ready" if ready else "nothing-to-move")

    def no_broadcast(self) -> None:
        """B without a next stage."""
        planned = self.snapshot is not None and self.snapshot.sheet.broadcast is not None
        self._refuse("already-ended" if planned else "no-broadcast")

    def adopt(self) -> None:
        """What the devices show becomes what is meant."""
        self._ask(c.Adopt())

    def give_back(self) -> None:
        """The devices become what is meant."""
        self._ask(c.Return())

    def install_overlay(self) -> None:
        """The overlay may go into OBS."""
        self._ask(c.InstallOverlay())

    def move_program(self, obs: str) -> None:
        """The OBS that is set up for this output becomes program."""
        self._ask(c.MoveProgram(obs))

    def force_stream(self) -> None:
        """The program streams, whatever the OBS before it does."""
        self._ask(c.ForceStream())

    def end(self) -> None:
        """The show is over."""
        self._ask(c.EndShow())


def neighbour(snapshot: Snapshot, by: int, *, skipped: bool) -> str | None:
    """The cue ``by`` rows from the one on standby, over those left out unless ``skipped``; with
    nothing on standby, the one after the cue on air; None at either end."""
    cues, state = snapshot.sheet.cues, snapshot.state
    start = state.standby or (state.on_air.cue.id if state.on_air else None)
    at = snapshot.sheet.position(start) if start is not None and start in snapshot.sheet else -1
    at += by
    while 0 <= at < len(cues):
        if skipped or not state.skips(cues[at]):
            return cues[at].id
        at += by
    return None
