"""Scenes for an OBS under test, and the file in which OBS keeps them."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field


class Input(Struct, frozen=True):
    """An OBS input to be made: ``settings`` are those of its kind."""

    name: str
    kind: str
    settings: Mapping[str, Any] = field(default_factory=dict)


def colour(name: str, rgb: int, width: int = 4096, height: int = 4096) -> Input:
    """A plain colour, 0xRRGGBB; OBS keeps it as 0xAABBGGRR."""
    red, green, blue = rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF
    abgr = 0xFF000000 | blue << 16 | green << 8 | red
    return Input(name, "color_source_v3", {"color": abgr, "width": width, "height": height})


def sound(name: str) -> Input:
    """An input with an audio track. A media source without a file has one and needs no sound
    server; a microphone's kind differs per system."""
    return Input(name, "ffmpeg_source", {"is_local_file": True, "local_file": ""})


DEMO_SCENES: Mapping[str, tuple[Input, ...]] = {
    "Holding": (colour("Holding colour", 0x203040),),
    "Opening Film": (colour("Opening Film colour", 0x802020), sound("Opening film")),
    "Podium": (colour("Podium colour", 0x208020), sound("Podium mic")),
    "Podium + Slides": (colour("Podium + Slides colour", 0x202080),),
    "Slides": (colour("Slides colour", 0x808020),),
    "Remote Guest": (colour("Remote Guest colour", 0x802080), sound("Remote guests")),
    "Panel": (colour("Panel colour", 0x208080), sound("Panel mics")),
    "Break": (colour("Break colour", 0x404040),),
}
"""The demo show's scenes, each of its own colour, and its audio inputs."""


def collection(
    scenes: Mapping[str, tuple[Input, ...]], name: str, transitions: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """OBS's own scene collection file for these scenes; an input of the same name is shared.
    ``transitions`` maps names to kinds; OBS has Cut and Fade by itself."""
    inputs = {each.name: each for items in scenes.values() for each in items}
    sources: list[dict[str, Any]] = [
        {
            "id": each.kind,
            "versioned_id": each.kind,
            "name": each.name,
            "settings": dict(each.settings),
            "mixers": 255,
        }
        for each in inputs.values()
    ]
    for scene, items in scenes.items():
        placed = [
            {"name": each.name, "id": number, "visible": True}
            for number, each in enumerate(items, start=1)
        ]
        sources.append(
            {
                "id": "scene",
                "versioned_id": "scene",
                "name": scene,
                "settings": {"id_counter": len(placed), "items": placed},
            }
        )
    first = next(iter(scenes))
    return {
        "name": name,
        "current_scene": first,
        "current_program_scene": first,
        "scene_order": [{"name": scene} for scene in scenes],
        "sources": sources,
        "transitions": [
            {"name": each, "id": kind, "settings": {}} for each, kind in (transitions or {}).items()
        ],
        "current_transition": "Cut",
        "transition_duration": 300,
    }
