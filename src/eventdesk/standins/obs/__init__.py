"""A stand-in for OBS 29 with obs-websocket 5.1.0, on a real socket.

``standin`` is the way in. ``session`` speaks the protocol, ``dispatch`` and ``requests`` answer,
``machine`` is the pretended OBS with its parts: sources, mixer, frames, media, outputs, pictures.
tests/contract holds it to a real OBS: the same assertions run against both.
"""

from eventdesk.standins.obs.dispatch import LoggedRequest
from eventdesk.standins.obs.faults import Damage
from eventdesk.standins.obs.machine import Abilities
from eventdesk.standins.obs.sheet import scenes_named
from eventdesk.standins.obs.sources import Look, NewInput
from eventdesk.standins.obs.standin import ObsStandIn
from eventdesk.standins.obs.wire import Refused

__all__ = [
    "Abilities",
    "Damage",
    "LoggedRequest",
    "Look",
    "NewInput",
    "ObsStandIn",
    "Refused",
    "scenes_named",
]
