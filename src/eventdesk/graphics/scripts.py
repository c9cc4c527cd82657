"""Which script a character belongs to, as far as choosing a font and its size needs it."""

import unicodedata
from enum import Enum, auto

_Ranges = tuple[tuple[int, int], ...]

_HAN: _Ranges = (
    (0x3005, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_HANGUL: _Ranges = ((0xAC00, 0xD7A3), (0x1100, 0x11FF), (0x3131, 0x318E))
_KANA: _Ranges = ((0x3041, 0x30FF), (0x31F0, 0x31FF))
_BOPOMOFO: _Ranges = ((0x3105, 0x312F), (0x31A0, 0x31BF))
_HANGUL_TAILS: _Ranges = ((0x1160, 0x11FF),)  # vowels and finals of a syllable in parts
_VARIATION_SELECTORS: _Ranges = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_JOINERS: _Ranges = ((0x200C, 0x200D), (0x2060, 0x2060))
_ARABIC: _Ranges = (
    (0x0600, 0x06FF),
    (0x0750, 0x077F),
    (0x08A0, 0x08FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFC),
)
_THAI: _Ranges = ((0x0E01, 0x0EFF),)  # and Lao
_LATIN: _Ranges = ((0x0041, 0x024F), (0x1E00, 0x1EFF), (0x0370, 0x052F))  # and Greek, Cyrillic
_EMOJI: _Ranges = ((0x1F1E6, 0x1F1FF), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1FAFF))
_SKINS: _Ranges = ((0x1F3FB, 0x1F3FF),)
_FLAGS: _Ranges = ((0x1F1E6, 0x1F1FF),)
_FLAG_TAGS: _Ranges = ((0xE0020, 0xE007F),)
AS_EMOJI = "\ufe0f"


class Script(Enum):
    """Scripts that look larger or smaller than others at the same em."""

    LATIN = auto()
    HANGUL = auto()
    HAN = auto()
    KANA = auto()
    ARABIC = auto()
    THAI = auto()
    EMOJI = auto()
    OTHER = auto()


def _within(character: str, ranges: _Ranges) -> bool:
    return any(low <= ord(character) <= high for low, high in ranges)


def is_han(character: str) -> bool:
    """Whether it is a Han ideograph, whose shape depends on the language."""
    return _within(character, _HAN)


def is_hangul(character: str) -> bool:
    """Whether it is Korean script."""
    return _within(character, _HANGUL)


def is_kana(character: str) -> bool:
    """Whether it is Japanese hiragana or katakana."""
    return _within(character, _KANA)


def is_bopomofo(character: str) -> bool:
    """Whether it is the phonetic script of Taiwan."""
    return _within(character, _BOPOMOFO)


def is_emoji(cluster: str) -> bool:
    """Whether a character and its marks are to be a coloured picture."""
    return AS_EMOJI in cluster or _within(cluster[0], _EMOJI)


def script_of(cluster: str) -> Script | None:
    """The script of a character and its marks; None for what belongs to any: spaces, digits and
    marks of punctuation take their size from what stands before them."""
    character = cluster[0]
    if is_emoji(cluster):
        return Script.EMOJI
    if is_hangul(character):
        return Script.HANGUL
    if is_kana(character):
        return Script.KANA
    if is_han(character) or is_bopomofo(character):
        return Script.HAN
    if not unicodedata.category(character).startswith("L"):
        return None
    known = ((Script.LATIN, _LATIN), (Script.ARABIC, _ARABIC), (Script.THAI, _THAI))
    return next((script for script, ranges in known if _within(character, ranges)), Script.OTHER)


def runs_from_right(text: str) -> bool:
    """Whether a text is read from right to left: its first letter says so."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def is_full_height(character: str) -> bool:
    """Whether it fills the em square: Han, Hangul or kana."""
    return is_han(character) or is_hangul(character) or is_kana(character)


def has_no_ink(character: str) -> bool:
    """Whether a font need not know it: it steers shaping."""
    return unicodedata.category(character) == "Cf" or _within(character, _VARIATION_SELECTORS)


def _is_flag(pair: str) -> bool:
    return all(_within(character, _FLAGS) for character in pair)


def clusters(text: str) -> list[str]:
    """Characters with the marks that belong to them, which one font must draw together."""
    found: list[str] = []
    for character in text:
        belongs = (
            unicodedata.category(character).startswith("M")
            or _within(character, _JOINERS + _HANGUL_TAILS + _SKINS + _FLAG_TAGS)
            or (found and _within(found[-1][-1], _JOINERS))
            or (found and len(found[-1]) == 1 and _is_flag(found[-1] + character))
        )
        if belongs and found:
            found[-1] += character
        else:
            found.append(character)
    return found
