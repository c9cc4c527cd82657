"""How a lower third comes and goes: one keyframe for each video frame."""

from eventdesk.domain.graphic import Keyframe
from eventdesk.graphics.template import Curve, Move

_PRECISION = 1e-6


def entering(move: Move, fps: float) -> tuple[Keyframe, ...]:
    """From nothing visible (the first keyframe, exactly 0) to all of it (the last, exactly 1)."""
    return tuple(Keyframe(right=1.0 - share) for share in _shares(move, fps))


def leaving(move: Move, fps: float) -> tuple[Keyframe, ...]:
    """From all visible (exactly 1) to nothing (exactly 0)."""
    return tuple(Keyframe(right=share) for share in _shares(move, fps))


def _shares(move: Move, fps: float) -> list[float]:
    """How far the move is at its start and after each frame; ``fps`` in frames a second."""
    frames = max(1, round(move.seconds * fps))
    return [0.0, *(_eased(move.curve, n / frames) for n in range(1, frames)), 1.0]


def _eased(curve: Curve, time: float) -> float:
    """A CSS cubic-bezier() at ``time`` 0..1. Its control points are within 0..1 (the template
    is checked), so it never runs backwards or past its end."""
    x1, y1, x2, y2 = curve
    low, high = 0.0, 1.0
    while high - low > _PRECISION:
        middle = (low + high) / 2
        if _bezier(x1, x2, middle) < time:
            low = middle
        else:
            high = middle
    return min(1.0, max(0.0, _bezier(y1, y2, (low + high) / 2)))


def _bezier(first: float, second: float, t: float) -> float:
    rest = 1 - t
    return 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t
