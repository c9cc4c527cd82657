"""The format as JSON Schema (2020-12), so that an editor completes and checks a sheet.

The desk itself does not use it: the readers beside it also give places and suggestions. What
both can see, both refuse; a test holds them together.
"""

from eventdesk.domain.graphic import OBS_TEXT, Side
from eventdesk.domain.runsheet import PROGRAM, Captions
from eventdesk.domain.verbs import (
    Advance,
    BroadcastVerb,
    CameraVerb,
    MediaVerb,
    RecordVerb,
    ReplayVerb,
)
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.broadcasts import (
    CATEGORIES,
    DESCRIPTION_LIMIT,
    LATENCY,
    PLAYLIST_PATTERN,
    PRIVACY,
    TITLE_LIMIT,
)
from eventdesk.storage.runsheet.looks import TEXT_INPUT_KEYS, THEME_KEYS
from eventdesk.storage.runsheet.lower_third import STAY, WITH_CUE
from eventdesk.storage.runsheet.quiet import EVERYTHING, WORDS
from eventdesk.storage.runsheet.schema_terms import (
    Schema,
    hint,
    map_of,
    record,
    ref,
    text_up_to,
)
from eventdesk.storage.runsheet.sections import NOBODY
from eventdesk.storage.runsheet.switches import FILTER_KEYS, SOURCE_KEYS

_OUTPUT: Schema = {"required": {"type": "boolean"}, "mirrors": {"const": PROGRAM}}


def schema() -> Schema:
    """The whole schema. Fit for a YAML 1.2 reader, which takes dates as text."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "EventDesk run-sheet, format 1",
        **record(
            {
                "eventdesk": hint({"const": 1}, "Version of the format."),
                "event": _event(),
                "broadcast": record(_broadcast(), required=("title",)),
                "broadcasts": _broadcasts(),
                "outputs": hint(
                    map_of(
                        record({"required": {"type": "boolean"}, "mirrors": {"const": PROGRAM}})
                    ),
                    "Named switchers; `program` is what the stream carries, and what mirrors it"
                    " is a backup that can take its place.",
                ),
                "text_inputs": _text_inputs(),
                "speakers": _speakers(),
                "defaults": hint(record(_cue_fields()), "Any cue field; the nearest wins."),
                "sessions": {"type": "array", "minItems": 1, "items": _session()},
            },
            required=("eventdesk", "event", "sessions"),
        ),
        "$defs": {
            "words": {"type": ["string", "integer"], "pattern": r"\S"},
            "text": {
                "description": "One text in the primary language, or one for each language.",
                "anyOf": [
                    {"$ref": "#/$defs/words"},
                    {
                        "type": "object",
                        "propertyNames": {"$ref": "#/$defs/language"},
                        "additionalProperties": {"$ref": "#/$defs/words"},
                    },
                ],
            },
            "id": {"type": ["string", "integer"], "pattern": notation.ID_PATTERN},
            "ids": {"type": "array", "items": {"$ref": "#/$defs/id"}},
            "names": {"type": "array", "items": {"$ref": "#/$defs/words"}},
            "language": {"type": "string", "pattern": notation.LANGUAGE_PATTERN},
            "duration": hint(
                {"type": "string", "pattern": notation.DURATION_PATTERN},
                "90s, 20m, 1h30m, 300ms or 00:20:00.",
            ),
            "time": hint(
                {"type": "string", "pattern": notation.TIME_PATTERN},
                'Quoted and local to the event: "09:30", "+1 00:30" for the next day.',
            ),
        },
    }


def _event() -> Schema:
    return record(
        {
            "title": ref("text"),
            "date": hint(
                {"type": "string", "pattern": notation.DATE_PATTERN}, "Local date of the first cue."
            ),
            "timezone": hint({"type": "string"}, "IANA name, such as Asia/Seoul."),
            "venue": ref("text"),
            "languages": hint(
                {"type": "array", "minItems": 1, "items": ref("language")},
                "What graphics show, primary first (BCP 47).",
            ),
            "theme": _theme(),
        },
        required=("title", "date", "timezone"),
    )


def _theme() -> Schema:
    colour: Schema = {"type": "string", "pattern": notation.COLOUR_PATTERN}
    return hint(
        record(
            {
                **{key: colour for key in THEME_KEYS if key != "logo"},
                "logo": hint({"type": "string"}, "A PNG, JPEG or SVG beside the sheet."),
            }
        ),
        "The event's own colours and logo over those of the lower thirds' templates.",
    )


def _text_inputs() -> Schema:
    return hint(
        record({key: ref("words") for key in TEXT_INPUT_KEYS}, required=("name",)),
        f"For the template {OBS_TEXT}: the text inputs of a graphic drawn in OBS, and the source "
        "(`shows`) that is switched on and off with it.",
    )


def _broadcasts() -> Schema:
    own: dict[str, Schema] = {
        "language": hint(ref("language"), "What it is in, and its title and chapters with it."),
        "output": hint(ref("words"), "The output whose picture and sound it gets."),
        "session": hint(ref("id"), "The session that it begins with; those before it end first."),
    }
    one = record({**_broadcast(), **own}, required=("title",))
    names: Schema = {"pattern": notation.ID_PATTERN}
    return hint(
        {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": one},
        "In place of `broadcast:`, several by their names: one for each language, or session.",
    )


def _broadcast() -> dict[str, Schema]:
    return {
        "title": text_up_to(TITLE_LIMIT),
        "description": hint(
            text_up_to(DESCRIPTION_LIMIT),
            "{title}, {date}, {venue}, {programme} and {speakers} are filled in.",
        ),
        "session_title": hint(
            text_up_to(DESCRIPTION_LIMIT),
            "The title from session to session: {session}, {title}, {date} and {venue} are "
            "filled in. Without it the title stays.",
        ),
        "scheduled_start": ref("time"),
        "privacy": {"enum": list(PRIVACY)},
        "latency": {"enum": list(LATENCY)},
        "made_for_kids": {"type": "boolean"},
        "thumbnail": hint({"type": "string"}, "A PNG or JPEG beside the sheet, best 1280×720."),
        "preview": hint({"type": "boolean"}, "Go through YouTube's private preview before live."),
        "category": hint({"enum": list(CATEGORIES)}, "YouTube's category of the video."),
        "playlist": hint(
            {"type": "string", "pattern": PLAYLIST_PATTERN},
            "The playlist's id, as in its address after list=.",
        ),
        "tags": ref("names"),
        "dvr": hint({"type": "boolean"}, "Viewers can go back (default: yes)."),
        "captions": hint(
            {"enum": [way.value for way in Captions]},
            "Where captions come from: in the encoder's stream, or posted over HTTP.",
        ),
        "spare": hint(
            {"type": "boolean"}, "A second broadcast and key stand by, should this one fail."
        ),
    }


def _speakers() -> Schema:
    speaker = record(
        {
            "name": ref("text"),
            "role": ref("text"),
            "organisation": ref("text"),
            "language": hint(
                ref("language"), "What they speak; drives the face of Han characters."
            ),
            "remote": {"type": "boolean"},
        },
        required=("name",),
    )
    names = {"pattern": notation.ID_PATTERN, "not": {"const": NOBODY}}
    return {"type": "object", "propertyNames": names, "additionalProperties": speaker}


def _session() -> Schema:
    return record(
        {
            "id": ref("id"),
            "title": ref("text"),
            "start": hint(ref("time"), "Without it the session follows the one before."),
            "defaults": record(_cue_fields()),
            "cues": {
                "type": "array",
                "items": record({"id": ref("id"), **_cue_fields()}),
            },
        },
        required=("title", "cues"),
    )


def _cue_fields() -> dict[str, Schema]:
    return {
        "title": ref("text"),
        "speakers": hint(ref("ids"), "Who this cue is about."),
        "duration": ref("duration"),
        "scene": hint(
            {"anyOf": [ref("words"), map_of(ref("words"))]},
            "An OBS scene, or one for each output.",
        ),
        "transition": record({"kind": ref("words"), "duration": ref("duration")}),
        "lower_third": _lower_third(),
        "audio": record(
            {
                "unmute": ref("names"),
                "mute": ref("names"),
                "volume": hint(
                    map_of({"type": "string", "pattern": notation.LEVEL_PATTERN}),
                    "By input, with the unit: -6dB. -100dB is silence.",
                ),
                "fade": hint(ref("duration"), "How long the volumes take; without it, at once."),
            }
        ),
        "filters": hint(
            record({key: map_of(ref("names")) for key in FILTER_KEYS}),
            "Filters to switch on and off, by the input or scene that has them.",
        ),
        "sources": hint(
            record({key: map_of(ref("names")) for key in SOURCE_KEYS}),
            "Sources to show and hide, by the scene that they are in.",
        ),
        "media": record({verb.value: ref("names") for verb in MediaVerb}),
        "record": {"enum": [verb.value for verb in RecordVerb]},
        "replay": hint(
            {"enum": [verb.value for verb in ReplayVerb]}, "OBS's replay buffer; save keeps it."
        ),
        "virtual_camera": {"enum": [verb.value for verb in CameraVerb]},
        "broadcast": {"enum": [verb.value for verb in BroadcastVerb]},
        "advance": {"enum": [way.value for way in Advance]},
        "warn_before_end": ref("duration"),
        "chapter": {"type": "boolean"},
        "notes": map_of(ref("words")),
        "skip": {"type": "boolean"},
        "quiet": _quiet(),
    }


def _quiet() -> Schema:
    return hint(
        {"anyOf": [{"const": EVERYTHING}, {"type": "array", "items": {"enum": list(WORDS)}}]},
        "What is meant to be so while the cue is on air, and raises no alarm.",
    )


def _lower_third() -> Schema:
    after = notation.DURATION_PATTERN.replace("^", "^after ")
    mapping = record(
        {
            "show": {"type": "string", "pattern": f"^(?:on go|manual)$|{after}"},
            "hide_after": hint(
                {"anyOf": [{"enum": [STAY, WITH_CUE]}, ref("duration")]},
                "Without it the name leaves with its cue; `stay` goes on into a next cue about "
                "the same speaker.",
            ),
            "template": hint(
                ref("words"), f"A file of lower_thirds/, or {OBS_TEXT}: see text_inputs."
            ),
            "position": {"enum": [side.value for side in Side]},
            "drop_on_cut": hint(
                {"type": "boolean"},
                "Off at once when a hand takes another scene (default: for a panel).",
            ),
        }
    )
    return hint(
        {"anyOf": [ref("id"), ref("ids"), mapping]},
        "When the name shows, or whose: a speaker, a list (a panel), or none.",
    )
