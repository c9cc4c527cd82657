"""Where something listens, as people write it: HOST:PORT."""

import re

OBS_PORT = 4455
"""obs-websocket's own default."""

Address = tuple[str, int]

_HOST = re.compile(r"[^\s=/\\]+")
_WINDOWS = re.compile(r"[A-Za-z]:($|[\\/])|\\\\|//")
"""A drive, or a share's name (UNC)."""


def parse_address(text: str, port: int = OBS_PORT) -> Address | None:
    """HOST:PORT, HOST alone (on ``port``), or [IPv6]:PORT; None when it is none of these."""
    host, colon, digits = text.rpartition(":")
    if not colon or text.endswith("]"):
        host, digits = text, str(port)
    elif not digits.isdigit() or not 0 < int(digits) < 65536:  # noqa: PLR2004
        return None
    host = host.strip("[]")
    return (host, int(digits)) if _HOST.fullmatch(host) else None


def write_address(address: Address) -> str:
    """The same as text."""
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def is_whole_path(path: str) -> bool:
    """Whether this is no relative path, on Windows or elsewhere."""
    return bool(_WINDOWS.match(path)) or path.startswith("/")
