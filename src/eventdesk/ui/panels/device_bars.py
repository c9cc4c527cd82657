"""Bars about the devices: differences from the show, the overlay, what OBS lacks."""

from PySide6.QtCore import Signal

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Missing
from eventdesk.domain.show import Renamed
from eventdesk.domain.snapshot import JournalHealth, Snapshot
from eventdesk.domain.switcher import Leg, LegStatus, Link
from eventdesk.ui import device_words, theme
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.bars import Bar
from eventdesk.ui.panels.health import needs_overlay


class JournalBar(Bar):
    """The show is not being kept on disk."""

    def __init__(self) -> None:
        super().__init__(Mark.CROSS, theme.RED, lines=2)

    def draw(self, snapshot: Snapshot) -> None:
        """Show while the journal is in memory."""
        if snapshot.journal is JournalHealth.KEPT:
            self.hide()
            return
        trouble = snapshot.journal_trouble
        words = device_words.trouble(trouble) if trouble else ""
        tail = self.tr("If the desk stops now, it cannot resume from here.")
        self.say(self.tr("NOT KEPT ON DISK"), f"{words} {tail}".strip())


class TroubleBar(Bar):
    """What of the cue on air was not done, and why; of its name NameBar tells that."""

    def __init__(self) -> None:
        super().__init__(Mark.CROSS, theme.ORANGE, lines=3)

    def draw(self, snapshot: Snapshot) -> None:
        """Show while a part of the cue on air has failed."""
        on_air = snapshot.state.on_air
        reports = snapshot.legs.get(on_air.cue.id, {}) if on_air else {}
        words = "  ".join(
            f"{device_words.leg(leg)} ({output}): "
            + device_words.trouble(report.trouble or Trouble("failed"))
            for (output, leg), report in reports.items()
            if report.status is LegStatus.FAILED and (output, leg) != (PROGRAM, Leg.GRAPHIC)
        )
        if words:
            self.say(self.tr("NOT DONE"), words)
        else:
            self.hide()


class DifferenceBar(Bar):
    """The devices look otherwise than the show means: adopt, or return. Never done unasked."""

    adopt, give_back = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__(Mark.DIAMOND, theme.VIOLET, lines=2)
        self.adopt_button = self.add_button(self.tr("Adopt · A"))
        self.return_button = self.add_button(self.tr("Return · R"))
        self.adopt_button.clicked.connect(self.adopt)
        self.return_button.clicked.connect(self.give_back)

    def draw(self, snapshot: Snapshot) -> None:
        """Show while the desk keeps its hands off, or anything differs."""
        if not snapshot.hands_off and not snapshot.differences:
            self.hide()
            return
        found = "  ".join(device_words.difference(one) for one in snapshot.differences)
        for button in (self.adopt_button, self.return_button):
            button.setVisible(bool(snapshot.differences))
        if snapshot.hands_off:
            self.say(self.tr("SHOW REOPENED, HANDS OFF"), found or self._calm(snapshot))
        else:
            self.say(self.tr("CHANGED BY HAND"), found)

    def _calm(self, snapshot: Snapshot) -> str:
        program = snapshot.switchers.get(PROGRAM)
        if program is None or program.link is not Link.READY:
            return self.tr("OBS is not seen yet. Nothing is sent to it until you ask.")
        return self.tr("The devices look as the show means. GO goes on from here.")


class OverlayBar(Bar):
    """Asks once for consent to put the overlay scene into OBS."""

    install = Signal()

    def __init__(self) -> None:
        super().__init__(Mark.RING, theme.BLUE)
        self._dismissed = False
        self.install_button = self.add_button(self.tr("Install · I"))
        self.later = self.add_button(self.tr("Not now"))
        self.install_button.clicked.connect(self.install)
        self.later.clicked.connect(self._dismiss)

    def draw(self, snapshot: Snapshot) -> None:
        """Show while a ready OBS lacks the overlay and nobody has decided."""
        lacking = [
            seen.output
            for seen in snapshot.switchers.values()
            if seen.link is Link.READY and not seen.overlay
        ]
        undecided = snapshot.state.overlay is None and not self._dismissed
        if not (undecided and lacking and needs_overlay(snapshot)):
            self.hide()
            return
        self.say(
            self.tr("OVERLAY NOT INSTALLED"),
            self.tr("Names need one scene of the desk's own in OBS ({outputs}).").format(
                outputs=", ".join(lacking)
            ),
        )

    def _dismiss(self) -> None:
        self._dismissed = True
        self.hide()


class MissingBar(Bar):
    """What the sheet names and OBS does not have, or has under another name by now; dismissed, it
    comes back when that changes."""

    def __init__(self) -> None:
        super().__init__(Mark.CROSS, theme.ORANGE, lines=3)
        self._dismissed: tuple[Missing | Renamed, ...] = ()
        self._told: tuple[Missing | Renamed, ...] = ()
        self.dismiss = self.add_button(self.tr("Dismiss"))
        self.dismiss.clicked.connect(self._dismiss)

    def draw(self, snapshot: Snapshot) -> None:
        """Show while there is anything that nobody has dismissed."""
        self._told = (*snapshot.missing, *snapshot.renamed)
        if not self._told or self._told == self._dismissed:
            self.hide()
            return
        lacks = bool(snapshot.missing)
        self._mark, self._colour = (Mark.CROSS, theme.ORANGE) if lacks else (Mark.RING, theme.BLUE)
        lines = [self._words(one) for one in snapshot.missing]
        lines += [self._renamed(one) for one in snapshot.renamed]
        head = (
            self.tr("MISSING IN OBS: {count}").format(count=len(snapshot.missing))
            if lacks
            else self.tr("RENAMED IN OBS: {count}").format(count=len(snapshot.renamed))
        )
        self.say(head, "\n".join(lines))

    def _renamed(self, one: Renamed) -> str:
        return self.tr("“{name}” is now “{now}” ({output}); its cues follow.").format(
            name=one.name, now=one.now, output=one.output
        )

    def _words(self, one: Missing) -> str:
        kind = device_words.kind(one.kind)
        if not one.name:  # of a replay buffer or a virtual camera there is one, or none
            line = self.tr("{kind} ({output}), cues: {count}")
        else:
            line = self.tr("{kind} “{name}” ({output}), cues: {count}")
        line = line.format(kind=kind, name=one.name, output=one.output, count=len(one.cues))
        if one.nearest:
            line += " · " + self.tr("“{nearest}” meant?").format(nearest=one.nearest)
        return line

    def _dismiss(self) -> None:
        self._dismissed = self._told
        self.hide()
