"""What the devices say, in words and with what to do: links, legs, streams, their troubles."""

from PySide6.QtCore import QCoreApplication

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.seen import Difference
from eventdesk.domain.switcher import Leg, StreamState
from eventdesk.ui import cue_part_words, graphic_words, link_words, set_up_words

translate = QCoreApplication.translate

_NAMED = {Leg.AUDIO, Leg.VOLUME, Leg.FILTER, Leg.SOURCE, Leg.BROADCAST}
"""Of these a cue may ask for several: it is told which one differs."""


def leg(which: Leg) -> str:
    """One part of a cue."""
    return {
        Leg.SCENE: translate("Leg", "Scene"),
        Leg.AUDIO: translate("Leg", "Audio"),
        Leg.VOLUME: translate("Leg", "Volume"),
        Leg.FILTER: translate("Leg", "Filter"),
        Leg.SOURCE: translate("Leg", "Source"),
        Leg.MEDIA: translate("Leg", "Media"),
        Leg.RECORD: translate("Leg", "Recording"),
        Leg.CHAPTER: translate("Leg", "Chapter"),
        Leg.REPLAY: translate("Leg", "Replay"),
        Leg.CAMERA: translate("Leg", "Virtual camera"),
        Leg.STREAM: translate("Leg", "Stream"),
        Leg.GRAPHIC: translate("Leg", "Lower third"),
        Leg.BROADCAST: translate("Leg", "YouTube"),
    }[which]


def stream(state: StreamState) -> str:
    """OBS's stream output in a word."""
    return {
        StreamState.STOPPED: translate("Stream", "stopped"),
        StreamState.STARTING: translate("Stream", "starting"),
        StreamState.STARTED: translate("Stream", "streaming"),
        StreamState.RECONNECTING: translate("Stream", "reconnecting"),
        StreamState.STOPPING: translate("Stream", "stopping"),
    }[state]


def troubles() -> dict[str, str]:
    """Every trouble of an OBS or of the journal: ``{detail}`` is the thing it is about."""
    return {
        "scene-missing": translate(
            "Trouble", "OBS has no scene “{detail}”. Add or rename it in OBS, then GO again."
        ),
        "input-missing": translate(
            "Trouble", "OBS has no input “{detail}”. Add or rename it in OBS."
        ),
        **cue_part_words.troubles(),
        "transition-missing": translate(
            "Trouble", "OBS has no transition “{detail}”. Add it in OBS, or name another."
        ),
        "not-connected": translate(
            "Trouble", "This OBS is not connected. The cue is offered again when it is back."
        ),
        "timed-out": translate("Trouble", "OBS did not answer in time. Look at OBS."),
        "scene-not-on-air": translate(
            "Trouble", "OBS accepted the scene but does not show it. Look at OBS, then GO again."
        ),
        "refused": translate("Trouble", "OBS refused the request (status {detail})."),
        "refused:204": translate("Trouble", "This OBS is too old for that. Update OBS."),
        "refused:207": translate("Trouble", "OBS is still loading its scenes. Ask again."),
        "refused:500": translate("Trouble", "OBS refused: its output is running already."),
        "refused:501": translate("Trouble", "OBS refused: its output is not running."),
        "refused:600": translate(
            "Trouble", "OBS does not have it any more: renamed, deleted or in another collection?"
        ),
        "obs-error": translate("Trouble", "OBS refused the request. Look at OBS."),
        "audio-differs": translate(
            "Trouble", "OBS did not mute or open “{detail}” as asked. Look at its mixer."
        ),
        "media-differs": translate(
            "Trouble", "The media “{detail}” does not run as asked. Look at OBS."
        ),
        "record-differs": translate(
            "Trouble", "OBS's recording is not as asked. Check its disk and output settings."
        ),
        "stream-not-started": translate(
            "Trouble", "OBS did not start to stream. Look at OBS for a message."
        ),
        "stream-not-stopped": translate("Trouble", "OBS has not stopped streaming yet."),
        "streams-elsewhere": translate(
            "Trouble", "OBS already streams somewhere else. Stop that in OBS first."
        ),
        "superseded": translate("Trouble", "Overtaken by a newer ask."),
        "bug": translate("Trouble", "The desk itself failed here; the log says more."),
        **graphic_words.troubles(),
        **set_up_words.troubles(),
        "failed": translate("Trouble", "It was not done. Look at OBS."),
        **link_words.troubles(),
        "settings-unreadable": translate(
            "Trouble", "The settings cannot be read: correct the file, then open the desk again."
        ),
        "disk-full": translate(
            "Trouble", "The disk is full. Free some space; the show goes on in memory."
        ),
        "journal-corrupt": translate(
            "Trouble", "The show's record was damaged and set aside. The show goes on in memory."
        ),
        "journal-readonly": translate(
            "Trouble", "The show's record cannot be written: check the folder's permissions."
        ),
        "journal-newer": translate(
            "Trouble", "A newer EventDesk made this show's record. Open it with that version."
        ),
        "journal-failed": translate(
            "Trouble", "The show's record cannot be written. The show goes on in memory."
        ),
    }


def trouble(found: Trouble) -> str:
    """A trouble in words; a code that is not known is shown as it is, with its detail."""
    code, _, number = found.code.partition(":")
    known = troubles()
    if found.code in known:
        code, number = found.code, ""
    words = known.get(code)
    if words is None:
        return f"{found.code}: {found.detail}" if found.detail else found.code
    detail = number or found.detail
    if number and found.detail:
        detail = f"{number}, {found.detail}"
    filled = words.format(detail=detail or "?")
    if "{detail}" in words or not found.detail:
        return filled
    return f"{filled} ({found.detail})"


def difference(one: Difference) -> str:
    """What differs from the show, in a sentence."""
    about = f" {one.what}" if one.what and one.leg in _NAMED else ""
    return translate("Difference", "{leg}{about} ({output}): {found}, meant {wanted}.").format(
        leg=leg(one.leg),
        about=about,
        output=one.output,
        found=condition(one.found),
        wanted=condition(one.wanted),
    )


def condition(state: str) -> str:
    """How a leg is meant or found: a scene's or a person's own name, or one of these."""
    return {
        "": translate("Condition", "nothing"),
        "muted": translate("Condition", "muted"),
        "open": translate("Condition", "open"),
        "on": translate("Condition", "on"),
        "off": translate("Condition", "off"),
        "shown": translate("Condition", "shown"),
        "hidden": translate("Condition", "hidden"),
        "running": translate("Condition", "running"),
        "stopped": translate("Condition", "stopped"),
    }.get(state, state)


def service(state: str) -> str:
    """How the YouTube service answers."""
    return {
        "off": translate("Service", "not set up"),
        "signed out": translate("Service", "signed out"),
        "connecting": translate("Service", "connecting"),
        "ok": translate("Service", "ready"),
        "failing": translate("Service", "failing, trying again"),
        "blocked": translate("Service", "needs you"),
    }[state]


def ingest(status: str) -> str:
    """What YouTube says of the stream that it receives (its streamStatus)."""
    return {
        "": translate("Ingest", "none yet"),
        "created": translate("Ingest", "no signal yet"),
        "ready": translate("Ingest", "waiting"),
        "active": translate("Ingest", "receiving"),
        "inactive": translate("Ingest", "no signal"),
        "error": translate("Ingest", "error"),
    }.get(status, status)


def health(status: str) -> str:
    """What YouTube thinks of its quality (its healthStatus)."""
    return {
        "": translate("Health", "unknown"),
        "good": translate("Health", "good"),
        "ok": translate("Health", "fair"),
        "bad": translate("Health", "bad"),
        "noData": translate("Health", "no data"),
        "revoked": translate("Health", "revoked"),
    }.get(status, status)


def kind(which: str) -> str:
    """What a missing thing is."""
    return {
        "scene": translate("Kind", "scene"),
        "input": translate("Kind", "input"),
        "transition": translate("Kind", "transition"),
        "filter": translate("Kind", "filter"),
        "source": translate("Kind", "source"),
        "replay": translate("Kind", "replay buffer"),
        "camera": translate("Kind", "virtual camera"),
    }.get(which, which)
