"""The devices in one line: each OBS, YouTube, and where the show is being kept."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from eventdesk.domain.broadcast import Service
from eventdesk.domain.runsheet import PROGRAM, Output
from eventdesk.domain.snapshot import JournalHealth, Snapshot
from eventdesk.domain.succession import obs_of, successor
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
        plan = snapshot.sheet.outputs.get(seen.output, Output(seen.output))
        name, needed = self._name(snapshot, seen.output), is_needed(snapshot, seen.output)
        if seen.link is not Link.READY:
            words = f"{name}: {link_words.brief(seen)}"
            if not needed:
                words += " · " + self.tr("optional")
            return _as_grave_as_it_is(look, seen, snapshot, needed=needed), words
        parts = [f"{name}: {look.word}"]
        if plan.mirrors is not None:
            parts.append(self.tr("mirrors {output}").format(output=plan.mirrors))
        if seen.fps and needed:
            parts.append(f"{seen.fps:.0f} fps")
        if seen.recording and needed:
            parts.append(self.tr("recording"))
        if seen.stream is not StreamState.STOPPED:
            parts.append(device_words.stream(seen.stream))
        if not seen.overlay and needs_overlay(snapshot) and shows_names(snapshot, seen.output):
            parts.append(self.tr("no overlay"))
        if 0 < seen.disk_free_mib < LOW_DISK_MIB:
            parts.append(self.tr("disk nearly full: {mib} MiB").format(mib=int(seen.disk_free_mib)))
            look = Look(Mark.DIAMOND, theme.ORANGE, look.word)
        return look, " · ".join(parts)

    def _name(self, snapshot: Snapshot, output: str) -> str:
        """The output's name, and whose OBS it has once a backup was made program."""
        obs = obs_of(snapshot.state, output)
        if obs == output:
            return output
        return self.tr("{output} (OBS of {obs})").format(output=output, obs=obs)

    def _advice(self, seen: SwitcherSeen) -> str:
        lines = [seen.address, f"OBS {seen.version}" if seen.version else ""]
        told = device_words.trouble(seen.trouble) if seen.trouble is not None else ""
        lines.append(told or link_words.advice(seen.link))
        if seen.link is Link.OFF:
            lines.append(f'[outputs.{seen.output}]\naddress = "HOST:PORT"')
        return "\n".join(line for line in lines if line)

    def _journal(self, snapshot: Snapshot) -> tuple[Look, str]:
        if snapshot.journal is JournalHealth.KEPT:
            return Look(Mark.CHECK, theme.BLUE, ""), self.tr("Record: kept")
        return Look(Mark.CROSS, theme.RED, ""), self.tr("Record: in memory only")


def _as_grave_as_it_is(look: Look, seen: SwitcherSeen, snapshot: Snapshot, *, needed: bool) -> Look:
    """An OBS that a running show needs is loud when it is away; one that it can do without is
    never louder than a word."""
    running = snapshot.state.on_air is not None and snapshot.state.ended_at is None
    if not needed:
        calm = seen.link in (Link.OFF, Link.CONNECTING, Link.SYNCING, Link.SILENT)
        return Look(look.mark, theme.SOFT, look.word) if calm else look
    loud = running and seen.link in (Link.OFF, Link.CONNECTING, Link.SILENT)
    return Look(Mark.CROSS, theme.RED, look.word) if loud else look


def is_needed(snapshot: Snapshot, output: str) -> bool:
    """Whether the show cannot do without this output."""
    known = snapshot.sheet.outputs.get(output)
    return output == PROGRAM or (known is not None and known.required)


def can_be_replaced(snapshot: Snapshot) -> bool:
    """Whether the program's OBS fails a show that runs, and another could take its place."""
    running = snapshot.state.on_air is not None and snapshot.state.ended_at is None
    program = snapshot.switchers.get(PROGRAM, SwitcherSeen(PROGRAM))
    able = successor(snapshot.state, snapshot.switchers)
    return running and program.link is not Link.READY and able is not None


def shows_names(snapshot: Snapshot, output: str) -> bool:
    """Whether lower thirds are for this output: the program, and what mirrors it."""
    return snapshot.sheet.shown_on(output) == PROGRAM


def needs_overlay(snapshot: Snapshot) -> bool:
    """Whether any cue names anybody, so that a graphic has to be drawn over the scenes."""
    return any(cue.lower_third is not None for cue in snapshot.sheet.cues)
