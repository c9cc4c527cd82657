"""What the page is told and what it answers, as values. Pure."""

import json
from typing import Any

from msgspec import Struct, field

from eventdesk.domain.graphic import Canvas, Keyframe, Rendered

Frames = tuple[Keyframe, ...]


class Placed(Struct, frozen=True):
    """A picture by its name on the page's server, and where it rests on the canvas."""

    picture: str
    rendered: Rendered

    def told(self) -> dict[str, Any]:
        """As the page reads it."""
        at = self.rendered
        return {
            "picture": self.picture,
            "x": at.x,
            "y": at.y,
            "width": at.width,
            "height": at.height,
        }


class PageState(Struct, frozen=True):
    """What is to be seen. ``revision`` counts every change, ``turn`` those of ``shows``; ``since``
    is when the last turn began, in monotonic seconds. ``enter`` is how ``shows`` comes, ``leave``
    how the one before goes meanwhile. ``next`` are to be fetched and decoded ahead."""

    revision: int = 0
    turn: int = 0
    since: float = 0.0
    canvas: Canvas = Canvas()
    shows: Placed | None = None
    enter: Frames = ()
    leave: Frames = ()
    next: tuple[Placed, ...] = ()

    def message(self, desk: str, now: float) -> str:
        """The whole state as JSON; ``desk`` tells one start of the desk from another."""
        told = {
            "desk": desk,
            "revision": self.revision,
            "turn": self.turn,
            "age": round((now - self.since) * 1000),
            "canvas": {
                "width": self.canvas.width,
                "height": self.canvas.height,
                "fps": self.canvas.fps,
            },
            "shows": self.shows.told() if self.shows else None,
            "enter": [_frame(each) for each in self.enter],
            "leave": [_frame(each) for each in self.leave],
            "next": [each.told() for each in self.next],
        }
        return json.dumps(told)


def _frame(frame: Keyframe) -> tuple[float, ...]:
    return frame.dx, frame.dy, frame.left, frame.top, frame.right, frame.bottom


class Answer(Struct, frozen=True):
    """What a page says of itself. ``shown``, ``ready`` and ``failed`` are names of pictures;
    ``at_rest``: it shows what that revision means, and nothing moves; ``painted``: the screen has
    it, two frames later. A page in a hidden source paints nothing."""

    revision: int
    shown: str | None = None
    at_rest: bool = False
    painted: bool = False
    ready: frozenset[str] = field(default_factory=frozenset)
    failed: frozenset[str] = field(default_factory=frozenset)


def read_answer(text: str | bytes) -> Answer:
    """A page's message. Raises ValueError, TypeError or KeyError when it is something else."""
    told = json.loads(text)
    return Answer(
        int(told["revision"]),
        None if told["shown"] is None else str(told["shown"]),
        bool(told["at_rest"]),
        bool(told["painted"]),
        frozenset(map(str, told["ready"])),
        frozenset(map(str, told["failed"])),
    )
