"""The gate between a measure and an alarm, so that none flickers: it takes a while of bad to raise
one and a while of good to clear it, and what lies between the two limits changes nothing."""

from msgspec import Struct


class Limit(Struct, frozen=True):
    """When a measure is bad (from ``bad`` up, for ``after`` seconds) and when it is good again
    (down to ``good``, for ``until`` seconds). ``good`` is below ``bad``."""

    bad: float
    good: float
    after: float = 0.0
    until: float = 0.0


class Gate(Struct, frozen=True):
    """Whether an alarm is raised; ``turning`` is the second since which the measure has spoken
    for the other, ``began`` the second at which the fault that is raised began."""

    raised: bool = False
    turning: float | None = None
    began: float | None = None

    def step(self, limit: Limit, measure: float | None, at: float) -> "Gate":
        """The gate after this measure at this second; None is a moment that cannot be judged:
        what has been found stays, and every count begins anew."""
        if measure is None:
            return Gate(self.raised, None, self.began)
        turns = measure <= limit.good if self.raised else measure >= limit.bad
        if not turns:
            return Gate(self.raised, None, self.began)
        since = at if self.turning is None else self.turning
        if at - since < (limit.until if self.raised else limit.after):
            return Gate(self.raised, since, self.began)
        return Gate() if self.raised else Gate(raised=True, began=since)

    def stand(self, limit: Limit, seconds: float | None, at: float) -> "Gate":
        """The same for a measure that is itself the seconds for which the fault has lasted: it
        began so long ago."""
        after = self.step(limit, seconds, at)
        if after.raised and not self.raised and seconds is not None:
            return Gate(raised=True, began=at - seconds)
        return after
