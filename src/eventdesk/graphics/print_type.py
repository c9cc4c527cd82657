"""Type on paper: single lines of any script, cut to a width, at any scale.

Lengths are points; ``scale`` is how many device pixels one has. The faces are those of the
graphics, so that a name in a caption has the same Han forms as the name on air.
"""

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption

from eventdesk.graphics.faces import Faces, face_of, font

_ENDLESS = 1e6
_ELLIPSIS = "…"


class Type(Struct, frozen=True):
    """How a line is set: size in points, weight as in CSS, colour, letter space in em."""

    size: float
    weight: int = 400
    colour: str = "#14181d"
    tracking: float = 0.0


class PrintType:
    """Sets lines with this machine's fonts. Used by one thread."""

    def __init__(self, painter: QPainter, scale: float) -> None:
        self._painter, self._scale = painter, scale
        self._faces = Faces()

    def width(self, text: str, kind: Type, language: str = "") -> float:
        """How wide the line would be, in points."""
        layout = self._layout(text, kind, language)  # held: its line dies with it
        return layout.lineAt(0).naturalTextWidth() / self._scale

    def line(
        self,
        place: QPointF,
        text: str,
        kind: Type,
        *,
        language: str = "",
        widest: float = _ENDLESS,
        right: bool = False,
    ) -> float:
        """Draw one line from this point of its baseline, in points, or with ``right`` up to it.
        Gives its width in points; what is wider than ``widest`` ends in an ellipsis."""
        shown = self._cut(text, kind, language, widest)
        if not shown:
            return 0.0
        layout = self._layout(shown, kind, language)
        line = layout.lineAt(0)
        width = line.naturalTextWidth()
        x = place.x() * self._scale - (width if right else 0)
        self._painter.setPen(QColor(kind.colour))
        layout.draw(self._painter, QPointF(x, place.y() * self._scale - line.ascent()))
        return width / self._scale

    def _cut(self, text: str, kind: Type, language: str, widest: float) -> str:
        if not text or self.width(text, kind, language) <= widest:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            tried = text[:middle].rstrip() + _ELLIPSIS
            low, high = (
                (middle, high) if self.width(tried, kind, language) <= widest else (low, middle - 1)
            )
        return text[:low].rstrip() + _ELLIPSIS if low else ""

    def _layout(self, text: str, kind: Type, language: str) -> QTextLayout:
        face = face_of(language)
        pixels = kind.size * self._scale
        layout = QTextLayout(text)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        formats = []
        for run in self._faces.runs(text, face, face, kind.weight):
            part = QTextLayout.FormatRange()
            part.start, part.length = run.start, run.length
            look = part.format
            look.setFont(font(run.family, pixels, kind.weight, kind.tracking))
            part.format = look
            formats.append(part)
        layout.setFormats(formats)
        layout.beginLayout()
        layout.createLine().setLineWidth(_ENDLESS)
        layout.endLayout()
        return layout
