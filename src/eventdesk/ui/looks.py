"""How each state looks: always a shape, a colour and a word together."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from eventdesk.domain.broadcast import Service
from eventdesk.domain.finding import Level
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import LegStatus, Link
from eventdesk.ui import device_words, link_words, theme
from eventdesk.ui.marks import Mark

translate = QCoreApplication.translate


class Look(Struct, frozen=True):
    """A state's shape, colour (as ``#rrggbb``) and word."""

    mark: Mark
    colour: str
    word: str


def tally(state: Tally) -> Look:
    """A cue's light."""
    return {
        Tally.NONE: Look(Mark.NOTHING, theme.DIM, ""),
        Tally.STANDBY: Look(Mark.TRIANGLE, theme.GREEN, translate("Tally", "STANDBY")),
        Tally.ASKED: Look(Mark.RING, theme.AMBER, translate("Tally", "ASKED")),
        Tally.MOVING: Look(Mark.HALF, theme.AMBER, translate("Tally", "MOVING")),
        Tally.ON_AIR: Look(Mark.DISC, theme.RED, translate("Tally", "ON AIR")),
        Tally.FAILED: Look(Mark.CROSS, theme.ORANGE, translate("Tally", "FAILED")),
        Tally.DRIFT: Look(Mark.DIAMOND, theme.VIOLET, translate("Tally", "CHANGED")),
    }[state]


def done() -> Look:
    """A cue that has been on air."""
    return Look(Mark.CHECK, theme.DIM, translate("Tally", "done"))


def skipped() -> Look:
    """A cue that is left out."""
    return Look(Mark.DASH, theme.DIM, translate("Tally", "skipped"))


def leg(status: LegStatus) -> Look:
    """How far one leg is."""
    return {
        LegStatus.ASKED: Look(Mark.RING, theme.AMBER, translate("Tally", "asked")),
        LegStatus.MOVING: Look(Mark.HALF, theme.AMBER, translate("Tally", "moving")),
        LegStatus.ON_AIR: Look(Mark.DISC, theme.RED, translate("Tally", "on air")),
        LegStatus.FAILED: Look(Mark.CROSS, theme.ORANGE, translate("Tally", "failed")),
    }[status]


def link(state: Link) -> Look:
    """The connection to one OBS. Not being there is calm; only what needs a person is loud."""
    mark, colour = {
        Link.OFF: (Mark.DASH, theme.DIM),
        Link.CONNECTING: (Mark.RING, theme.SOFT),
        Link.WRONG_PASSWORD: (Mark.CROSS, theme.ORANGE),
        Link.TOO_OLD: (Mark.CROSS, theme.ORANGE),
        Link.KICKED: (Mark.CROSS, theme.ORANGE),
        Link.SYNCING: (Mark.HALF, theme.AMBER),
        Link.READY: (Mark.CHECK, theme.BLUE),
        Link.SILENT: (Mark.DIAMOND, theme.ORANGE),
    }[state]
    return Look(mark, colour, link_words.link(state))


def drifted() -> Look:
    """A part of the cue on air that another hand changed."""
    return Look(Mark.DIAMOND, theme.VIOLET, translate("Tally", "changed"))


def service(state: Service) -> Look:
    """How YouTube answers."""
    mark, colour = {
        Service.OFF: (Mark.DASH, theme.DIM),
        Service.SIGNED_OUT: (Mark.RING, theme.SOFT),
        Service.CONNECTING: (Mark.RING, theme.SOFT),
        Service.OK: (Mark.CHECK, theme.BLUE),
        Service.FAILING: (Mark.DIAMOND, theme.ORANGE),
        Service.BLOCKED: (Mark.CROSS, theme.ORANGE),
    }[state]
    return Look(mark, colour, device_words.service(state.value))


def ingest(status: str) -> Look:
    """The stream that YouTube receives."""
    mark, colour = {
        "active": (Mark.CHECK, theme.BLUE),
        "error": (Mark.CROSS, theme.ORANGE),
        "inactive": (Mark.DIAMOND, theme.ORANGE),
    }.get(status, (Mark.DASH, theme.DIM))
    return Look(mark, colour, device_words.ingest(status))


def preflight(level: Level) -> Look:
    """How ready one thing is for the show."""
    mark, colour, word = {
        Level.RED: (Mark.CROSS, theme.RED, translate("Preflight", "not ready")),
        Level.AMBER: (Mark.DIAMOND, theme.AMBER, translate("Preflight", "to look at")),
        Level.UNKNOWN: (Mark.DASH, theme.DIM, translate("Preflight", "not checked")),
        Level.GREEN: (Mark.CHECK, theme.GREEN, translate("Preflight", "ready")),
    }[level]
    return Look(mark, colour, word)


def health(status: str) -> Look:
    """That stream's quality."""
    mark, colour = {
        "good": (Mark.CHECK, theme.BLUE),
        "ok": (Mark.HALF, theme.AMBER),
        "bad": (Mark.CROSS, theme.ORANGE),
        "noData": (Mark.DIAMOND, theme.ORANGE),
        "revoked": (Mark.CROSS, theme.ORANGE),
    }.get(status, (Mark.DASH, theme.DIM))
    return Look(mark, colour, device_words.health(status))
