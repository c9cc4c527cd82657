"""One OBS as the show's Switcher: lanes that observe, diff, send and verify."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

from eventdesk.domain.graphic import Graphic, TextInputs
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Leg, SwitcherDesired
from eventdesk.drivers.obs import diff, pictures, state
from eventdesk.drivers.obs.air_probe import AirProbe
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.image_slots import ImageSlots
from eventdesk.drivers.obs.lane import Lane
from eventdesk.drivers.obs.meters import Meters
from eventdesk.drivers.obs.page_surface import PageOffer, PageSurface
from eventdesk.drivers.obs.preview import Preview
from eventdesk.drivers.obs.protocol import Data, ObsError, Request, succeeded
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.straps import StrapLane
from eventdesk.drivers.obs.stream import StreamLane
from eventdesk.drivers.obs.surface import Surface
from eventdesk.drivers.obs.switched_outputs import (
    CAMERA,
    RECORDING,
    REPLAY,
    ChapterLane,
    SwitchedLane,
)
from eventdesk.drivers.obs.take import TakeLane
from eventdesk.drivers.obs.text_surface import TextSurface
from eventdesk.drivers.obs.volumes import VolumeLane
from eventdesk.drivers.obs.way import Way
from eventdesk.engine.ports import Clock, Renderer, SwitcherReport

_NEW_INPUT_MILLISECONDS = 100


class ObsDriver:
    """Implements ``engine.ports.Switcher`` for an obs-websocket 5 server at ``address``.

    ``scenes`` gives the scenes that the sheet uses on this output: the overlay goes into these.
    ``page`` is where it may serve graphics to an OBS that does not see its folder (None: it may
    not), and ``text_inputs`` gives the producer's own graphic that the sheet binds, if it does.
    With ``watch`` it also looks at and listens to what is on air, twice a second.
    The transition that a take sets stays set. Reports come from the driver's threads while its
    picture of OBS is held: the receiver puts them in an inbox and returns.

    A take that finds no OBS is reported as failed at once ("not-connected") and still carried out
    when OBS is back within SWITCH_GRACE of it; later it is not.
    """

    def __init__(
        self,
        output: str,
        address: tuple[str, int],
        password: Secret | None,
        clock: Clock,
        renderer: Renderer,
        *,
        scenes: Callable[[], frozenset[str]],
        page: PageOffer | None = None,
        text_inputs: Callable[[], TextInputs | None] = lambda: None,
        watch: bool = False,
    ) -> None:
        self.output = output
        self._store = Store(output, f"{address[0]}:{address[1]}", clock)
        meters = Meters() if watch else None
        heard = meters.hear if meters else None
        self._connection = Connection(self._store, address, password, self._on_event, heard)
        self._probe = AirProbe(self._store, self._connection, meters) if meters else None
        way = Way(self._store)
        self._preview = Preview(self._store, self._connection)
        self._take = TakeLane(self._store, self._connection, way, self._preview)
        self._volumes = VolumeLane(self._store, self._connection)
        own = {
            Leg.VOLUME: self._volumes.lane,
            Leg.CHAPTER: ChapterLane(self._store, self._connection).lane,
            Leg.STREAM: StreamLane(self._store, self._connection).lane,
        }
        for each in (RECORDING, REPLAY, CAMERA):
            own[each.leg] = SwitchedLane(self._store, self._connection, each).lane
        self._own: Mapping[Leg, Lane] = own  # the legs with a lane to themselves
        surfaces: list[Surface] = [
            ImageSlots(self._store, self._connection, renderer),
            TextSurface(self._store, self._connection, text_inputs),
        ]
        self._page = (
            PageSurface(self._store, self._connection, renderer, page) if page is not None else None
        )
        if self._page:
            surfaces.append(self._page)
        self._straps = StrapLane(
            self._store,
            self._connection,
            surfaces,
            way,
            lambda: frozenset(self._store.seen.now(scene) for scene in scenes()),
        )
        self._desired: SwitcherDesired | None = None

    def start(self, report: Callable[[SwitcherReport], None]) -> None:
        """Connect and keep connected; ``report`` gets the picture, legs and times."""
        self._store.begin(report)
        self._connection.start()
        for lane in (self._take.lane, *self._own.values(), self._straps.lane):
            lane.start()
        if self._probe:
            self._probe.start()

    def want(self, desired: SwitcherDesired) -> None:
        """Make OBS look so; returns at once. Called from one thread (the conductor's)."""
        previous, self._desired = self._desired, desired
        legs = diff.asked(previous, desired)
        if legs & diff.TAKE_LEGS:
            self._take.lane.put(desired, legs & diff.TAKE_LEGS)
        for leg in self._own.keys() & legs:
            self._own[leg].put(desired, frozenset({leg}))
        if Leg.GRAPHIC in legs:
            # A show without graphics has nothing to hide and nothing to report.
            named = desired.graphic or (previous and previous.graphic)
            reported = frozenset({Leg.GRAPHIC}) if named else frozenset()
            self._straps.put(desired, reported)

    def prepare(self, graphic: Graphic) -> None:
        """Render this graphic and load it into the slot that is not on air."""
        self._straps.prepare(graphic)

    def look_ahead(self, cue: str, scene: str | None) -> None:
        """Put the scene of the cue on standby into studio mode's preview."""
        self._preview.want(cue, scene)

    def reconnect(self, password: Secret | None = None) -> None:
        """Try again now, with this password if one is given."""
        self._connection.reconnect(password)

    def picture(self, scene: str, width: int) -> bytes | None:
        """A JPEG of a scene, 160 to 640 pixels wide; None when OBS gives none within 2 s."""
        return pictures.picture(self._connection, self._store.seen.now(scene), width)

    def stop(self) -> None:
        """Close the sessions and end the threads. Changes nothing in OBS."""
        self._store.stop()
        self._connection.close()
        if self._page:
            self._page.close()

    def _on_event(self, event: str, data: Data) -> None:
        if event == "InputCreated":
            self._ask_sound(str(data.get("inputName")))
        elif event == "InputVolumeChanged":
            self._volumes.heard(str(data.get("inputName")), data.get("inputVolumeMul"))

    def _ask_sound(self, name: str) -> None:
        """A new input's event does not say whether it has sound, how loud and whether muted; and
        the event comes before the input can be found, in one of six (measured on OBS 29)."""

        def heard(answers: "Future[list[dict[str, Any]]]") -> None:
            if answers.exception() is not None:
                return
            _, muted, volume = answers.result()
            if succeeded(muted) and succeeded(volume):
                mutes = {name: bool(muted["responseData"]["inputMuted"])}
                volumes = {name: float(volume["responseData"]["inputVolumeDb"])}
                self._store.update(
                    lambda known: state.with_volumes(state.with_mutes(known, mutes), volumes)
                )

        questions: tuple[Request, ...] = (
            ("Sleep", {"sleepMillis": _NEW_INPUT_MILLISECONDS}),
            ("GetInputMute", {"inputName": name}),
            ("GetInputVolume", {"inputName": name}),
        )
        try:
            self._connection.side.ask_batch(questions).add_done_callback(heard)
        except ObsError:
            return  # the session is over; the next one asks for everything
