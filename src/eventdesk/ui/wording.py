"""The desk's own codes in words: what is refused, what was noticed, and what to do about it.

Every function translates when it is called, so that the language may be chosen at start. A code
that is not known here is shown as it is: a strange word on the screen beats a silent one.
"""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from eventdesk.domain.broadcast import Stage, Trouble
from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import device_words, times
from eventdesk.ui.reading import Reading

translate = QCoreApplication.translate

ON_TIME = timedelta(seconds=5)
"""Nearer to the plan than this is on time: a show is never on it to the second."""

GO_REFUSALS = frozenset(
    {"guard", "nothing-on-standby", "stale-standby", "show-ended", "sheet-has-errors"}
)
"""The refusals that GO itself can get: they flash on its button too."""


def refusals() -> dict[str, str]:
    """Every refusal code in words, with what to do."""
    return {
        "nothing-on-standby": translate(
            "Refusal", "Nothing is on standby. Choose a cue with ↑ ↓, then GO."
        ),
        "stale-standby": translate(
            "Refusal", "The standby cue had just changed. Look at it, then press GO again."
        ),
        "guard": translate(
            "Refusal", "Too soon after the last GO: taken as one press. Press again if you mean it."
        ),
        "nothing-on-air": translate("Refusal", "No cue is on air yet. Start with GO."),
        "nothing-to-take-back": translate("Refusal", "There is no GO left to take back."),
        "stale-on-air": translate(
            "Refusal", "The cue on air had just changed. Look at it, then press again."
        ),
        "unknown-cue": translate("Refusal", "This cue is not in the run-sheet any more."),
        "already-held": translate("Refusal", "The clock is on hold already. H lets it run."),
        "not-held": translate("Refusal", "The clock is running already."),
        "no-speaker": translate("Refusal", "The cue on air has no speaker to name."),
        "no-such-seat": translate("Refusal", "The cue on air has no speaker in this seat."),
        "no-panel": translate(
            "Refusal", "The cue on air has no panel: a strap needs two speakers or more."
        ),
        "nothing-shown": translate("Refusal", "No lower third is on air."),
        "no-broadcast": translate("Refusal", "This run-sheet has no YouTube broadcast."),
        "broadcast-backwards": translate("Refusal", "A broadcast cannot go back to this stage."),
        "broadcast-not-begun": translate(
            "Refusal", "The broadcast has not begun, so it cannot be ended."
        ),
        "nothing-holds-live": translate("Refusal", "Nothing holds the broadcast back from live."),
        "broadcast-not-ended": translate(
            "Refusal", "Chapters are written once the broadcast has ended."
        ),
        "no-chapters": translate(
            "Refusal", "There are no chapters: YouTube takes three or more, each of ten seconds."
        ),
        "stale-chapters": translate(
            "Refusal", "The chapters had just changed. Look at them, then press again."
        ),
        "chapters-sent": translate("Refusal", "These chapters were sent already."),
        "no-backup": translate(
            "Refusal", "No output of this run-sheet mirrors the program, so nothing can replace it."
        ),
        "already-program": translate("Refusal", "This OBS is the program already."),
        "backup-not-ready": translate(
            "Refusal", "This OBS is not connected, so it cannot become program."
        ),
        "nothing-holds-stream": translate("Refusal", "Nothing holds the stream back."),
        "old-program-streams": translate(
            "Refusal", "The OBS that was program still streams: it has to stop first."
        ),
        "no-spare": translate("Refusal", "The run-sheet has no spare for this broadcast."),
        "spare-taken": translate("Refusal", "The spare has taken over already; there is one only."),
        "nothing-to-move": translate(
            "Refusal", "A spare takes over between the preview and the end of a broadcast."
        ),
        "stale-broadcast": translate(
            "Refusal", "The broadcast had just changed. Look at it, then hold again."
        ),
        "spare-not-ready": translate(
            "Refusal",
            "The spare is not ready: YouTube has not shown it with a key of its own. Wait for its "
            "line to say so.",
        ),
        "nothing-to-send": translate("Refusal", "YouTube has the run-sheet's words already."),
        "show-ended": translate("Refusal", "The show has ended."),
        "sheet-has-errors": translate(
            "Refusal", "The run-sheet has errors. Correct them before it goes on air."
        ),
        "nothing-differs": translate("Refusal", "The devices already look as the show means."),
        "already-ended": translate("Refusal", "It has ended already."),
        "negative-time": translate("Refusal", "The cue has no more time to take away."),
    }


def notices() -> dict[str, str]:
    """Every other thing the message line says."""
    return {
        "bug": translate(
            "Notice", "A fault inside the desk was logged. The show goes on; check what is on air."
        ),
        "renamed": translate("Notice", "Renamed in OBS; the cues follow it."),
        "watch-settings": translate(
            "Notice", "The settings cannot be read: the watchers use their usual limits."
        ),
        "cut-by-hand": translate(
            "Notice", "Another hand took another scene in OBS: the name was taken off at once."
        ),
    }


def refusal(code: str) -> str:
    """A refusal in words; the bare code when it has none."""
    return refusals().get(code, code)


def notice(snapshot: Snapshot, reading: Reading) -> str:
    """The snapshot's notice as one line; empty when there is none."""
    told = snapshot.notice
    if told is None:
        return ""
    about = about_words(snapshot, reading, told.about)
    if told.refusal is not None:
        words = refusal(told.refusal.code)
        about = about_words(snapshot, reading, told.refusal.about or told.about)
    else:
        words = notices().get(told.code) or device_words.trouble(Trouble(told.code, about))
        about = "" if about and about in words else about
    return f"{words} ({about})" if about else words


def about_words(snapshot: Snapshot, reading: Reading, about: str) -> str:
    """What a code is about, as people call it: a cue's title, a speaker's name."""
    if about in snapshot.sheet:
        return reading.title(snapshot.sheet.cue(about))
    if about.upper() in Stage.__members__:
        return stage(Stage[about.upper()])
    speaker = snapshot.sheet.speakers.get(about)
    return reading.name(speaker) if speaker else about


def behind(length: timedelta) -> tuple[str, str]:
    """How the show stands against its plan: digits ("+02:10"), and the word for it."""
    if abs(length) < ON_TIME:
        return times.signed(timedelta(0)), translate("Clock", "ON TIME")
    word = translate("Clock", "LATE") if length > timedelta(0) else translate("Clock", "AHEAD")
    return times.signed(length), word


def stage(which: Stage) -> str:
    """A broadcast's stage."""
    return {
        Stage.NONE: translate("Stage", "None"),
        Stage.SCHEDULED: translate("Stage", "Scheduled"),
        Stage.PREVIEW: translate("Stage", "Preview"),
        Stage.LIVE: translate("Stage", "LIVE"),
        Stage.ENDED: translate("Stage", "Ended"),
    }[which]


def stage_verb(which: Stage) -> str:
    """What a key does that brings the broadcast to this stage."""
    return {
        Stage.NONE: "",
        Stage.SCHEDULED: translate("Stage", "Schedule"),
        Stage.PREVIEW: translate("Stage", "Preview"),
        Stage.LIVE: translate("Stage", "Go live"),
        Stage.ENDED: translate("Stage", "End"),
    }[which]
