"""What an OBS must hold to play a run-sheet: its scenes, inputs and transitions."""

import colorsys
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from msgspec import Struct

from eventdesk.domain.parts import PartKind, of_kind
from eventdesk.domain.runsheet import PROGRAM, Cue, RunSheet
from eventdesk.standins.obs.sources import MEDIA_KIND, NewInput

DEFAULT_TRANSITIONS: Mapping[str, str] = MappingProxyType(
    {"Cut": "cut_transition", "Fade": "fade_transition"}
)
"""What a new OBS has: names and kinds."""
KIND_BY_NAME = dict(DEFAULT_TRANSITIONS) | {
    "Swipe": "swipe_transition",
    "Slide": "slide_transition",
    "Stinger": "obs_stinger_transition",
    "Fade to Color": "fade_to_color_transition",
    "Luma Wipe": "wipe_transition",
}
MICROPHONE_KIND = "pulse_input_capture"
NO_FILE: Mapping[str, object] = MappingProxyType({"is_local_file": False, "input": ""})
"""A film of a stand-in lasts as long as its cue, and no file is missed for it."""
UNTIMED_FILM = timedelta(minutes=1)
_SMALL = {"width": 320, "height": 90}
GOLDEN = 0.618034  # turns of the colour wheel between neighbours: never alike


class Contents(Struct, frozen=True):
    """Scenes with their inputs, global inputs, transitions by name and kind, and the names of
    filters by input or scene."""

    scenes: Mapping[str, Sequence[NewInput]]
    inputs: Sequence[NewInput]
    transitions: Mapping[str, str]
    filters: Mapping[str, Sequence[str]]


def scenes_named(names: Iterable[str]) -> dict[str, list[NewInput]]:
    """A scene for each name: a plain colour of its own with the name written on it."""
    return {
        name: [
            NewInput(
                f"{name} · colour",
                "color_source_v3",
                {"color": _colour(number), "width": 4096, "height": 4096},
            ),
            NewInput(
                f"{name} · name",
                "text_ft2_source_v2",
                {"text": f" {name}", "font": {"size": 96}},
            ),
        ]
        for number, name in enumerate(dict.fromkeys(names))
    }


def sheet_contents(sheet: RunSheet, output: str) -> Contents:
    """Everything that the sheet's cues name for this output. A film lasts as long as its cue."""
    parts = [each.part for cue in sheet.cues for each in cue.switches if output == PROGRAM]
    names = [cue.scenes[output] for cue in sheet.cues if output in cue.scenes]
    names += [part.owner for part in of_kind(parts, PartKind.SOURCE)]
    scenes = scenes_named(names or ["Scene"])
    films = _films(sheet.cues)
    for part in dict.fromkeys(of_kind(parts, PartKind.SOURCE)):
        shown = NewInput(part.name, "color_source_v3", _SMALL)
        scenes[part.owner].append(films.get(part.name, shown))
    for cue in sheet.cues:
        placed = scenes.get(cue.scenes.get(output, ""), [])
        for action in cue.media:
            film = films[action.input]
            if film not in placed:
                placed.append(film)
    in_scenes = {new.name for placed in scenes.values() for new in placed}
    heard = [name for cue in sheet.cues for name in (*cue.unmute, *cue.mute, *cue.volumes)]
    filters: dict[str, list[str]] = {}
    for part in dict.fromkeys(of_kind(parts, PartKind.FILTER)):
        filters.setdefault(part.owner, []).append(part.name)
    heard += [name for name in filters if name not in scenes]
    everywhere = [films.get(name, NewInput(name, MICROPHONE_KIND)) for name in (*heard, *films)]
    inputs = {new.name: new for new in everywhere if new.name not in in_scenes}
    named = (cue.transition.kind for cue in sheet.cues)
    transitions = dict(DEFAULT_TRANSITIONS) | {
        name: KIND_BY_NAME.get(name, "fade_transition") for name in named if name
    }
    return Contents(scenes, tuple(inputs.values()), transitions, filters)


def _films(cues: Sequence[Cue]) -> dict[str, NewInput]:
    films: dict[str, NewInput] = {}
    for cue in cues:
        for action in cue.media:
            length = cue.duration or UNTIMED_FILM
            film = NewInput(action.input, MEDIA_KIND, NO_FILE, length=length)
            films.setdefault(action.input, film)
    return films


def _colour(number: int) -> int:
    """A dark colour, 0xAABBGGRR as OBS keeps it."""
    red, green, blue = colorsys.hsv_to_rgb(number * GOLDEN % 1.0, 0.6, 0.45)
    return 0xFF000000 | round(blue * 255) << 16 | round(green * 255) << 8 | round(red * 255)
