"""What stands around the words: paddings, the accent, the logo, and which side each is on."""

import math
from enum import Enum, auto
from typing import NamedTuple

from eventdesk.domain.graphic import Canvas, Side
from eventdesk.graphics.content import Page
from eventdesk.graphics.template import AccentPlace, Template


class Box(NamedTuple):
    """A rectangle in whole pixels from the plate's corner."""

    x: int
    y: int
    width: int
    height: int


class Align(Enum):
    """Where lines of different widths meet."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


class Geometry:
    """The frame around one page's words, in pixels, with the accent and the logo at its start:
    the left, but the right when it stands there or is read from there.

    ``left``, ``right``, ``top`` and ``bottom`` are what the words keep off the picture's edges,
    without the plate's own padding above and below; ``content`` is the width they may have.
    """

    def __init__(
        self, template: Template, canvas: Canvas, side: Side, logo: float | None, page: Page
    ) -> None:
        self._template, self._page = template, page
        self._unit = unit = min(canvas.height, canvas.width * 9 / 16)
        self._centred = side is Side.CENTRE
        self.mirrored = side is Side.RIGHT or (page.from_right and not self._centred)
        place, plate, accent = template.place, template.plate, template.accent
        self.stroke = 0
        if accent.width and accent.place is not AccentPlace.NONE:
            self.stroke = max(1, round(accent.width * unit))
        at_side = self.stroke if accent.place is AccentPlace.SIDE else 0
        self.logo = self._logo_size(logo)
        around = round(template.logo.around * unit)
        self.logo_cell = self.logo[0] + 2 * around if logo else 0
        # A logo on the plate itself keeps the words as far away as the plate's edge.
        padded = not logo or template.logo.ground.alpha > 0
        start = at_side + self.logo_cell + (plate.start * unit if padded else 0)
        end = plate.end * unit + (at_side if self._centred else 0)
        if self._centred and not logo:
            start = end = max(start, end)
        start, end = round(start), round(end)  # where lines begin is sharp on a whole pixel
        self.left = end if self.mirrored else start
        self.right = start if self.mirrored else end
        self.top = self.stroke if accent.place is AccentPlace.TOP else 0
        self.bottom = self.stroke if accent.place is AccentPlace.BOTTOM else 0
        self.least_height = self.logo[1] + 2 * around + self.top + self.bottom if logo else 0
        margin = place.safe if self._centred else place.margin
        widest = template.panel.widest if page.panel else place.widest
        self.content = min(widest, 1 - place.safe - margin) * canvas.width - start - end

    def _logo_size(self, logo: float | None) -> tuple[int, int]:
        """The logo in its box, its proportions kept."""
        if not logo:
            return 0, 0
        box = self._template.logo
        height = min(box.height, box.widest / logo) * self._unit
        return max(1, round(height * logo)), max(1, round(height))

    def align(self, columns: int) -> Align:
        """Lines meet at the accent; in columns where they begin to be read."""
        if self._centred:
            return Align.CENTRE
        right = self._page.from_right if columns > 1 else self.mirrored
        return Align.RIGHT if right else Align.LEFT

    def accents(self, width: int, height: int, split: int, words: float) -> tuple[Box, ...]:
        """The accent's strokes. ``split`` is where the names end, ``words`` how wide they are."""
        stroke = self.stroke
        if not stroke:
            return ()
        match self._template.accent.place:
            case AccentPlace.TOP:
                return (Box(0, 0, width, stroke),)
            case AccentPlace.BOTTOM:
                return (Box(0, height - stroke, width, stroke),)
            case AccentPlace.SIDE:
                left, right = Box(0, 0, stroke, height), Box(width - stroke, 0, stroke, height)
                if self._centred:
                    return left, right
                return (right,) if self.mirrored else (left,)
            case _:
                return self._between(width, height, split, words, stroke)

    def _between(
        self, width: int, height: int, split: int, words: float, stroke: int
    ) -> tuple[Box, ...]:
        if self._page.panel or split >= height:
            return ()
        wanted = self._template.accent.length * self._unit or words
        length = min(math.ceil(wanted), math.floor(words))
        x = round(self.left)
        if self.mirrored:
            x = round(width - self.right) - length
        elif self._centred:
            x = (width - length) // 2
        return (Box(x, split - stroke // 2, length, stroke),)

    def logo_boxes(self, width: int, height: int) -> tuple[Box, Box] | None:
        """The logo and the ground under it; None without a logo."""
        if not self.logo_cell:
            return None
        side = self.stroke if self._template.accent.place is AccentPlace.SIDE else 0
        x = width - side - self.logo_cell if self.mirrored else side
        free = height - self.top - self.bottom
        ground = Box(x, self.top, self.logo_cell, free)
        logo_width, logo_height = self.logo
        at_x = x + (self.logo_cell - logo_width) // 2
        at_y = self.top + (free - logo_height) // 2
        return Box(at_x, at_y, logo_width, logo_height), ground
