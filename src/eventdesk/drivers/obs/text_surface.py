"""A graphic that a producer drew in OBS: its text inputs get the words, its items are switched.

Where it stands is the producer's; what can be proven of it is that OBS holds the words, that their
picture changed with them, and that what shows them is active and not empty.
"""

import logging
from collections.abc import Callable, Iterable, Mapping

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import OBS_TEXT, Canvas, Graphic, TextInputs
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.pictures import is_empty, source_picture
from eventdesk.drivers.obs.protocol import Execution, Request, check
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.surface import Failed, Outlook, Part, Showing
from eventdesk.drivers.obs.text_words import words

log = logging.getLogger(__name__)

_GONE_SECONDS = 5.0
"""A hide transition that the producer gave the item may take this long."""
_TWO_FRAMES: Request = ("Sleep", {"sleepFrames": 2})
_FROM_FILE = ("from_file", "read_from_file")
"""Settings of OBS's text inputs, FreeType and GDI+, with which the words come from a file."""


class TextSurface:
    """The Surface of the template OBS_TEXT. ``inputs`` gives what the sheet binds, so that what an
    earlier run left on air can be taken off."""

    def __init__(
        self, store: Store, connection: Connection, inputs: Callable[[], TextInputs | None]
    ) -> None:
        self._store = store
        self._connection = connection
        self._inputs = inputs

    def parts(self) -> tuple[Part, ...]:
        """None: the graphic is the producer's."""
        return ()

    def draws(self, graphic: Graphic) -> bool:
        """A producer's own graphic."""
        return graphic.template == OBS_TEXT and graphic.inputs is not None

    def hindrance(self) -> Trouble | None:
        """None: ``draw`` sees whether the graphic's own inputs are there."""
        return None

    def draw(self, graphic: Graphic, canvas: Canvas) -> Showing:
        """Nothing is drawn; raises Failed("text-input-missing") when OBS lacks an input, or has no
        item of what shows it."""
        for name in self._words(graphic):
            if name not in self._store.seen.inputs:
                raise Failed(Trouble("text-input-missing", name))
        for source in self._switches(graphic.inputs):
            if not self._items((source,)):
                raise Failed(Trouble("text-input-missing", source))
        return Showing(graphic, canvas)

    def carrier(self, showing: Showing) -> str:
        """What is switched on, or the first of it."""
        return next(iter(self._switches(showing.graphic.inputs)))

    def load(self, showing: Showing) -> None:
        """Set the words, unless something of the graphic is to be seen."""
        switches = self._switches(showing.graphic.inputs)
        if not (self._enabled(switches) or self._active(switches)):
            self._say(self._words(showing.graphic), switches)

    def show(
        self,
        showing: Showing,
        *,
        cut: bool,  # noqa: ARG002  # OBS has no move for it
        began: Callable[[], None],
        outlook: Outlook | None = None,  # noqa: ARG002  # it is not in the overlay
    ) -> None:
        """New words are set while nothing of it is to be seen, so that they never come half."""
        said, switches = self._words(showing.graphic), self._switches(showing.graphic.inputs)
        items = self._items(switches)
        same = self._said(said) == said
        if same and len(self._enabled(switches)) == len(items):
            return
        began()
        if not same:
            self._switch(switches, on=False)
            if not self._gone(switches):
                raise Failed(Trouble("graphic-still-on-air"))
            self._say(said, switches)
        self._switch(switches, on=True)

    def hide(self, *, cut: bool, began: Callable[[], None]) -> None:  # noqa: ARG002  # OBS has no move for it
        """Switch off what the sheet binds; a hide transition that it has runs."""
        switches = self._switches(self._inputs())
        if not self._enabled(switches):
            return
        began()
        self._switch(switches, on=False)
        if not self._gone(switches):
            raise Failed(Trouble("graphic-still-on-air"))

    def prove(self, showing: Showing) -> Trouble | None:
        """By the words read back, the items, their activity and their picture."""
        said, switches = self._words(showing.graphic), self._switches(showing.graphic.inputs)
        if self._said(said) != said:
            return Trouble("graphic-differs")
        if len(self._enabled(switches)) < len(self._items(switches)):
            return Trouble("graphic-not-on-air")
        if len(self._active(switches)) < len(switches):
            # Studio mode has a copy of the scene on air: what is switched in the scene itself is
            # not, what is switched in a scene inside it is at once (measured on OBS 29).
            copied = self._store.seen.studio_mode and self._is_in_program(switches)
            return Trouble("text-graphic-in-studio-mode" if copied else "graphic-not-on-air")
        if all(is_empty(self._connection, source) for source in switches):
            return Trouble("graphic-not-on-air")
        return None

    # Words

    def _words(self, graphic: Graphic) -> dict[str, str]:
        """Text input, as OBS calls it now, → its words."""
        seen = self._store.seen
        return {seen.now(name): said for name, said in words(graphic).items()}

    def _said(self, names: Iterable[str]) -> dict[str, str]:
        """What the text inputs hold, as OBS gives it back."""
        names = tuple(names)
        if not names:
            return {}
        questions: list[Request] = [("GetInputSettings", {"inputName": name}) for name in names]
        found: dict[str, str] = {}
        for name, answer in zip(names, self._connection.side.batch(questions), strict=True):
            check(answer)
            settings = answer["responseData"]["inputSettings"]
            if any(settings.get(each) for each in _FROM_FILE):
                raise Failed(Trouble("text-input-reads-file", name))
            found[name] = str(settings.get("text", ""))
        return found

    def _say(self, said: Mapping[str, str], switches: tuple[str, ...]) -> None:
        """Set the words and see that they arrived, in the settings and in the picture."""
        if self._said(said) == said:
            return
        before = self._pictures(switches)
        requests: list[Request] = [
            ("SetInputSettings", {"inputName": name, "inputSettings": {"text": text}})
            for name, text in said.items()
        ]
        for answer in self._connection.side.batch(requests):
            check(answer)
        # The words are drawn with the next frame; a Sleep is waited for when something follows.
        drawn: list[Request] = [_TWO_FRAMES, ("GetVideoSettings", {})]
        for answer in self._connection.side.batch(drawn, Execution.SERIAL_FRAME):
            check(answer)
        if self._said(said) != said:
            raise Failed(Trouble("graphic-not-loaded"))
        if self._pictures(switches) == before:
            raise Failed(Trouble("text-not-in-graphic", ", ".join(switches)))

    def _switches(self, inputs: TextInputs | None) -> tuple[str, ...]:
        """What is switched on and off: what the sheet says, else the text inputs themselves; as OBS
        calls it now."""
        if inputs is None:
            return ()
        names = (inputs.shows,) if inputs.shows else inputs.texts
        return tuple(self._store.seen.now(name) for name in names)

    def _pictures(self, sources: tuple[str, ...]) -> list[bytes | None]:
        return [source_picture(self._connection, source) for source in sources]

    # Items

    def _items(self, sources: Iterable[str]) -> list[tuple[str, int]]:
        """(scene, item) wherever these sources stand."""
        names = set(sources)
        return [
            (scene, item.id)
            for scene, held in sorted(self._store.observed.items.items())
            for item in held
            if item.source in names
        ]

    def _enabled(self, sources: Iterable[str]) -> list[tuple[str, int]]:
        """Those of the items that are switched on, as OBS says now."""
        items = self._items(sources)
        if not items:
            return []
        questions: list[Request] = [
            ("GetSceneItemEnabled", {"sceneName": scene, "sceneItemId": item})
            for scene, item in items
        ]
        answers = self._connection.side.batch(questions)
        for answer in answers:
            check(answer)
        return [
            item
            for item, answer in zip(items, answers, strict=True)
            if answer["responseData"]["sceneItemEnabled"]
        ]

    def _active(self, sources: Iterable[str]) -> list[str]:
        """Those of the sources that are on air."""
        names = tuple(sources)
        if not names:
            return []
        questions: list[Request] = [("GetSourceActive", {"sourceName": name}) for name in names]
        answers = self._connection.side.batch(questions)
        for answer in answers:
            check(answer)
        return [
            name
            for name, answer in zip(names, answers, strict=True)
            if answer["responseData"]["videoActive"]
        ]

    def _switch(self, sources: tuple[str, ...], *, on: bool) -> None:
        requests: list[Request] = [
            (
                "SetSceneItemEnabled",
                {"sceneName": scene, "sceneItemId": item, "sceneItemEnabled": on},
            )
            for scene, item in self._items(sources)
        ]
        # In one frame: a plate and its words come together.
        for answer in self._connection.side.batch(requests, Execution.SERIAL_FRAME):
            check(answer)
        log.info("%s: text graphic: %s", self._store.output, "on" if on else "off")

    def _gone(self, sources: tuple[str, ...]) -> bool:
        """Wait until none of it is on air: a hide transition shows it until its end."""
        deadline = self._store.clock.monotonic() + _GONE_SECONDS
        while self._active(sources):
            if self._store.clock.monotonic() > deadline or self._store.stopped:
                return False
            waited: list[Request] = [_TWO_FRAMES, ("GetVideoSettings", {})]
            self._connection.side.batch(waited, Execution.SERIAL_FRAME)
        return True

    def _is_in_program(self, sources: Iterable[str]) -> bool:
        return any(scene == self._store.seen.scene for scene, _ in self._items(sources))
