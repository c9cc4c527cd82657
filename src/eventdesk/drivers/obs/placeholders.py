"""Placeholders for what a sheet names and an OBS has not: which, and with what requests. Pure.

A missing scene gets a colour with its name on it, a missing input one that shows and sounds
nothing and can be played, muted or written into as the cues ask. Each input carries a mark in its
settings, so that preflight knows it and ``removal`` finds it, whatever it is called.
"""

import colorsys
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from eventdesk.domain.graphic import Canvas
from eventdesk.domain.named import (
    Named,
    inputs_named,
    scenes_used,
    text_inputs,
    transitions_used,
)
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.survey import PLACEHOLDER, Survey
from eventdesk.drivers.obs.protocol import Data, Request, succeeded
from eventdesk.drivers.obs.state import OVERLAY_SCENE
from eventdesk.drivers.obs.survey_reading import FILM

PREFIX = "Placeholder · "
"""What the colour and the text of a placeholder scene are called before its name."""
HOME = "Placeholders"
"""The scene for missing inputs whose cues' scenes were all there: those are not touched."""

_FACES = {"windows": "Malgun Gothic", "macos": "Apple SD Gothic Neo"}
_FACE = "Noto Sans CJK KR"
"""A face with Hangul and Latin: OBS's own texts have no other to fall back on (FreeType)."""
_GOLDEN = 0.618034  # turns of the colour wheel between neighbours: never alike
_TEXT_SIZE = 160


class Plan(Struct, frozen=True):
    """What is to be made. ``requests`` in order; ``texts`` are the names on scenes that then still
    need their place, as (scene, input). ``impossible`` is what no client can make here, and
    ``taken`` are names that are needed for a scene or an input and belong to the other."""

    scenes: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    impossible: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def plan(sheet: RunSheet, survey: Survey) -> Plan:
    """What this OBS lacks of the sheet's scenes and inputs, and how it is made."""
    output = survey.output
    used, named = scenes_used(sheet, output), inputs_named(sheet, output)
    texts = frozenset(text_inputs(sheet, output))
    kinds = _Kinds.of(survey)
    scenes = tuple(name for name in used if survey.now(name) not in survey.scenes)
    absent = tuple(name for name in named if survey.now(name) not in survey.inputs)
    inputs = tuple(name for name in absent if kinds.of_input(text=name in texts))
    making = _Making(survey, kinds, {*survey.scenes, *survey.inputs, *scenes, *absent})
    requests = [request for name in scenes for request in making.scene(name)]
    homes = _homes(sheet, output, inputs, named, scenes)
    home: tuple[str, ...] = ()
    if not all(homes.values()):
        home = (making.free(HOME),)
        requests.append(("CreateScene", {"sceneName": home[0]}))
    for name in inputs:
        requests += making.input(name, homes[name] or home, text=name in texts)
    transitions = (n for n in transitions_used(sheet, output) if n not in survey.transitions)
    return Plan(
        scenes=(*scenes, *home),
        inputs=inputs,
        requests=tuple(requests),
        texts=tuple(making.texts),
        impossible=(*transitions, *(name for name in absent if name not in inputs)),
        taken=(
            *(name for name in scenes if name in survey.inputs),
            *(name for name in absent if name in survey.scenes),
        ),
    )


def _homes(
    sheet: RunSheet, output: str, inputs: tuple[str, ...], named: Named, made: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """For each input the new scenes that its cues take; none of OBS's own is touched."""
    homes = {}
    for name in inputs:
        scenes = (sheet.cue(cue).scenes.get(output) for cue in named[name])
        homes[name] = tuple(dict.fromkeys(scene for scene in scenes if scene in made))
    return homes


class _Kinds(Struct, frozen=True):
    """The kinds that this OBS has, by its version and system; None for one that it lacks."""

    colour: str | None
    text: str | None
    film: str | None
    face: str

    @classmethod
    def of(cls, survey: Survey) -> "_Kinds":
        return cls(
            colour=_newest(r"color_source(_v\d+)?", survey.kinds),
            text=_newest(r"text_(gdiplus|ft2_source)(_v\d+)?", survey.kinds),
            film=FILM if FILM in survey.kinds else None,
            face=_FACES.get(survey.platform, _FACE),
        )

    def of_input(self, *, text: bool) -> str | None:
        """What stands for a missing input: one that sound and films can be asked of, or words."""
        return self.text if text else self.film


def _newest(pattern: str, kinds: tuple[str, ...]) -> str | None:
    """OBS makes the kind of every version that it lists; the highest one is today's."""
    return max((kind for kind in kinds if re.fullmatch(pattern, kind)), default=None)


class _Making:
    """Writes the requests, with names that are free."""

    def __init__(self, survey: Survey, kinds: _Kinds, names: set[str]) -> None:
        self._canvas, self._kinds, self._names = survey.canvas, kinds, names
        self._number = 0
        self.texts: list[tuple[str, str]] = []

    def free(self, name: str) -> str:
        """The name, or the first with a number that nothing has."""
        numbered = (f"{name} {number}" for number in range(2, len(self._names) + 3))
        found = (
            name if name not in self._names else next(n for n in numbered if n not in self._names)
        )
        self._names.add(found)
        return found

    def scene(self, name: str) -> Iterator[Request]:
        """A scene that can be told from the others at a glance."""
        yield "CreateScene", {"sceneName": name}
        if self._kinds.colour:
            size = {"width": self._canvas.width, "height": self._canvas.height}
            yield _create(name, self.free(PREFIX + name), self._kinds.colour, self._hue() | size)
        if self._kinds.text:
            text = self.free(f"{PREFIX}{name} · name")
            self.texts.append((name, text))
            yield _create(name, text, self._kinds.text, self._words(name))

    def input(self, name: str, scenes: tuple[str, ...], *, text: bool) -> Iterator[Request]:
        """An input in the first of these scenes, and in the others as well."""
        kind = self._kinds.of_input(text=text)
        if kind is None:
            return
        settings = self._words("") if text else {"is_local_file": True, "local_file": ""}
        yield _create(scenes[0], name, kind, settings)
        for scene in scenes[1:]:
            yield "CreateSceneItem", {"sceneName": scene, "sourceName": name}

    def _hue(self) -> dict[str, object]:
        """A dark colour of its own, as OBS keeps it: 0xAABBGGRR."""
        shares = colorsys.hsv_to_rgb(self._number * _GOLDEN % 1.0, 0.6, 0.45)
        red, green, blue = (round(share * 255) for share in shares)
        self._number += 1
        return {"color": 0xFF000000 | blue << 16 | green << 8 | red}

    def _words(self, text: str) -> dict[str, object]:
        font = {"face": self._kinds.face, "size": _TEXT_SIZE, "flags": 0, "style": ""}
        return {"text": text, "font": font}


def _create(scene: str, name: str, kind: str, settings: Data) -> Request:
    return "CreateInput", {
        "sceneName": scene,
        "inputName": name,
        "inputKind": kind,
        "inputSettings": {**settings, PLACEHOLDER: True},
        "sceneItemEnabled": True,
    }


def placed(item: int, scene: str, canvas: Canvas) -> Request:
    """The name in the middle of its scene, as large as fits into a fifth of its height."""
    transform = {
        "positionX": canvas.width / 2,
        "positionY": canvas.height / 2,
        "alignment": 0,  # the middle (libobs, OBS_ALIGN_CENTER)
        "boundsType": "OBS_BOUNDS_SCALE_INNER",
        "boundsAlignment": 0,
        "boundsWidth": canvas.width * 0.8,
        "boundsHeight": canvas.height * 0.2,
    }
    data = {"sceneName": scene, "sceneItemId": item, "sceneItemTransform": transform}
    return "SetSceneItemTransform", data


def undoing(requests: Sequence[Request], results: Sequence[Data] | None) -> tuple[Request, ...]:
    """What takes out again all that these requests made, and nothing else; without results, all
    that they may have made."""
    done = [
        (name, data)
        for number, (name, data) in enumerate(requests)
        if results is None or succeeded(results[number])
    ]
    inputs = [("RemoveInput", {"inputName": d["inputName"]}) for n, d in done if n == "CreateInput"]
    scenes = [("RemoveScene", {"sceneName": d["sceneName"]}) for n, d in done if n == "CreateScene"]
    return (*inputs, *scenes)


def removal(
    marked: frozenset[str], items: Mapping[str, tuple[str, ...]], on_air: str | None
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The scenes and the inputs to remove, and what is kept because it is on air.

    ``marked`` are the placeholder inputs, ``items`` every scene's sources, switched off or on. A
    scene goes when nothing else is in it: one that a producer has begun to fill keeps what is his.
    """
    mine = marked | {OVERLAY_SCENE}
    scenes = [
        name
        for name, sources in items.items()
        if marked.intersection(sources) and mine.issuperset(sources)
    ]
    air = _reached(on_air, items)
    kept = (*(name for name in scenes if name in air), *sorted(marked & air))
    return tuple(n for n in scenes if n not in air), tuple(sorted(marked - air)), kept


def _reached(scene: str | None, items: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The scene and everything in it, at any depth."""
    found: set[str] = set()
    left = [scene] if scene is not None else []
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += items.get(name, ())
    return frozenset(found)
