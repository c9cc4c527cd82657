"""Lower thirds as files: draws each once, says what is wrong with a text before it is on air."""

import math
import secrets
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage

from eventdesk.domain.graphic import OBS_TEXT, Canvas, Graphic, Rendered, Side
from eventdesk.engine.assets import asset
from eventdesk.graphics import blending, motion, tga
from eventdesk.graphics.arrangement import Arrangement, Arranger
from eventdesk.graphics.content import PEOPLE, Page, pages
from eventdesk.graphics.faces import Faces
from eventdesk.graphics.faults import (
    FitCode,
    FitProblem,
    character_faults,
    colour_faults,
    too_long,
)
from eventdesk.graphics.likeness import likeness
from eventdesk.graphics.logo import Logo, LogoError, load_logo
from eventdesk.graphics.painting import paint
from eventdesk.graphics.template import Template
from eventdesk.graphics.template_file import Fault, TemplateError
from eventdesk.graphics.template_set import FOLDER, load_templates
from eventdesk.graphics.theme import themed
from eventdesk.graphics.typeset import Typesetter, Words

__all__ = ["FitCode", "FitProblem", "GraphicsRenderer"]

_BLANK = 16
_PROBE = (37, 53)
_PROBES_KEPT = 8


class _Work(Struct, frozen=True):
    """One graphic on its way to a file."""

    pages: tuple[Page, ...]
    template: Template
    arranger: Arranger
    logo: Logo | None


class GraphicsRenderer:
    """Renders graphics with the templates of some folders into picture files (``ports.Renderer``).

    Needs a QGuiApplication (Qt's fonts do) but no screen and no widgets. Every method may be
    called from any thread, also plain ones: Qt allows QPainter on a QImage and text layout off
    the UI thread, its font caches are per thread, and one lock lets one graphic be drawn at a time.
    """

    def __init__(
        self, folder: Path, templates: Sequence[Path] | None = None, art: Path | None = None
    ) -> None:
        """Read the templates; pictures go to ``folder``, made when the first one is written.

        A template of a later folder comes before an earlier one of its name; None is the built-in
        ones alone. ``art`` is the folder that a logo's path is relative to; without it none is
        drawn. What is wrong with template files is told in ``template_faults``. Raises ValueError
        when the folder's path is not plain ASCII, which OBS before 31.1 cannot open on Windows.
        """
        self._folder = folder.absolute()
        if not str(self._folder).isascii():
            raise ValueError("the folder for graphics must have an ASCII path, for OBS's sake")
        found = load_templates([asset(FOLDER)] if templates is None else templates)
        self._templates = found.templates
        self._faults = found.faults
        self._art = art
        self._lock = threading.Lock()
        self._drawn: dict[tuple[Graphic, Canvas], Rendered] = {}
        self._logos: dict[str, Logo | LogoError] = {}
        self._setter: Typesetter | None = None
        self._probes: deque[Path] = deque()

    def template_names(self) -> tuple[str, ...]:
        """The templates that a run-sheet may name, sorted."""
        return tuple(sorted(self._templates))

    def template_faults(self) -> tuple[Fault, ...]:
        """What is wrong with the template files; something else stands in the place of each."""
        return self._faults

    def render(self, graphic: Graphic, canvas: Canvas) -> Rendered:
        """Draw the graphic for this canvas, or find it drawn already.

        A graphic without words gives the blank picture. Raises OSError when the file cannot be
        written, TemplateError for an unknown template (``fit_problems`` finds that earlier).
        """
        with self._lock:
            done = self._drawn.get((graphic, canvas))
            if done and all(map(_is_there, (done, *done.then))):
                return done
            rendered = self._render(graphic, canvas)
            self._drawn[graphic, canvas] = rendered
            return rendered

    def blank(self) -> str:
        """Path of a permanent transparent picture, for empty slots. Raises OSError."""
        image = QImage(_BLANK, _BLANK, QImage.Format.Format_ARGB32)
        image.fill(0)
        return str(tga.store(image, self._folder))

    def probe(self) -> Rendered:
        """A picture of a size of its own and a new name. The last few stay, for several OBSes may
        look for theirs at once; older ones are deleted."""
        image = QImage(*_PROBE, QImage.Format.Format_ARGB32)
        image.fill(0)
        with self._lock:
            if len(self._probes) == _PROBES_KEPT:
                self._probes.popleft().unlink(missing_ok=True)
            whole = tga.store(image, self._folder)
            self._probes.append(whole.replace(self._folder / f"probe-{secrets.token_hex(8)}.tga"))
            return Rendered(str(self._probes[-1]), 0, 0, *_PROBE)

    def fit_problems(self, graphic: Graphic, canvas: Canvas) -> tuple[FitProblem, ...]:
        """Everything wrong with showing this graphic on this canvas on this machine; writes
        nothing. Empty when the graphic is good for the air."""
        if graphic.template == OBS_TEXT:  # OBS sets these words: nothing of them is drawn here
            return ()
        if graphic.template not in self._templates:
            return (FitProblem(FitCode.NO_TEMPLATE, graphic.template),)
        with self._lock:
            return tuple(dict.fromkeys(self._problems(graphic, canvas)))

    def compose(self, scene_picture: QImage, rendered: Rendered, canvas: Canvas) -> QImage:
        """A picture of a scene, at any size, with the graphic over it as OBS will draw it.

        Raises OSError or ValueError when the graphic's file is gone or damaged.
        """
        across = scene_picture.width() / canvas.width
        down = scene_picture.height() / canvas.height
        place = QRectF(
            rendered.x * across,
            rendered.y * down,
            rendered.width * across,
            rendered.height * down,
        )
        return blending.over(scene_picture, tga.load(Path(rendered.path)), place)

    def likeness(self, rendered: Rendered, canvas: Canvas, picture: bytes) -> float:
        """How much of the graphic is seen in a picture of the program: see ``likeness``."""
        return likeness(rendered, canvas, picture)

    def _problems(self, graphic: Graphic, canvas: Canvas) -> Iterator[FitProblem]:
        work = self._begin(graphic, canvas)
        logo = self._logo_of(graphic)
        if isinstance(logo, LogoError) and work.template.logo.shown:
            yield FitProblem(FitCode.NO_LOGO, graphic.theme.logo or "", install=str(logo))
        yield from colour_faults(work.template)
        said = pages(graphic, work.template)
        if not said:
            yield FitProblem(FitCode.NOTHING)
            return
        for person in graphic.people[PEOPLE:]:
            yield FitProblem(FitCode.TOO_LONG, person.name.best(graphic.languages))
        yield from too_long(work.arranger, work.pages)
        for page in said:
            for words in page.words():
                yield from character_faults(self._typesetter(), work.template, words)

    def _begin(self, graphic: Graphic, canvas: Canvas) -> _Work:
        template = themed(self._templates[graphic.template], graphic.theme)
        found = self._logo_of(graphic) if template.logo.shown else None
        logo = found if isinstance(found, Logo) else None
        typesetter = self._typesetter()
        typesetter.forget()
        aspect = logo.aspect if logo else None
        arranger = Arranger(typesetter, template, canvas, graphic.side, aspect)

        def drawable(words: Words) -> Words:
            style = template.name if words.whole else template.detail
            return typesetter.drawable(words, style.weight)

        return _Work(pages(graphic, template, drawable), template, arranger, logo)

    def _render(self, graphic: Graphic, canvas: Canvas) -> Rendered:
        if graphic.template not in self._templates:
            raise TemplateError(Fault(graphic.template, 1, "no such template", "see the sheet"))
        work = self._begin(graphic, canvas)
        if not work.pages:
            return Rendered(self.blank(), 0, 0, _BLANK, _BLANK)
        found = [
            self._page(arranged, work, canvas) for arranged in work.arranger.arrange_all(work.pages)
        ]
        if len(found) == 1:
            return found[0]
        seconds = work.template.languages.seconds
        first, *rest = (replace(page, seconds=seconds) for page in found)
        return replace(first, then=tuple(rest))

    def _page(self, arranged: Arrangement, work: _Work, canvas: Canvas) -> Rendered:
        template, side = work.template, work.arranger.side
        picture = paint(arranged, template, work.arranger.unit, work.logo)
        size = picture.image.width(), picture.image.height()
        x, y = _corner(arranged, template, canvas, side)
        grows_from = Side.RIGHT if arranged.mirrored else side
        moves, fps = template.motion, canvas.fps
        return Rendered(
            path=str(tga.store(picture.image, self._folder)),
            x=x + picture.left,
            y=y + picture.top,
            width=size[0],
            height=size[1],
            enter=motion.entering(moves.enter, fps, size, grows_from),
            leave=motion.leaving(moves.leave, fps, size, grows_from),
            update=motion.entering(moves.update, fps, size, grows_from),
        )

    def _logo_of(self, graphic: Graphic) -> Logo | LogoError | None:
        name = graphic.theme.logo
        if name is None or self._art is None:
            return None
        if name not in self._logos:
            try:
                self._logos[name] = load_logo(self._art / name)
            except LogoError as error:
                self._logos[name] = error
        return self._logos[name]

    def _typesetter(self) -> Typesetter:
        """The fonts are looked at when first needed: start-up does not wait for them."""
        if QGuiApplication.instance() is None:
            raise RuntimeError("graphics need a QGuiApplication: Qt's fonts do")
        if self._setter is None:
            self._setter = Typesetter(Faces())
        return self._setter


def _is_there(rendered: Rendered) -> bool:
    return tga.is_whole(Path(rendered.path), tga.file_size(rendered.width, rendered.height))


def _corner(
    arranged: Arrangement, template: Template, canvas: Canvas, side: Side
) -> tuple[int, int]:
    """Where the plate's upper left corner is on the canvas."""
    width, height = math.ceil(arranged.width), math.ceil(arranged.height)
    margin = round(template.place.margin * canvas.width)
    x = {
        Side.LEFT: margin,
        Side.CENTRE: (canvas.width - width) // 2,
        Side.RIGHT: canvas.width - margin - width,
    }[side]
    return x, canvas.height - round(template.place.bottom * canvas.height) - height
