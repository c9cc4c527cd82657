"""What a request's handler is."""

from collections.abc import Callable

from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.machine import Machine
from eventdesk.standins.obs.wire import Data

Handler = Callable[[Machine, Fields], Data | None]
"""Gives the response's data, or None for a bare success; raises Refused for any other status."""
