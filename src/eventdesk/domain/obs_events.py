"""Which OBS is the program, past tense: a part of ``events``, whose rules hold here too."""

from datetime import datetime

from msgspec import Struct


class ProgramMoved(Struct, frozen=True):
    """The OBS that is set up for ``output`` is the program from here on; the one that was takes
    its place as a backup."""

    at: datetime
    output: str
    take: int


class StreamForced(Struct, frozen=True):
    """The operator let the program stream although the OBS that was program before may as well;
    ``why`` the desk held it back."""

    at: datetime
    why: str
