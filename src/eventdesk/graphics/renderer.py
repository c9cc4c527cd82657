"""Lower thirds as files: draws each once, says what is wrong with a text before it is on air."""

import secrets
import threading
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage

from eventdesk.domain.graphic import Canvas, Graphic, Rendered
from eventdesk.engine.assets import asset
from eventdesk.graphics import blending, motion, tga
from eventdesk.graphics.arrangement import LONGEST, Arranger, Block, blocks
from eventdesk.graphics.faces import Faces
from eventdesk.graphics.likeness import likeness
from eventdesk.graphics.painting import paint
from eventdesk.graphics.scripts import is_han
from eventdesk.graphics.template import Template
from eventdesk.graphics.template_file import TemplateError, load_templates
from eventdesk.graphics.typeset import Typesetter, Words

_BLANK = 16
_PROBE = (37, 53)


class FitCode(StrEnum):
    """What can be wrong with the words of a graphic."""

    TOO_LONG = "text-does-not-fit"
    NO_FONT = "character-without-font"
    OTHER_FACE = "character-from-another-language"  # drawn, but with a neighbour's Han form
    NOTHING = "graphic-without-text"
    NO_TEMPLATE = "unknown-template"


@dataclass(frozen=True, slots=True)
class FitProblem:
    """One fault. ``character`` and ``code_point`` ("U+9AA8") name the character, ``install`` the
    font family that would draw it; for an unknown template ``text`` is its name."""

    code: FitCode
    text: str = ""
    character: str = ""
    code_point: str = ""
    install: str = ""


class GraphicsRenderer:
    """Renders graphics with the templates of a folder into picture files (``ports.Renderer``).

    Needs a QGuiApplication (Qt's fonts do) but no screen and no widgets. Every method may be
    called from any thread, also plain ones: Qt allows QPainter on a QImage and text layout off
    the UI thread, its font caches are per thread, and one lock lets one graphic be drawn at a time.
    """

    def __init__(self, folder: Path, templates: Path | None = None) -> None:
        """Read the templates; pictures go to ``folder``, made when the first one is written.

        Raises TemplateError when a template is broken, and ValueError when the folder's path is
        not plain ASCII, which OBS before 31.1 cannot open on Windows.
        """
        self._folder = folder.absolute()
        if not str(self._folder).isascii():
            raise ValueError("the folder for graphics must have an ASCII path, for OBS's sake")
        self._templates = load_templates(templates or asset("lower_thirds"))
        self._lock = threading.Lock()
        self._drawn: dict[tuple[Graphic, Canvas], Rendered] = {}
        self._setter: Typesetter | None = None
        self._probe: Path | None = None

    def template_names(self) -> tuple[str, ...]:
        """The templates that a run-sheet may name, sorted."""
        return tuple(sorted(self._templates))

    def render(self, graphic: Graphic, canvas: Canvas) -> Rendered:
        """Draw the graphic for this canvas, or find it drawn already.

        A graphic without words gives the blank picture. Raises OSError when the file cannot be
        written, TemplateError for an unknown template (``fit_problems`` finds that earlier).
        """
        with self._lock:
            done = self._drawn.get((graphic, canvas))
            if done and tga.is_whole(Path(done.path), tga.file_size(done.width, done.height)):
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
        """A picture of a size of its own and a new name; the one before is deleted."""
        image = QImage(*_PROBE, QImage.Format.Format_ARGB32)
        image.fill(0)
        with self._lock:
            if self._probe:
                self._probe.unlink(missing_ok=True)
            whole = tga.store(image, self._folder)
            self._probe = whole.replace(self._folder / f"probe-{secrets.token_hex(8)}.tga")
            return Rendered(str(self._probe), 0, 0, *_PROBE)

    def fit_problems(self, graphic: Graphic, canvas: Canvas) -> tuple[FitProblem, ...]:
        """Everything wrong with showing this graphic on this canvas on this machine; writes
        nothing. Empty when the graphic is good for the air."""
        template = self._templates.get(graphic.template)
        if template is None:
            return (FitProblem(FitCode.NO_TEMPLATE, graphic.template),)
        found = blocks(graphic)
        if not found:
            return (FitProblem(FitCode.NOTHING),)
        with self._lock:
            typesetter = self._typesetter()
            arranger = Arranger(typesetter, template, canvas)
            problems = _too_long(arranger, found)
            for words in _all_words(found):
                problems += _character_problems(typesetter, template, words)
        return tuple(dict.fromkeys(problems))

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

    def _render(self, graphic: Graphic, canvas: Canvas) -> Rendered:
        template = self._templates.get(graphic.template)
        if template is None:
            raise TemplateError(f"no template is called {graphic.template!r}")
        found = blocks(graphic)
        if not found:
            return Rendered(self.blank(), 0, 0, _BLANK, _BLANK)
        arranger = Arranger(self._typesetter(), template, canvas)
        picture = paint(arranger.arrange(found), template, arranger.unit)
        bottom = canvas.height - round(template.place.bottom * canvas.height)
        return Rendered(
            path=str(tga.store(picture.image, self._folder)),
            x=round(template.place.left * canvas.width),
            y=bottom - picture.plate_height - picture.plate_top,
            width=picture.image.width(),
            height=picture.image.height(),
            enter=motion.entering(template.motion.enter, canvas.fps),
            leave=motion.leaving(template.motion.leave, canvas.fps),
        )

    def _typesetter(self) -> Typesetter:
        """The fonts are looked at when first needed: start-up does not wait for them."""
        if QGuiApplication.instance() is None:
            raise RuntimeError("graphics need a QGuiApplication: Qt's fonts do")
        if self._setter is None:
            self._setter = Typesetter(Faces())
        self._setter.forget()
        return self._setter


def _all_words(found: tuple[Block, ...]) -> list[Words]:
    return [words for block in found for words in (block.name, *block.details) if words]


def _too_long(arranger: Arranger, found: tuple[Block, ...]) -> list[FitProblem]:
    """The texts to shorten: those that do not fit by themselves, else the longest one."""
    if arranger.arrange(found).fits and all(len(w.text) <= LONGEST for w in _all_words(found)):
        return []
    guilty = [
        words.text
        for number, block in enumerate(found)
        for words in (block.name, *block.details)
        if words and not arranger.fits_alone(words, primary=number == 0)
    ]
    longest = max((words.text for words in _all_words(found)), key=len)
    return [FitProblem(FitCode.TOO_LONG, text) for text in guilty or [longest]]


def _character_problems(
    typesetter: Typesetter, template: Template, words: Words
) -> list[FitProblem]:
    """The characters that show as a box, or in a shape of another language."""
    weight = (template.name if words.whole else template.detail).weight
    problems = []
    for drawn in typesetter.drawn(words, weight):
        if drawn.missing:
            code = FitCode.NO_FONT
        elif is_han(drawn.character) and not drawn.own_face:
            code = FitCode.OTHER_FACE
        else:
            continue
        install = Faces.to_install(drawn.character, words.face, words.han_face)
        point = f"U+{ord(drawn.character):04X}"
        problems.append(FitProblem(code, words.text, drawn.character, point, install))
    return problems
