"""The words on a contact sheet of graphics. Plain functions of Qt's core: the command line's."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from eventdesk.domain.graphic import OBS_TEXT, Graphic, Side
from eventdesk.ui import problem_words

translate = QCoreApplication.translate


def kicker() -> str:
    """What the sheet is, over the event's title."""
    return translate("ContactSheet", "LOWER THIRDS FOR SIGN-OFF")


def signatures() -> tuple[str, str, str]:
    """Who signs, under the lines for it."""
    return (
        translate("ContactSheet", "Producer"),
        translate("ContactSheet", "Client"),
        translate("ContactSheet", "Date"),
    )


def count(graphics: int, warnings: int, errors: int) -> str:
    """The last line."""
    return translate("ContactSheet", "Graphics: {0} · warnings: {1} · errors: {2}").format(
        graphics, warnings, errors
    )


def facts(
    graphic: Graphic, where: Side | None, speakers: Sequence[str], cues: Sequence[str]
) -> str:
    """Whom the graphic names, how it looks, ``where`` it stands, and where in the show it is."""
    parts = (
        ", ".join(speakers),
        graphic.template,
        side(where) if where else "",
        " + ".join(graphic.languages),
        translate("ContactSheet", "cues: {0}").format(", ".join(cues)),
    )
    return " · ".join(part for part in parts if part)


def side(which: Side) -> str:
    """Where on the picture it stands."""
    return {
        Side.LEFT: translate("ContactSheet", "left"),
        Side.CENTRE: translate("ContactSheet", "centre"),
        Side.RIGHT: translate("ContactSheet", "right"),
    }[which]


def longest() -> str:
    """The badge of the longest name."""
    return translate("ContactSheet", "LONGEST NAME")


def severity(*, error: bool) -> str:
    """The badge of a graphic with a problem."""
    return translate("ContactSheet", "ERROR") if error else translate("ContactSheet", "WARNING")


def page(number: int, pages: int) -> str:
    """Which of the pictures that follow each other on air."""
    return translate("ContactSheet", "picture {0} of {1}").format(number, pages)


def problem(code: str, found: str, install: str) -> str:
    """What is wrong with a graphic, in a sentence."""
    known = problem_words.WORDS.get(code)
    words = known() if known else code
    if found:
        words += f": {found}"
    if install:
        words += " " + translate("ContactSheet", "(install {0})").format(install)
    return words


def instead(graphic: Graphic) -> str:
    """Why there is no picture."""
    if graphic.template == OBS_TEXT:
        return translate("ContactSheet", "Drawn in OBS, from its own text inputs")
    return translate("ContactSheet", "This graphic cannot be drawn")


def scenes_kicker() -> str:
    """What the sheet of a show's scenes is."""
    return translate("ContactSheet", "EVERY CUE'S SCENE, AS OBS HAS IT NOW")


def scenes_count(pictures: int, missing: int) -> str:
    """Its last line."""
    words = translate("ContactSheet", "Pictures: {0} · without one: {1}")
    return words.format(pictures, missing)


def scene_facts(output: str, names: Sequence[str], cues: Sequence[str]) -> str:
    """On which output a scene is, who is named over it, and in which cues."""
    parts = (
        output,
        ", ".join(names),
        translate("ContactSheet", "cues: {0}").format(", ".join(cues)),
    )
    return " · ".join(part for part in parts if part)


def no_picture() -> str:
    """Why there is none of a scene."""
    return translate("ContactSheet", "OBS has no such scene, or gives no picture of it")
