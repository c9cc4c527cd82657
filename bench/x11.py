"""Key presses as a keyboard makes them, through X's own test extension: no process per key."""

import ctypes
import ctypes.util
import time

_SPACE = 0x0020


class Keyboard:
    """A keyboard on one X display."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._test = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        for function in (self._x.XFlush, self._x.XKeysymToKeycode, self._x.XCloseDisplay):
            function.argtypes = [ctypes.c_void_p, *([ctypes.c_ulong] * (function is self._x.XKeysymToKeycode))]
        self._test.XTestFakeKeyEvent.argtypes = [
            ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong,
        ]
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no X display {display}")
        self._space = self._x.XKeysymToKeycode(self._display, _SPACE)

    def press_space(self) -> float:
        """Press and let go; the monotonic second at which it was pressed."""
        at = time.monotonic()
        self._test.XTestFakeKeyEvent(self._display, self._space, 1, 0)
        self._test.XTestFakeKeyEvent(self._display, self._space, 0, 0)
        self._x.XFlush(self._display)
        return at

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)
