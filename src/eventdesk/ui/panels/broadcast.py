"""The YouTube broadcast: the stage wanted and the stage seen, the stream and its health."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, Trouble
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.unit import following_part, members
from eventdesk.ui import looks, theme, times, wording, youtube_words
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.broadcast_bar import loudest
from eventdesk.ui.panels.broadcast_lines import BroadcastLines, seen_of
from eventdesk.ui.panels.chapters import ChaptersBox
from eventdesk.ui.panels.chat import ChatPanel
from eventdesk.ui.panels.edited_words import EditedWords
from eventdesk.ui.panels.sign_in import SignInBox
from eventdesk.ui.panels.stage_button import StageButton
from eventdesk.ui.widgets import Badge, ElidedLabel, label


class BroadcastPanel(QFrame):
    """One button for each stage. A stage is lit when YouTube says so, never by the press."""

    asked = Signal(object)
    """Bring the broadcast to this Stage."""
    forced = Signal()
    """Let it go live although the desk holds it back."""
    spare_asked = Signal()
    """Let the spare take its place."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._next: Stage | None = None
        self._held = False
        self._link = ""
        self._make_parts()
        self._arrange()

    def _make_parts(self) -> None:
        self.service = Badge()
        self.seen = Badge()
        self.ingest, self.health = Badge(), Badge()
        self.stream = QWidget()
        self.facts = ElidedLabel("soft")
        self.issues = ElidedLabel("soft", lines=2)
        self.trouble = ElidedLabel("trouble", lines=2)
        self.url = ElidedLabel("dim")
        self.copy = QPushButton(self.tr("Copy link"))
        self.copy.setObjectName("link")
        self.copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.copy.clicked.connect(self._copy_link)
        self.chapters = ChaptersBox()
        self.lines = BroadcastLines()
        self.lines.spare_asked.connect(self.spare_asked)
        self.edited, self.sign_in = EditedWords(), SignInBox()
        self.chat = ChatPanel()
        """Beside the rundown, where there is room to read; its button is here."""
        self.buttons = {
            stage: StageButton(stage)
            for stage in (Stage.SCHEDULED, Stage.PREVIEW, Stage.LIVE, Stage.ENDED)
        }
        for button in self.buttons.values():
            button.chosen.connect(self._ask)

    def _arrange(self) -> None:
        head, stages = QHBoxLayout(), QHBoxLayout()
        head.addWidget(label("heading", self.tr("YOUTUBE · B")))
        head.addWidget(self.chat.toggle)
        head.addStretch()
        for badge in (self.seen, self.service):
            head.addWidget(badge)
        stages.setSpacing(4)
        for button in self.buttons.values():
            stages.addWidget(button, 1)
        stream = _fact(self.tr("Ingest"), self.ingest)
        stream.insertSpacing(2, 10)
        for each in (label("soft", self.tr("Health")), self.health):
            stream.insertWidget(stream.count() - 1, each)
        self.foot = QWidget()
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.url, 1)
        foot.addWidget(self.copy)
        stream.setContentsMargins(0, 0, 0, 0)
        self.stream.setLayout(stream)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(5)
        for row in (head, stages):
            column.addLayout(row)
        column.addWidget(self.stream)
        for part in (
            self.lines,
            self.issues,
            self.trouble,
            self.sign_in,
            self.facts,
            self.foot,
            self.edited,
            self.chapters,
        ):
            column.addWidget(part)

    def draw(self, snapshot: Snapshot) -> None:
        """Draw the broadcast."""
        seen, wanted = snapshot.broadcast, snapshot.broadcast_wanted
        planned = snapshot.sheet.broadcast is not None
        self.service.show_look(looks.service(seen.service))
        self.service.setVisible(seen.service is not Service.OK)  # the stage needs the room
        self.seen.show_look(self._stage_look(seen.stage, seen.moving_to, wanted))
        self.ingest.show_look(looks.ingest(seen.ingest))
        self.health.show_look(looks.health(seen.health))
        found = loudest(snapshot)  # said across the window already
        loud = found is not None and found[0].name == snapshot.state.main
        words = youtube_words.trouble(seen.trouble) if seen.trouble and not loud else ""
        words = words or self.lines.trouble(snapshot)
        _say(self.trouble, words)
        _say(self.issues, "  ".join(youtube_words.trouble(Trouble(one)) for one in seen.issues))
        crowded = bool(words and seen.issues)
        _say(self.facts, "" if crowded else self._facts(snapshot))
        self.url.setText(self._foot(planned, seen.service, seen.watch_url, seen.channel))
        self.foot.setHidden(bool(seen.trouble or seen.issues))  # their room
        self._link = _links(snapshot)
        self.copy.setVisible(bool(self._link))
        self.chapters.draw(snapshot)
        self.lines.draw(snapshot)
        self.chat.draw(snapshot)
        self.edited.draw(snapshot)
        self.sign_in.draw(snapshot)
        # Nobody looks at the stream after the end, and the chapters need the room. Of several
        # broadcasts each has its own line.
        self.stream.setHidden(seen.stage is Stage.ENDED or len(snapshot.sheet.broadcasts) > 1)
        self._draw_buttons(snapshot, planned=planned)

    def _draw_buttons(self, snapshot: Snapshot, *, planned: bool) -> None:
        seen, wanted = snapshot.broadcast, snapshot.broadcast_wanted
        if following_part(snapshot.state) is not None:
            # One group of broadcasts has ended: the buttons are the next one's.
            seen, wanted = BroadcastSeen(seen.service, Stage.SCHEDULED), Stage.SCHEDULED
        reached = max(seen.stage, wanted)
        self._held = any(one.held_by for one in all_seen(snapshot)) and wanted is Stage.LIVE
        self._next = next_stage(snapshot) if planned else None
        if self._held:
            self._next = Stage.LIVE
        for stage, button in self.buttons.items():
            anyway = self._held and stage is Stage.LIVE
            button.setEnabled(planned and (anyway or can_ask(stage, reached)))
            button.light(seen=seen.stage >= stage, wanted=wanted >= stage > seen.stage)
            if anyway:
                button.setText(self.tr("Live anyway"))

    def begin_next(self, refuse: Callable[[], None]) -> None:
        """The key B went down: the next stage, which may have to be held; then the chapters.
        ``refuse`` says that nothing is next."""
        if self._next is not None:
            self.buttons[self._next].begin()
        elif not self.chapters.write():
            refuse()

    def begin_spare(self, refuse: Callable[[], None]) -> None:
        """The key went down that takes the spare when it is held; ``refuse`` says why not."""
        switch = self.lines.switch
        if switch.isHidden() or not switch.isEnabled():
            refuse()
        else:
            switch.begin_hold()

    def cancel_holds(self) -> None:
        """The key came up, or the window lost it."""
        for button in (*self.buttons.values(), self.lines.switch):
            button.cancel_hold()

    def _facts(self, snapshot: Snapshot) -> str:
        """How long it is live, who watches, and what is left of the day's quota."""
        seen = snapshot.broadcast
        parts = []
        if seen.stage is Stage.LIVE and seen.live_since is not None:
            length = times.duration(snapshot.rundown.now - seen.live_since)
            parts.append(self.tr("live {length}").format(length=length))
        if seen.viewers is not None:
            parts.append(self.tr("{count} watching").format(count=f"{seen.viewers:,}"))
        if seen.quota_left is not None and seen.service is not Service.OFF:
            parts.append(self._quota(seen, seen.quota_left))
        return " · ".join(parts)

    def _quota(self, seen: BroadcastSeen, left: int) -> str:
        if seen.quota_predicted is None:
            return self.tr("quota {left}").format(left=f"{left:,}")
        return self.tr("quota {left} (needs {needed})").format(
            left=f"{left:,}", needed=f"{seen.quota_predicted:,}"
        )

    @Slot(object)
    def _ask(self, stage: Stage) -> None:
        if self._held and stage is Stage.LIVE:
            self.forced.emit()
        else:
            self.asked.emit(stage)

    @Slot()
    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._link)

    @property
    def next(self) -> Stage | None:
        """The stage that B brings; None when there is none."""
        return self._next

    def _stage_look(self, seen: Stage, moving_to: Stage | None, wanted: Stage) -> Look:
        if moving_to is not None and moving_to > seen:
            word = self.tr("{seen} → {next}").format(
                seen=wording.stage(seen), next=wording.stage(moving_to)
            )
            return Look(Mark.HALF, theme.AMBER, word)
        if wanted > seen:
            word = self.tr("{seen}, {next} asked").format(
                seen=wording.stage(seen), next=wording.stage(wanted)
            )
            return Look(Mark.RING, theme.AMBER, word)
        if seen is Stage.LIVE:
            return Look(Mark.DISC, theme.RED, wording.stage(seen))
        return Look(Mark.CHECK if seen else Mark.DASH, theme.SOFT, wording.stage(seen))

    def _foot(self, planned: bool, service: Service, url: str | None, channel: str) -> str:
        if not planned:
            return self.tr("This run-sheet has no broadcast: the show is local.")
        if service is Service.OFF:
            return self.tr("YouTube is not set up. The show runs without it.")
        return " · ".join(part for part in (channel, url) if part)


def _say(label: ElidedLabel, words: str) -> None:
    """Show the words, or take no room."""
    label.setText(words)
    label.setVisible(bool(words))


def _fact(word: str, badge: Badge) -> QHBoxLayout:
    """A word and its badge, side by side."""
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(label("soft", word))
    row.addWidget(badge)
    row.addStretch()
    return row


def can_ask(stage: Stage, reached: Stage) -> bool:
    """Whether a broadcast can go there from here; what has not begun cannot be ended."""
    return stage > reached and (stage is not Stage.ENDED or reached >= Stage.PREVIEW)


def _links(snapshot: Snapshot) -> str:
    """The address that the audience opens; of several broadcasts each, with its title."""
    found = [one for one in all_seen(snapshot) if one.watch_url is not None]
    if len(snapshot.sheet.broadcasts) == 1:
        return "".join(one.watch_url or "" for one in found)
    return "\n".join(f"{one.title} {one.watch_url}".strip() for one in found)


def all_seen(snapshot: Snapshot) -> tuple[BroadcastSeen, ...]:
    """What was seen of each broadcast that the audience is sent to."""
    return tuple(seen_of(snapshot, one) for one in members(snapshot.state) if one.serves)


def next_stage(snapshot: Snapshot) -> Stage | None:
    """The stage after the one asked for; without a preview where the sheet wants none. Once a
    group of broadcasts has ended it is the next group's."""
    parts, state = snapshot.sheet.parts, snapshot.state
    reached = max(snapshot.broadcast.stage, snapshot.broadcast_wanted)
    following = following_part(state)
    if following is not None:
        plan, reached = parts[following][0], Stage.SCHEDULED
    elif not parts or reached is Stage.ENDED:
        return None
    else:
        plan = parts[min(state.part, len(parts) - 1)][0]
    following = Stage(reached + 1)
    return Stage.LIVE if following is Stage.PREVIEW and not plan.preview else following
