"""Which script a character belongs to, as far as choosing a font needs it."""

import unicodedata

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


def is_full_height(character: str) -> bool:
    """Whether it fills the em square: Han, Hangul or kana."""
    return is_han(character) or is_hangul(character) or is_kana(character)


def has_no_ink(character: str) -> bool:
    """Whether a font need not know it: it steers shaping."""
    return unicodedata.category(character) == "Cf" or _within(character, _VARIATION_SELECTORS)


def clusters(text: str) -> list[str]:
    """Characters with the marks that belong to them, which one font must draw together."""
    found: list[str] = []
    for character in text:
        belongs = (
            unicodedata.category(character).startswith("M")
            or _within(character, _JOINERS + _HANGUL_TAILS)
            or (found and _within(found[-1][-1], _JOINERS))
        )
        if belongs and found:
            found[-1] += character
        else:
            found.append(character)
    return found
