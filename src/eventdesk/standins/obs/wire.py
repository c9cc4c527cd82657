"""The words of obs-websocket 5.1.0 that go over the wire, as far as the stand-in speaks it."""

from enum import IntEnum
from typing import Any

Data = dict[str, Any]
"""A JSON object; its values are whatever a client sent, so nothing narrower is true."""

SUBPROTOCOL = "obswebsocket.json"
RPC_VERSION = 1
OBS_VERSION = "29.0.2"
WEBSOCKET_VERSION = "5.1.0"


class Op(IntEnum):
    """WebSocketOpCode."""

    HELLO = 0
    IDENTIFY = 1
    IDENTIFIED = 2
    REIDENTIFY = 3
    EVENT = 5
    REQUEST = 6
    RESPONSE = 7
    BATCH = 8
    BATCH_RESPONSE = 9


class CloseCode(IntEnum):
    """WebSocketCloseCode."""

    DECODE_ERROR = 4002
    MISSING_FIELD = 4003
    INVALID_TYPE = 4004
    INVALID_VALUE = 4005
    UNKNOWN_OP = 4006
    NOT_IDENTIFIED = 4007
    ALREADY_IDENTIFIED = 4008
    AUTHENTICATION_FAILED = 4009
    UNSUPPORTED_RPC = 4010
    SESSION_INVALIDATED = 4011


class Status(IntEnum):
    """RequestStatus."""

    SUCCESS = 100
    MISSING_REQUEST_TYPE = 203
    UNKNOWN_REQUEST_TYPE = 204
    UNSUPPORTED_IN_BATCH = 206
    MISSING_FIELD = 300
    MISSING_DATA = 301
    INVALID_FIELD = 400
    INVALID_TYPE = 401
    OUT_OF_RANGE = 402
    EMPTY = 403
    TOO_MANY_FIELDS = 404
    OUTPUT_RUNNING = 500
    OUTPUT_NOT_RUNNING = 501
    STUDIO_MODE_NOT_ACTIVE = 506
    NOT_FOUND = 600
    ALREADY_EXISTS = 601
    INVALID_RESOURCE_TYPE = 602
    INVALID_STATE = 604
    INVALID_INPUT_KIND = 605
    NOT_CONFIGURABLE = 606
    INVALID_FILTER_KIND = 607
    CREATION_FAILED = 700
    PROCESSING_FAILED = 702
    CANNOT_ACT = 703


class Execution(IntEnum):
    """RequestBatchExecutionType."""

    SERIAL_REALTIME = 0
    SERIAL_FRAME = 1
    PARALLEL = 2


class Refused(Exception):  # noqa: N818 -- a status other than success is an answer, not an error
    """A request's status other than success."""

    def __init__(self, status: int, comment: str = "") -> None:
        super().__init__(f"{status} {comment}".strip())
        self.status = status
        self.comment = comment


class SessionClosed(Exception):  # noqa: N818 -- what OBS does to a client that breaks the protocol
    """The session is to be closed with this code."""

    def __init__(self, code: CloseCode, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


_CATEGORIES = {
    1 << 0: ("ExitStarted", "CustomEvent"),
    1 << 2: (
        "SceneCreated",
        "SceneRemoved",
        "SceneNameChanged",
        "CurrentProgramSceneChanged",
        "CurrentPreviewSceneChanged",
        "SceneListChanged",
    ),
    1 << 3: (
        "InputCreated",
        "InputRemoved",
        "InputNameChanged",
        "InputMuteStateChanged",
        "InputVolumeChanged",
    ),
    1 << 4: (
        "CurrentSceneTransitionChanged",
        "CurrentSceneTransitionDurationChanged",
        "SceneTransitionStarted",
        "SceneTransitionEnded",
        "SceneTransitionVideoEnded",
    ),
    1 << 5: (
        "SourceFilterCreated",
        "SourceFilterRemoved",
        "SourceFilterNameChanged",
        "SourceFilterEnableStateChanged",
    ),
    1 << 6: (
        "StreamStateChanged",
        "RecordStateChanged",
        "ReplayBufferStateChanged",
        "ReplayBufferSaved",
        "VirtualcamStateChanged",
    ),
    1 << 7: (
        "SceneItemCreated",
        "SceneItemRemoved",
        "SceneItemListReindexed",
        "SceneItemEnableStateChanged",
        "SceneItemLockStateChanged",
    ),
    1 << 8: (
        "MediaInputPlaybackStarted",
        "MediaInputPlaybackEnded",
        "MediaInputActionTriggered",
    ),
    1 << 10: ("StudioModeStateChanged",),
    1 << 16: ("InputVolumeMeters",),
    1 << 17: ("InputActiveStateChanged",),
    1 << 18: ("InputShowStateChanged",),
    1 << 19: ("SceneItemTransformChanged",),
}

INTENT = {name: bit for bit, names in _CATEGORIES.items() for name in names}
"""Which EventSubscription bit lets an event through."""

DEFAULT_SUBSCRIPTIONS = 0x7FF
"""EventSubscription "All", what a client that asks for nothing gets: all but the high-volume."""
