"""What a conductor is given to run."""

from msgspec import Struct

from eventdesk.domain.show import ShowState


class Show(Struct, frozen=True):
    """What a conductor runs: the state to start from, and what identifies this run.

    ``resumed`` means that the run had begun before: the devices are compared first, and nothing
    moves by itself until nothing differs or the operator gives a word: GO, take back, adopt,
    return or a stage of the broadcast.
    """

    state: ShowState
    run: str
    resumed: bool = False
    rehearsal: bool = False
    speed: float = 1.0
