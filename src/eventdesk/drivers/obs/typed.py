"""obsws-python's typed requests over our own wire.

All of its requests go through ``base_client.req``: under it sits a wire that matches answers by
id, keeps in step after a time-out and never logs a password.
"""

import logging
from typing import Any

from obsws_python import ReqClient
from obsws_python.error import OBSSDKRequestError

from eventdesk.drivers.obs.protocol import RefusedError
from eventdesk.drivers.obs.wire import ANSWER_SECONDS, Wire

_library_log = logging.getLogger("obsws_python")
_library_log.setLevel(logging.CRITICAL + 1)  # it logs passwords, and refusals with tracebacks


class _WireBase:
    """What ReqClient needs of its base client, over a wire."""

    def __init__(self, wire: Wire) -> None:
        self.ws = wire  # ReqClient.disconnect calls ws.close()
        self._wire = wire

    def req(self, request: str, data: dict[str, Any] | None = None) -> dict[str, Any]:
        """The whole answer, of whatever status; raises TimedOutError or ClosedError."""
        return self._wire.answer(request, data, ANSWER_SECONDS)


class TypedRequests(ReqClient):  # type: ignore[misc]  # obsws-python ships no types
    """``get_stats()``, ``start_record()``, …: blocks up to ``ANSWER_SECONDS``.

    Every method raises our own RefusedError, TimedOutError or ClosedError.
    """

    def __init__(self, wire: Wire) -> None:  # the library's own would connect by itself
        self.logger = _library_log
        self.base_client = _WireBase(wire)

    def __repr__(self) -> str:
        """Without the address and password that the library's own shows."""
        return "TypedRequests()"

    def send(
        self,
        param: str,
        data: dict[str, Any] | None = None,
        raw: bool = False,  # the library's own signature
    ) -> Any:  # noqa: ANN401  # a class made up from the answer
        """As the library's, with our own RefusedError."""
        try:
            return super().send(param, data, raw)
        except OBSSDKRequestError as error:
            raise RefusedError(error.req_name, error.code) from None
