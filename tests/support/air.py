"""Pictures and sound of a program, made by hand, and time passing over them."""

import random

from eventdesk.domain.air import Air, Meant, watch_air
from eventdesk.domain.air_sample import AirSample, Picture
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.watch_limits import WatchLimits

WIDTH, HEIGHT = 64, 36
LIMITS = WatchLimits()
SPEECH, SILENCE = 0.2, 0.0005  # −14 and −66 dBFS


def plain(value):
    """A picture of one grey, 0..255."""
    return Picture(WIDTH, HEIGHT, bytes([value]) * (3 * WIDTH * HEIGHT))


def noisy(seed, box=(0, 0, WIDTH, HEIGHT), ground=90):
    """A grey picture with noise in a box (left, top, right, bottom), another for each seed."""
    left, top, right, bottom = box
    made = random.Random(str(seed))
    pixels = bytearray([ground]) * (3 * WIDTH * HEIGHT)
    for y in range(top, bottom):
        start = 3 * (y * WIDTH + left)
        pixels[start : start + 3 * (right - left)] = made.randbytes(3 * (right - left))
    return Picture(WIDTH, HEIGHT, bytes(pixels))


class Program:
    """A program that is looked at twice a second; ``air`` is what is known of it."""

    def __init__(self, limits=LIMITS):
        self.limits = limits
        self.air = Air()
        self.at = 100.0
        self.meant = Meant()
        self.scene = "Podium"
        self.sound = {"Mic": SPEECH}

    def look(self, picture, count=1):
        """Look at this picture (or at what a function of the number gives) so many times."""
        for number in range(count):
            self.at += 0.5
            shown = picture(number) if callable(picture) else picture
            sound = None
            if self.sound is not None:
                sound = {name: ((peak, peak),) * 10 for name, peak in self.sound.items()}
            sample = AirSample(PROGRAM, self.at, self.scene, shown, sound)
            self.air = watch_air(self.air, sample, self.meant, self.limits)
        return self

    def camera(self, seconds):
        """A camera's picture: nowhere the same twice."""
        return self.look(lambda number: noisy((self.at, number)), int(seconds * 2))

    @property
    def raised(self):
        return {fault for fault, gate in self.air.gates.items() if gate.raised}
