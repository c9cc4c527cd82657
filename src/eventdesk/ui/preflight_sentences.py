"""A sentence for each code of preflight: what was found, then what to do. {about}, {found} and
{expected} are the finding's own."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

WORDS: dict[str, Callable[[], str]] = {
    "obs-not-asked": lambda: translate("Preflight", "OBS at {about} could not be asked."),
    "obs-not-set-up": lambda: translate(
        "Preflight", "No OBS is set up for this output: give it one in the settings or with --obs."
    ),
    # What the sheet names
    "scene-missing": lambda: translate(
        "Preflight",
        "OBS has no scene “{about}”. Add or rename it in OBS, or let the desk make a placeholder.",
    ),
    "input-missing": lambda: translate(
        "Preflight",
        "OBS has no input “{about}”. Add or rename it in OBS, or let the desk make a placeholder.",
    ),
    "transition-missing": lambda: translate(
        "Preflight",
        "OBS has no transition “{about}”: the scene would come with another one. Add it in OBS.",
    ),
    "scene-empty": lambda: translate(
        "Preflight", "The scene “{about}” shows nothing: it has no source that is switched on."
    ),
    "scenes-there": lambda: translate("Preflight", "Every scene is there: {found}."),
    "inputs-there": lambda: translate("Preflight", "Every input is there: {found}."),
    "transitions-there": lambda: translate("Preflight", "Every transition is there: {found}."),
    "scene-placeholder": lambda: translate(
        "Preflight", "The scene “{about}” is a placeholder of the desk's. Put its real sources in."
    ),
    "input-placeholder": lambda: translate(
        "Preflight",
        "The input “{about}” is a placeholder of the desk's, without sound or film. Put "
        "the real one in its place.",
    ),
    # Pictures, sound, files
    "file-lost": lambda: translate(
        "Preflight",
        "“{about}” has no file to show: {found}. Put the file there, or choose it anew in OBS.",
    ),
    "file-unset": lambda: translate(
        "Preflight", "“{about}” is to be played and has no file. Choose one in OBS."
    ),
    "file-doubted": lambda: translate(
        "Preflight",
        "OBS has not opened the film of “{about}”, or it was played to its end: {found}. "
        "Play it once in OBS.",
    ),
    "files-unchecked": lambda: translate(
        "Preflight", "OBS opens these files only when they play: {found}. Play each once."
    ),
    "files-there": lambda: translate(
        "Preflight", "Every file that OBS has opened is there: {found}."
    ),
    "input-black": lambda: translate(
        "Preflight",
        "“{about}” gives a black picture. Switch it on, or take its cap off, unless it is"
        " meant so.",
    ),
    "input-draws-nothing": lambda: translate(
        "Preflight", "“{about}” gives no picture. Look whether it is plugged in and switched on."
    ),
    "scene-black": lambda: translate(
        "Preflight", "The scene “{about}” is black. Look at it in OBS, unless it is meant so."
    ),
    "pictures-fine": lambda: translate(
        "Preflight", "Every input that should gives a picture: {found}."
    ),
    "input-without-sound": lambda: translate(
        "Preflight",
        "“{about}” has no sound that could be opened or muted. Name another input, or use"
        " another source.",
    ),
    "input-silent": lambda: translate(
        "Preflight", "“{about}” is silent. Speak into it and look again."
    ),
    "sounds-unchecked": lambda: translate(
        "Preflight",
        "OBS meters only what is on air, so nobody listened to: {found}. Put their scene "
        "on air once.",
    ),
    "sounds-fine": lambda: translate("Preflight", "Inputs that are heard: {found}."),
    # OBS and its machine
    "canvas-small": lambda: translate(
        "Preflight",
        "The canvas is {found}: below {expected} lines names are hard to read. Change it "
        "in Settings → Video.",
    ),
    "canvas-shape": lambda: translate(
        "Preflight", "The canvas is {found}, not {expected}: YouTube and most screens add bars."
    ),
    "fps-low": lambda: translate(
        "Preflight", "OBS draws {found} frames a second: names move in jerks below {expected}."
    ),
    "stream-distorted": lambda: translate(
        "Preflight",
        "The stream is {found} and the canvas {expected}, of another shape: the picture "
        "is squeezed. Change it in Settings → Video.",
    ),
    "stream-enlarged": lambda: translate(
        "Preflight",
        "The stream is {found}, larger than the canvas of {expected}: it only becomes softer.",
    ),
    "canvas-fine": lambda: translate("Preflight", "The canvas suits the names: {found}."),
    "records-already": lambda: translate(
        "Preflight", "OBS is recording already, before the show's first recording."
    ),
    "disk-short": lambda: translate(
        "Preflight",
        "The disk has room for {found}; the planned recording takes {expected}. Free some"
        " space, or record to another disk.",
    ),
    "disk-fine": lambda: translate(
        "Preflight", "The disk has room for {found}; the planned recording takes {expected}."
    ),
    "disk-unchecked": lambda: translate(
        "Preflight",
        "The disk has {found} left. How long the recording will be, the sheet does not say.",
    ),
    "duplicate-sources": lambda: translate(
        "Preflight",
        "Studio mode has “Duplicate Sources” on: no name, film or sound that the desk "
        "changes would reach the program. Switch it off in the menu of studio mode's "
        "transitions.",
    ),
    "studio-off": lambda: translate(
        "Preflight", "Studio mode is off. The desk works with it and without."
    ),
    "studio-fine": lambda: translate(
        "Preflight", "Studio mode is on, and changes reach the program."
    ),
    "studio-unchecked": lambda: translate(
        "Preflight",
        "Studio mode is on; with nothing in the program's scene it cannot be told whether"
        " changes reach it.",
    ),
    "account-linked": lambda: translate(
        "Preflight",
        "OBS is linked to an account ({about}): it would open a dialog instead of "
        "streaming. Disconnect it in Settings → Stream; the desk brings the stream key.",
    ),
    "streams-already": lambda: translate(
        "Preflight", "OBS is streaming already ({about}). Stop it before the broadcast."
    ),
    "stream-free": lambda: translate("Preflight", "OBS is free to stream where the desk asks."),
    "overlay-there": lambda: translate("Preflight", "The overlay for names is installed."),
    "overlay-missing": lambda: translate(
        "Preflight",
        "The overlay for names is not installed: press I in the desk, or start it with "
        "--install-overlay.",
    ),
    # The desk and YouTube
    "graphic-problem": lambda: translate("Preflight", "The name of {about}:"),
    "bad-template": lambda: translate("Preflight", "The lower third {about} has a fault: {found}"),
    "graphics-fine": lambda: translate(
        "Preflight", "Every name can be drawn on this canvas: {found}."
    ),
    "youtube-ingest-good": lambda: translate("Preflight", "YouTube receives the stream: {found}."),
    "youtube-ingest-poor": lambda: translate(
        "Preflight", "YouTube receives the stream, but not well: {found}."
    ),
    "clock-fine": lambda: translate("Preflight", "This machine's clock agrees with YouTube's."),
    "clock-off": lambda: translate(
        "Preflight",
        "This machine's clock is {found} seconds off YouTube's. Set it before the show.",
    ),
    "clock-unchecked": lambda: translate(
        "Preflight", "Nobody compared this machine's clock with another ({found})."
    ),
    "not-told": lambda: translate(
        "Preflight",
        "OBS tells neither its machine's clock nor which other programs (Companion, a "
        "deck) control it. Look yourself.",
    ),
}
