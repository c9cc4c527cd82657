"""Reads the live chat on a thread and a connection of its own: whatever YouTube takes its time
over here, no stage of the broadcast waits for it."""

import logging
from collections.abc import Callable
from threading import Condition, current_thread
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.chat import ChatPage, ChatSeen, ChatState, turned
from eventdesk.drivers.youtube.oauth import Credentials
from eventdesk.drivers.youtube.pace import pause_after_failure
from eventdesk.drivers.youtube.quota import Budget
from eventdesk.drivers.youtube.reasons import QUOTA, SIGNED_OUT, CallError, treatment
from eventdesk.engine.ports import Clock
from eventdesk.engine.threads import start_thread

if TYPE_CHECKING:
    from threading import Thread  # noqa: TID251 - for a type only; start_thread starts it

    from eventdesk.drivers.youtube.connection import Connection

log = logging.getLogger(__name__)

SAVING_PAUSE = 60.0
"""Show seconds until it is looked again whether there are units for the chat."""

WAITING_PAUSE = 30.0
"""Show seconds until a broadcast is looked at again that shows no chat: lists lag behind."""

_SHORTEST_PAUSE = 0.02
_JOIN = 0.5
_OVER = ("liveChatEnded", "liveChatNotFound")


class ChatReader:
    """Follows one broadcast's chat while somebody wants to see it. A ``ports.ChatSource``.

    Nothing is called, and no thread runs, before the first ``follow``. ``credentials`` None is
    for nobody signed in, with ``signed_out`` for the reason. ``budget`` must share the driver's
    ledger; it is used on this reader's thread alone.
    """

    def __init__(
        self,
        clock: Clock,
        credentials: Credentials | None,
        endpoint: str,
        timeout: float,
        *,
        budget: Budget,
        signed_out: Trouble | None = None,
    ) -> None:
        self._clock, self._credentials = clock, credentials
        self._endpoint, self._timeout = endpoint, timeout
        self._budget, self._signed_out = budget, signed_out
        self._changed = Condition()
        self._wanted: str | None = None
        self._woken = self._stopped = False
        self._connection: Connection | None = None
        self._thread: Thread | None = None
        self._report: Callable[[ChatSeen], None] | None = None
        self._told = ChatSeen()

    def start(self, report: Callable[[ChatSeen], None]) -> None:
        """``report`` is called from the reader's thread with every change."""
        self._report = report

    def follow(self, broadcast_id: str | None) -> None:
        """Read this broadcast's chat; None to leave off, which costs nothing more."""
        with self._changed:
            if broadcast_id == self._wanted or self._stopped:
                return
            self._wanted, self._woken = broadcast_id, True
            self._changed.notify()
            if self._thread is None and self._credentials is not None:
                credentials = self._credentials
                self._thread = start_thread("youtube-chat", lambda: self._run(credentials))
        if self._credentials is None and broadcast_id is not None:
            failing = ChatSeen(ChatState.FAILING, trouble=self._signed_out)
            self._tell(replace(failing, broadcast=broadcast_id))

    def stop(self) -> None:
        """End the thread, also out of a call that hangs."""
        with self._changed:
            self._stopped = self._woken = True
            self._changed.notify()
            if self._connection is not None:
                self._connection.stop()
        if self._thread is not None and self._thread is not current_thread():
            self._thread.join(_JOIN)

    def _run(self, credentials: Credentials) -> None:
        # Google's client takes 0.3 s to import: here, not in the desk.
        from eventdesk.drivers.youtube.connection import Connection  # noqa: PLC0415 - see above

        connection = Connection(self._endpoint, credentials, self._timeout, self._budget.book)
        with self._changed:
            self._connection = connection
        try:
            while (wanted := self._next()) is not None:
                _Following(connection, credentials, self._clock, self._budget).run(
                    wanted, self._tell, self._rest
                )
        except Exception:
            self._tell(replace(self._told, state=ChatState.FAILING, trouble=Trouble("chatStopped")))
            raise
        finally:
            connection.stop()

    def _next(self) -> str | None:
        """The broadcast to follow; waits for one. None at the end."""
        with self._changed:
            self._woken = False
            wanted, stopped = self._wanted, self._stopped
        if wanted is None and not stopped:
            self._tell(ChatSeen())
            with self._changed:
                self._changed.wait_for(lambda: self._wanted is not None or self._stopped)
                self._woken = False
                wanted, stopped = self._wanted, self._stopped
        return None if stopped else wanted

    def _rest(self, show_seconds: float | None) -> bool:
        """Wait so long, for ever with None; False when something else is wanted."""
        seconds = None
        if show_seconds is not None:
            seconds = max(self._clock.real_seconds(show_seconds), _SHORTEST_PAUSE)
        with self._changed:
            self._changed.wait_for(lambda: self._woken, seconds)
            return not self._woken

    def _tell(self, seen: ChatSeen) -> None:
        with self._changed:
            silent = self._stopped or seen == self._told
            self._told = seen
        if self._report is not None and not silent:
            self._report(seen)


class _Following:
    """The chat of one broadcast, page by page. For one thread."""

    def __init__(
        self, connection: "Connection", credentials: Credentials, clock: Clock, budget: Budget
    ) -> None:
        self._connection, self._credentials = connection, credentials
        self._clock, self._budget = clock, budget
        self._chat, self._token, self._asked = "", "", 0.0
        self._seen = ChatSeen(ChatState.READING)
        self._failures = 0

    def run(
        self,
        broadcast_id: str,
        tell: Callable[[ChatSeen], None],
        rest: Callable[[float | None], bool],
    ) -> None:
        """Until ``rest`` says that something else is wanted."""
        going = True
        while going:
            pause = self._turn(broadcast_id)
            tell(replace(self._seen, broadcast=broadcast_id))
            going = rest(pause)

    def _turn(self, broadcast_id: str) -> float | None:
        """Look once; show seconds to the next look, None when there is nothing more to come."""
        if self._budget.chat_pace(self._asked) is None:
            return self._save()
        try:
            page = self._look(broadcast_id)
        except CallError as failure:
            return self._failed(failure)
        self._failures = 0
        if page is None:
            self._seen = replace(self._seen, state=ChatState.WAITING, trouble=None)
            return WAITING_PAUSE
        self._token, self._asked = page.next or self._token, page.asked_pause
        messages = turned(self._seen.messages, page)
        if page.ended:
            self._seen = ChatSeen(ChatState.ENDED, messages)
            return None
        pace = self._budget.chat_pace(self._asked)
        if pace is None:
            self._seen = replace(self._seen, messages=messages)
            return self._save()
        self._seen = ChatSeen(ChatState.READING, messages, pace.pause, pace.slowed)
        return pace.pause

    def _look(self, broadcast_id: str) -> ChatPage | None:
        """The next page; None while the broadcast shows no chat. CallError."""
        if not self._chat:
            self._chat = self._connection.chat_id(broadcast_id) or ""
        return self._connection.chat_page(self._chat, self._token) if self._chat else None

    def _save(self) -> float:
        self._seen = ChatSeen(ChatState.SAVING, self._seen.messages)
        return min(SAVING_PAUSE, self._budget.until_reset())

    def _failed(self, failure: CallError) -> float | None:
        log.info("YouTube's chat: %s", failure)
        self._budget.note(failure)
        messages, trouble = self._seen.messages, Trouble(failure.reason, failure.detail)
        if failure.reason in _OVER:
            self._seen = ChatSeen(ChatState.ENDED, messages)
            return None
        if failure.reason == "liveChatDisabled":
            self._seen = ChatSeen(ChatState.DISABLED, messages)
            return None
        if failure.reason in {*QUOTA, "quotaReserved"}:
            return self._save()
        self._token = "" if failure.reason == "invalidPageToken" else self._token
        self._failures += 1
        treat = treatment(failure)
        renewed = treat is SIGNED_OUT and self._failures == 1 and self._credentials.renew()
        self._seen = replace(self._seen, state=ChatState.FAILING, trouble=trouble)
        quickest = self._seen.pause if not renewed else 0.0
        return max(pause_after_failure(treat, self._failures), quickest)
