"""Why a name is not on air, in words: one sentence a cause, and what to do about it."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def troubles() -> dict[str, str]:
    """Why a name is not on air, or is not proven to be: one sentence a cause, and what to do."""
    return {
        "graphic-not-loaded": translate(
            "Trouble",
            "OBS cannot open the picture of the name. L shows it again; if that fails, "
            "check the desk's disk and folder.",
        ),
        "graphics-folder-unseen": translate(
            "Trouble",
            "OBS runs on another machine and cannot see the desk's graphics. Share the folder and "
            "start the desk with --obs-graphics-folder, or use an OBS that has the browser source.",
        ),
        "duplicate-sources": translate(
            "Trouble",
            "OBS's studio mode copies the sources, so the desk's changes never reach the air. "
            "Turn off Duplicate Sources in the menu of studio mode's transition button.",
        ),
        "overlay-hidden": translate(
            "Trouble",
            "The overlay is hidden or moved in the scene on air. "
            "R puts it back; or switch it on in OBS, at the picture's corner.",
        ),
        "overlay-missing": translate(
            "Trouble", "The overlay is not in the scene on air. I installs it."
        ),
        "graphic-covered": translate(
            "Trouble",
            "Something in the scene on air lies above the overlay and covers the name. "
            "Move the overlay to the top of the scene in OBS.",
        ),
        "graphic-differs": translate(
            "Trouble",
            "The picture on air is not the name that the desk drew. Look at the program; "
            "L takes the name off and shows it again.",
        ),
        "graphic-not-rendered": translate("Trouble", "The graphic could not be drawn: {detail}"),
        "graphic-refused": translate("Trouble", "OBS refused the graphic: {detail}"),
        "graphic-not-on-air": translate(
            "Trouble", "OBS took the graphic but does not show it. Show it again with L."
        ),
        "graphic-still-on-air": translate(
            "Trouble", "The graphic is still on air. Esc clears it; else hide it in OBS."
        ),
        "text-input-missing": translate(
            "Trouble",
            "OBS has no text input “{detail}” for the names. Add it in OBS, or correct "
            "text_inputs in the run-sheet.",
        ),
        "page-not-reached": translate(
            "Trouble",
            "OBS's browser source has not opened the desk's page. Check that OBS's machine reaches "
            "this one, and that no firewall stands between them.",
        ),
        "page-not-served": translate(
            "Trouble",
            "The desk cannot serve its page to OBS: {detail}. Close what uses that port, "
            "then show the name again with L.",
        ),
        "text-input-reads-file": translate(
            "Trouble",
            "The text input “{detail}” reads a file in OBS. Switch that off in its properties.",
        ),
        "text-not-in-graphic": translate(
            "Trouble",
            "OBS has the words, but {detail} looks the same as before. Is the text input in the "
            "graphic that text_inputs names?",
        ),
        "text-graphic-in-studio-mode": translate(
            "Trouble",
            "Studio mode shows a copy of the scene, where your own graphic cannot be switched. "
            "Put the graphic into a scene of its own and that scene into the others.",
        ),
        "overlay-failed": translate(
            "Trouble", "The overlay could not be put into OBS: {detail}. I tries again."
        ),
    }
