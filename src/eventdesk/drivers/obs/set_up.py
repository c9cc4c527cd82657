"""Makes in OBS what a sheet names and it lacks, whole or not at all, and takes it out again."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.domain.survey import SetUp, Survey
from eventdesk.drivers.obs import placeholders
from eventdesk.drivers.obs.protocol import Request, succeeded
from eventdesk.drivers.obs.resync import scene_names
from eventdesk.drivers.obs.slots import failures
from eventdesk.drivers.obs.survey_reading import answers, item_list
from eventdesk.drivers.obs.surveyor import Surveyor
from eventdesk.drivers.obs.visit import Visit, VisitError

_NONE: Mapping[str, str] = MappingProxyType({})


class ObsSetUp:
    """Sets up one OBS, on the operator's word alone. Blocks. Nothing that exists is changed, and
    nothing goes on air."""

    def __init__(self, output: str, address: tuple[str, int], password: Secret | None) -> None:
        self._output, self._address, self._password = output, address, password
        self._surveyor = Surveyor(output, address, password)

    def make_missing(self, sheet: RunSheet, renamed: Mapping[str, str] = _NONE) -> SetUp:
        """Placeholders for every scene and input of the sheet that is not there. ``renamed`` maps
        the sheet's names to those that things are known to have now."""
        survey = replace(self._surveyor.stock(), renamed=renamed)
        if survey.trouble is not None:
            return SetUp(self._output, trouble=survey.trouble)
        plan = placeholders.plan(sheet, survey)
        if plan.taken:
            return SetUp(self._output, trouble=Trouble("name-taken", ", ".join(plan.taken)))
        if plan.requests:
            trouble = self._make_whole(plan, survey)
            if trouble is not None:
                return SetUp(self._output, impossible=plan.impossible, trouble=trouble)
        return SetUp(self._output, plan.scenes, plan.inputs, plan.impossible)

    def _make_whole(self, plan: placeholders.Plan, survey: Survey) -> Trouble | None:
        """All of the plan, or nothing of it, and then why."""
        results: list[dict[str, Any]] = []
        try:
            with Visit(self._address, self._password) as visit:
                results = visit.ask(plan.requests)
                refused = tuple(failures(results)) or self._place(visit, plan, survey, results)
                if refused:
                    visit.ask(placeholders.undoing(plan.requests, results))
                    return Trouble("refused-whole", "; ".join(refused))
        except VisitError as error:
            return self._undo_later(plan, results, error.trouble)
        return None

    def _place(
        self,
        visit: Visit,
        plan: placeholders.Plan,
        survey: Survey,
        results: list[dict[str, Any]],
    ) -> tuple[str, ...]:
        """Put the names in their place; what was refused."""
        items = {
            data["inputName"]: int(answer["sceneItemId"])
            for (_, data), answer in zip(plan.requests, answers(results), strict=True)
            if "sceneItemId" in answer and "inputName" in data
        }
        placing = [
            placeholders.placed(items[text], scene, survey.canvas) for scene, text in plan.texts
        ]
        return tuple(failures(visit.ask(placing)))

    def _undo_later(
        self, plan: placeholders.Plan, results: list[dict[str, Any]], trouble: Trouble
    ) -> Trouble:
        """The session ended half way, and perhaps before the answers: look what is there now."""
        survey = self._surveyor.stock()
        if survey.trouble is not None:
            return Trouble("half-made", trouble.code)
        there = {*survey.scenes, *(name for name, one in survey.inputs.items() if one.placeholder)}
        undo = [
            (request, data)
            for request, data in placeholders.undoing(plan.requests, results or None)
            if data.get("inputName", data.get("sceneName")) in there
        ]
        try:
            with Visit(self._address, self._password) as visit:
                visit.ask(undo)
        except VisitError:
            return Trouble("half-made", trouble.code)
        return trouble

    def remove(self) -> SetUp:
        """Every placeholder out again, but for what is on air."""
        survey = self._surveyor.stock()
        if survey.trouble is not None:
            return SetUp(self._output, trouble=survey.trouble)
        marked = frozenset(name for name, each in survey.inputs.items() if each.placeholder)
        try:
            with Visit(self._address, self._password) as visit:
                return replace(self._remove(visit, marked), output=self._output)
        except VisitError as error:
            return SetUp(self._output, trouble=error.trouble)

    def _remove(self, visit: Visit, marked: frozenset[str]) -> SetUp:
        listed = answers(visit.ask([("GetSceneList", {})]))[0]
        names = scene_names(listed.get("scenes", ()))
        asked: list[Request] = [("GetSceneItemList", {"sceneName": name}) for name in names]
        told = answers(visit.ask(asked))
        items = {
            name: tuple(source for source, _ in item_list(data))
            for name, data in zip(names, told, strict=True)
        }
        on_air = listed.get("currentProgramSceneName")
        scenes, inputs, kept = placeholders.removal(marked, items, on_air)
        removed = visit.ask([("RemoveInput", {"inputName": name}) for name in inputs])
        gone = visit.ask([("RemoveScene", {"sceneName": name}) for name in scenes])
        return SetUp(
            "",
            tuple(name for name, each in zip(scenes, gone, strict=True) if succeeded(each)),
            tuple(name for name, each in zip(inputs, removed, strict=True) if succeeded(each)),
            kept=kept,
        )
