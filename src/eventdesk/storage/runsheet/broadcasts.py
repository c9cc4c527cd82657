"""The sheet's broadcast: what YouTube would refuse is found here, while there is time."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from eventdesk.domain.broadcast_words import session_title
from eventdesk.domain.programme import PLACEHOLDER, PLACEHOLDERS, filled
from eventdesk.domain.runsheet import BroadcastPlan, Captions, RunSheet
from eventdesk.domain.text import Text
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.looks import picture
from eventdesk.storage.runsheet.values import Fields, Value

BROADCAST_KEYS = (
    "title", "description", "scheduled_start", "privacy", "latency", "made_for_kids", "thumbnail",
    "preview", "category", "playlist", "tags", "dvr", "captions", "session_title", "spare",
)  # fmt: skip
PRIVACY = ("public", "unlisted", "private")
LATENCY = ("normal", "low", "ultraLow")

# YouTube Live Streaming API, liveBroadcasts.insert: invalidTitle, invalidDescription.
TITLE_LIMIT, DESCRIPTION_LIMIT = 100, 5_000
# The description's limit is in bytes; the run's marker is its last line.
_DESCRIPTION_BYTES = 4_950
# videos.insert: the tags together, with a comma between them and quotes around those with spaces.
TAGS_LIMIT = 500
IN_SESSION_TITLE = ("session", "title", "date", "venue")
"""A title is one line: the programme and the speakers are none."""
THUMBNAIL_KINDS, THUMBNAIL_BYTES = (".png", ".jpg", ".jpeg"), 16 * 1024 * 1024
"""It is fitted before it is sent; a picture beyond this is hardly meant to be a thumbnail."""

PLAYLIST_PATTERN = r"^(?:PL|FL|OL)[A-Za-z0-9_-]{10,80}$"
_PLAYLIST = re.compile(PLAYLIST_PATTERN)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ANGLE = re.compile(r"[<>]")

CATEGORIES: Mapping[str, str] = {
    "film": "1",
    "autos": "2",
    "music": "10",
    "pets": "15",
    "sports": "17",
    "travel": "19",
    "gaming": "20",
    "people": "22",
    "comedy": "23",
    "entertainment": "24",
    "news": "25",
    "howto": "26",
    "education": "27",
    "science": "28",
    "nonprofits": "29",
}
"""YouTube's assignable categories, by a word each (videoCategories.list; the numbers are the same
in every region, and not every region has each)."""


def read_plan(fields: Fields, languages: tuple[str, ...], folder: Path) -> BroadcastPlan:
    """A YouTube broadcast; ``folder`` is the sheet's, for the thumbnail."""
    start, thumbnail = fields.get("scheduled_start"), fields.get("thumbnail")
    playlist, tags = fields.get("playlist"), fields.get("tags")
    plan = BroadcastPlan(
        title=_title(fields.need("title"), languages),
        description=_description(fields.get("description"), languages),
        session_title=_session_title(fields.get("session_title"), languages),
        scheduled_start=start.time_of_day() if start else None,
        privacy=_one_of(fields, "privacy", PRIVACY) or "unlisted",
        latency=_one_of(fields, "latency", LATENCY) or "normal",
        made_for_kids=_flag(fields, "made_for_kids", default=False),
        thumbnail=picture(thumbnail, folder, THUMBNAIL_KINDS, THUMBNAIL_BYTES)
        if thumbnail
        else None,
        preview=_flag(fields, "preview", default=True),
        category=_category(fields.get("category")),
        playlist=_playlist(playlist) if playlist else None,
        tags=_tags(tags) if tags else (),
        dvr=_flag(fields, "dvr", default=True),
        captions=Captions(_one_of(fields, "captions", tuple(Captions)) or Captions.NONE),
        spare=_flag(fields, "spare", default=False),
    )
    captions = fields.get("captions")
    if captions and plan.captions is not Captions.NONE and plan.latency == "ultraLow":
        captions.warn("captions-too-late", "latency: low")
    return plan


def with_words(sheet: RunSheet, sections: Iterable[Value]) -> RunSheet:
    """The sheet with its broadcasts' descriptions whole, once everything they may speak of is
    read; notes what YouTube would cut."""
    plans = []
    for plan, section in zip(sheet.broadcasts, sections, strict=True):
        description = filled(plan.description, sheet)
        longest = max((len(words.encode()) for _, words in description.entries), default=0)
        place = section.fields().get("description")
        if place and longest > _DESCRIPTION_BYTES:
            place.warn("description-cut", f"{_DESCRIPTION_BYTES} bytes", found=f"{longest} bytes")
        filled_in = replace(
            plan, description=description, session_title=filled(plan.session_title, sheet)
        )
        _check_session_titles(filled_in, sheet, section)
        plans.append(filled_in)
    if not plans:
        return sheet
    return replace(sheet, broadcast=plans[0], more_broadcasts=tuple(plans[1:]))


def _check_session_titles(plan: BroadcastPlan, sheet: RunSheet, section: Value) -> None:
    titles = [session_title(plan, session) for session in sheet.sessions]
    longest = max((words for title in titles for _, words in title.entries), key=len, default="")
    place = section.fields().get("session_title")
    if place and len(longest) > TITLE_LIMIT:
        place.warn("session-title-cut", str(TITLE_LIMIT), found=f"{len(longest)}: {longest}")


def _title(value: Value | None, languages: tuple[str, ...], limit: int = TITLE_LIMIT) -> Text:
    text = _limited(value, languages, limit)
    for _, words in text.entries if value else ():
        if value and (found := _CONTROL.search(words)):
            value.note("control-character", found=f"U+{ord(found[0]):04X}")
    return text


def _description(value: Value | None, languages: tuple[str, ...]) -> Text:
    text = _limited(value, languages, DESCRIPTION_LIMIT)
    _check_placeholders(value, text, tuple(PLACEHOLDERS), "programme")
    return text


def _session_title(value: Value | None, languages: tuple[str, ...]) -> Text:
    # How long it is, is known once it is filled in.
    text = _title(value, languages, DESCRIPTION_LIMIT) if value else Text()
    _check_placeholders(value, text, IN_SESSION_TITLE, "session")
    if value and text and not any("{session}" in words for _, words in text.entries):
        value.warn("no-session-in-title", "{session}")
    return text


def _check_placeholders(
    value: Value | None, text: Text, known: tuple[str, ...], usual: str
) -> None:
    found = (match for _, words in text.entries for match in PLACEHOLDER.finditer(words))
    for match in found:
        if value and match[1] not in known:
            meant = notation.nearest(match[1], known) or usual
            value.warn("unknown-placeholder", f"{{{meant}}}", found=match[0])


def _limited(value: Value | None, languages: tuple[str, ...], limit: int) -> Text:
    text = (value and value.text(languages)) or Text()
    longest = max((words for _, words in text.entries), key=len, default="")
    if value and len(longest) > limit:
        value.note("text-too-long", str(limit), found=f"{len(longest)}: {longest}")
    if value and any(_ANGLE.search(words) for _, words in text.entries):
        value.warn("angle-bracket", "‹ ›", found="< >")
    return text


def _category(value: Value | None) -> str | None:
    word = value.one_of(tuple(CATEGORIES)) if value else None
    return CATEGORIES.get(word) if word else None


def _playlist(value: Value) -> str | None:
    word = value.words()
    if word is None or _PLAYLIST.match(word):
        return word
    value.note("bad-playlist", "PL…")
    return None


def _tags(value: Value) -> tuple[str, ...]:
    tags = value.names()
    if any(_ANGLE.search(tag) for tag in tags):
        value.note("angle-bracket", found="< >")
    length = sum(len(tag) + 2 * (" " in tag) for tag in tags) + max(len(tags) - 1, 0)
    if length > TAGS_LIMIT:
        value.note("text-too-long", str(TAGS_LIMIT), found=str(length))
    return tags


def _one_of(fields: Fields, name: str, allowed: tuple[str, ...]) -> str | None:
    value = fields.get(name)
    return value.one_of(allowed) if value else None


def _flag(fields: Fields, name: str, *, default: bool) -> bool:
    value = fields.get(name)
    flag = value.flag() if value else None
    return default if flag is None else flag
