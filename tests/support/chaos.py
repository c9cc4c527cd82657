"""A broadcast's whole life with something going wrong at every step, drawn from a number.

``python -m support.chaos RUNS [FIRST]`` plays so many and prints what came of them; ``make chaos``
does. A test plays ten.
"""

import random
import sys
import tempfile
import threading
from collections import Counter
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.standins.youtube import Fault, FaultKind
from support.night import SHEET, WITH_A_SPARE, Night, transitions

STEPS = (
    "liveBroadcasts.insert",
    "liveBroadcasts.list",
    "liveStreams.insert",
    "liveStreams.list",
    "liveBroadcasts.bind",
    "liveBroadcasts.transition",
    "liveBroadcasts.transition",
    "videos.list",
    "videos.update",
    "thumbnails.set",
    "channels.list",
)
SPARE_STEPS = (
    "liveBroadcasts.insert",
    "liveStreams.insert",
    "liveBroadcasts.bind",
    "liveBroadcasts.update",
    "liveBroadcasts.transition",
    "videos.update",
    "videos.update",
)
EACH_WITH_A_SPARE = 4
"""Every fourth night has a spare, which is taken in its middle."""
REASONS = (
    "backendError",
    "internalError",
    "rateLimitExceeded",
    "userRequestsExceedRateLimit",
    "liveStreamingNotEnabled",
    "authError",
    "quotaExceeded",
    "errorStreamInactive",
    "invalidTransition",
)
LOST = (FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE, FaultKind.GARBAGE, FaultKind.HANG)
ALARM_SECONDS = 40.0
"""Real seconds after which a night that has not come to its end must at least have said why."""


class Outcome(Struct):
    """What came of one night. ``wrong`` is every promise that was broken."""

    number: int
    faults: list[str] = field(default_factory=list)
    kills: int = 0
    reached: bool = False
    alarm: str = ""
    wrong: list[str] = field(default_factory=list)


def fault_for(dice: random.Random, method: str) -> Fault:
    """Something that may happen to this method: lost, late, refused, or done and then refused."""
    kind = dice.choice((*LOST, FaultKind.REFUSE, FaultKind.REFUSE, FaultKind.REFUSE_AFTER))
    if kind is FaultKind.REFUSE:
        return Fault(kind, dice.choice(REASONS), method=method, times=dice.randint(1, 2))
    if kind is FaultKind.REFUSE_AFTER:
        return Fault(kind, "backendError", method=method)
    return Fault(kind, method=method)


def play(number: int, folder: Path) -> Outcome:
    """One night, the same for the same number but for what the threads make of it."""
    dice, outcome = random.Random(number), Outcome(number)
    spare = number % EACH_WITH_A_SPARE == 0
    with Night(folder, WITH_A_SPARE if spare else SHEET) as night:
        if spare:
            outcome.faults.append("the spare takes over")
        for method in (*STEPS, *(SPARE_STEPS if spare else ())):
            fault = fault_for(dice, method)
            outcome.faults.append(f"{method}: {fault.kind.value} {fault.reason}".rstrip())
            night.standin.fail(fault)
        if dice.random() < 0.4:
            night.standin.set_lag(dice.uniform(0, 5), stale=dice.uniform(0, 3))
            outcome.faults.append("lists lag")
        if dice.random() < 0.2:
            timing = night.standin._channel.timing
            night.standin._channel.timing = replace(timing, settle=70)
            outcome.faults.append("a start that sticks")
        _flap_some_time(dice, night, outcome)
        kills = dice.randint(0, 2)
        for _ in range(kills):
            _kill_some_time(dice, night, outcome)
        _play_to_the_end(night, outcome)
        _judge(night, outcome)
    return outcome


def _flap_some_time(dice: random.Random, night: Night, outcome: Outcome) -> None:
    """The encoder's connection breaks off some time after it began."""
    if dice.random() < 0.4:
        night.flap_after = dice.uniform(2, 60)
        outcome.faults.append("the ingest flaps")


def _kill_some_time(dice: random.Random, night: Night, outcome: Outcome) -> None:
    night.open()
    killer = threading.Timer(dice.uniform(0.5, 4), night.desk.kill)
    killer.start()
    if night.play() != "DONE":
        outcome.kills += 1
    killer.cancel()


def _play_to_the_end(night: Night, outcome: Outcome) -> None:
    night.open()
    outcome.reached = night.play(ALARM_SECONDS) == "DONE"
    if not outcome.reached:
        told = [line for line in night.said if line.startswith("TROUBLE")]
        outcome.alarm = told[-1].removeprefix("TROUBLE").strip() if told else ""


def _judge(night: Night, outcome: Outcome) -> None:
    state = night.standin.state()
    wanted = 2 if "spare: true" in night.sheet.read_text(encoding="utf-8") else 1
    if len(state["broadcasts"]) > wanted:
        outcome.wrong.append("a broadcast was made twice")
    if len(state["streams"]) > wanted:
        outcome.wrong.append("a stream was made twice")
    for broadcast in state["broadcasts"]:
        order = [to for one, to in transitions(night.standin) if one == broadcast["id"]]
        if order != ["testing", "live", "complete"][: len(order)]:
            outcome.wrong.append(f"transitions: {order}")
    if _ended_unasked(night):
        outcome.wrong.append("it was ended unasked")
    if not outcome.reached and not outcome.alarm:
        outcome.wrong.append("neither reached nor an alarm")


def _ended_unasked(night: Night) -> bool:
    """Whether YouTube was told that it is over before the operator had said so, if he ever did."""
    words = (line.removeprefix("ASKED ENDED ") for line in night.said if "ASKED ENDED" in line)
    asked = next((datetime.fromisoformat(moment) for moment in words), None)
    ended = [e.at for e in night.standin.journal if e.done and "=complete" in e.query]
    return bool(ended) and (asked is None or min(ended) < asked)


def main(runs: int, first: int = 1) -> int:
    """Play so many nights; 1 when a promise was broken."""
    total: Counter[str] = Counter()
    for number in range(first, first + runs):
        with tempfile.TemporaryDirectory(prefix="eventdesk-chaos-") as folder:
            outcome = play(number, Path(folder))
        total["reached the end"] += outcome.reached
        total["ended in an alarm"] += not outcome.reached and bool(outcome.alarm)
        total["kills"] += outcome.kills
        total["promises broken"] += len(outcome.wrong)
        word = "reached" if outcome.reached else f"alarm {outcome.alarm}"
        print(f"{number:4} {word}, kills {outcome.kills}, {'; '.join(outcome.wrong) or 'kept'}")
        if outcome.wrong:
            print("     ", "; ".join(outcome.faults))
        sys.stdout.flush()
    print(", ".join(f"{name}: {count}" for name, count in total.items()), f"of {runs} nights")
    return 1 if total["promises broken"] else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
