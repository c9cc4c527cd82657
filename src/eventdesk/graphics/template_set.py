"""All templates that a sheet may name: those that come with EventDesk and those beside it."""

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

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


class TemplateSet(Struct, frozen=True):
    """The templates by name (the file's, without .yaml), and what is wrong with their files."""

    templates: Mapping[str, Template]
    faults: tuple[Fault, ...] = ()


def load_templates(folders: Sequence[Path]) -> TemplateSet:
    """The templates of these folders, a later one before an earlier of the same name.

    A file with faults is told in ``faults``, and in its place stands what was there before it,
    else what it is based on, else the plainest look: a producer's slip never costs a speaker the
    name. A folder need not exist.
    """
    found: dict[str, Template] = {}
    faults: list[Fault] = []
    for folder in folders:
        drafts: dict[str, Draft] = {}
        for path in sorted(folder.glob("*.yaml")):
            try:
                drafts[path.stem] = _named(read(path))
            except TemplateError as error:
                faults += error.faults
                if path.stem != OBS_TEXT:
                    found.setdefault(path.stem, Template())
        built, broken = _built(drafts, found)
        found |= built
        faults += broken
    return TemplateSet(found, tuple(faults))


def _named(draft: Draft) -> Draft:
    if draft.path.stem == OBS_TEXT:
        raise draft.fault(f"{OBS_TEXT}: the name of a graphic drawn in OBS", "another name")
    return draft


def _built(
    drafts: Mapping[str, Draft], earlier: Mapping[str, Template]
) -> tuple[dict[str, Template], list[Fault]]:
    """One folder's templates, each over what it is based on."""
    builder = _Builder(drafts, earlier)
    faults: list[Fault] = []
    broken = []
    for name in drafts:
        try:
            builder.template(name, ())
        except TemplateError as error:
            faults += error.faults
            broken.append(name)
    for name in broken:
        builder.done[name] = builder.instead(name)
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
                raise draft.fault(f"{BASED_ON}: {wanted} is based on {name}", "no circle")
            try:
                return self.template(wanted, (*above, name))
            except TemplateError as error:
                mine = draft.fault(
                    f"{BASED_ON}: {wanted} has faults itself", f"{wanted} without faults"
                )
                raise TemplateError(*error.faults, *mine.faults) from error
        if wanted not in self._earlier:
            known = {*self._drafts, *self._earlier} - {name}
            near = difflib.get_close_matches(wanted, known, 1) or sorted(known)
            raise draft.fault(f"{BASED_ON}: no template {wanted!r}", " | ".join(near))
        return self._earlier[wanted]

    def instead(self, name: str) -> Template:
        """What stands in the place of a template with faults."""
        if name in self._earlier:
            return self._earlier[name]
        wanted = self._drafts[name].based_on or ""
        return self.done.get(wanted) or self._earlier.get(wanted) or Template()
