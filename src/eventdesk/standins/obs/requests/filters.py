"""Filters of inputs and scenes. What one does to a picture or to sound is not pretended."""

from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.machine import Machine
from eventdesk.standins.obs.requests.handler import Handler
from eventdesk.standins.obs.sources import Filter, Input, Scene
from eventdesk.standins.obs.wire import Data, Refused, Status

KINDS = (
    "chroma_key_filter_v2",
    "color_filter_v2",
    "compressor_filter",
    "crop_filter",
    "expander_filter",
    "gain_filter",
    "limiter_filter",
    "mask_filter_v2",
    "noise_gate_filter",
    "noise_suppress_filter_v2",
    "scroll_filter",
    "sharpness_filter_v2",
)
"""Filter kinds of OBS 29."""


def _source(obs: Machine, fields: Fields) -> Input | Scene:
    return obs.sources.source(fields.string("sourceName"))


def _filter(obs: Machine, fields: Fields) -> tuple[Input | Scene, Filter]:
    source, name = _source(obs, fields), fields.string("filterName")
    for each in source.filters:
        if each.name == name:
            return source, each
    raise Refused(
        Status.NOT_FOUND,
        f"No filter was found in the source `{source.name}` with the name `{name}`.",
    )


def filter_list(obs: Machine, fields: Fields) -> Data:
    """GetSourceFilterList, in the order in which they were made."""
    source = _source(obs, fields)
    return {
        "filters": [
            {"filterName": each.name, **_described(each, index)}
            for index, each in enumerate(source.filters)
        ]
    }


def _described(each: Filter, index: int) -> Data:
    return {
        "filterEnabled": each.enabled,
        "filterIndex": index,
        "filterKind": each.kind,
        "filterSettings": each.settings,
    }


def get_filter(obs: Machine, fields: Fields) -> Data:
    """GetSourceFilter."""
    source, found = _filter(obs, fields)
    return _described(found, source.filters.index(found))


def create_filter(obs: Machine, fields: Fields) -> None:
    """CreateSourceFilter."""
    source, name = _source(obs, fields), fields.string("filterName")
    kind = fields.string("filterKind")
    _require_free(source, name)
    if kind not in KINDS:
        raise Refused(
            Status.INVALID_FILTER_KIND,
            "Your specified filter kind is not supported by OBS."
            " Check that any necessary plugins are loaded.",
        )
    settings: Data = {}
    if "filterSettings" in fields:
        settings = fields.mapping("filterSettings", empty=True)
    made = Filter(name, kind, settings)
    source.filters.append(made)
    described = _described(made, len(source.filters) - 1)
    described.pop("filterEnabled")
    more = {"sourceName": source.name, "filterName": name, "defaultFilterSettings": {}}
    obs.emit("SourceFilterCreated", described | more)


def _require_free(source: Input | Scene, name: str) -> None:
    if any(each.name == name for each in source.filters):
        raise Refused(Status.ALREADY_EXISTS, "A filter already exists by that name.")


def remove_filter(obs: Machine, fields: Fields) -> None:
    """RemoveSourceFilter."""
    source, found = _filter(obs, fields)
    source.filters.remove(found)
    obs.emit("SourceFilterRemoved", {"sourceName": source.name, "filterName": found.name})


def rename_filter(obs: Machine, fields: Fields) -> None:
    """SetSourceFilterName."""
    source, found = _filter(obs, fields)
    name = fields.string("newFilterName")
    _require_free(source, name)
    old, found.name = found.name, name
    names = {"sourceName": source.name, "oldFilterName": old, "filterName": name}
    obs.emit("SourceFilterNameChanged", names)


def set_settings(obs: Machine, fields: Fields) -> None:
    """SetSourceFilterSettings; OBS 29 tells nobody (the event came with obs-websocket 5.4)."""
    _, found = _filter(obs, fields)
    wanted = fields.mapping("filterSettings", empty=True)
    overlay = fields.boolean("overlay", default=True)
    found.settings = found.settings | wanted if overlay else wanted


def set_enabled(obs: Machine, fields: Fields) -> None:
    """SetSourceFilterEnabled; setting it anew is told again."""
    source, found = _filter(obs, fields)
    found.enabled = fields.boolean("filterEnabled")
    names = {"sourceName": source.name, "filterName": found.name}
    obs.emit("SourceFilterEnableStateChanged", names | {"filterEnabled": found.enabled})


HANDLERS: dict[str, Handler] = {
    "GetSourceFilterList": filter_list,
    "GetSourceFilter": get_filter,
    "CreateSourceFilter": create_filter,
    "RemoveSourceFilter": remove_filter,
    "SetSourceFilterName": rename_filter,
    "SetSourceFilterSettings": set_settings,
    "SetSourceFilterEnabled": set_enabled,
}
