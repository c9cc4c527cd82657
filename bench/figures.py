"""Medians, 95th percentiles and ratios, printed so that they can be pasted into a note."""

import statistics
from collections.abc import Sequence

from msgspec import Struct


class Figure(Struct, frozen=True):
    """One measured thing: milliseconds (or another unit) of many tries."""

    name: str
    values: Sequence[float]
    unit: str = "ms"

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]

    def __str__(self) -> str:
        return (
            f"  {self.name:<58} median {self.median:8.1f}  p95 {self.p95:8.1f} {self.unit}"
            f"  (n={len(self.values)})"
        )


def compare(ours: Figure, floor: Figure) -> str:
    """How ours stands to the floor measured beside it."""
    return (
        f"  {'→ ' + ours.name:<58} {ours.median / floor.median:6.2f}× of {floor.name}, "
        f"p95 {ours.p95 - floor.p95:+.1f} {ours.unit}"
    )


def heading(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}", flush=True)
