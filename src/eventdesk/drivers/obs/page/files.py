"""What the page's server gives out: the page's own files, and the pictures it was told to give.

Nothing is looked up on the disk by what a request names, so no path can lead out of anywhere.
"""

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus

from msgspec import Struct

from eventdesk.domain.secret import Secret
from eventdesk.engine.assets import asset

STATE = "state"
"""Where the page's websocket connects to."""
_OWN = {
    "": ("page.html", "text/html; charset=utf-8"),
    "page.css": ("page.css", "text/css; charset=utf-8"),
    **{
        name: (name, "text/javascript; charset=utf-8")
        for name in ("page.js", "connection.js", "pictures.js", "stage.js")
    },
}
_PICTURES_KEPT = 64
_FOR_EVER = "public, max-age=31536000, immutable"  # a picture's name is made from its content
_COMMON = {
    "Connection": "close",
    "Content-Security-Policy": "default-src 'self'; connect-src 'self' ws:; style-src 'self'"
    " 'unsafe-inline'; base-uri 'none'; form-action 'none'",  # OBS adds a style of its own
    "Referrer-Policy": "no-referrer",  # the address holds the token
    "X-Content-Type-Options": "nosniff",
}


class Served(Struct, frozen=True):
    """One response; ``status`` 101 stands for the websocket."""

    status: HTTPStatus
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


class PageFiles:
    """``png`` gives a picture file's content as PNG, which browsers can read."""

    def __init__(self, token: Secret, png: Callable[[str], bytes]) -> None:
        """Read the page's own files. Raises OSError."""
        self._token = token
        self._png = png
        self._own = {
            path: (asset("page", name).read_bytes(), kind) for path, (name, kind) in _OWN.items()
        }
        self._offered: OrderedDict[str, tuple[str, bytes]] = OrderedDict()  # by the file's path
        self._pictures: dict[str, bytes] = {}  # by name; replaced, never changed: threads meet here

    def offer(self, path: str) -> str:
        """Give this picture file out from now on; its name. Raises OSError or ValueError when
        it cannot be read."""
        if path not in self._offered:
            content = self._png(path)
            self._offered[path] = f"{hashlib.sha256(content).hexdigest()[:32]}.png", content
            if len(self._offered) > _PICTURES_KEPT:
                self._offered.popitem(last=False)
            self._pictures = dict(self._offered.values())
        self._offered.move_to_end(path)
        return self._offered[path][0]

    def serve(self, target: str) -> Served:
        """The response to a GET of this target, as it stands in the request."""
        path, _, _ = target.partition("?")
        _, _, inside = path.partition("/")
        token, slash, name = inside.partition("/")
        wanted = self._token.reveal().encode()
        if not hmac.compare_digest(token.encode(errors="replace"), wanted) or not slash:
            return _refused(HTTPStatus.FORBIDDEN)
        if name == STATE:
            return Served(HTTPStatus.SWITCHING_PROTOCOLS)
        if name in self._own:
            content, kind = self._own[name]
            return _found(content, kind, "no-store")
        folder, _, picture = name.partition("/")
        drawn = self._pictures.get(picture) if folder == "pictures" else None
        if drawn is not None:
            return _found(drawn, "image/png", _FOR_EVER)
        return _refused(HTTPStatus.NOT_FOUND)


def _found(content: bytes, kind: str, cache: str) -> Served:
    return Served(HTTPStatus.OK, content, _headers(content, kind, cache))


def _refused(status: HTTPStatus) -> Served:
    content = f"{status.value} {status.phrase}\n".encode()
    return Served(status, content, _headers(content, "text/plain; charset=utf-8", "no-store"))


def _headers(content: bytes, kind: str, cache: str) -> tuple[tuple[str, str], ...]:
    own = {"Content-Type": kind, "Content-Length": str(len(content)), "Cache-Control": cache}
    return tuple((_COMMON | own).items())
