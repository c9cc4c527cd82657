"""A show of many GOs during which something happens to OBS every few of them, drawn from a number.

After each GO that has come to rest an observer with a connection of his own asks OBS which scene's
picture is on air, and what is muted, and compares it with what the desk says. ``make chaos-obs``
plays 500 GOs on a real OBS; a test plays a few on the stand-in.
"""

import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field

from eventdesk.app.rehearsal import headless
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Snapshot, Tally
from eventdesk.domain.switcher import Link
from support.cable import Cable
from support.headless import HeadlessDesk
from support.obs_faults import GONE, OTHER, SOUNDS, Fault, Happenings, Patient
from support.obs_scenes import DEMO_SCENES
from support.real_obs import RealObs

LASTS = 0.5
"""Seconds that a claim must contradict OBS to be a mismatch: news takes a moment to travel. It is
also how long the desk itself waits before it calls a difference drift."""
SLOW = 3.0
"""Seconds after which the desk must have noticed by itself that its cue is on air after all."""


class Outcome(Struct):
    """What came of it. ``mismatches`` are contradictions between desk and observer that lasted."""

    gos: int = 0
    confirmed: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    tallies: Counter[str] = field(default_factory=Counter)
    """What the light was when it was not green, by what had happened."""
    mismatches: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Times that the desk did not come back to a connected OBS, or never came to rest."""
    crashes: int = 0
    """Of OBS itself, not asked for."""
    longest_doubt: float = 0.0
    """Seconds of the longest contradiction that passed by itself."""


def sheet(gos: int, dice: random.Random) -> str:
    """So many cues over the demo's scenes: cuts and fades, sound, now and then a name."""
    lines = [
        "eventdesk: 1",
        "event: {title: Chaos, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}",
        "speakers: {chung: {name: Chung Rae-kwon, role: Former Ambassador}}",
        "sessions:",
        "  - id: only",
        "    title: Only",
        '    start: "09:00"',
        "    cues:",
    ]
    scene = ""
    for number in range(gos + 1):
        scene = dice.choice([each for each in DEMO_SCENES if each != scene])
        fade = "{kind: Fade, duration: 200ms}" if dice.random() < 0.25 else "{kind: Cut}"
        muted = dice.choice(SOUNDS)
        opened = dice.choice([each for each in SOUNDS if each != muted])
        name = ", speakers: [chung], lower_third: {show: on go}" if dice.random() < 0.1 else ""
        lines.append(
            f"      - {{id: c{number}, title: Cue {number}, duration: 1m, scene: {scene}, "
            f"transition: {fade}, audio: {{mute: [{muted}], unmute: [{opened}]}}{name}}}"
        )
    return "\n".join(lines) + "\n"


class Chaos:
    """Plays one show."""

    def __init__(
        self, obs: Patient, cable: Cable, desk: HeadlessDesk, dice: random.Random, every: int
    ) -> None:
        self._desk, self._dice, self._every = desk, dice, every
        self._world = Happenings(obs, cable, dice, desk.go)
        self._pause = threading.Event()
        self.outcome = Outcome()

    # The show

    def play(
        self,
        gos: int,
        kinds: tuple[str, ...],
        longest: float,
        each: Callable[[int], None] = lambda _number: None,
    ) -> Outcome:
        """``kinds`` are the faults to draw from (none: all), ``longest`` is how many seconds one
        may take; ``each`` is called after every GO that was judged."""
        assert self._desk.ready(), "the desk did not connect"
        assert self._desk.install_overlay(), "no overlay"
        faults = self._world.faults()
        kinds = kinds or tuple(faults)
        bag: list[str] = []
        for number in range(1, gos + 1):
            kind = ""
            if number % self._every == 0:
                bag = bag or self._dice.sample(kinds, len(kinds))
                kind = bag.pop()
                self.outcome.faults[kind] += 1
            self._step(number, kind, faults.get(kind), longest)
            each(number)
        self.outcome.crashes = self._world.crashes
        return self.outcome

    def close(self) -> None:
        """The observer hangs up."""
        self._world.close()

    def _step(self, number: int, kind: str, fault: Fault | None, longest: float) -> None:
        # Before the key, or in the moments after it, while the take is on its way.
        early = self._dice.random() < 0.4
        if fault and early:
            self._world.do(fault.begin)
        cue = self._desk.go()
        self.outcome.gos += 1
        if fault:
            if not early:
                self._pause.wait(self._dice.uniform(0, 0.08))
                self._world.do(fault.begin)
            self._pause.wait(self._dice.uniform(0, longest))
            self._world.do(fault.end)
        self._world.revive()
        what = f"GO {number} ({cue}) {kind}".rstrip()
        if not self._desk.settle(rest=min(longest, 0.3) if fault else 0.0):
            seen, light = self._desk.seen, self._desk.snapshot.tally
            moving = " in transition" if seen.transitioning else ""
            self.outcome.lost.append(f"{what}: {seen.link}{moving}, the light says {light}")
        self._judge(what)
        tally = self._desk.snapshot.tally
        self.outcome.confirmed += tally is Tally.ON_AIR
        if tally is not Tally.ON_AIR:
            self.outcome.tallies[f"{kind or 'nothing'}: {tally}"] += 1
        if fault:
            self._world.do(fault.after)

    # The observer

    def _judge(self, what: str) -> None:
        """Compare until they agree; a contradiction that lasts is a mismatch."""
        began = time.monotonic()
        while True:
            before = self._desk.snapshot
            try:
                wrong, patience = self._contradiction(before)
            except GONE:
                self._world.revive()
                self._desk.settle()
                began = time.monotonic()
                continue
            passed = time.monotonic() - began
            if not wrong:
                self.outcome.longest_doubt = max(self.outcome.longest_doubt, passed)
                return
            if passed > patience:
                self.outcome.mismatches.append(f"{what}: {wrong}")
                return
            self._desk.until(lambda snapshot: snapshot is not before, 0.05)  # noqa: B023 -- called here

    def _contradiction(self, said: Snapshot) -> tuple[str, float]:
        """What the desk says wrongly, and for how long that may be."""
        seen, on_air = said.switchers[PROGRAM], said.state.on_air
        if seen.link is not Link.READY:
            return "", 0  # it claims nothing
        truth, sounds = self._look()
        planned = on_air.cue.scenes[PROGRAM] if on_air else ""
        meant = self._world.names.get(planned, "")
        if said.tally is Tally.ON_AIR and truth != {meant}:
            return f"the light is green for {meant}, on air is {truth}", LASTS
        if seen.on_air is not None and truth != {seen.on_air}:
            return f"{seen.on_air} is called on air, on air is {truth}", LASTS
        wrong = {name for name, muted in sounds.items() if seen.inputs.get(name) is not muted}
        if wrong:
            return f"the sound of {wrong} is not as told", LASTS
        # By another name it is not what the sheet asks for: the desk may say so.
        if said.tally is not Tally.ON_AIR and truth == {meant} == {planned}:
            return f"{meant} is on air, and the light says {said.tally}", SLOW
        return "", 0

    def _look(self) -> tuple[set[str], dict[str, bool]]:
        """The scenes whose own colour is on air, by their names of now, and what is muted."""
        colours = [("GetSourceActive", {"sourceName": DEMO_SCENES[s][0].name}) for s in DEMO_SCENES]
        mutes = [("GetInputMute", {"inputName": name}) for name in SOUNDS]
        answers = self._world.client.batch([*colours, *mutes])
        data = [answer.get("responseData") or {} for answer in answers]
        active = {
            self._world.names[scene]
            for scene, found in zip(DEMO_SCENES, data, strict=False)
            if found.get("videoActive")
        }
        found = zip(SOUNDS, data[len(colours) :], strict=True)
        return active, {name: answer["inputMuted"] for name, answer in found if answer}


def play(
    obs: Patient,
    folder: Path,
    gos: int,
    every: int = 10,
    number: int = 1,
    kinds: tuple[str, ...] = (),
    longest: float = 4.0,
) -> Outcome:
    """The show of this number on an OBS that has the demo's scenes; all kinds of faults when none
    is named."""
    dice = random.Random(number)
    text = sheet(2 * gos, dice)
    with Cable(obs.port) as cable, HeadlessDesk(text, folder, cable.port, obs.password) as desk:
        chaos = Chaos(obs, cable, desk, dice, every)
        try:
            return chaos.play(gos, kinds, longest)
        finally:
            chaos.close()


def main(gos: int = 500, number: int = 1) -> int:
    """Play on a real OBS and print what came of it; 1 when the desk said what was not so."""
    application = headless()
    with RealObs() as obs, tempfile.TemporaryDirectory(prefix="eventdesk-chaos-") as folder:
        with obs.client(timeout=30) as client:
            # A new collection is switched to: and back again, before anybody is asked anything.
            for request in ("CreateSceneCollection", "SetCurrentSceneCollection"):
                name = OTHER if request.startswith("Create") else "Test"
                mark = client.mark()
                client.request(request, sceneCollectionName=name)
                client.wait_for("CurrentSceneCollectionChanged", mark)
        began = time.monotonic()
        outcome = play(obs, Path(folder), gos, number=number)
        minutes = (time.monotonic() - began) / 60
    del application
    for line in (*outcome.mismatches, *(f"lost: {each}" for each in outcome.lost)):
        print(line)
    for kind, count in sorted(outcome.faults.items()):
        print(f"  {kind}: {count}")
    for what, count in sorted(outcome.tallies.items()):
        print(f"  not green after {what}: {count}")
    print(
        f"{outcome.gos} GOs in {minutes:.1f} min, {outcome.confirmed} confirmed on air, "
        f"{outcome.faults.total()} faults, OBS's own crashes {outcome.crashes}; "
        f"longest doubt {outcome.longest_doubt:.2f} s; "
        f"mismatches {len(outcome.mismatches)}, not come back {len(outcome.lost)}"
    )
    return 1 if outcome.mismatches or outcome.lost else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
