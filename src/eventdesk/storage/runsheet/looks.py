"""What a sheet says of how graphics look: the event's theme, a graphic drawn in OBS, and
how long a name stays."""

from datetime import timedelta
from pathlib import Path, PureWindowsPath

from msgspec import Struct

from eventdesk.domain.graphic import TextInputs, Theme
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.values import Value

THEME_KEYS = ("accent", "plate", "text", "logo")
TEXT_INPUT_KEYS = ("name", "role", "organisation", "shows")
LOGO_KINDS, LOGO_BYTES = (".png", ".jpg", ".jpeg", ".svg"), 8 * 1024 * 1024


class Stay(Struct, frozen=True):
    """How long a name stays: a length, else with its cue; ``on`` goes on into a next cue about
    the same speaker."""

    length: timedelta | None = None
    on: bool = False


def read_theme(value: Value, base: Path) -> Theme:
    """The event's colours and logo; ``base`` is the folder that the logo's path is relative to."""
    fields = value.fields(THEME_KEYS)
    logo = fields.get("logo")
    colours = {key: _colour(item) for key, item in fields if key in THEME_KEYS[:-1]}
    return Theme(**colours, logo=picture(logo, base, LOGO_KINDS, LOGO_BYTES) if logo else None)


def _colour(value: Value) -> str | None:
    words = value.words()
    if words is None or notation.is_colour(words):
        return words
    value.note("bad-colour", '"#1FC7B4"')
    return None


def read_text_inputs(value: Value) -> TextInputs | None:
    """The producer's own graphic in OBS: which text input gets which field."""
    fields = value.fields(TEXT_INPUT_KEYS)
    name = fields.need("name")
    given = {
        key: words
        for key, item in fields
        if key in TEXT_INPUT_KEYS and (words := item.words()) is not None
    }
    return TextInputs(**given) if name and "name" in given else None


def picture(value: Value, folder: Path, kinds: tuple[str, ...], largest: int) -> str | None:
    """The path of a picture beside the sheet; a missing or too big one (bytes) is a warning."""
    name = value.words()
    if name is None:
        return None
    # A sheet comes by e-mail: it may name files beside it, never files elsewhere on the machine.
    foreign = PureWindowsPath(name)
    if foreign.drive or foreign.root or ".." in foreign.parts or "\0" in name:
        value.note("path-outside", f"art/picture{kinds[0]}")
        return None
    if foreign.suffix.lower() not in kinds:
        value.note("bad-picture", " | ".join(kinds))
        return None
    try:
        size = (folder / name).stat().st_size if (folder / name).is_file() else None
    except OSError:  # a name that this system cannot have
        size = None
    if size is None:
        value.warn("file-missing")
    elif size > largest:
        value.warn("file-too-big", f"{largest} bytes", found=f"{size} bytes")
    return name
