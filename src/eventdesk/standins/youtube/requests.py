"""What every method is given and gives: the checked request, parts, pages, the one filter."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from eventdesk.standins.youtube.discovery import Query
from eventdesk.standins.youtube.errors import ApiError

Answer = Mapping[str, Any] | None
"""A resource, a page of them, or nothing (204)."""


class Request(Struct, frozen=True):
    """A call whose shape was found right; ``media`` is an upload's bytes."""

    query: Query
    parts: tuple[str, ...] = ()
    body: Mapping[str, Any] = field(default_factory=dict)
    media: bytes = b""
    media_type: str = ""

    def one(self, name: str) -> str | None:
        """The parameter's first value, None when it is absent or empty."""
        return next(iter(self.query.get(name, ())), "") or None

    def many(self, name: str) -> tuple[str, ...]:
        """A repeated parameter's values, given again and again or between commas."""
        return tuple(
            item for value in self.query.get(name, ()) for item in value.split(",") if item
        )


def only_parts(resource: Mapping[str, Any], parts: Sequence[str]) -> dict[str, Any]:
    """The resource with the parts asked for, and with kind, etag and id."""
    kept = {"kind", "etag", "id", *parts}
    return {name: value for name, value in resource.items() if name in kept}


def listing(request: Request, kind: str, resources: Sequence[Mapping[str, Any]]) -> Answer:
    """One page of a list: 5 items unless ``maxResults`` says otherwise."""
    size = int(request.one("maxResults") or 5)
    token = request.one("pageToken") or "P0"
    if not (token.startswith("P") and token[1:].isdecimal()):
        raise ApiError("invalidPageToken")
    start = int(token[1:])
    page = resources[start : start + size]
    more = {"nextPageToken": f"P{start + size}"} if start + size < len(resources) else {}
    return {
        "kind": kind,
        "etag": '"list"',
        **more,
        "pageInfo": {"totalResults": len(resources), "resultsPerPage": size},
        "items": [only_parts(resource, request.parts) for resource in page],
    }


def exactly_one_filter(request: Request, names: Sequence[str]) -> str:
    """The one filter that the list was given; ApiError for none and for two."""
    given = [name for name in names if request.query.get(name)]
    if not given:
        raise ApiError(
            "missingRequiredParameter", f"No filter selected. Expected one of: {', '.join(names)}"
        )
    if len(given) > 1:
        raise ApiError(
            "incompatibleParameters",
            f"Incompatible parameters specified in the request: {', '.join(given)}",
        )
    return given[0]
