"""Key presses as a keyboard makes them, through X's own test extension: no process per key."""

import ctypes
import time
from collections.abc import Iterator
from contextlib import contextmanager

KEYS = {
    "space": 0x0020,
    "Escape": 0xFF1B,
    "Down": 0xFF54,
    "Up": 0xFF52,
    "Control": 0xFFE3,
    "Shift": 0xFFE1,
}
"""X keysyms; a letter or a digit is its own code point."""


class Keyboard:
    """A keyboard on one X display."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        pointer, unsigned = ctypes.c_void_p, ctypes.c_ulong
        self._x.XOpenDisplay.restype = pointer
        self._x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self._x.XKeysymToKeycode.argtypes = [pointer, unsigned]
        self._x.XFlush.argtypes = [pointer]
        self._x.XSetInputFocus.argtypes = [pointer, unsigned, ctypes.c_int, unsigned]
        self._x.XCloseDisplay.argtypes = [pointer]
        self._test.XTestFakeKeyEvent.argtypes = [pointer, ctypes.c_uint, ctypes.c_int, unsigned]
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no X display {display}")

    def focus(self, window: int) -> None:
        """Give this window the keyboard (there is no window manager to do it)."""
        self._x.XSetInputFocus(self._display, window, 1, 0)
        self._x.XFlush(self._display)

    def press(self, key: str, *, control: bool = False) -> float:
        """Press a key and let go; the monotonic second at which it was pressed."""
        at = time.monotonic()
        held = [self._code("Control")] if control else []
        for code, down in [
            *((code, 1) for code in held),
            (self._code(key), 1),
            (self._code(key), 0),
            *((code, 0) for code in held),
        ]:
            self._test.XTestFakeKeyEvent(self._display, code, down, 0)
        self._x.XFlush(self._display)
        return at

    def hold(self, key: str) -> None:
        """Press a key and keep it down."""
        self._test.XTestFakeKeyEvent(self._display, self._code(key), 1, 0)
        self._x.XFlush(self._display)

    def let_go(self, key: str) -> None:
        """Let go of it."""
        self._test.XTestFakeKeyEvent(self._display, self._code(key), 0, 0)
        self._x.XFlush(self._display)

    @contextmanager
    def held(self, *keys: str) -> Iterator[None]:
        """These keys are down while the block runs."""
        for key in keys:
            self.hold(key)
        try:
            yield
        finally:
            for key in reversed(keys):
                self.let_go(key)

    def close(self) -> None:
        """Take the keyboard away."""
        self._x.XCloseDisplay(self._display)

    def _code(self, key: str) -> int:
        code: int = self._x.XKeysymToKeycode(self._display, KEYS.get(key) or ord(key))
        return code
