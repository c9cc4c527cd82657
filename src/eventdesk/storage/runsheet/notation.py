"""How a run-sheet writes things: durations, clock times, levels, language tags, ids. Pure."""

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import islice

from eventdesk.domain.runsheet import TimeOfDay

DURATION_PATTERN = (
    r"^(?=.)(?:\d{1,4}(?:\.\d{1,3})?h)?(?:\d{1,6}(?:\.\d{1,3})?m)?"
    r"(?:\d{1,7}(?:\.\d{1,3})?s)?(?:\d{1,10}ms)?$|^\d{1,3}:[0-5]\d:[0-5]\d$"
)
TIME_PATTERN = r"^(?:\+[1-9]\d? )?(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$"
DATE_PATTERN = r"^\d{4}-\d\d-\d\d$"
ID_PATTERN = (
    r"^[^\s,:;\[\]{}#\"'/\\`*&!|>%@?._-]"
    r"[^\s,:;\[\]{}#\"'/\\]{0,63}$"
)  # no \w: in JSON Schema's regular expressions that is Latin only
LANGUAGE_PATTERN = r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$"

LEVEL_PATTERN = r"^[-+]?\d{1,3}(?:\.\d{1,2})?dB$"
COLOUR_PATTERN = r"^#[0-9A-Fa-f]{6}$"

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(ms|[hms])")
_CLOCK_DURATION = re.compile(r"^(\d{1,3}):([0-5]\d):([0-5]\d)$")
_CANDIDATES = 1_000
_HOURS_A_DAY, _MINUTES_AN_HOUR, _THREE_LETTERS = 24, 60, 3
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_DURATION = re.compile(DURATION_PATTERN, re.ASCII)
_TIME = re.compile(TIME_PATTERN, re.ASCII)
_DATE = re.compile(DATE_PATTERN, re.ASCII)
_LANGUAGE = re.compile(LANGUAGE_PATTERN, re.ASCII)
_LEVEL = re.compile(LEVEL_PATTERN, re.ASCII)
_LOOSE_LEVEL = re.compile(r"([-+−–]?)\s*(\d{1,3}(?:\.\d{1,2})?)\s*(?:dB)?", re.IGNORECASE)
_COLOUR = re.compile(COLOUR_PATTERN, re.ASCII)
_ID = re.compile(ID_PATTERN)
# Units as people type them, longest first where one begins with another.
_LOOSE_UNITS = {
    "h": ("hours", "hour", "hrs", "hr", "h", "시간", "小时", "時間"),
    "m": ("minutes", "minute", "mins", "min", "m", "분", "分钟", "分", "'"),
    "s": ("seconds", "second", "secs", "sec", "s", "초", "秒", '"'),
}
_UNIT_OF = {word: unit for unit, words in _LOOSE_UNITS.items() for word in words}
_LOOSE_AMOUNT = re.compile(
    r"(\d{1,6})\s*(" + "|".join(sorted(map(re.escape, _UNIT_OF), key=len, reverse=True)) + ")?",
    re.IGNORECASE,
)
_LOOSE_TIME = re.compile(r"^(?:\+(\d{1,2})\s*)?(\d{1,2})\s*[:.시時点h]\s*(\d{1,2})\D{0,2}$")

# YAML 1.1 reads these plain words as true, false or nothing (yaml.org/type/bool, /null).
TRUTH_WORDS = frozenset({"yes", "no", "on", "off", "true", "false"})
NULL_WORDS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_INTEGER = re.compile(r"^(?:0|-?[1-9]\d*)$", re.ASCII)
_LEADING_ZERO = re.compile(r"^[-+]?0[\d_]+$", re.ASCII)
_SEXAGESIMAL = re.compile(r"^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$", re.ASCII)
_NUMBER_LIKE = re.compile(
    r"^[-+]?(?:0[bxo][\da-fA-F_]+|[\d_]*\.?[\d_]+\.?(?:[eE][-+]?\d+)?|\.inf|\.nan)$",
    re.ASCII | re.IGNORECASE,
)
_TIMESTAMP = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\s*\d{1,2}:\d\d:\d\d.*)?$", re.ASCII)

# ISO 639-1; languages without a two-letter code are written with three letters.
_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy
hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg
li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or
os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_LANGUAGES = frozenset(_ISO_639_1.split())
_COUNTRY_NOT_LANGUAGE = {
    "cn": "zh-Hans", "cz": "cs", "dk": "da", "gr": "el", "hk": "zh-Hant", "jp": "ja", "kp": "ko",
    "kr": "ko", "tw": "zh-Hant", "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip
"""Country codes in place of language codes. Two are languages too, Kanuri (kr) and Twi (tw), but
at a conference in East Asia they are slips; those write ``kau`` and ``twi``."""


@lru_cache(maxsize=1024)
def duration(text: str) -> timedelta | None:
    """``90s``, ``20m``, ``1h30m``, ``2.5s``, ``300ms`` or ``00:20:00``; None for anything else."""
    if not _DURATION.fullmatch(text):
        return None
    if clock := _CLOCK_DURATION.fullmatch(text):
        hours, minutes, seconds = (int(part) for part in clock.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return timedelta(seconds=sum(float(n) * _SECONDS[unit] for n, unit in _AMOUNT.findall(text)))


def write_duration(length: timedelta) -> str:
    """The shortest way to write it: ``1h30m``, ``90s``, ``300ms``; ``0s`` for nothing."""
    left = round(length / timedelta(milliseconds=1))
    parts = []
    for unit, size in (("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)):
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"


def duration_meant(text: str) -> str:
    """What ``20 min``, ``1시간 30분`` or a bare ``20`` was probably meant to be; "" if unclear."""
    amounts = _LOOSE_AMOUNT.findall(text[:40])
    if not amounts or _LOOSE_AMOUNT.sub("", text).strip(" .,"):
        return ""
    units = [_UNIT_OF.get(unit.lower(), "m") for _, unit in amounts]
    guess = "".join(
        f"{int(number)}{unit}" for (number, _), unit in zip(amounts, units, strict=True)
    )
    return guess if duration(guess) is not None else ""


def time_of_day(text: str) -> TimeOfDay | None:
    """``09:30``, ``09:30:15`` or ``+1 00:30``; None for anything else."""
    if not _TIME.fullmatch(text):
        return None
    days, _, clock = text.rpartition(" ")
    return TimeOfDay(int(days or 0), time.fromisoformat(clock))


def write_time(since_midnight: timedelta) -> str:
    """A clock time as a sheet writes it, from the time since the first day's midnight."""
    days, rest = divmod(since_midnight, timedelta(days=1))
    seconds = int(rest.total_seconds())
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    if seconds % 60:
        text += f":{seconds % 60:02}"
    return f'"+{days} {text}"' if days else f'"{text}"'


def time_meant(text: str) -> str:
    """What ``9:30``, ``9.30`` or ``24:30`` was probably meant to be, quoted; "" if unclear."""
    match = _LOOSE_TIME.fullmatch(text[:20])
    if match is None:
        return ""
    days, hour, minute = (int(part or 0) for part in match.groups())
    if hour >= 2 * _HOURS_A_DAY or minute >= _MINUTES_AN_HOUR:
        return ""
    return write_time(timedelta(days=days, hours=hour, minutes=minute))


def calendar_date(text: str) -> date | None:
    """``2021-04-23``; None for anything else."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_id(text: str) -> bool:
    """Begins with a letter or digit of any script, no spaces, not more than 64 characters."""
    return _ID.fullmatch(text) is not None


def slug(text: str) -> str:
    """An id made of the Latin letters and digits of a text; "" when it has none."""
    return re.sub(r"[^a-z0-9]+", "-", text[:200].lower()).strip("-")[:40].strip("-")


def is_colour(text: str) -> bool:
    """Whether it is "#RRGGBB"."""
    return bool(_COLOUR.fullmatch(text))


def level(text: str) -> float | None:
    """Decibels of ``-6dB``, ``0dB`` or ``+2.5dB``; None for anything else."""
    return float(text.removesuffix("dB")) if _LEVEL.fullmatch(text) else None


def level_meant(text: str) -> str:
    """What ``-6``, ``-6 db`` or ``−6dB`` was probably meant to be; "" if unclear."""
    match = _LOOSE_LEVEL.fullmatch(text.strip()[:20])
    if match is None:
        return ""
    sign = "-" if match[1] in ("-", "−", "–") else match[1]
    return f"{sign}{match[2]}dB"


@lru_cache(maxsize=1024)
def is_language(tag: str) -> bool:
    """Whether it is a language tag in its canonical spelling: ``ko``, ``zh-Hans``, ``pt-BR``."""
    first = tag.split("-", 1)[0]
    known = len(first) == _THREE_LETTERS or (
        first in _LANGUAGES and first not in _COUNTRY_NOT_LANGUAGE
    )
    return known and _LANGUAGE.fullmatch(tag) is not None


def language_meant(tag: str) -> str:
    """The tag that ``jp``, ``zh-hans`` or ``ko_KR`` was probably meant to be; "" if unclear."""
    first, *rest = re.split(r"[-_]", tag[:20])
    shaped = {2: str.upper, 4: str.title}
    guess = "-".join([first.lower(), *(shaped.get(len(s), str)(s) for s in rest)])
    guess = _COUNTRY_NOT_LANGUAGE.get(guess, guess)
    return guess if is_language(guess) else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one, or ""; looks at the first thousand."""
    from difflib import get_close_matches  # noqa: PLC0415 # 2 ms that a good sheet does not need

    candidates = list(islice(known, _CANDIDATES))
    return next(iter(get_close_matches(word[:64], candidates, n=1)), "")


def yaml_trap(text: str) -> str | None:
    """The code of the trap that a plain scalar in a text's place falls into; None if it is safe.

    Whole numbers without a leading zero are safe: they mean their own digits either way.
    """
    if text.lower() in TRUTH_WORDS:
        return "truth-value"
    if not (text[:1].isdigit() or text[:1] in "+-.") or _PLAIN_INTEGER.match(text):
        return None
    if _LEADING_ZERO.match(text):
        return "leading-zero"
    if _SEXAGESIMAL.match(text):
        return "unquoted-time"
    return "needs-quotes" if _NUMBER_LIKE.match(text) or _TIMESTAMP.match(text) else None
