"""Alarms: what the watchers found wrong with a machine, or with what is on air, and since when."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Fault(StrEnum):
    """Everything that an alarm can be about, the gravest first.

    The first seven are what an audience notices; a cue's ``quiet`` may name those of AIR.
    """

    BLACK = "black"
    SILENCE = "silence"
    STALLED = "stalled"  # OBS streams, and no byte leaves it
    RECONNECTING = "reconnecting"
    FROZEN = "frozen"
    CLIPPING = "clipping"
    DROPPED = "dropped"  # frames that the network was too slow for
    CONGESTED = "congested"
    SKIPPED = "skipped"  # frames that the machine was too slow for
    FPS = "fps"
    DISK = "disk"
    CPU = "cpu"


AIR = (Fault.BLACK, Fault.FROZEN, Fault.SILENCE, Fault.CLIPPING)
"""What is wrong with the picture and the sound themselves: what a cue can mean to be so."""


class Alarm(Struct, frozen=True):
    """A fault of one output, ``since`` when; ``about`` names the inputs that it is about, and
    ``amount`` is the fault's own measure: a share, hours, seconds or frames a second."""

    output: str
    fault: Fault
    since: datetime
    about: str = ""
    amount: float = 0.0
