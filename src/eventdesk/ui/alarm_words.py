"""The watchers' alarms in words: what is wrong, since when, and what to do about it."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from eventdesk.domain.alarm import Alarm, Fault

translate = QCoreApplication.translate


def head(fault: Fault) -> str:
    """What is wrong, for a badge."""
    return {
        Fault.BLACK: translate("Alarm", "BLACK ON AIR"),
        Fault.SILENCE: translate("Alarm", "SILENCE ON AIR"),
        Fault.STALLED: translate("Alarm", "STREAM STANDS STILL"),
        Fault.RECONNECTING: translate("Alarm", "STREAM IS OFF, RECONNECTING"),
        Fault.FROZEN: translate("Alarm", "PICTURE FROZEN"),
        Fault.CLIPPING: translate("Alarm", "SOUND CLIPS"),
        Fault.DROPPED: translate("Alarm", "NETWORK LOSES FRAMES"),
        Fault.CONGESTED: translate("Alarm", "NETWORK IS FULL"),
        Fault.SKIPPED: translate("Alarm", "OBS SKIPS FRAMES"),
        Fault.FPS: translate("Alarm", "OBS IS TOO SLOW"),
        Fault.DISK: translate("Alarm", "DISK RUNS FULL"),
        Fault.CPU: translate("Alarm", "PROCESSOR IS FULL"),
    }[fault]


def words(alarm: Alarm, zone: ZoneInfo) -> str:
    """The whole sentence, with the clock of the event."""
    since = alarm.since.astimezone(zone).strftime("%H:%M:%S")
    sentence = _sentences()[alarm.fault]
    if alarm.fault is Fault.SILENCE and not alarm.about:
        sentence = translate(
            "Alarm", "No input is open on air since {since}. Unmute the microphone in OBS's mixer."
        )
    return sentence.format(
        since=since, about=alarm.about, amount=_amount(alarm), output=alarm.output
    )


def _sentences() -> dict[Fault, str]:
    return {
        Fault.BLACK: translate(
            "Alarm",
            "The scene “{about}” is black since {since}. Check its source in OBS, or take another"
            " cue.",
        ),
        Fault.SILENCE: translate(
            "Alarm",
            "Nothing is heard of {about} since {since}. Check the microphone and the mixing desk.",
        ),
        Fault.STALLED: translate(
            "Alarm",
            "Nothing leaves OBS since {since}, although it says that it streams. Check its"
            " machine's network.",
        ),
        Fault.RECONNECTING: translate(
            "Alarm",
            "The audience has no stream since {since}. OBS connects again by itself: check the"
            " network, do not stop the stream.",
        ),
        Fault.FROZEN: translate(
            "Alarm",
            "The scene “{about}” moved, and stands still since {since}. Check the camera and its"
            " line, or take another cue.",
        ),
        Fault.CLIPPING: translate(
            "Alarm", "“{about}” is too loud since {since}. Turn down its gain at the mixing desk."
        ),
        Fault.DROPPED: translate(
            "Alarm",
            "{amount} of the frames are lost on the network since {since}. Free the upload, or"
            " lower OBS's bitrate.",
        ),
        Fault.CONGESTED: translate(
            "Alarm",
            "The upload is too slow since {since}: frames will be lost. Free it, or lower OBS's"
            " bitrate.",
        ),
        Fault.SKIPPED: translate(
            "Alarm",
            "The machine is too slow for {amount} of the frames since {since}. Close other"
            " programs on it.",
        ),
        Fault.FPS: translate(
            "Alarm",
            "OBS draws only {amount} frames a second since {since}. Close other programs on its"
            " machine.",
        ),
        Fault.DISK: translate(
            "Alarm",
            "The disk has room for {amount} hours more of recording. Free some space on OBS's"
            " machine.",
        ),
        Fault.CPU: translate(
            "Alarm", "OBS takes {amount} of its machine since {since}. Close other programs on it."
        ),
    }


def _amount(alarm: Alarm) -> str:
    if alarm.fault is Fault.DISK:
        return f"{alarm.amount:.1f}"
    if alarm.fault is Fault.FPS:
        return f"{alarm.amount:.0f}"
    return f"{alarm.amount * 100:.0f} %"


def bitrate(bits: float) -> str:
    """Bits a second, short."""
    return f"{bits / 1e6:.1f} Mbit/s"
