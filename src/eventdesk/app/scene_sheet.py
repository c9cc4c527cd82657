"""Every cue's scene as an OBS has it, with the cue's name over it, on one contact sheet."""

import tempfile
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtGui import QImage

from eventdesk.app.parts import ObsAccess, renderer_beside
from eventdesk.domain.desired import graphics_of_plan
from eventdesk.domain.graphic import OBS_TEXT, Canvas, Graphic, Rendered
from eventdesk.domain.runsheet import PROGRAM, Cue, RunSheet
from eventdesk.drivers.obs.surveyor import Surveyor
from eventdesk.graphics.contact_cell import Badge, Cell
from eventdesk.graphics.contact_sheet import ContactSheet, Form, Heading
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.ui import contact_words, times

_ACROSS = 1440
"""Pixels of each picture from side to side, if the canvas has as many: a contact sheet's cell."""


class _View(Struct):
    """A scene of an output, with whom the desk may name over it, and the cues that look so."""

    output: str
    scene: str
    graphic: Graphic | None
    names: tuple[str, ...]
    cues: list[str] = field(default_factory=list)


class Pictured(Struct, frozen=True):
    """The file's content, how many views have a picture and how many have none."""

    content: bytes
    pictures: int
    missing: int


def draw_scene_sheet(
    path: Path,
    sheet: RunSheet,
    obses: dict[str, ObsAccess],
    canvas: Canvas,
    *,
    form: Form,
    language: str,
) -> Pictured:
    """Every look of the show, in the order of the cues, from the OBSes that are set up. Nothing
    is switched. Needs a QGuiApplication; raises VisitError, and OSError without room."""
    views = [one for one in _views(sheet) if one.output in obses]
    grounds = _grounds(views, obses, min(canvas.width, _ACROSS))
    with tempfile.TemporaryDirectory(prefix="eventdesk-") as folder:
        renderer = renderer_beside(Path(folder), path.parent)
        cells = [
            replace(
                _cell(view, grounds.get((view.output, view.scene)), language),
                number=f"{number:02}",
                rendered=_rendered(view, renderer, canvas),
            )
            for number, view in enumerate(views, start=1)
        ]
        missing = sum(cell.ground is None for cell in cells)
        pictures = len(cells) - missing
        words = contact_words.scenes_count(pictures, missing)
        heading = _heading(path, sheet, canvas, language).counted(words)
        return Pictured(
            ContactSheet(renderer, canvas, heading, cells).draw(form), pictures, missing
        )


def _views(sheet: RunSheet) -> list[_View]:
    found: dict[tuple[str, str, Graphic | None], _View] = {}
    for cue in sheet.cues:
        for output, scene in cue.scenes.items():
            names, graphic = _named(sheet, cue) if output == PROGRAM else ((), None)
            view = found.setdefault((output, scene, graphic), _View(output, scene, graphic, names))
            view.cues.append(cue.id)
    return list(found.values())


def _named(sheet: RunSheet, cue: Cue) -> tuple[tuple[str, ...], Graphic | None]:
    """The cue's name; of a panel everybody on one strap, which takes the most room."""
    drawn = [one for one in graphics_of_plan(sheet, cue.lower_third) if one[1].template != OBS_TEXT]
    return drawn[-1] if drawn else ((), None)


def _grounds(
    views: list[_View], obses: dict[str, ObsAccess], width: int
) -> dict[tuple[str, str], QImage]:
    found = {}
    for output, obs in obses.items():
        scenes = dict.fromkeys(view.scene for view in views if view.output == output)
        pictures = Surveyor(output, obs.address, obs.password).pictures(scenes, width)
        for scene, picture in pictures.items():
            image = QImage.fromData(picture)
            if not image.isNull():
                found[output, scene] = image
    return found


def _cell(view: _View, ground: QImage | None, language: str) -> Cell:
    lost = ((Badge.ERROR, contact_words.severity(error=True)),) if ground is None else ()
    return Cell(
        number="",
        names=((view.scene, language),),
        facts=contact_words.scene_facts(view.output, view.names, view.cues),
        rendered=None,
        badges=lost,
        instead=contact_words.no_picture(),
        language=language,
        ground=ground,
    )


def _rendered(view: _View, renderer: GraphicsRenderer, canvas: Canvas) -> Rendered | None:
    if view.graphic is None or view.graphic.template not in renderer.template_names():
        return None
    return renderer.render(view.graphic, canvas)


def _heading(path: Path, sheet: RunSheet, canvas: Canvas, language: str) -> Heading:
    event = sheet.event
    titles = [(words, tag) for tag in event.languages if (words := event.title.get(tag))]
    return Heading(
        kicker=contact_words.scenes_kicker(),
        titles=tuple(titles[:2] or [(words, tag) for tag, words in event.title.entries[:1]]),
        venues=(),
        date=times.long_date(event.date, language),
        footer=f"{path.name} · {canvas.width}×{canvas.height} · EventDesk",
        language=language,
    )
