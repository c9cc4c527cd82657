"""Two small pictures for the health bar: the last minute's bitrate, and the program's level."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from eventdesk.domain.switcher import Leg
from eventdesk.ui import theme
from eventdesk.ui.leg_icons import paint_leg

LOWEST = -60.0
"""dBFS at the left end of the level; the right end is full scale."""
HOT = -9.0
"""dBFS from which a voice is louder than it should be (EBU R68's alignment and headroom)."""


class _Sign(QWidget):
    """As tall as the bar's badges, and so wide."""

    def __init__(self, wide: float) -> None:
        super().__init__()
        self.setObjectName("soft")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._wide = wide

    def sizeHint(self) -> QSize:
        """In proportion to the type."""
        height = round(self.fontMetrics().height() * 1.35)
        return QSize(round(height * self._wide), height)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class Trend(_Sign):
    """The bitrate of the last minute as a line over nothing, to the highest of it."""

    def __init__(self) -> None:
        super().__init__(3.0)
        self._rates: tuple[float, ...] = ()

    def draw(self, rates: tuple[float, ...]) -> None:
        """Show these, the newest at the right; hidden while there are too few for a line."""
        self.setVisible(len(rates) > 1)
        if rates != self._rates:
            self._rates = rates
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(box, QColor(theme.PANEL))
        top = max(self._rates, default=0.0)
        if not top:
            return
        painter.setPen(QColor(theme.BLUE))
        step = box.width() / 59  # a minute, whether it is full yet or not
        left = box.right() - step * (len(self._rates) - 1)
        painter.drawPolyline(
            [
                QPointF(left + step * at, box.bottom() - (box.height() - 2) * rate / top)
                for at, rate in enumerate(self._rates)
            ]
        )


class Level(_Sign):
    """How loud the program's loudest open input is, hidden while that is not known."""

    def __init__(self) -> None:
        super().__init__(4.5)
        self._level: float | None = None
        self.clips = False

    @property
    def level(self) -> float | None:
        """What it shows, in dBFS."""
        return self._level

    def draw(self, level: float | None, *, clips: bool) -> None:
        """Show this level in dBFS."""
        self.setVisible(level is not None)
        if (level, clips) == (self._level, self.clips):
            return
        self._level, self.clips = level, clips
        if level is not None:
            words = self.tr("Program sound: {level} dBFS").format(level=round(level))
            self.setAccessibleName(words)
            self.setToolTip(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A loudspeaker, and a bar; orange where it is too loud, and as a whole when it clips."""
        painter = QPainter(self)
        side = self.height() * 0.6
        icon = QRectF(0, (self.height() - side) / 2, side, side)
        paint_leg(painter, icon, Leg.AUDIO, QColor(theme.SOFT))
        height = self.height() / 3
        left = side * 1.3
        box = QRectF(left, (self.height() - height) / 2, self.width() - left, height)
        painter.fillRect(box, QColor(theme.RAISED))
        level = LOWEST if self._level is None else self._level
        share = min(1.0, max(0.0, 1 - level / LOWEST))
        hot = 1 - HOT / LOWEST
        colour = theme.ORANGE if self.clips else theme.BLUE
        calm = QRectF(box.left(), box.top(), box.width() * min(share, hot), height)
        painter.fillRect(calm, QColor(colour))
        if share > hot:
            start = box.left() + box.width() * hot
            loud = QRectF(start, box.top(), box.width() * (share - hot), height)
            painter.fillRect(loud, QColor(theme.ORANGE))
