"""All templates that a sheet may name: those that come with EventDesk and those beside it."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eventdesk.domain.graphic import OBS_TEXT
from eventdesk.graphics.template import Template
from eventdesk.graphics.template_file import (
    BASED_ON,
    Draft,
    Fault,
    TemplateError,
    build,
    read,
)

FOLDER = "lower_thirds"
"""The name of the folder, under assets/ and beside a sheet."""


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """The good ones by name (the file's, without .yaml), and what is wrong with the others."""

    templates: Mapping[str, Template]
    faults: tuple[Fault, ...] = ()


def load_templates(folders: Sequence[Path]) -> TemplateSet:
    """The templates of these folders, a later one before an earlier of the same name.

    A broken file is told in ``faults`` and the earlier one of its name stays in use: a producer's
    slip never takes a look away that was there. A folder need not exist.
    """
    good: dict[str, Template] = {}
    faults: list[Fault] = []
    for folder in folders:
        drafts: dict[str, Draft] = {}
        for path in sorted(folder.glob("*.yaml")):
            try:
                drafts[path.stem] = _named(read(path))
            except TemplateError as error:
                faults += error.faults
        found, broken = _built(drafts, good)
        good |= found
        faults += broken
    return TemplateSet(good, tuple(faults))


def _named(draft: Draft) -> Draft:
    if draft.path.stem == OBS_TEXT:
        raise draft.fault(f"{OBS_TEXT}: the name of a graphic drawn in OBS", "choose another")
    return draft


def _built(
    drafts: Mapping[str, Draft], earlier: Mapping[str, Template]
) -> tuple[dict[str, Template], list[Fault]]:
    """One folder's templates, each over what it is based on."""
    builder = _Builder(drafts, earlier)
    faults: list[Fault] = []
    for name in drafts:
        try:
            builder.template(name, ())
        except TemplateError as error:
            faults += error.faults
    return builder.done, list(dict.fromkeys(faults))


class _Builder:
    """Builds the drafts of one folder; each may be based on another of them, or on an earlier
    folder's template, also on that of its own name."""

    def __init__(self, drafts: Mapping[str, Draft], earlier: Mapping[str, Template]) -> None:
        self._drafts, self._earlier = drafts, earlier
        self.done: dict[str, Template] = {}

    def template(self, name: str, above: tuple[str, ...]) -> Template:
        """The one of this name; ``above`` are those that wait for it. Raises TemplateError."""
        if name not in self.done:
            draft = self._drafts[name]
            self.done[name] = build(draft, self._base(draft, name, above))
        return self.done[name]

    def _base(self, draft: Draft, name: str, above: tuple[str, ...]) -> Template:
        wanted = draft.based_on
        if wanted is None:
            return Template()
        if wanted in self._drafts and wanted != name:
            if wanted in above:
                raise draft.fault(f"{BASED_ON}: {wanted} is based on {name}", "break the circle")
            try:
                return self.template(wanted, (*above, name))
            except TemplateError as error:
                mine = draft.fault(f"{BASED_ON}: {wanted} has faults itself", "mend that first")
                raise TemplateError(*error.faults, *mine.faults) from error
        if wanted not in self._earlier:
            known = {*self._drafts, *self._earlier} - {name}
            near = difflib.get_close_matches(wanted, known, 1) or sorted(known)
            raise draft.fault(f"{BASED_ON}: no template {wanted!r}", f"try {', '.join(near)}")
        return self._earlier[wanted]
