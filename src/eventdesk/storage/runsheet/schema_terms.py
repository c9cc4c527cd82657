"""The terms that the schema is written in."""

from collections.abc import Iterable

Schema = dict[str, object]


def ref(name: str) -> Schema:
    """Another rule, by its name."""
    return {"$ref": f"#/$defs/{name}"}


def hint(rule: Schema, description: str) -> Schema:
    """The rule, with what an editor shows beside it."""
    return {**rule, "description": description}


def record(properties: dict[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A mapping of these keys and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def map_of(rule: Schema) -> Schema:
    """A mapping of any keys to what the rule allows."""
    return {"type": "object", "additionalProperties": rule}


def text_up_to(limit: int) -> Schema:
    """A text in one or more languages, each of so many characters at most."""
    short = {"type": ["string", "integer"], "maxLength": limit}
    return {
        "allOf": [ref("text"), {"anyOf": [short, map_of(short)]}],
    }
