"""The format as JSON Schema (2020-12), so that an editor completes and checks a sheet.

The desk itself does not use it: the readers beside it also give places and suggestions. What
both can see, both refuse; a test holds them together.
"""

from collections.abc import Iterable

from eventdesk.domain.graphic import OBS_TEXT, Side
from eventdesk.domain.runsheet import Advance, BroadcastVerb, Captions, MediaVerb, RecordVerb
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.broadcasts import (
    CATEGORIES,
    DESCRIPTION_LIMIT,
    LATENCY,
    PLAYLIST_PATTERN,
    PRIVACY,
    TITLE_LIMIT,
)
from eventdesk.storage.runsheet.cues import STAY, WITH_CUE
from eventdesk.storage.runsheet.looks import TEXT_INPUT_KEYS, THEME_KEYS
from eventdesk.storage.runsheet.quiet import EVERYTHING, WORDS
from eventdesk.storage.runsheet.sections import NOBODY

Schema = dict[str, object]


def schema() -> Schema:
    """The whole schema. Fit for a YAML 1.2 reader, which takes dates as text."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "EventDesk run-sheet, format 1",
        **_object(
            {
                "eventdesk": _hint({"const": 1}, "Version of the format."),
                "event": _event(),
                "broadcast": _object(_broadcast(), required=("title",)),
                "broadcasts": _broadcasts(),
                "outputs": _hint(
                    _map_of(_object({"required": {"type": "boolean"}})),
                    "Named switchers; `program` is what the stream carries.",
                ),
                "text_inputs": _text_inputs(),
                "speakers": _speakers(),
                "defaults": _hint(_object(_cue_fields()), "Any cue field; the nearest wins."),
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
            "duration": _hint(
                {"type": "string", "pattern": notation.DURATION_PATTERN},
                "90s, 20m, 1h30m, 300ms or 00:20:00.",
            ),
            "time": _hint(
                {"type": "string", "pattern": notation.TIME_PATTERN},
                'Quoted and local to the event: "09:30", "+1 00:30" for the next day.',
            ),
        },
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _hint(rule: Schema, description: str) -> Schema:
    return {**rule, "description": description}


def _object(properties: dict[str, Schema], required: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _map_of(rule: Schema) -> Schema:
    return {"type": "object", "additionalProperties": rule}


def _text_up_to(limit: int) -> Schema:
    short = {"type": ["string", "integer"], "maxLength": limit}
    return {
        "allOf": [_ref("text"), {"anyOf": [short, _map_of(short)]}],
    }


def _event() -> Schema:
    return _object(
        {
            "title": _ref("text"),
            "date": _hint(
                {"type": "string", "pattern": notation.DATE_PATTERN}, "Local date of the first cue."
            ),
            "timezone": _hint({"type": "string"}, "IANA name, such as Asia/Seoul."),
            "venue": _ref("text"),
            "languages": _hint(
                {"type": "array", "minItems": 1, "items": _ref("language")},
                "What graphics show, primary first (BCP 47).",
            ),
            "theme": _theme(),
        },
        required=("title", "date", "timezone"),
    )


def _theme() -> Schema:
    colour: Schema = {"type": "string", "pattern": notation.COLOUR_PATTERN}
    return _hint(
        _object(
            {
                **{key: colour for key in THEME_KEYS if key != "logo"},
                "logo": _hint({"type": "string"}, "A PNG, JPEG or SVG beside the sheet."),
            }
        ),
        "The event's own colours and logo over those of the lower thirds' templates.",
    )


def _text_inputs() -> Schema:
    return _hint(
        _object({key: _ref("words") for key in TEXT_INPUT_KEYS}, required=("name",)),
        f"For the template {OBS_TEXT}: the text inputs of a graphic drawn in OBS, and the source "
        "(`shows`) that is switched on and off with it.",
    )


def _broadcasts() -> Schema:
    own: dict[str, Schema] = {
        "language": _hint(_ref("language"), "What it is in, and its title and chapters with it."),
        "output": _hint(_ref("words"), "The output whose picture and sound it gets."),
        "session": _hint(_ref("id"), "The session that it begins with; those before it end first."),
    }
    one = _object({**_broadcast(), **own}, required=("title",))
    names: Schema = {"pattern": notation.ID_PATTERN}
    return _hint(
        {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": one},
        "In place of `broadcast:`, several by their names: one for each language, or session.",
    )


def _broadcast() -> dict[str, Schema]:
    return {
        "title": _text_up_to(TITLE_LIMIT),
        "description": _hint(
            _text_up_to(DESCRIPTION_LIMIT),
            "{title}, {date}, {venue}, {programme} and {speakers} are filled in.",
        ),
        "session_title": _hint(
            _text_up_to(DESCRIPTION_LIMIT),
            "The title from session to session: {session}, {title}, {date} and {venue} are "
            "filled in. Without it the title stays.",
        ),
        "scheduled_start": _ref("time"),
        "privacy": {"enum": list(PRIVACY)},
        "latency": {"enum": list(LATENCY)},
        "made_for_kids": {"type": "boolean"},
        "thumbnail": _hint({"type": "string"}, "A PNG or JPEG beside the sheet, best 1280×720."),
        "preview": _hint({"type": "boolean"}, "Go through YouTube's private preview before live."),
        "category": _hint({"enum": list(CATEGORIES)}, "YouTube's category of the video."),
        "playlist": _hint(
            {"type": "string", "pattern": PLAYLIST_PATTERN},
            "The playlist's id, as in its address after list=.",
        ),
        "tags": _ref("names"),
        "dvr": _hint({"type": "boolean"}, "Viewers can go back (default: yes)."),
        "captions": _hint(
            {"enum": [way.value for way in Captions]},
            "Where captions come from: in the encoder's stream, or posted over HTTP.",
        ),
        "spare": _hint(
            {"type": "boolean"}, "A second broadcast and key stand by, should this one fail."
        ),
    }


def _speakers() -> Schema:
    speaker = _object(
        {
            "name": _ref("text"),
            "role": _ref("text"),
            "organisation": _ref("text"),
            "language": _hint(
                _ref("language"), "What they speak; drives the face of Han characters."
            ),
            "remote": {"type": "boolean"},
        },
        required=("name",),
    )
    names = {"pattern": notation.ID_PATTERN, "not": {"const": NOBODY}}
    return {"type": "object", "propertyNames": names, "additionalProperties": speaker}


def _session() -> Schema:
    return _object(
        {
            "id": _ref("id"),
            "title": _ref("text"),
            "start": _hint(_ref("time"), "Without it the session follows the one before."),
            "defaults": _object(_cue_fields()),
            "cues": {
                "type": "array",
                "items": _object({"id": _ref("id"), **_cue_fields()}),
            },
        },
        required=("title", "cues"),
    )


def _cue_fields() -> dict[str, Schema]:
    return {
        "title": _ref("text"),
        "speakers": _hint(_ref("ids"), "Who this cue is about."),
        "duration": _ref("duration"),
        "scene": _hint(
            {"anyOf": [_ref("words"), _map_of(_ref("words"))]},
            "An OBS scene, or one for each output.",
        ),
        "transition": _object({"kind": _ref("words"), "duration": _ref("duration")}),
        "lower_third": _lower_third(),
        "audio": _object({"unmute": _ref("names"), "mute": _ref("names")}),
        "media": _object({verb.value: _ref("names") for verb in MediaVerb}),
        "record": {"enum": [verb.value for verb in RecordVerb]},
        "broadcast": {"enum": [verb.value for verb in BroadcastVerb]},
        "advance": {"enum": [way.value for way in Advance]},
        "warn_before_end": _ref("duration"),
        "chapter": {"type": "boolean"},
        "notes": _map_of(_ref("words")),
        "skip": {"type": "boolean"},
        "quiet": _quiet(),
    }


def _quiet() -> Schema:
    return _hint(
        {"anyOf": [{"const": EVERYTHING}, {"type": "array", "items": {"enum": list(WORDS)}}]},
        "What is meant to be so while the cue is on air, and raises no alarm.",
    )


def _lower_third() -> Schema:
    after = notation.DURATION_PATTERN.replace("^", "^after ")
    mapping = _object(
        {
            "show": {"type": "string", "pattern": f"^(?:on go|manual)$|{after}"},
            "hide_after": _hint(
                {"anyOf": [{"enum": [STAY, WITH_CUE]}, _ref("duration")]},
                "Without it the name leaves with its cue; `stay` goes on into a next cue about "
                "the same speaker.",
            ),
            "template": _hint(
                _ref("words"), f"A file of lower_thirds/, or {OBS_TEXT}: see text_inputs."
            ),
            "position": {"enum": [side.value for side in Side]},
            "drop_on_cut": _hint(
                {"type": "boolean"},
                "Off at once when a hand takes another scene (default: for a panel).",
            ),
        }
    )
    return _hint(
        {"anyOf": [_ref("id"), _ref("ids"), mapping]},
        "When the name shows, or whose: a speaker, a list (a panel), or none.",
    )
