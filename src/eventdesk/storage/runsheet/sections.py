"""The sections of a sheet that are not cues: the event, outputs, speakers."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from msgspec import Struct, field

from eventdesk.domain.graphic import Theme
from eventdesk.domain.runsheet import PROGRAM, EventInfo, Output, Speaker
from eventdesk.domain.text import Text
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.looks import read_theme
from eventdesk.storage.runsheet.values import Fields, Value

EVENT_KEYS = ("title", "date", "timezone", "venue", "languages", "theme")
OUTPUT_KEYS = ("required", "mirrors")
SPEAKER_KEYS = ("name", "role", "organisation", "language", "remote")
NOBODY = "none"

NO_DATE = date(1970, 1, 1)
"""Stands in a sheet whose date could not be read; such a sheet has an error."""


class Known(Struct):
    """What cues may refer to."""

    languages: tuple[str, ...] = ("en",)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    has_broadcast: bool = False


def read_event(value: Value | None, base: Path) -> EventInfo:
    """The event; what cannot be read is noted and stands as something neutral. ``base`` is the
    folder of its files."""
    if value is None:
        return EventInfo(Text(), NO_DATE, ZoneInfo("UTC"))
    fields = value.fields(EVENT_KEYS)
    languages = _languages(fields)
    title = fields.need("title")
    day = fields.need("date")
    zone = fields.need("timezone")
    venue = fields.get("venue")
    theme = fields.get("theme")
    return EventInfo(
        title=(title and title.text(languages)) or Text(),
        date=(day and _date(day)) or NO_DATE,
        timezone=(zone and _timezone(zone)) or ZoneInfo("UTC"),
        venue=(venue and venue.text(languages)) or Text(),
        languages=languages,
        theme=read_theme(theme, base) if theme else Theme(),
    )


def _languages(fields: Fields) -> tuple[str, ...]:
    value = fields.get("languages")
    tags: dict[str, None] = {}
    for item in value.values() if value else ():
        tag = item.words()
        if tag is None:
            continue
        if not notation.is_language(tag):
            item.note("unknown-language", notation.language_meant(tag))
        if tag in tags:
            item.warn("listed-twice")
        else:
            tags[tag] = None
    if value and not tags and value.is_list:
        value.note("empty-list", "[en]", found="[]")
    return tuple(tags) or ("en",)


def _date(value: Value) -> date | None:
    raw = value.raw("2021-04-23")
    day = None if raw is None else notation.calendar_date(raw)
    if raw is not None and day is None:
        value.note("bad-date", "2021-04-23")
    return day


def _timezone(value: Value) -> ZoneInfo | None:
    raw = value.raw("Asia/Seoul")
    if raw is None:
        return None
    try:
        return ZoneInfo(raw)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder's name, "Asia"
        zones = available_timezones()
        value.note("unknown-timezone", notation.nearest(raw, sorted(zones)) or "Asia/Seoul")
        return None


def read_outputs(value: Value | None) -> dict[str, Output]:
    """The named switchers; ``program`` is always one, and required unless the sheet says not."""
    outputs = {PROGRAM: Output(PROGRAM, required=True)}
    for name, item in value.fields() if value else ():
        fields = item.fields(OUTPUT_KEYS[:1] if name == PROGRAM else OUTPUT_KEYS)
        required, mirrors = fields.get("required"), fields.get("mirrors")
        flag = required.flag() if required else None
        outputs[name] = Output(
            name,
            required=name == PROGRAM if flag is None else flag,
            mirrors=_mirrored(mirrors) if mirrors else None,
        )
    return outputs


def _mirrored(value: Value) -> str | None:
    """Only what the stream carries needs a backup."""
    word = value.words()
    if word not in (None, PROGRAM):
        value.note("bad-choice", PROGRAM)
    return word if word == PROGRAM else None


def read_speakers(value: Value | None, languages: tuple[str, ...]) -> dict[str, Speaker]:
    """Everybody who can be named, by id."""
    speakers: dict[str, Speaker] = {}
    everybody = value.fields() if value else None
    for name, item in everybody or ():
        if everybody and (name == NOBODY or not notation.is_id(name)):
            everybody.key(name).note("bad-id", notation.slug(name) if name != NOBODY else "")
        speakers[name] = _speaker(name, item, languages)
    return speakers


def _speaker(name: str, value: Value, languages: tuple[str, ...]) -> Speaker:
    fields = value.fields(SPEAKER_KEYS)
    full_name = fields.need("name")
    role, organisation = fields.get("role"), fields.get("organisation")
    language, remote = fields.get("language"), fields.get("remote")
    tag = language.words() if language else None
    if language and tag is not None and not notation.is_language(tag):
        language.note("unknown-language", notation.language_meant(tag))
    return Speaker(
        id=name,
        name=(full_name and full_name.text(languages)) or Text(((languages[0], name),)),
        role=(role and role.text(languages)) or Text(),
        organisation=(organisation and organisation.text(languages)) or Text(),
        language=tag,
        remote=bool(remote and remote.flag()),
    )
