"""A request's fields, checked as obs-websocket 5.1.0 checks them, with its codes and comments."""

from typing import Any

from eventdesk.standins.obs.wire import Data, Refused, Status


class Fields:
    """Reads fields out of a request's data; every reader raises Refused as OBS would answer.

    A field that is null counts as missing (measured on OBS 29).
    """

    def __init__(self, data: object) -> None:
        self._data: Data | None = data if isinstance(data, dict) else None

    def __contains__(self, name: str) -> bool:
        """Whether the field is there."""
        return self._data is not None and self._data.get(name) is not None

    def raw(self, name: str) -> Any:  # noqa: ANN401 -- JSON
        """The field as it is."""
        if self._data is None:
            raise Refused(
                Status.MISSING_DATA, "Your request data is missing or invalid (non-object)"
            )
        if name not in self:
            raise Refused(Status.MISSING_FIELD, f"Your request is missing the `{name}` field.")
        return self._data[name]

    def string(self, name: str, *, empty: bool = False) -> str:
        """A string, which must not be empty unless ``empty``."""
        value = self.raw(name)
        if not isinstance(value, str):
            raise _wrong_type(name, "a string")
        if not value and not empty:
            raise _is_empty(name)
        return value

    def number(self, name: str, low: float = float("-inf"), high: float = float("inf")) -> float:
        """A number from ``low`` to ``high``, both included."""
        value = self.raw(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _wrong_type(name, "a number")
        if value < low:
            raise _out_of_range(name, "below the minimum", low)
        if value > high:
            raise _out_of_range(name, "above the maximum", high)
        return value

    def whole(self, name: str, low: float = float("-inf"), high: float = float("inf")) -> int:
        """A number in the range, its fraction dropped as OBS drops it."""
        return int(self.number(name, low, high))

    def boolean(self, name: str, default: bool | None = None) -> bool:
        """True or false; ``default`` when the field is missing and a default is given."""
        if default is not None and name not in self:
            return default
        value = self.raw(name)
        if not isinstance(value, bool):
            raise Refused(Status.INVALID_TYPE, f"The field value of `{name}` must be boolean.")
        return value

    def mapping(self, name: str, *, empty: bool = False) -> Data:
        """An object, which must not be empty unless ``empty``."""
        value = self.raw(name)
        if not isinstance(value, dict):
            raise _wrong_type(name, "an object")
        if not value and not empty:
            raise _is_empty(name)
        return value


def _wrong_type(name: str, wanted: str) -> Refused:
    return Refused(Status.INVALID_TYPE, f"The field value of `{name}` must be {wanted}.")


def _is_empty(name: str) -> Refused:
    return Refused(Status.EMPTY, f"The field value of `{name}` must not be empty.")


def _out_of_range(name: str, where: str, limit: float) -> Refused:
    return Refused(Status.OUT_OF_RANGE, f"The field value of `{name}` is {where} of `{limit:f}`")
