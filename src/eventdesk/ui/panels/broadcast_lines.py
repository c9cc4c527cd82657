"""One line for each of a show's broadcasts: its own stage, ingest and health, never one light."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.unit import Member, is_ready, may_move, members, spares_ready
from eventdesk.ui import looks, theme, wording, youtube_words
from eventdesk.ui.hold_button import HoldButton
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.widgets import Badge, ElidedLabel, tip

translate = QCoreApplication.translate


class BroadcastLines(QWidget):
    """Shown when there is more than one; with the button that takes a spare."""

    spare_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[BroadcastLine] = []
        self.switch = SwitchButton(self.tr("Switch to the spare"))
        self.switch.held.connect(self.spare_asked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self.switch)
        self.hide()

    def draw(self, snapshot: Snapshot) -> None:
        """Draw every broadcast."""
        shown = lines_of(snapshot)
        self.setVisible(bool(shown))
        while len(self.lines) < len(shown):
            self.lines.append(BroadcastLine())
            self._column.insertWidget(len(self.lines) - 1, self.lines[-1])
        for line, member in zip(self.lines, shown, strict=False):
            line.draw(member, seen_of(snapshot, member))
        for line in self.lines[len(shown) :]:
            line.hide()
        self.switch.draw(snapshot)

    def trouble(self, snapshot: Snapshot) -> str:
        """What is wrong with one that is not the main one, in words; "" when nothing is."""
        others = (one for one in members(snapshot.state) if one.name != snapshot.state.main)
        for member in others:
            seen = seen_of(snapshot, member)
            if seen.trouble is not None:
                return f"{name_of(member)}: {youtube_words.trouble(seen.trouble)}"
        return ""


class SwitchButton(HoldButton):
    """Takes the spare; to be held, for no way leads back."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("stage")
        self.setToolTip(self.tr("Hold for a second, or hold Shift+B"))

    def draw(self, snapshot: Snapshot) -> None:
        """Show while a spare could be needed; press only while it is ready."""
        self.setVisible(may_move(snapshot.state))
        self.setEnabled(spares_ready(snapshot.state, snapshot.broadcasts))


class BroadcastLine(QWidget):
    """One broadcast."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel("soft")
        self.stage, self.ingest, self.health = Badge(), Badge(), Badge()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.name, 1)
        for badge in (self.stage, self.ingest, self.health):
            row.addWidget(badge)

    def draw(self, member: Member, seen: BroadcastSeen) -> None:
        """Draw it; what is wrong with it is at the pointer."""
        self.name.setText(name_of(member))
        self.stage.show_look(self._stage(member, seen))
        # A stream that nobody sends yet, or any more, is no news.
        fed = member.serves and seen.stage < Stage.ENDED and bool(seen.ingest)
        self.ingest.setVisible(fed)
        self.health.setVisible(fed)
        self.ingest.show_look(looks.ingest(seen.ingest))
        self.health.show_look(looks.health(seen.health))
        trouble = youtube_words.trouble(seen.trouble) if seen.trouble else ""
        self.setToolTip(tip(f"{seen.title}\n{trouble}".strip()))
        self.show()

    def _stage(self, member: Member, seen: BroadcastSeen) -> Look:
        if seen.trouble is not None and seen.service is not Service.OK:
            return looks.service(seen.service)
        if member.stands_by and member.stage is Stage.SCHEDULED:
            return self._readiness(seen)
        if seen.moving_to is not None and seen.moving_to > seen.stage:
            return Look(Mark.HALF, theme.AMBER, wording.stage(seen.moving_to))
        if member.stage > seen.stage:
            asked = self.tr("{stage} asked").format(stage=wording.stage(member.stage))
            return Look(Mark.RING, theme.AMBER, asked)
        live = seen.stage is Stage.LIVE
        mark = Mark.DISC if live else Mark.CHECK if seen.stage else Mark.DASH
        return Look(mark, theme.RED if live else theme.SOFT, wording.stage(seen.stage))

    def _readiness(self, seen: BroadcastSeen) -> Look:
        if is_ready(seen):
            return Look(Mark.CHECK, theme.BLUE, self.tr("ready"))
        mark = Mark.CROSS if seen.trouble else Mark.RING
        return Look(mark, theme.AMBER, self.tr("not ready"))


def lines_of(snapshot: Snapshot) -> tuple[Member, ...]:
    """Which have a line: all of several; beside a single one, of which the panel itself speaks,
    only its spare, or the one that the spare took the place of."""
    unit = members(snapshot.state)
    if len(snapshot.sheet.broadcasts) > 1:
        return unit
    return tuple(one for one in unit if one.name != snapshot.state.main)


def name_of(member: Member) -> str:
    """What people call it: by its name in the sheet, and by its part in the show."""
    called = member.plan.name
    if member.stands_by:
        words = translate("BroadcastLine", "Spare {name}")
    elif member.took_over:
        words = translate("BroadcastLine", "{name} (spare)")
    elif member.left:
        words = translate("BroadcastLine", "Left {name}")
    else:
        return called or translate("BroadcastLine", "Broadcast")
    return words.format(name=called).strip()


def seen_of(snapshot: Snapshot, member: Member) -> BroadcastSeen:
    """What was seen of it; of the main one also where nothing else is told."""
    if member.name == snapshot.state.main:
        return snapshot.broadcast
    return snapshot.broadcasts.get(member.name, BroadcastSeen(name=member.name))
