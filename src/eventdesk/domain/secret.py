"""A word that must never be seen: it hides from repr, str, logs and journals."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """Holds a password, token or stream key in memory; only ``reveal`` gives it out."""

    _value: str

    def reveal(self) -> str:
        """The secret itself, for the wire and nothing else."""
        return self._value

    def __repr__(self) -> str:
        """Stars, whatever it holds."""
        return "Secret(***)"

    __str__ = __repr__

    def __bool__(self) -> bool:
        """Whether there is one."""
        return bool(self._value)
