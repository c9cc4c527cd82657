"""What the program's picture and sound are like just now, and what is wrong with them. Pure.

**Black**: nearly every colour value of the picture is dark. **Silence**: whatever is open and on
air stays below a level. **Clipping**: an input's peaks reach full scale.

**Frozen** is the hard one, for at a conference most pictures stand still and ought to: slides, a
logo, a holding card. So a picture is never called frozen because it does not move, but because it
*has stopped*. It is looked at in tiles. A tile is lively when it changed from nearly every look to
the next for half a minute, as a camera's does by its noise alone; slides, also when they come in
by a capture card, never get there. When all that was lively stands still, to the bit, the camera or
the line behind it hangs. Another scene is learned anew. What remains is a film that ends on its
last picture after more than half a minute: its cue says ``quiet: frozen``.
"""

import math
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain.air_sample import AirSample, Picture
from eventdesk.domain.alarm import Fault
from eventdesk.domain.gate import Gate
from eventdesk.domain.watch_limits import WatchLimits

TILES = (8, 6)
LIVELY = 0.8
"""The share of looks in which a lively tile changes: a clock that ticks once a second does not."""
FEWEST = 3
"""Lively tiles that it takes: a sixteenth of the picture."""
STIRS = 0.1
"""The picture stands still while no more than this share of the lively tiles changes."""
PAUSE = 2.0
"""After standing for so many seconds a picture that moves again is learned anew: it may be the next
slide after a film."""
SLACK = 1.0
"""So many seconds more than are needed are remembered, for looks come when they come."""
CLIPS_IN = 3.0
"""Seconds over which clipped blocks of sound are counted."""
SILENT = -100.0
"""dBFS of no sound at all, as OBS has it."""


class Meant(Struct, frozen=True):
    """What of it is as it should be: the faults that are ``quiet``, whether a transition runs,
    which inputs are ``muted``, and whether the show itself wants ``silence``."""

    quiet: frozenset[Fault] = frozenset()
    transitioning: bool = False
    muted: frozenset[str] = frozenset()
    silence: bool = False


class Air(Struct, frozen=True):
    """All that is remembered of the program. ``level`` is its loudest open input's peak in dBFS,
    None when that is not known; ``heard`` names the open ones, ``clips`` counts their blocks at
    full scale as (second, input, blocks). ``looks`` are the tiles that changed, a bit each, at
    each second, up to the last movement; the picture stands still since ``still``."""

    gates: Mapping[Fault, Gate] = field(default_factory=dict)
    level: float | None = None
    heard: tuple[str, ...] = ()
    clips: tuple[tuple[float, str, int], ...] = ()
    scene: str | None = None
    picture: Picture | None = None
    looks: tuple[tuple[float, int], ...] = ()
    still: float | None = None

    @property
    def clipped(self) -> str:
        """The input that clips most."""
        counts: dict[str, int] = {}
        for _, name, blocks in self.clips:
            counts[name] = counts.get(name, 0) + blocks
        return max(counts, key=lambda name: counts[name], default="")


def watch_air(before: Air, sample: AirSample, meant: Meant, limits: WatchLimits) -> Air:
    """What is known after this sample."""
    heard = _listen(before, sample, meant, limits)
    seen, dark = _look(heard, sample, meant, limits)
    measures: dict[Fault, float | None] = {
        Fault.BLACK: dark,
        Fault.SILENCE: None if seen.level is None else -seen.level,
        Fault.CLIPPING: float(sum(blocks for _, _, blocks in seen.clips)),
    }
    gates = {
        fault: before.gates.get(fault, Gate()).step(limits.of(fault), measure, sample.at)
        for fault, measure in measures.items()
    }
    frozen = before.gates.get(Fault.FROZEN, Gate())
    standing = None
    if dark is not None and dark < limits.black_share:
        standing = 0.0 if seen.still is None else sample.at - seen.still
    gates[Fault.FROZEN] = frozen.stand(limits.of(Fault.FROZEN), standing, sample.at)
    off = meant.quiet | ({Fault.SILENCE} if meant.silence else set())
    return replace(seen, gates={each: gate for each, gate in gates.items() if each not in off})


# Sound


def _listen(before: Air, sample: AirSample, meant: Meant, limits: WatchLimits) -> Air:
    if sample.sound is None:
        return replace(before, level=None, heard=())
    heard = {name: peaks for name, peaks in sample.sound.items() if name not in meant.muted}
    loudest = max((behind for peaks in heard.values() for behind, _ in peaks), default=0.0)
    full = 10 ** (limits.clipping_at / 20)
    clips = [clip for clip in before.clips if sample.at - clip[0] < CLIPS_IN]
    for name, peaks in heard.items():
        blocks = sum(max(peak) >= full for peak in peaks)
        if blocks:
            clips.append((sample.at, name, blocks))
    return replace(before, level=decibels(loudest), heard=tuple(heard), clips=tuple(clips))


def decibels(peak: float) -> float:
    """A factor of full scale in dBFS, SILENT at the least."""
    return max(SILENT, 20 * math.log10(peak)) if peak > 0 else SILENT


# The picture


def _look(
    before: Air, sample: AirSample, meant: Meant, limits: WatchLimits
) -> tuple[Air, float | None]:
    """What the picture adds, and how dark it is; None when that cannot be said."""
    picture = sample.picture
    if meant.transitioning or picture is None or sample.scene != before.scene:
        # Whatever was counted belongs to another picture.
        return replace(before, scene=sample.scene, picture=picture, looks=(), still=None), None
    dark = darkness(picture, limits.black_level)
    after = replace(before, picture=picture)
    if before.picture is None or dark >= limits.black_share:
        return after, dark
    tiles = changed(before.picture, picture)
    return _moved(after, tiles, sample.at, limits.moving_for), dark


def _moved(air: Air, tiles: int, at: float, learn: float) -> Air:
    alive = lively(air.looks, learn)
    if alive and (tiles & alive).bit_count() <= STIRS * alive.bit_count():
        return replace(air, still=air.looks[-1][0] if air.still is None else air.still)
    stood = air.still is not None and at - air.still > PAUSE
    known = () if stood else tuple(look for look in air.looks if at - look[0] <= learn + SLACK)
    return replace(air, looks=(*known, (at, tiles)), still=None)


def lively(looks: tuple[tuple[float, int], ...], learn: float) -> int:
    """The tiles that moved nearly all the time, a bit each; 0 before they were watched for
    ``learn`` seconds, or when they are too few to tell."""
    if not looks or looks[-1][0] - looks[0][0] < learn:
        return 0
    needed = LIVELY * len(looks)
    found = 0
    for number in range(TILES[0] * TILES[1]):
        bit = 1 << number
        if sum(1 for _, tiles in looks if tiles & bit) >= needed:
            found |= bit
    return found if found.bit_count() >= FEWEST else 0


def changed(before: Picture, after: Picture) -> int:
    """The tiles that differ in any value, a bit each; all when the sizes differ."""
    across, down = TILES
    if (before.width, before.height) != (after.width, after.height):
        return (1 << across * down) - 1
    if before.pixels == after.pixels:
        return 0
    row, found = 3 * after.width, 0
    for line in range(after.height):
        start = line * row
        if before.pixels[start : start + row] == after.pixels[start : start + row]:
            continue
        tile_row = line * down // after.height * across
        for column in range(across):
            left = start + 3 * (column * after.width // across)
            right = start + 3 * ((column + 1) * after.width // across)
            if before.pixels[left:right] != after.pixels[left:right]:
                found |= 1 << tile_row + column
    return found


def darkness(picture: Picture, level: float) -> float:
    """The share of the picture's values that are no brighter than ``level``, 0..1."""
    bright = picture.pixels.translate(_bright(level)).count(1)
    return 1.0 - bright / max(1, len(picture.pixels))


@lru_cache(8)
def _bright(level: float) -> bytes:
    return bytes(value > level * 255 for value in range(256))
