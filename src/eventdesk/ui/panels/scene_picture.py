"""One picture of a scene, labelled as what it is: OBS's drawing of the scene, not the program, with
a name over it where one is previewed."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from eventdesk.domain.graphic import Graphic
from eventdesk.ui import theme
from eventdesk.ui.picture_feed import Picture

STALE_AFTER = 2.0
"""Seconds without a new picture after which the one on the screen is marked as old."""

SAFE_AREAS = (0.035, 0.05)
"""How far from each edge action and graphics are safe, as shares of width and height: 93 % and
90 % of the picture (EBU R 95, 2017)."""


class ScenePicture(QWidget):
    """A 16:9 picture of the wanted scene. It never shows one scene under another's name, nor a
    person's name where another's is meant."""

    pressed = Signal()

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.setObjectName("dim")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._caption = caption
        self._scene: str | None = None
        self._graphic: Graphic | None = None
        self._name = ""
        self._guides = False
        self._picture: Picture | None = None
        self._age: float | None = None

    @property
    def scene(self) -> str | None:
        """The scene it shows or waits for."""
        return self._scene

    @property
    def stale(self) -> bool:
        """Whether the picture on the screen is too old to be trusted."""
        return self._age is not None and self._age > STALE_AFTER

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture of its scene at all."""
        return self._picture is not None

    @property
    def picture(self) -> Picture | None:
        """What is on the screen."""
        return self._picture

    @property
    def guides(self) -> bool:
        """Whether the safe areas are drawn over the picture."""
        return self._guides

    def set_scene(self, scene: str | None, graphic: Graphic | None = None, name: str = "") -> None:
        """Wait for another scene, or for it with another graphic over it, which is called ``name``;
        the picture of the old one goes at once."""
        if (scene, graphic) != (self._scene, self._graphic):
            self._scene, self._graphic, self._picture, self._age = scene, graphic, None, None
            self.update()
        if name != self._name:
            self._name = name
            self.update()

    def toggle_guides(self) -> None:
        """Draw the safe areas, or not."""
        self._guides = not self._guides
        self.update()

    @Slot(object)
    def show_picture(self, picture: Picture) -> None:
        """A picture arrived, perhaps of another scene."""
        if (picture.scene, picture.graphic) == (self._scene, self._graphic):
            self._picture, self._age = picture, 0.0
            self.update()

    def grow_old(self, now: float) -> None:
        """Tell it the time (monotonic seconds), a few times a second."""
        if self._picture is None:
            return
        age = now - self._picture.at
        if age > STALE_AFTER or self.stale:
            self.update()
        self._age = age

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Pressed, anywhere on it."""
        self.pressed.emit()

    def sizeHint(self) -> QSize:
        """16:9 of what height there is."""
        height = max(40, self.height())
        return QSize(round((height - self._strip()) * 16 / 9), height)

    def minimumSizeHint(self) -> QSize:
        """Small enough to give way."""
        return QSize(96, 54 + self._strip())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, its caption, and whether it is old."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(0, 0, self.width(), self.height() - self._strip())
        box = _fit(room, 16 / 9)
        box.moveTop((room.height() - box.height()) / 2)
        painter.fillRect(box, QColor(theme.GROUND))
        painter.setPen(QColor(theme.DIM))
        if self._picture is not None:
            image = self._picture.image
            inside = _fit(box, image.width() / image.height())
            painter.drawImage(inside, image)
            if self._guides:
                _draw_guides(painter, inside)
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("no picture"))
        if self.stale:
            self._mark_stale(painter, box)
        painter.setPen(QColor(theme.LINE))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(theme.DIM))
        words = self.caption
        strip = QRectF(box.left(), box.bottom(), box.width(), self._strip())
        cut = self.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, round(strip.width())
        )
        painter.drawText(strip, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, cut)

    @property
    def caption(self) -> str:
        """What the picture is of, and what it is not."""
        parts = [f"{self._caption}: {self._scene}" if self._scene else self._caption]
        picture = self._picture
        if self._name:
            parts.append(self._name)
        if picture is not None and picture.graphic is not None:
            if not picture.drawn:
                parts.append(self.tr("the name cannot be drawn"))
            if picture.held:
                parts.append(self.tr("picture from before the name on air"))
            elif picture.plain:
                parts.append(self.tr("no picture from OBS"))
        return " · ".join(parts)

    def _mark_stale(self, painter: QPainter, box: QRectF) -> None:
        shade = QColor(theme.GROUND)
        shade.setAlphaF(0.72)
        painter.fillRect(box, shade)
        painter.fillRect(box, Qt.BrushStyle.BDiagPattern)
        painter.setPen(QColor(theme.AMBER))
        words = self.tr("OLD PICTURE, {seconds} s").format(seconds=int(self._age or 0))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _strip(self) -> int:
        return round(self.fontMetrics().height() * 1.15)


def _draw_guides(painter: QPainter, box: QRectF) -> None:
    """Thin lines round the safe areas, light and dark side by side to show on any picture."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for share in SAFE_AREAS:
        across, down = box.width() * share, box.height() * share
        area = box.adjusted(across, down, -across, -down).toRect()
        for colour, inside in (("#a0000000", 1), ("#d8ffffff", 0)):
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawRect(area.adjusted(inside, inside, -inside - 1, -inside - 1))


def _fit(room: QRectF, ratio: float) -> QRectF:
    """The largest box of this width to height in the room, centred."""
    width = min(room.width(), room.height() * ratio)
    box = QRectF(0, 0, width, width / ratio)
    box.moveCenter(room.center())
    return box
