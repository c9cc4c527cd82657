"""After the spare took over: how far the move is, and what to post where the audience is."""

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.moved import to_post
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.unit import Member, members
from eventdesk.ui import theme, youtube_words
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.bars import Bar
from eventdesk.ui.panels.broadcast_lines import seen_of

_DONE, _WAITING = "✓", "…"


class MovedBar(Bar):
    """Shown from the move until the operator puts it away, or the broadcast ends. Every step is
    ticked only when YouTube was seen to have it."""

    def __init__(self) -> None:
        super().__init__(Mark.HALF, theme.AMBER, lines=3)
        self._moves, self._put_away = 0, 0
        self._link = self._post = ""
        self.copy_link = self.add_button(self.tr("Copy link"))
        self.copy_post = self.add_button(self.tr("Copy what to post"))
        self.away = self.add_button(self.tr("Posted"))
        self.copy_link.clicked.connect(self._copy_link)
        self.copy_post.clicked.connect(self._copy_post)
        self.away.clicked.connect(self._go_away)

    def draw(self, snapshot: Snapshot) -> None:
        """Show how far the move is."""
        unit = members(snapshot.state)
        over = [one for one in unit if one.took_over]
        self._moves = len(over)
        main = next((one for one in over if one.name == snapshot.state.main), None)
        on = snapshot.state.broadcast < Stage.ENDED
        if main is None or not on or self._moves == self._put_away:
            self.hide()
            return
        self._link = "\n".join(
            url for one in over if (url := seen_of(snapshot, one).watch_url) is not None
        )
        languages = snapshot.sheet.languages_of(main.plan)
        self._post = to_post(languages, self._link) if self._link else ""
        for button in (self.copy_link, self.copy_post):
            button.setEnabled(bool(self._link))
        steps = "   ".join(self._steps(snapshot, over, [one for one in unit if one.left]))
        self.say(self.tr("MOVED TO THE SPARE"), f"{steps}\n{self._post}".strip())
        self.words.setToolTip(self._post)

    def _steps(self, snapshot: Snapshot, over: list[Member], left: list[Member]) -> Iterator[str]:
        """The steps with their ticks, and why one is not done."""
        new = [seen_of(snapshot, one) for one in over]
        old = [seen_of(snapshot, one) for one in left]
        wanted = snapshot.state.broadcast
        yield self._step(all(one.ingest == "active" for one in new), self.tr("YouTube receives"))
        there = all(one.stage >= wanted for one in new)
        live = self.tr("live") if wanted is Stage.LIVE else self.tr("in preview")
        yield self._step(there, live)
        yield self._step(all(one.readdressed for one in new), self.tr("new title"))
        yield self._step(all(one.readdressed for one in old), self.tr("old one points here"))
        for seen in old:  # the new one's trouble has a place of its own
            if seen.trouble is not None and not seen.readdressed:
                yield youtube_words.trouble(seen.trouble)

    def _step(self, done: bool, word: str) -> str:
        return f"{_DONE if done else _WAITING} {word}"

    @Slot()
    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._link)

    @Slot()
    def _copy_post(self) -> None:
        QGuiApplication.clipboard().setText(self._post)

    @Slot()
    def _go_away(self) -> None:
        self._put_away = self._moves
        self.hide()
