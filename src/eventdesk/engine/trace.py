"""When each step of a GO happened, for `--trace` and the benchmarks."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import asdict, replace

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import TakeTrace


class GoTrace(Struct, frozen=True):
    """One GO: monotonic seconds of the key press, the decision, the journal, and the device."""

    cue: str
    take: int
    input: float
    decided: float
    journalled: float
    sent: float | None = None
    acknowledged: float | None = None
    confirmed: float | None = None

    def as_dict(self) -> dict[str, object]:
        """Plain data for a JSON line."""
        return asdict(self)


class Tracer:
    """Joins the conductor's times and the driver's, and gives each finished GO to ``write``."""

    def __init__(self, write: Callable[[GoTrace], None] | None) -> None:
        self._write = write
        self._open: dict[int, GoTrace] = {}

    def go(self, trace: GoTrace) -> None:
        """A GO was sent on its way."""
        if self._write is not None:
            self._open[trace.take] = trace

    def device(self, times: TakeTrace) -> None:
        """The driver reports how far a take is; of several OBSes the program's counts."""
        if times.output != PROGRAM:
            return
        trace = self._open.pop(times.take, None)
        if trace is None or self._write is None:
            return
        trace = replace(
            trace,
            sent=times.sent if times.sent is not None else trace.sent,
            acknowledged=(
                times.acknowledged if times.acknowledged is not None else trace.acknowledged
            ),
            confirmed=times.confirmed if times.confirmed is not None else trace.confirmed,
        )
        if trace.confirmed is None:
            self._open[times.take] = trace
        else:
            self._write(trace)

    def finish(self) -> None:
        """Write the GOs that no device confirmed."""
        for trace in self._open.values():
            if self._write is not None:
                self._write(trace)
        self._open.clear()
