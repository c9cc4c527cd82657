"""Looks an OBS over for preflight: what it has, what that draws, and what can be heard of it.

Nothing is changed and nothing put on air: pictures are GetSourceScreenshot's, which draws a source
by itself, and so it is the same with studio mode on and off.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Canvas
from eventdesk.domain.named import inputs_named, scenes_used
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.domain.survey import Drawn, InputFound, SceneFound, Survey
from eventdesk.drivers.obs import survey_reading as reading
from eventdesk.drivers.obs.protocol import Data, Request, succeeded
from eventdesk.drivers.obs.resync import scene_names
from eventdesk.drivers.obs.state import OURS, OVERLAY_SCENE
from eventdesk.drivers.obs.visit import Visit, VisitError

_NONE: Mapping[str, str] = MappingProxyType({})

LISTENING = 1.5
"""Seconds that are listened to what is on air: longer than a breath between two sentences."""
_SPARSE = 0.3
"""An OBS with anything on air meters it 20 times a second; after so long there is nothing."""
_ACROSS = 32
"""Pixels of a picture from side to side: enough to tell black from not."""
_BETWEEN_MS, _AGAIN_MS = 10, 400
"""Between two pictures OBS has time for its frames; a source that was dark gets another look after
it had time to start, as a camera does when it is shown."""


class _Ears(Struct):
    """What was heard, from the session's thread."""

    peaks: dict[str, float] = field(default_factory=dict)
    events: int = 0

    def hear(self, event: Data) -> None:
        self.events += 1
        for name, peak in reading.peaks(event):
            self.peaks[name] = max(peak, self.peaks.get(name, 0.0))


class Surveyor:
    """Looks over one OBS, each time in a session of its own. Blocks for some seconds."""

    def __init__(self, output: str, address: tuple[str, int], password: Secret | None) -> None:
        self._output, self._address, self._password = output, address, password

    @property
    def where(self) -> str:
        """The OBS's address."""
        return f"{self._address[0]}:{self._address[1]}"

    def survey(self, sheet: RunSheet, renamed: Mapping[str, str] = _NONE) -> Survey:
        """What this OBS is found to have, with a closer look at what the sheet uses of it.
        ``renamed`` maps the sheet's names to those that things are known to have now."""
        ears = _Ears()
        used, named = scenes_used(sheet, self._output), inputs_named(sheet, self._output)
        scenes = frozenset((*used, *(renamed[name] for name in used if name in renamed)))
        inputs = frozenset((*named, *(renamed[name] for name in named if name in renamed)))
        try:
            with Visit(self._address, self._password, on_meters=ears.hear) as visit:
                found = visit.whole(lambda: self._look(visit, scenes, inputs))
                visit.wait(lambda: False, _SPARSE)
                if ears.events:
                    visit.wait(lambda: ears.events * 0.05 >= LISTENING, LISTENING)
        except VisitError as error:
            return Survey(self._output, self.where, error.trouble)
        inputs_heard = _heard(found.inputs.values(), ears.peaks)
        return replace(found, inputs=inputs_heard, renamed=renamed)

    def pictures(self, scenes: Iterable[str], width: int) -> dict[str, bytes]:
        """A JPEG of each of these scenes, so wide in pixels; without those that give none. What is
        on air and on preview stays. Raises VisitError."""
        found = {}
        with Visit(self._address, self._password) as visit:
            for name in scenes:
                data = {"sourceName": name, "imageFormat": "jpg", "imageWidth": width}
                pause: Request = ("Sleep", {"sleepMillis": _BETWEEN_MS})
                asked: list[Request] = [pause, ("GetSourceScreenshot", data)]
                picture = reading.image(visit.whole(partial(visit.ask, asked))[-1])
                if picture is not None:
                    found[name] = picture
        return found

    def stock(self) -> Survey:
        """All that it has: every scene and input, no picture and no sound."""
        try:
            with Visit(self._address, self._password) as visit:
                return visit.whole(lambda: self._look(visit, frozenset(), frozenset()))
        except VisitError as error:
            return Survey(self._output, self.where, error.trouble)

    def _look(self, visit: Visit, used: frozenset[str], named: frozenset[str]) -> Survey:
        try:
            found = self._inventory(visit)
            closer = named.union(*(found.scenes[name].sources for name in used & set(found.scenes)))
            inputs = _with_pictures(
                visit, found.inputs, [each for each in closer if not each.startswith(OURS)]
            )
            scenes = _scene_pictures(visit, found.scenes, used)
        except (KeyError, TypeError, ValueError) as error:
            raise VisitError(Trouble("not-obs", repr(error))) from error
        return replace(found, inputs=inputs, scenes=scenes)

    def _inventory(self, visit: Visit) -> Survey:
        results = visit.ask(reading.FIRST)
        refused = [each for each in results[: reading.NEEDED] if not succeeded(each)]
        if refused:
            raise VisitError(Trouble("refused", str(refused[0].get("requestType"))))
        first = reading.answers(results)
        version, scenes, inputs, groups, transitions, kinds, studio, video, stats = first[:9]
        record, stream, service = first[9:12]
        profile = reading.profile(first[12:])
        names = scene_names(scenes["scenes"])
        kinds_of = {each["inputName"]: each["inputKind"] for each in inputs["inputs"]}
        items = _items(visit, names, groups.get("groups", ()))
        is_studio = bool(studio.get("studioModeEnabled"))
        on_air = reading.drawn_sources(scenes.get("currentProgramSceneName") or "", items)
        copied = tuple(n for n in on_air if n in items or reading.is_copied(kinds_of[n]))
        return Survey(
            output=self._output,
            address=self.where,
            version=f"{version.get('obsVersion', '')} / {version.get('obsWebSocketVersion', '')}",
            scenes={
                name: SceneFound(name, reading.drawn_sources(name, items))
                for name in names
                if name != OVERLAY_SCENE
            },
            inputs=_inputs(visit, kinds_of),
            transitions=reading.transitions(transitions),
            filters=_filters(visit, (*kinds_of, *names)),
            canvas=Canvas(
                int(video["baseWidth"]),
                int(video["baseHeight"]),
                float(video["fpsNumerator"]) / float(video["fpsDenominator"] or 1),
            ),
            streamed=(int(video["outputWidth"]), int(video["outputHeight"])),
            recorder=reading.recorder(stats, record, video, profile),
            stream=reading.stream_service(service, stream, profile.get("Type")),
            studio_mode=is_studio,
            duplicates=_duplicates(visit, copied) if is_studio else None,
            overlay=OVERLAY_SCENE in names,
            kinds=tuple(map(str, kinds.get("inputKinds", ()))),
            platform=str(version.get("platform", "")),
        )


def _items(
    visit: Visit, scenes: Iterable[str], groups: Iterable[str]
) -> dict[str, tuple[tuple[str, bool], ...]]:
    questions: list[Request] = [("GetSceneItemList", {"sceneName": name}) for name in scenes]
    questions += [("GetGroupSceneItemList", {"sceneName": name}) for name in groups]
    answered = reading.answers(visit.ask(questions))
    return {
        str(data["sceneName"]): reading.item_list(answer)
        for (_, data), answer in zip(questions, answered, strict=True)
    }


def _inputs(visit: Visit, kinds: dict[str, str]) -> dict[str, InputFound]:
    """Every input in OBS's order (the protocol begins at the bottom)."""
    names = list(reversed(kinds))
    asked = ("GetInputSettings", "GetInputMute", "GetMediaInputStatus")
    questions = [(request, {"inputName": name}) for name in names for request in asked]
    told = reading.answers(visit.ask(questions))
    return {
        name: reading.input_found(
            name, kinds[name], settings.get("inputSettings") or {}, mute, media
        )
        for name, settings, mute, media in zip(
            names, told[::3], told[1::3], told[2::3], strict=True
        )
    }


def _filters(visit: Visit, sources: Iterable[str]) -> dict[str, dict[str, str]]:
    names = tuple(sources)
    answered = reading.answers(
        visit.ask([("GetSourceFilterList", {"sourceName": name}) for name in names])
    )
    return {
        name: {str(each["filterName"]): str(each["filterKind"]) for each in answer["filters"]}
        for name, answer in zip(names, answered, strict=True)
        if answer.get("filters")
    }


def _duplicates(visit: Visit, copied: tuple[str, ...]) -> bool | None:
    """Whether what is on air are copies: then none of the program scene's own sources is active
    that OBS copies at all (measured on OBS 29). None for a scene without any, of which it cannot
    be told."""
    if not copied:
        return None
    asked: list[Request] = [("GetSourceActive", {"sourceName": name}) for name in copied]
    active = [each.get("videoActive") for each in reading.answers(visit.ask(asked))]
    return not any(active)


def _with_pictures(
    visit: Visit,
    inputs: Mapping[str, InputFound],
    names: Iterable[str],
) -> dict[str, InputFound]:
    wanted = set(names)
    shown = [name for name in inputs if name in wanted and reading.can_draw(inputs[name])]
    results = dict(zip(shown, _pictures(visit, shown, _BETWEEN_MS), strict=True))
    dark = [name for name in shown if reading.drawn(results[name]) is not Drawn.LIT]
    if dark:
        results |= dict(zip(dark, _pictures(visit, dark, _BETWEEN_MS, _AGAIN_MS), strict=True))
    found = dict(inputs)
    for name, result in results.items():
        seen, state = reading.with_picture(found[name], result)
        found[name] = replace(found[name], drawn=seen, file_state=state)
    return found


def _scene_pictures(
    visit: Visit,
    scenes: Mapping[str, SceneFound],
    used: frozenset[str],
) -> dict[str, SceneFound]:
    names = [name for name in scenes if name in used]
    results = dict(zip(names, _pictures(visit, names, _BETWEEN_MS), strict=True))
    return {
        name: reading.scene_found(name, scene.sources, results.get(name))
        for name, scene in scenes.items()
    }


def _pictures(
    visit: Visit, names: Iterable[str], between: int, first: int = 0
) -> list[dict[str, Any]]:
    """A tiny picture of each source, one after the other: OBS draws them between its frames."""
    results = []
    for number, name in enumerate(names):
        data = {"sourceName": name, "imageFormat": "ppm", "imageWidth": _ACROSS}
        pause = between if number or not first else first
        asked: list[Request] = [
            ("Sleep", {"sleepMillis": pause}),
            ("GetSourceScreenshot", data),
        ]
        results.append(visit.ask(asked)[-1])
    return results


def _heard(inputs: Iterable[InputFound], peaks: dict[str, float]) -> dict[str, InputFound]:
    return {each.name: replace(each, peak=peaks.get(each.name)) for each in inputs}
