"""The desk's graphics folder as an OBS on another machine sees it: a share under another path."""

import re
from pathlib import Path

from msgspec.structs import replace

from eventdesk.domain.graphic import Canvas, Graphic, Rendered
from eventdesk.engine.ports import Renderer
from eventdesk.storage.addresses import is_whole_path


class SharedFolder:
    r"""Maps paths between ``here``, the folder on the desk, and ``there``, the same on OBS's
    machine, written as that machine writes paths: Z:\graphics, \\desk\graphics, /mnt/desk."""

    def __init__(self, here: Path, there: str) -> None:
        """Raises ValueError when ``there`` is no absolute path on any machine."""
        if not is_whole_path(there):
            raise ValueError(f"not an absolute path: {there}")
        self._here = here.absolute()
        self._slash = "\\" if _backslashed(there) else "/"
        self._there = there.rstrip("\\/") + self._slash

    def to_obs(self, path: str) -> str:
        """A file of the folder as OBS has to be told it; any other path as it is."""
        file = Path(path)
        if not file.is_relative_to(self._here):
            return path
        return self._there + self._slash.join(file.relative_to(self._here).parts)

    def to_desk(self, path: str) -> str:
        """The other way round."""
        if not path.startswith(self._there):
            return path
        inside = path.removeprefix(self._there)
        return str(self._here.joinpath(*inside.split(self._slash)))


def _backslashed(path: str) -> bool:
    return "\\" in path or bool(re.fullmatch(r"[A-Za-z]:", path))


class SharedRenderer:
    """A ``ports.Renderer`` whose pictures have the paths that OBS is to be told."""

    def __init__(self, renderer: Renderer, folder: SharedFolder) -> None:
        self._renderer = renderer
        self._folder = folder

    def render(self, graphic: Graphic, canvas: Canvas) -> Rendered:
        """Drawn on the desk, named as on OBS's machine."""
        return self._named(self._renderer.render(graphic, canvas))

    def blank(self) -> str:
        """The same of the empty picture."""
        return self._folder.to_obs(self._renderer.blank())

    def likeness(self, rendered: Rendered, canvas: Canvas, picture: bytes) -> float:
        """Of a graphic as it is named for OBS."""
        own = replace(rendered, path=self._folder.to_desk(rendered.path))
        return self._renderer.likeness(own, canvas, picture)

    def probe(self) -> Rendered:
        """The same of a picture to be looked for."""
        return self._named(self._renderer.probe())

    def _named(self, rendered: Rendered) -> Rendered:
        then = tuple(self._named(each) for each in rendered.then)
        return replace(rendered, path=self._folder.to_obs(rendered.path), then=then)
