"""The devices in one line: each OBS with its stream and the program's sound, YouTube, the record.

One line while all is well; what is not is a word here, and a bar of its own (``alarm_bar``).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from eventdesk.domain.alarm import Fault
from eventdesk.domain.broadcast import Service
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import JournalHealth, Snapshot
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.ui import alarm_words, device_words, link_words, looks, theme
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.vital_signs import Level, Trend
from eventdesk.ui.widgets import Badge, tip

if TYPE_CHECKING:
    from eventdesk.domain.health import Health

LOW_DISK_MIB = 2048.0
"""OBS has less than this for its recording: about half an hour at 8 Mbit/s."""


class HealthBar(QFrame):
    """A badge and a trend for every output of the sheet, a badge for YouTube and the journal."""

    def __init__(self) -> None:
        super().__init__()
        self.outputs: dict[str, Badge] = {}
        self.trends: dict[str, Trend] = {}
        self.level = Level()
        self.youtube, self.journal = Badge(), Badge()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 2, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.level)
        self._row.addWidget(self.youtube)
        self._row.addWidget(self.journal)
        self._row.addStretch()

    def add(self, light: QWidget) -> None:
        """One more light, at the right end."""
        self._row.addWidget(light)

    def draw(self, snapshot: Snapshot) -> None:
        """Draw every badge."""
        names = tuple(dict.fromkeys((*snapshot.sheet.outputs, *snapshot.switchers)))
        if names != tuple(self.outputs):
            self._make(names)
        for name, badge in self.outputs.items():
            seen = snapshot.switchers.get(name, SwitcherSeen(name))
            badge.show_look(*self._output(snapshot, seen))
            health = snapshot.health.get(name)
            badge.setToolTip(tip(self._advice(seen, health)))
            self.trends[name].draw(health.trend if health else ())
        clips = any(alarm.fault is Fault.CLIPPING for alarm in snapshot.alarms)
        self.level.draw(snapshot.level, clips=clips)
        service = snapshot.broadcast.service
        self.youtube.show_look(
            looks.service(service), f"YouTube: {device_words.service(service.value)}"
        )
        self.youtube.setVisible(snapshot.sheet.broadcast is not None or service is not Service.OFF)
        self.journal.show_look(*self._journal(snapshot))

    def _make(self, names: tuple[str, ...]) -> None:
        for old in (*self.outputs.values(), *self.trends.values()):
            self._row.removeWidget(old)
            old.deleteLater()
        self.outputs = {name: Badge() for name in names}
        self.trends = {name: Trend() for name in names}
        signs: list[QWidget] = []
        for name in names:
            signs += [self.outputs[name], self.trends[name]]
            if name == PROGRAM:
                signs.append(self.level)
        for at, sign in enumerate(signs):
            self._row.insertWidget(at, sign)

    def _output(self, snapshot: Snapshot, seen: SwitcherSeen) -> tuple[Look, str]:
        look = looks.link(seen.link)
        if seen.link is not Link.READY:
            return look, f"{seen.output}: {link_words.brief(seen)}"
        parts = [f"{seen.output}: {look.word}"]
        health = snapshot.health.get(seen.output)
        if seen.fps:
            parts.append(f"{seen.fps:.0f} fps")
        if health and health.bitrate is not None:
            parts.append(alarm_words.bitrate(health.bitrate))
        if seen.recording:
            hours = f" ({health.disk_hours:.0f} h)" if health and health.disk_hours else ""
            parts.append(self.tr("recording") + hours)
        if seen.stream is not StreamState.STOPPED:
            parts.append(device_words.stream(seen.stream))
        if not seen.overlay and needs_overlay(snapshot):
            parts.append(self.tr("no overlay"))
        if 0 < seen.disk_free_mib < LOW_DISK_MIB:
            parts.append(self.tr("disk nearly full: {mib} MiB").format(mib=int(seen.disk_free_mib)))
            look = Look(Mark.DIAMOND, theme.ORANGE, look.word)
        if any(alarm.output == seen.output for alarm in snapshot.alarms):
            look = Look(Mark.DIAMOND, theme.ORANGE, look.word)
        return look, " · ".join(parts)

    def _advice(self, seen: SwitcherSeen, health: "Health | None") -> str:
        lines = [seen.address, f"OBS {seen.version}" if seen.version else ""]
        told = device_words.trouble(seen.trouble) if seen.trouble is not None else ""
        lines.append(told or link_words.advice(seen.link))
        if seen.link is Link.READY and health is not None:
            lines += self._figures(health)
        return "\n".join(line for line in lines if line)

    def _figures(self, health: "Health") -> Iterator[str]:
        yield self.tr("OBS takes {share} % of its machine").format(share=round(health.cpu * 100))
        lost = (
            (health.skipped, self.tr("Frames that the machine was too slow for: {share} %")),
            (health.dropped, self.tr("Frames that the network was too slow for: {share} %")),
            (health.congestion, self.tr("Congestion: {share} %")),
        )
        for share, words in lost:
            if share is not None:
                yield words.format(share=round(share * 100, 1))
        if health.disk_hours is not None:
            hours = round(health.disk_hours, 1)
            yield self.tr("Room for {hours} hours of recording").format(hours=hours)

    def _journal(self, snapshot: Snapshot) -> tuple[Look, str]:
        if snapshot.journal is JournalHealth.KEPT:
            return Look(Mark.CHECK, theme.BLUE, ""), self.tr("Record: kept")
        return Look(Mark.CROSS, theme.RED, ""), self.tr("Record: in memory only")


def needs_overlay(snapshot: Snapshot) -> bool:
    """Whether any cue names anybody, so that a graphic has to be drawn over the scenes."""
    return any(cue.lower_third is not None for cue in snapshot.sheet.cues)
