"""Where the files that travel with EventDesk are: inside the wheel, or beside ``src``."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def asset(*parts: str) -> Path:
    """The path of a file under assets/; it need not exist."""
    installed = _PACKAGE / "assets"
    root = installed if installed.is_dir() else _PACKAGE.parent.parent / "assets"
    return root.joinpath(*parts)
