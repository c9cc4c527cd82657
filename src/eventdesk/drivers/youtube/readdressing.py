"""What is written over words that stand on YouTube, when a spare takes a broadcast's place. Pure.

Every body is made from the resource as it was read just before: what a part holds and the body
does not repeat would be lost.
"""

from collections.abc import Callable, Mapping
from typing import Any

from eventdesk.domain.broadcast import BroadcastDesired
from eventdesk.domain.moved import moved_description, moved_title
from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.text import Text
from eventdesk.drivers.youtube.metadata import (
    MARKER,
    description_in,
    other_languages,
    primary_language,
    snippet_of,
    title_in,
)
from eventdesk.drivers.youtube.state import Broadcast

Words = Mapping[str, str]
"""A title and a description, as YouTube names them."""


def published_body(broadcast: Broadcast, plan: BroadcastPlan) -> dict[str, Any]:
    """liveBroadcasts.update: the status as it is, with the plan's privacy."""
    status = {"privacyStatus": plan.privacy, "selfDeclaredMadeForKids": broadcast.for_kids}
    return {"id": broadcast.id, "status": status}


def readdressed_body(desired: BroadcastDesired, video: Mapping[str, Any]) -> dict[str, Any] | None:
    """videos.update with the words that the broadcast should have now, in every language; None
    when YouTube has them all."""
    return _moved(desired, video) if desired.moved_to else _as_planned(desired, video)


def _as_planned(desired: BroadcastDesired, video: Mapping[str, Any]) -> dict[str, Any] | None:
    """The sheet's own words. The last line stays what it is when it is a run's marker."""
    plan = desired.plan
    last = video["snippet"].get("description", "").rstrip().rpartition("\n")[2]
    marker = last if last.startswith(MARKER) else desired.marker

    def in_language(language: str) -> Words:
        languages = (language, *desired.languages)
        return {
            "title": title_in(plan.title, languages),
            "description": description_in(plan.description, languages, marker),
        }

    return _body(desired, video, other_languages(desired), lambda tag, _: in_language(tag))


def _moved(desired: BroadcastDesired, video: Mapping[str, Any]) -> dict[str, Any] | None:
    """What stands there, marked and with the way to the new address on top."""

    def marked(language: str, words: Words) -> Words:
        title = moved_title(words.get("title", ""), language)
        description = words.get("description", "")
        last = description.rstrip().rpartition("\n")[2]
        marker = last if last.startswith(MARKER) else ""
        head = description.rstrip().removesuffix(marker).rstrip() if marker else description
        text = moved_description(head, language, desired.moved_to)
        if marker:
            text = description_in(Text(((language, text),)), (language,), marker)
        return {"title": title_in(Text(((language, title),)), (language,)), "description": text}

    return _body(desired, video, (), marked)


def _body(
    desired: BroadcastDesired,
    video: Mapping[str, Any],
    languages: tuple[str, ...],
    change: Callable[[str, Words], Words],
) -> dict[str, Any] | None:
    """The words changed in the title's own language, in those that YouTube has and in these."""
    before, found = snippet_of(video), dict(video.get("localizations", {}))
    named = before.get("defaultLanguage")
    own = named or primary_language(desired)
    several = bool(found or languages)
    here: Words = {name: before.get(name, "") for name in ("title", "description")}
    main = change(own, here)
    others = {tag: change(tag, found.get(tag, here)) for tag in {*found, *languages} - {own}}
    # YouTube repeats the title's own language among the others.
    repeated = {own: main} if own in found else {}
    snippet = {**before, **main, **({"defaultLanguage": own} if several else {})}
    localizations = {**found, **others, **repeated}
    if snippet == before and localizations == found:
        return None
    body = {"id": video["id"], "snippet": snippet}
    return {**body, "localizations": localizations} if several else body
