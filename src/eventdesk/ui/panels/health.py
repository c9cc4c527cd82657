"""The devices in one line: each OBS, YouTube, and where the show is being kept."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from eventdesk.domain.broadcast import Service
from eventdesk.domain.snapshot import JournalHealth, Snapshot
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.ui import device_words, link_words, looks, theme
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.widgets import Badge, tip

LOW_DISK_MIB = 2048.0
"""OBS has less than this for its recording: about half an hour at 8 Mbit/s."""


class HealthBar(QFrame):
    """A badge for every output of the sheet, for YouTube and for the journal."""

    def __init__(self) -> None:
        super().__init__()
        self.outputs: dict[str, Badge] = {}
        self.youtube, self.journal = Badge(), Badge()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 2, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.youtube)
        self._row.addWidget(self.journal)
        self._row.addStretch()

    def draw(self, snapshot: Snapshot) -> None:
        """Draw every badge."""
        names = tuple(dict.fromkeys((*snapshot.sheet.outputs, *snapshot.switchers)))
        if names != tuple(self.outputs):
            self._make(names)
        for name, badge in self.outputs.items():
            seen = snapshot.switchers.get(name, SwitcherSeen(name))
            badge.show_look(*self._output(snapshot, seen))
            badge.setToolTip(tip(self._advice(seen)))
        service = snapshot.broadcast.service
        self.youtube.show_look(
            looks.service(service), f"YouTube: {device_words.service(service.value)}"
        )
        self.youtube.setVisible(snapshot.sheet.broadcast is not None or service is not Service.OFF)
        self.journal.show_look(*self._journal(snapshot))

    def _make(self, names: tuple[str, ...]) -> None:
        for badge in self.outputs.values():
            self._row.removeWidget(badge)
            badge.deleteLater()
        self.outputs = {name: Badge() for name in names}
        for at, badge in enumerate(self.outputs.values()):
            self._row.insertWidget(at, badge)

    def _output(self, snapshot: Snapshot, seen: SwitcherSeen) -> tuple[Look, str]:
        look = looks.link(seen.link)
        if seen.link is not Link.READY:
            return look, f"{seen.output}: {link_words.brief(seen)}"
        parts = [f"{seen.output}: {look.word}"]
        if seen.fps:
            parts.append(f"{seen.fps:.0f} fps")
        if seen.recording:
            parts.append(self.tr("recording"))
        if seen.stream is not StreamState.STOPPED:
            parts.append(device_words.stream(seen.stream))
        if not seen.overlay and needs_overlay(snapshot):
            parts.append(self.tr("no overlay"))
        if 0 < seen.disk_free_mib < LOW_DISK_MIB:
            parts.append(self.tr("disk nearly full: {mib} MiB").format(mib=int(seen.disk_free_mib)))
            look = Look(Mark.DIAMOND, theme.ORANGE, look.word)
        return look, " · ".join(parts)

    def _advice(self, seen: SwitcherSeen) -> str:
        lines = [seen.address, f"OBS {seen.version}" if seen.version else ""]
        told = device_words.trouble(seen.trouble) if seen.trouble is not None else ""
        lines.append(told or link_words.advice(seen.link))
        return "\n".join(line for line in lines if line)

    def _journal(self, snapshot: Snapshot) -> tuple[Look, str]:
        if snapshot.journal is JournalHealth.KEPT:
            return Look(Mark.CHECK, theme.BLUE, ""), self.tr("Record: kept")
        return Look(Mark.CROSS, theme.RED, ""), self.tr("Record: in memory only")


def needs_overlay(snapshot: Snapshot) -> bool:
    """Whether any cue names anybody, so that a graphic has to be drawn over the scenes."""
    return any(cue.lower_third is not None for cue in snapshot.sheet.cues)
