"""How the desk looks: dark, calm, readable at two metres.

Red means on air and green means standby, as on every vision mixer; nothing else is red or
green except late and ahead, a name that is proven on air or is known not to be, a picture or sound
that fails on air, a show that is not kept, and preflight's page. No colour stands alone: ``looks``
pairs each with a shape and a word.
"""

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

GROUND = "#0b0e13"
PANEL = "#141920"
RAISED = "#1d242e"
LINE = "#2b3441"
TEXT = "#eef1f5"
SOFT = "#b3bdca"
DIM = "#7c8897"

RED = "#ff4d4f"
GREEN = "#35c97b"
AMBER = "#f5b740"
ORANGE = "#ff8b3d"
VIOLET = "#b99cff"
BLUE = "#6cb2ff"

NEUTRAL = "#70767d"
"""A ground that favours neither bright nor dark graphics: 18 % of white's light."""

FAMILIES = [
    "Pretendard",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "Segoe UI",
    "sans-serif",
]

DESIGN_WIDTH, DESIGN_HEIGHT = 1280, 720
"""The window that scale 1 is drawn for, in logical pixels; larger ones grow everything."""


def scale_for(width: int, height: int) -> float:
    """How much larger than designed, in steps, so that a drag does not restyle at every pixel."""
    raw = min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)
    return max(0.75, min(3.0, round(raw * 8) / 8))


STYLE = ("-style", "Fusion")
"""The application's arguments for Qt's own drawing, alike on every system. ``setStyle`` would do
it too, but gives back a QStyle, and making that class known to Python costs a start 5 ms."""


def font(pixels: float, *, bold: bool = False) -> QFont:
    """The desk's face, ``pixels`` tall, with digits of one width so that clocks do not dance."""
    face = QFont(FAMILIES)
    face.setPixelSize(max(8, round(pixels)))
    face.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
    face.setFeature(QFont.Tag.fromString("tnum"), 1)
    return face


def tint(colour: str, share: float, ground: str = PANEL) -> QColor:
    """``share`` of a colour over a ground: the calm version of a signal, for backgrounds."""
    over, under = QColor(colour), QColor(ground)
    rest = 1 - share
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * rest,
        over.greenF() * share + under.greenF() * rest,
        over.blueF() * share + under.blueF() * rest,
    )


def dress(app: QApplication) -> None:
    """Give the application its palette and face; once, before the first window."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.Base, PANEL),
        (QPalette.ColorRole.AlternateBase, RAISED),
        (QPalette.ColorRole.Button, RAISED),
        (QPalette.ColorRole.WindowText, TEXT),
        (QPalette.ColorRole.Text, TEXT),
        (QPalette.ColorRole.ButtonText, TEXT),
        (QPalette.ColorRole.PlaceholderText, DIM),
        (QPalette.ColorRole.Highlight, BLUE),
        (QPalette.ColorRole.HighlightedText, GROUND),
        (QPalette.ColorRole.ToolTipBase, RAISED),
        (QPalette.ColorRole.ToolTipText, TEXT),
    ):
        palette.setColor(role, QColor(colour))
    app.setPalette(palette)
    app.setFont(font(14))


def stylesheet(scale: float) -> str:
    """The window's style sheet at this scale. Sizes are logical pixels of the design."""

    def px(size: float) -> str:
        return f"{max(1, round(size * scale))}px"

    return f"""
    QWidget {{ color: {TEXT}; font-size: {px(14)}; }}
    QMainWindow, #desk {{ background: {GROUND}; }}
    #panel {{ background: {PANEL}; border: 1px solid {LINE}; border-radius: {px(8)}; }}
    #heading {{ color: {DIM}; font-size: {px(12)}; font-weight: 700; }}
    #title {{ font-size: {px(21)}; font-weight: 700; }}
    #person {{ font-size: {px(15)}; color: {SOFT}; }}
    #soft {{ color: {SOFT}; font-size: {px(13)}; }}
    #dim {{ color: {DIM}; font-size: {px(12)}; }}
    #trouble {{ color: {ORANGE}; font-size: {px(13)}; font-weight: 600; }}
    #note {{ color: {BLUE}; font-size: {px(13)}; }}
    #countdown {{
        font-size: {px(58)}; font-weight: 700; min-height: {px(58)}; max-height: {px(58)}; }}
    #clock {{
        font-size: {px(30)}; font-weight: 700; min-height: {px(32)}; max-height: {px(32)}; }}
    #event {{ font-size: {px(16)}; font-weight: 700; }}
    #message {{ font-size: {px(15)}; font-weight: 600; }}
    QPushButton {{
        background: {RAISED}; border: 1px solid {LINE}; border-radius: {px(6)};
        padding: {px(5)} {px(10)}; font-size: {px(13)}; font-weight: 600; }}
    #link {{ padding: 0 {px(6)}; font-size: {px(12)}; }}
    #stage {{ padding: {px(5)} {px(3)}; }}
    QPushButton:hover {{ border-color: {DIM}; }}
    QPushButton:pressed {{ background: {LINE}; }}
    QPushButton:disabled {{ color: {DIM}; background: {PANEL}; }}
    QLineEdit {{
        background: {GROUND}; border: 1px solid {DIM}; border-radius: {px(6)};
        padding: {px(5)} {px(8)}; font-size: {px(14)}; }}
    QLineEdit:focus {{ border-color: {BLUE}; }}
    #chat {{ background: {PANEL}; border: 0; font-size: {px(14)}; }}
    QTableView {{
        background: {PANEL}; border: 1px solid {LINE}; border-radius: {px(8)};
        gridline-color: transparent; font-size: {px(14)}; outline: 0; }}
    QHeaderView {{ background: {PANEL}; }}
    QHeaderView::section {{
        background: {PANEL}; color: {DIM}; border: 0; border-bottom: 1px solid {LINE};
        padding: {px(4)} {px(6)}; font-size: {px(12)}; font-weight: 700; }}
    QScrollBar:vertical {{ background: {PANEL}; width: {px(10)}; margin: 0; }}
    QScrollBar::handle:vertical {{
        background: {LINE}; border-radius: {px(4)}; min-height: {px(28)}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolTip {{ background: {RAISED}; color: {TEXT}; border: 1px solid {LINE}; }}
    """
