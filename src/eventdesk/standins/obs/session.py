"""One client's connection: Hello, Identify, then requests and events, as obs-websocket 5.1.0."""

import asyncio
import base64
import contextlib
import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from eventdesk.domain.secret import Secret
from eventdesk.standins.obs.batch import read_batch, run_batch
from eventdesk.standins.obs.dispatch import Dispatcher
from eventdesk.standins.obs.faults import HUGE, Damage, Faults
from eventdesk.standins.obs.wire import (
    DEFAULT_SUBSCRIPTIONS,
    INTENT,
    RPC_VERSION,
    WEBSOCKET_VERSION,
    CloseCode,
    Data,
    Op,
    SessionClosed,
)

LONGEST_REASON = 120  # a close frame holds 123 bytes


class Session:
    """Serves one connection. ``number`` tells sessions apart in the log."""

    def __init__(
        self,
        connection: ServerConnection,
        dispatcher: Dispatcher,
        faults: Faults,
        password: Secret | None,
        number: int,
    ) -> None:
        self.connection = connection
        self._dispatcher = dispatcher
        self._faults = faults
        self._password = password
        self._number = number
        self._salt, self._challenge = _token(), _token()
        self._identified = False
        self._subscriptions = DEFAULT_SUBSCRIPTIONS
        self._outgoing: asyncio.Queue[tuple[str, Damage | None]] = asyncio.Queue()
        self._writer: asyncio.Task[None] | None = None
        self._batches: set[asyncio.Task[None]] = set()
        self._received = 0
        self._sent = 0

    async def run(self) -> None:
        """Serve until the client leaves or breaks the protocol."""
        writer = self._writer = asyncio.create_task(self._write())
        try:
            self._send(Op.HELLO, self._hello())
            async for text in self.connection:
                await self._faults.awake()
                self._received += 1
                self._handle(*_decode(text))
        except SessionClosed as closed:
            reason = closed.reason.encode()[:LONGEST_REASON].decode(errors="ignore")
            await self.connection.close(closed.code, reason)
        except ConnectionClosed:
            pass  # the client went without a word: so do clients that crash
        finally:
            writer.cancel()
            for batch in self._batches:
                batch.cancel()

    def tell(self, event: str, data: Data) -> None:
        """Send an event, if the client subscribed to its category."""
        intent = INTENT[event]
        if self._identified and self._subscriptions & intent:
            message: Data = {"eventType": event, "eventIntent": intent}
            if data:
                message["eventData"] = data
            self._send(Op.EVENT, message)

    async def flushed(self) -> None:
        """Wait until everything that was to be sent is with the operating system."""
        sent = asyncio.create_task(self._outgoing.join())
        waiting = {sent, self._writer} if self._writer else {sent}
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        sent.cancel()

    def _handle(self, op: int, data: Data) -> None:
        if op == Op.IDENTIFY:
            self._identify(data)
        elif op not in (Op.REIDENTIFY, Op.REQUEST, Op.BATCH):
            raise SessionClosed(CloseCode.UNKNOWN_OP, f"Unknown OpCode: {op}")
        elif not self._identified:
            raise SessionClosed(
                CloseCode.NOT_IDENTIFIED,
                "You attempted to send a non-Identify message while not identified.",
            )
        elif op == Op.REIDENTIFY:
            self._subscribe(data)
            self._send(Op.IDENTIFIED, {"negotiatedRpcVersion": RPC_VERSION})
        elif op == Op.REQUEST:
            self._request(data)
        else:
            self._batch(data)

    # Who is there

    def _hello(self) -> Data:
        hello: Data = {"obsWebSocketVersion": WEBSOCKET_VERSION, "rpcVersion": RPC_VERSION}
        if self._password:
            hello["authentication"] = {"challenge": self._challenge, "salt": self._salt}
        return hello

    def _identify(self, data: Data) -> None:
        if self._identified:
            raise SessionClosed(
                CloseCode.ALREADY_IDENTIFIED,
                "You are already Identified with the obs-websocket server.",
            )
        if self._password:
            self._authenticate(self._password, data.get("authentication"))
        version = data.get("rpcVersion")
        if version is None:
            raise SessionClosed(
                CloseCode.MISSING_FIELD, "Your payload's data is missing an `rpcVersion`."
            )
        if isinstance(version, bool) or not isinstance(version, int):
            raise SessionClosed(CloseCode.INVALID_TYPE, "Your `rpcVersion` is not a number.")
        if version != RPC_VERSION:
            raise SessionClosed(
                CloseCode.UNSUPPORTED_RPC, "Your requested RPC version is not supported."
            )
        self._subscribe(data)
        self._identified = True
        self._send(Op.IDENTIFIED, {"negotiatedRpcVersion": RPC_VERSION})

    def _authenticate(self, password: Secret, given: object) -> None:
        if not isinstance(given, str):
            raise SessionClosed(
                CloseCode.AUTHENTICATION_FAILED,
                "Your payload's data is missing an `authentication` string,"
                " however authentication is required.",
            )
        secret = _digest(password.reveal() + self._salt)
        expected = _digest(secret + self._challenge)
        if not hmac.compare_digest(expected.encode(), given.encode()):
            raise SessionClosed(CloseCode.AUTHENTICATION_FAILED, "Authentication failed.")

    def _subscribe(self, data: Data) -> None:
        wanted = data.get("eventSubscriptions")
        if wanted is None:
            return
        if isinstance(wanted, bool) or not isinstance(wanted, int) or wanted < 0:
            raise SessionClosed(
                CloseCode.INVALID_TYPE,
                "Your `eventSubscriptions` is not an unsigned number.",
            )
        self._subscriptions = wanted

    # What they ask

    def _request(self, data: Data) -> None:
        for name in ("requestId", "requestType"):
            if name not in data:
                raise SessionClosed(
                    CloseCode.MISSING_FIELD, f"Your payload data is missing a `{name}`."
                )
        answer = self._dispatcher.answer(data, self._number)
        if data["requestType"] == "GetStats" and "responseData" in answer:
            answer["responseData"] |= {
                "webSocketSessionIncomingMessages": self._received,
                "webSocketSessionOutgoingMessages": self._sent,
            }
        self._answer(Op.RESPONSE, answer, [data])

    def _batch(self, data: Data) -> None:
        requests, execution, halt = read_batch(data)

        async def run() -> None:
            results = await run_batch(
                self._dispatcher, requests, execution, self._number, halt=halt
            )
            answer = {"requestId": data["requestId"], "results": results}
            self._answer(Op.BATCH_RESPONSE, answer, requests)

        # A running batch delays nobody: OBS runs it on a thread of its own.
        task = asyncio.create_task(run())
        self._batches.add(task)
        task.add_done_callback(self._batches.discard)

    # What they hear

    def _answer(self, op: Op, answer: Data, requests: Sequence[Data]) -> None:
        damage = self._faults.damage(str(each.get("requestType")) for each in requests)
        self._faults.deliver(lambda: self._send(op, answer, damage))

    def _send(self, op: Op, data: Data, damage: Damage | None = None) -> None:
        # Encoded now: what is told is how it was, not how it is when the socket has room. OBS
        # writes an object's keys in the order of the alphabet (seen on OBS 29).
        text = json.dumps({"op": int(op), "d": data}, sort_keys=True)
        self._outgoing.put_nowait((text, damage))

    async def _write(self) -> None:
        while True:
            text, damage = await self._outgoing.get()
            await self._faults.awake()
            with contextlib.suppress(ConnectionClosed):  # `run` sees it too, and ends
                await self._put(text, damage)
            self._sent += 1
            self._outgoing.task_done()

    async def _put(self, text: str, damage: Damage | None) -> None:
        if damage is Damage.CUT:
            self.connection.transport.write(b"\x81\x7f" + HUGE.to_bytes(8) + text.encode())
            self.connection.transport.close()
            return
        if damage is Damage.NONSENSE:
            text = text[: len(text) // 2]
        elif damage is Damage.HUGE:
            text += " " * (HUGE - len(text))  # JSON all the same
        for _ in range(2 if damage is Damage.TWICE else 1):
            await self.connection.send(text)


def _decode(text: str | bytes) -> tuple[int, Data]:
    try:
        message = json.loads(text)
    except ValueError as error:
        raise SessionClosed(CloseCode.DECODE_ERROR, f"Unable to decode Json: {error}") from error
    if not isinstance(message, dict):
        raise SessionClosed(CloseCode.DECODE_ERROR, "You sent a non-object payload.")
    if "op" not in message:
        raise SessionClosed(CloseCode.UNKNOWN_OP, "Your request is missing an `op`.")
    op = message["op"]
    if isinstance(op, bool) or not isinstance(op, int):
        raise SessionClosed(CloseCode.UNKNOWN_OP, "Your `op` is not a number.")
    if "d" not in message:
        raise SessionClosed(CloseCode.MISSING_FIELD, "Your payload is missing data (`d`).")
    if not isinstance(message["d"], dict):
        raise SessionClosed(CloseCode.INVALID_TYPE, "Your payload's data (`d`) is not an object.")
    return op, message["d"]


def _token() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
