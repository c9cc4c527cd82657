"""The desk's window: it arranges the panels, hands them each snapshot, and passes on the keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from eventdesk.domain.commands import Command
from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Snapshot
from eventdesk.engine.ports import Clock
from eventdesk.ui import theme, wording
from eventdesk.ui.actions import Asks
from eventdesk.ui.arrangement import Arrangement
from eventdesk.ui.bridge import Bridge
from eventdesk.ui.go_button import GoButton
from eventdesk.ui.key_list import KeyList
from eventdesk.ui.keys import Keys
from eventdesk.ui.monitors import Monitors
from eventdesk.ui.name_state import no_graphics
from eventdesk.ui.panels.alarm_bar import AlarmBar
from eventdesk.ui.panels.backup_bar import BackupBar
from eventdesk.ui.panels.broadcast import BroadcastPanel
from eventdesk.ui.panels.broadcast_bar import BroadcastBar
from eventdesk.ui.panels.clocks import ClocksPanel
from eventdesk.ui.panels.desk_bars import QuitBar, RehearsalBanner, StaleBar, running
from eventdesk.ui.panels.device_bars import (
    DifferenceBar,
    JournalBar,
    MissingBar,
    OverlayBar,
    TroubleBar,
)
from eventdesk.ui.panels.further_pictures import PictureOf, no_picture_of
from eventdesk.ui.panels.health import HealthBar
from eventdesk.ui.panels.link_bar import LinkBar
from eventdesk.ui.panels.lower_third import LowerThirdPanel
from eventdesk.ui.panels.message import MessageLine
from eventdesk.ui.panels.moved_bar import MovedBar
from eventdesk.ui.panels.name_bar import NameBar
from eventdesk.ui.panels.on_air import OnAirPanel
from eventdesk.ui.panels.preflight import PreflightPage
from eventdesk.ui.panels.scene_picture import ScenePicture
from eventdesk.ui.panels.standby import StandbyPanel, standby_cue
from eventdesk.ui.picture_feed import PictureFeed
from eventdesk.ui.preflight_run import Checks
from eventdesk.ui.reading import Reading
from eventdesk.ui.rundown_view import RundownView

AGE_MS = 250
"""How often pictures and the snapshot are checked for age, in real milliseconds."""

SMALLEST = (960, 540)
"""Below this, in logical pixels, the desk cannot be read any more."""


class DeskWindow(QMainWindow):
    """The desk. It draws what ``bridge`` delivers and asks through it; it decides nothing."""

    closed = Signal()
    """The window has closed for good."""

    def __init__(
        self,
        bridge: Bridge,
        *,
        clock: Clock,
        picture: Callable[[str, int], bytes | None],
        picture_of: PictureOf = no_picture_of,
        reconnect: Callable[[str, Secret | None], None],
        checks: Checks,
        language: str = "en",
    ) -> None:
        """``picture`` gives a program scene's JPEG at a width in pixels (it may block, it is
        called from a thread), ``picture_of`` another output's; ``reconnect`` tries an output again,
        with a password if one was typed; ``checks`` are preflight's; ``language`` is one of
        ``translation.LANGUAGES``, whose words are installed."""
        super().__init__()
        self._bridge, self._clock = bridge, clock
        self._snapshot: Snapshot | None = None
        self._drawn_at = clock.monotonic()
        self._scale = 0.0
        reading = Reading(language)
        self._make_parts(reading, checks)
        self._arrange()
        self.asks = Asks(self._ask, self.message.refuse)
        self.key_list = KeyList(self)
        self.feed = PictureFeed(picture, clock)
        previews = (self.standby.picture, self.large)
        self.further = self.on_air.add_further(picture_of, clock)
        self.monitors = Monitors(
            self.on_air.picture, previews, self.feed, reading, clock, further=self.further
        )
        self._connect(reconnect)
        self._keys = Keys(
            self,
            self.asks,
            clear=self._clear,
            begin_broadcast=lambda: self.broadcast.begin_next(self.asks.no_broadcast),
            begin_spare=lambda: self.broadcast.begin_spare(self.asks.no_spare),
            begin_backup=self.backup.begin,
            toggle_list=self.key_list.toggle,
            toggle_guides=self.monitors.toggle_guides,
            toggle_preview=self._toggle_preview,
            toggle_preflight=self._toggle_preflight,
            leave=self.close,
        )
        self._keys.let_go.connect(self._cancel_holds)
        self._ages = QTimer(self)
        self._ages.timeout.connect(self._grow_old)
        self._ages.start(AGE_MS)
        bridge.changed.connect(self.draw)
        self.setWindowTitle("EventDesk")
        self.setMinimumSize(*SMALLEST)
        self.resize(theme.DESIGN_WIDTH, theme.DESIGN_HEIGHT)
        self._scale_type()  # while the sheet is still being read: a start waits 6 ms less

    @property
    def snapshot(self) -> Snapshot | None:
        """What is on the screen."""
        return self._snapshot

    @Slot(object)
    def draw(self, snapshot: Snapshot) -> None:
        """Draw a snapshot."""
        self._snapshot = self.asks.snapshot = snapshot
        self._drawn_at = self._clock.monotonic()
        for part in self._drawn:
            part.draw(snapshot)
        cue = standby_cue(snapshot)
        self.go.set_takes(self._reading.title(cue) if cue else "")
        self.monitors.draw(snapshot)
        if self.message.draw(snapshot):
            refusal = snapshot.notice.refusal if snapshot.notice else None
            if refusal is not None and refusal.code in wording.GO_REFUSALS:
                self.go.flash()
        self.stale.grow_old(0.0)
        self.setWindowTitle(f"{self._reading.text(snapshot.sheet.event.title)} – EventDesk")

    def _make_parts(self, reading: Reading, checks: Checks) -> None:
        self._reading = reading
        self.rehearsal = RehearsalBanner()
        self.clocks = ClocksPanel(reading)
        self.on_air = OnAirPanel(reading)
        self.standby = StandbyPanel(reading)
        self.go = GoButton()
        self.rundown = RundownView(reading)
        self.names = LowerThirdPanel(reading)
        self.large = ScenePicture(self.tr("Preview"))
        self.large.hide()
        self.preflight = PreflightPage(checks)
        self.broadcast = BroadcastPanel()
        self.stale, self.journal, self.quit = StaleBar(), JournalBar(), QuitBar()
        self.name, self.trouble, self.differences = NameBar(), TroubleBar(), DifferenceBar()
        self.youtube, self.moved, self.link = BroadcastBar(), MovedBar(), LinkBar()
        self.missing, self.overlay, self.backup = MissingBar(), OverlayBar(), BackupBar()
        self.health, self.alarms = HealthBar(), AlarmBar()
        self.health.add(self.preflight.light)
        self.message = MessageLine(reading)
        self._drawn = (
            self.rehearsal, self.clocks, self.on_air, self.standby, self.rundown, self.names,
            self.broadcast, self.journal, self.backup, self.name, self.youtube, self.moved,
            self.trouble,
            self.differences, self.link, self.missing, self.overlay, self.health, self.alarms,
            self.preflight,
        )  # fmt: skip

    def _arrange(self) -> None:
        self._home = Arrangement(
            top=(self.rehearsal, self.clocks),
            now=(self.on_air, self.standby, self.go),
            plan=(self.rundown, self.large, self.preflight),
            bars=(self.stale, self.journal, self.backup, self.alarms, self.quit, self.name,
                  self.youtube, self.moved, self.trouble, self.differences, self.link, self.missing,
                  self.preflight.bar, self.overlay),
            beside=self.broadcast.chat,
            side=(self.names, self.broadcast),
            foot=(self.health, self.message),
        )  # fmt: skip
        self.setCentralWidget(self._home)

    def _connect(self, reconnect: Callable[[str, Secret | None], None]) -> None:
        asks = self.asks
        self.go.pressed.connect(asks.go)
        self.rundown.standby_asked.connect(asks.standby)
        self.names.asked.connect(asks.name)
        self.names.everyone_asked.connect(asks.name_everyone)
        self.names.pointed.connect(self.monitors.point)
        self.standby.picture.pressed.connect(self._toggle_preview)
        self.large.pressed.connect(self._toggle_preview)
        self.broadcast.asked.connect(asks.broadcast)
        self.broadcast.forced.connect(asks.force_live)
        self.broadcast.chapters.asked.connect(asks.send_chapters)
        for each in (self.broadcast, self.youtube):
            each.spare_asked.connect(asks.take_spare)
        self.broadcast.edited.asked.connect(asks.send_words)
        self.differences.adopt.connect(asks.adopt)
        self.differences.give_back.connect(asks.give_back)
        self.overlay.install.connect(asks.install_overlay)
        self.backup.connect_to(asks, self.message.refuse)
        self.preflight.closed.connect(self._toggle_preflight)
        for asks_for_it in (self.preflight.bar, self.preflight.light):
            asks_for_it.show_page.connect(self._toggle_preflight)
        self.link.entered.connect(reconnect)
        self.quit.leave.connect(self.close)
        self.quit.end.connect(asks.end)

    def _ask(self, command: Command) -> None:
        self._bridge.ask(command, self._clock.monotonic())

    def _clear(self) -> None:
        """Esc: whatever lies over the desk goes, then whatever lies over the program."""
        covered = self.key_list.isVisible()
        self.key_list.hide()
        self._home.setFocus()
        if not (covered and no_graphics(self._snapshot)):
            self.asks.clear()

    @Slot()
    def _toggle_preview(self) -> None:
        """The preview in the rundown's place, large enough to read every line; or back."""
        self._home.toggle(self.large)
        self.monitors.want()

    @Slot()
    def _toggle_preflight(self) -> None:
        self._home.toggle(self.preflight)
        self.monitors.want()

    @Slot()
    def _cancel_holds(self) -> None:
        self.broadcast.cancel_holds()
        self.backup.cancel_holds()

    @Slot()
    def _grow_old(self) -> None:
        self.monitors.grow_old()
        if self._snapshot is not None:
            self.stale.grow_old(self._clock.monotonic() - self._drawn_at)

    # Qt's side

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are fetched while somebody can see them."""
        super().showEvent(event)
        self.feed.set_running(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """And not longer."""
        super().hideEvent(event)
        self.feed.set_running(False)

    def changeEvent(self, event: QEvent) -> None:
        """A hold ends when another window takes the keyboard, which then keeps the release."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._cancel_holds()
        if event.type() is QEvent.Type.WindowStateChange:
            self.feed.set_running(self.isVisible() and not self.isMinimized())

    def event(self, event: QEvent) -> bool:
        """Every key that goes down is first offered around as a possible override."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._keys.went_down(event)
        return super().event(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key that comes up ends a hold, once it is known that it really did."""
        self._keys.came_up(event)
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow the type with the window."""
        super().resizeEvent(event)
        self.key_list.cover()
        self._scale_type()
        self.monitors.want()

    def _scale_type(self) -> None:
        scale = theme.scale_for(self.width(), self.height())
        if scale != self._scale:
            self._scale = scale
            self.setStyleSheet(theme.stylesheet(scale))
            self._home.set_scale(scale)
            self.clocks.setFixedHeight(round(60 * scale))
            self.rundown.set_scale()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first when a show runs, inside the window; the second time is the answer."""
        if running(self._snapshot) and not self.quit.isVisible():
            self.quit.ask()
            event.ignore()
            return
        self._ages.stop()
        self.feed.stop()
        self.further.stop()
        self.preflight.stop()
        event.accept()
        self.closed.emit()
