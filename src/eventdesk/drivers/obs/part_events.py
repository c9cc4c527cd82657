"""What OBS's events about volumes, filters, the replay buffer and the virtual camera change in the
picture of it. Pure."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from eventdesk.drivers.obs.protocol import Data
from eventdesk.drivers.obs.state import Observed, with_filters, with_parts, with_volumes

_PREFIX = "OBS_WEBSOCKET_OUTPUT_"
_RUNNING = {"STARTED": True, "STOPPED": False}


def _volume(observed: Observed, data: Data) -> Observed:
    # Our own fade tells thirty a second: it is read back at its end.
    if data["inputName"] in observed.fading:
        return observed
    return with_volumes(observed, {data["inputName"]: float(data["inputVolumeDb"])})


def _filter_created(observed: Observed, data: Data) -> Observed:
    return with_filters(observed, data["sourceName"], {data["filterName"]: True})


def _filter_switched(observed: Observed, data: Data) -> Observed:
    on = bool(data["filterEnabled"])
    return with_filters(observed, data["sourceName"], {data["filterName"]: on})


def _filter_removed(observed: Observed, data: Data) -> Observed:
    source, name = data["sourceName"], data["filterName"]
    left = {each: on for each, on in observed.filters.get(source, {}).items() if each != name}
    return with_parts(replace(observed, filters={**observed.filters, source: left}))


def _filter_renamed(observed: Observed, data: Data) -> Observed:
    source, old, new = data["sourceName"], data["oldFilterName"], data["filterName"]
    filters = observed.filters.get(source, {}).items()
    renamed = {new if name == old else name: on for name, on in filters}
    return with_parts(replace(observed, filters={**observed.filters, source: renamed}))


def _replay(observed: Observed, data: Data) -> Observed:
    running = _RUNNING.get(str(data["outputState"]).removeprefix(_PREFIX))
    if running is None:
        return observed
    return replace(observed, seen=replace(observed.seen, replay=running))


def _camera(observed: Observed, data: Data) -> Observed:
    running = _RUNNING.get(str(data["outputState"]).removeprefix(_PREFIX))
    if running is None:
        return observed
    return replace(observed, seen=replace(observed.seen, virtual_camera=running))


def _saved(observed: Observed, _data: Data) -> Observed:
    return replace(observed, replays=observed.replays + 1)


def source_renamed(observed: Observed, old: str, new: str) -> Observed:
    """The filters and the volume of an input or scene under its new name."""
    seen = observed.seen
    volumes = {new if name == old else name: level for name, level in seen.volumes.items()}
    filters = {new if name == old else name: own for name, own in observed.filters.items()}
    return replace(observed, seen=replace(seen, volumes=volumes), filters=filters)


def source_removed(observed: Observed, gone: str) -> Observed:
    """Without the filters and the volume of an input or scene that is gone."""
    seen = observed.seen
    volumes = {name: level for name, level in seen.volumes.items() if name != gone}
    filters = {name: own for name, own in observed.filters.items() if name != gone}
    return replace(observed, seen=replace(seen, volumes=volumes), filters=filters)


CHANGES: Mapping[str, Callable[[Observed, Data], Observed]] = {
    "InputVolumeChanged": _volume,
    "SourceFilterCreated": _filter_created,
    "SourceFilterEnableStateChanged": _filter_switched,
    "SourceFilterRemoved": _filter_removed,
    "SourceFilterNameChanged": _filter_renamed,
    "ReplayBufferStateChanged": _replay,
    "ReplayBufferSaved": _saved,
    "VirtualcamStateChanged": _camera,
}
