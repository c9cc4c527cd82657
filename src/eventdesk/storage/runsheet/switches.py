"""What a cue sets in OBS beside its scene: sound, films, filters, and what is seen."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec import Struct, field

from eventdesk.domain.parts import LOUDEST, SILENCE, Level, Part, PartKind, Switch
from eventdesk.domain.runsheet import MediaAction
from eventdesk.domain.verbs import MediaVerb
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.values import Value

AUDIO_KEYS = ("unmute", "mute", "volume", "fade")
FILTER_KEYS = ("enable", "disable")
SOURCE_KEYS = ("show", "hide")
FADE_RANGE = (timedelta(milliseconds=100), timedelta(minutes=1))
_RANGE = f"{SILENCE:g}dB … {LOUDEST:g}dB"
_SHOWN = 10
"""So many names are told in a problem."""


class Sound(Struct, frozen=True):
    """A cue's sound without the fade, which a farther level may give; ``volumes`` in decibels."""

    unmute: tuple[str, ...] = ()
    mute: tuple[str, ...] = ()
    volumes: Mapping[str, float] = field(default_factory=dict)

    def levels(self, fade: timedelta | None) -> dict[str, Level]:
        """The volumes, each reached in ``fade``."""
        return {name: Level(decibels, fade) for name, decibels in self.volumes.items()}


def read_sound(value: Value) -> tuple[Sound, timedelta | None]:
    """What ``audio`` says, and its fade."""
    keys = value.fields(AUDIO_KEYS)
    unmute, mute, volume, fade = (keys.get(key) for key in AUDIO_KEYS)
    heard = unmute.names() if unmute else ()
    silent = mute.names() if mute else ()
    both = set(heard).intersection(silent)
    if both:
        value.note("muted-and-unmuted", found=", ".join(sorted(both)[:_SHOWN]))
    sound = Sound(heard, silent, _volumes(volume) if volume else {})
    return sound, fade.duration(*FADE_RANGE) if fade else None


def _volumes(value: Value) -> dict[str, float]:
    levels = {name: _level(item) for name, item in value.fields()}
    return {name: level for name, level in levels.items() if level is not None}


def _level(value: Value) -> float | None:
    raw = value.raw("-6dB")
    level = None if raw is None else notation.level(raw)
    if level is not None and SILENCE <= level <= LOUDEST:
        return level
    if level is not None:
        value.note("volume-out-of-range", _RANGE)
    elif raw is not None:
        value.note("bad-volume", notation.level_meant(raw) or "-6dB")
    return None


def read_filters(value: Value) -> tuple[Switch, ...]:
    """Which filters of which inputs or scenes are switched on and off."""
    return _switches(value, FILTER_KEYS, PartKind.FILTER)


def read_sources(value: Value) -> tuple[Switch, ...]:
    """Which sources are shown and hidden in which scenes."""
    return _switches(value, SOURCE_KEYS, PartKind.SOURCE)


def _switches(value: Value, words: tuple[str, str], kind: PartKind) -> tuple[Switch, ...]:
    keys = value.fields(words)
    found: dict[Part, bool] = {}
    for word in words:
        item = keys.get(word)
        on = word == words[0]
        for part in _parts(item, kind) if item else ():
            if found.setdefault(part, on) != on:
                value.note("on-and-off", found=part.label)
    return tuple(Switch(part, on) for part, on in found.items())


def _parts(value: Value, kind: PartKind) -> list[Part]:
    return [Part(kind, owner, name) for owner, item in value.fields() for name in item.names()]


def read_media(value: Value) -> tuple[MediaAction, ...]:
    """What happens to which media inputs."""
    verbs = [verb.value for verb in MediaVerb]
    return tuple(
        MediaAction(MediaVerb(verb), name)
        for verb, item in value.fields(verbs)
        for name in item.names()
    )
