"""What the API's own description says of a request: paths, parameters, bodies.

The description is ``youtube.v3.json``, which Google's client ships and builds itself from, so
the stand-in accepts exactly what that client can send.
"""

import importlib.util
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from msgspec import Struct

from eventdesk.standins.youtube.errors import ApiError

Query = Mapping[str, tuple[str, ...]]
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "array": list,
    "object": dict,
    "number": (int, float),
    "integer": int,
}


class Method(Struct, frozen=True):
    """One method of the API; ``name`` is "liveBroadcasts.insert", ``takes_media`` whether it is
    an upload."""

    name: str
    parameters: Mapping[str, Mapping[str, Any]]
    request: str | None
    response: str | None
    scopes: tuple[str, ...] = ()
    takes_media: bool = False


@cache
def document() -> Mapping[str, Any]:
    """The discovery document; FileNotFoundError when Google's client is not installed."""
    package = importlib.util.find_spec("googleapiclient")
    if package is None or package.origin is None:
        raise FileNotFoundError("google-api-python-client is not installed")
    folder = Path(package.origin).parent / "discovery_cache" / "documents"
    loaded: Mapping[str, Any] = json.loads((folder / "youtube.v3.json").read_bytes())
    return loaded


@cache
def routes() -> Mapping[tuple[str, str], Method]:
    """(HTTP method, path) → method; an upload has only its upload path."""
    return dict(_routes_in(document()["resources"], ""))


def _routes_in(
    resources: Mapping[str, Any], above: str
) -> Iterator[tuple[tuple[str, str], Method]]:
    for resource, described in resources.items():
        for verb, method in described.get("methods", {}).items():
            upload = method.get("mediaUpload")
            path = upload["protocols"]["simple"]["path"] if upload else "/" + method["path"]
            yield (
                (method["httpMethod"], path),
                Method(
                    name=f"{above}{resource}.{verb}",
                    parameters=method.get("parameters", {}),
                    request=method.get("request", {}).get("$ref"),
                    response=method.get("response", {}).get("$ref"),
                    scopes=tuple(method.get("scopes", ())),
                    takes_media=bool(upload),
                ),
            )
        yield from _routes_in(described.get("resources", {}), f"{above}{resource}.")


def check_query(method: Method, raw: str) -> Query:
    """The parameters by name, defaults left out; ApiError for one that the method refuses."""
    query: Query = {
        name: tuple(values) for name, values in parse_qs(raw, keep_blank_values=True).items()
    }
    known = {**document()["parameters"], **method.parameters}
    for name, values in query.items():
        if name not in known:
            raise ApiError("badRequest", f'Invalid JSON payload received. Unknown name "{name}"')
        for value in values:
            _check_parameter(name, known[name], value)
    for name, described in method.parameters.items():
        if described.get("required") and not any(query.get(name, ())):
            raise ApiError("required", f"Required parameter: {name}")
    return query


def _check_parameter(name: str, described: Mapping[str, Any], value: str) -> None:
    kind = described["type"]
    good = value in described.get("enum", [value])
    if kind == "boolean":
        good = value in {"true", "false"}
    elif kind == "integer":
        low, high = int(described.get("minimum", 0)), int(described.get("maximum", 2**31))
        good = value.isdecimal() and low <= int(value) <= high
    if not good:
        raise ApiError("invalid", f"Invalid value at '{name}': {value!r}")


def check_parts(method: Method, query: Query) -> tuple[str, ...]:
    """The parts asked for, which must be parts of the answered resource."""
    asked = tuple(
        part.strip() for value in query.get("part", ()) for part in value.split(",") if part.strip()
    )
    schema = document()["schemas"][method.response] if method.response else {"properties": {}}
    items = schema["properties"].get("items")
    if items:
        schema = document()["schemas"][items["items"]["$ref"]]
    allowed = {name for name in schema["properties"] if name not in {"kind", "etag"}}
    unknown = [part for part in asked if part not in allowed]
    if unknown:
        raise ApiError("unknownPart", f"'{unknown[0]}'")
    return asked


def check_body(method: Method, body: object) -> Mapping[str, Any]:
    """The body as a mapping; ApiError for an unknown name, a wrong type or a foreign value."""
    if method.request is None:
        return {}
    if not isinstance(body, dict):
        raise ApiError("badRequest", "The request body is not a JSON object")
    _check_object(document()["schemas"][method.request], body, "")
    return body


def _check_object(schema: Mapping[str, Any], value: Mapping[str, Any], where: str) -> None:
    properties = schema.get("properties", {})
    for name, inner in value.items():
        described = properties.get(name, schema.get("additionalProperties"))
        if described is None:
            raise ApiError(
                "badRequest",
                f"Invalid JSON payload received. Unknown name \"{name}\" at '{where}': "
                "Cannot find field.",
            )
        _check_value(described, inner, f"{where}.{name}".lstrip("."))


def _check_value(described: Mapping[str, Any], value: object, where: str) -> None:
    if "$ref" in described:
        described = document()["schemas"][described["$ref"]]
    kind = described["type"]
    wrong_bool = kind in {"integer", "number"} and isinstance(value, bool)
    if wrong_bool or not isinstance(value, _TYPES[kind]):
        raise ApiError("invalid", f"Invalid value at '{where}': {value!r}")
    if "enum" in described and value not in described["enum"]:
        raise ApiError("invalid", f"Invalid value at '{where}': {value!r}")
    if isinstance(value, dict):
        _check_object(described, value, where)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _check_value(described["items"], item, f"{where}[{number}]")
