"""A word that must never be seen: it hides from repr, str, logs and journals."""


class Secret:
    """Holds a password, token or stream key in memory; only ``reveal`` gives it out.

    Not a record: what writes records out (``msgspec.to_builtins``) refuses one that holds it.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The secret itself, for the wire and nothing else."""
        return self._value

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same word."""
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        """As equal ones must."""
        return hash(self._value)

    def __repr__(self) -> str:
        """Stars, whatever it holds."""
        return "Secret(***)"

    __str__ = __repr__

    def __bool__(self) -> bool:
        """Whether there is one."""
        return bool(self._value)
