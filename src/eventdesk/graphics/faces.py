"""Which font draws which character: chosen here by language, never by the system's fallback.

One Han code point has different shapes in Korea, Japan, mainland China, Taiwan and Hong Kong
(直, 骨), and a system's own fallback takes whichever font it finds first. So each run of text
names its family, and Qt's font merging is off (measured on Qt 6.11: a missing glyph is then
index 0).
"""

import unicodedata

from msgspec import Struct
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from eventdesk.graphics.scripts import (
    Script,
    clusters,
    has_no_ink,
    is_bopomofo,
    is_emoji,
    is_han,
    is_hangul,
    is_kana,
    script_of,
)

KOREAN, JAPANESE, SIMPLIFIED, TRADITIONAL, HONG_KONG, LATIN = "ko", "ja", "hans", "hant", "hk", "en"

_TRADITIONAL = ("Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "PingFang TC")
_FAMILIES = {
    KOREAN: (
        *("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Source Han Sans KR"),
        *("Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic"),
    ),
    JAPANESE: (
        *("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Source Han Sans JP"),
        *("Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo"),
    ),
    SIMPLIFIED: (
        *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC"),
        *("Hiragino Sans GB", "Microsoft YaHei"),
    ),
    TRADITIONAL: (*_TRADITIONAL, "Microsoft JhengHei"),
    HONG_KONG: (
        *("Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HC", "PingFang HK"),
        *(*_TRADITIONAL, "Microsoft JhengHei"),
    ),
    LATIN: ("Noto Sans", "Source Sans 3", "Helvetica Neue", "Segoe UI", "Arial"),
}
_OTHER_SCRIPTS = ("Nirmala UI", "Leelawadee UI", "Ebrima", "Gadugi", "Geeza Pro", "Thonburi")
_EMOJI = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Noto Emoji")
_EMOJI_TO_INSTALL = _EMOJI[0]
_TO_INSTALL = {
    KOREAN: "Noto Sans CJK KR",
    JAPANESE: "Noto Sans CJK JP",
    SIMPLIFIED: "Noto Sans CJK SC",
    TRADITIONAL: "Noto Sans CJK TC",
    HONG_KONG: "Noto Sans CJK HK",
    LATIN: "Noto Sans",
}


_PACKAGES = {"Noto Sans CJK": "fonts-noto-cjk", "Noto Color Emoji": "fonts-noto-color-emoji"}
_IN_NOTO_SANS = ("Latin", "Greek", "Cyrillic")
_OTHER_PACKAGE = "fonts-noto-core"


class Run(Struct, frozen=True):
    """A stretch of text of one script in one family. ``start`` and ``length`` count UTF-16 units,
    as Qt does."""

    start: int
    length: int
    family: str
    script: Script = Script.LATIN


def face_of(tag: str) -> str:
    """The face that a BCP 47 tag asks for: "zh-TW" the traditional one; LATIN for all others."""
    parts = tag.replace("_", "-").lower().split("-")
    if parts[0] in (KOREAN, JAPANESE):
        return parts[0]
    if parts[0] in ("zh", "yue", "cmn"):
        if "hk" in parts or "mo" in parts or parts[0] == "yue":
            return SIMPLIFIED if "hans" in parts else HONG_KONG
        return TRADITIONAL if "hant" in parts or "tw" in parts else SIMPLIFIED
    return LATIN


def font(family: str, pixels: float, weight: int, tracking: float = 0.0) -> QFont:
    """A font that draws with this family alone; ``tracking`` is in em, ``pixels`` is the em."""
    result = QFont()
    result.setFamilies([family])
    result.setPixelSize(max(1, round(pixels)))
    result.setWeight(QFont.Weight(weight))
    result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * pixels)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    result.setStyleStrategy(
        QFont.StyleStrategy.NoFontMerging
        | QFont.StyleStrategy.PreferAntialias
        | QFont.StyleStrategy.NoSubpixelAntialias
    )
    return result


class Faces:
    """The fonts of this machine. Not thread-safe: the renderer holds its lock around it."""

    def __init__(self) -> None:
        installed = QFontDatabase.families()
        present = set(installed)
        self._chains = {
            face: tuple(family for family in families if family in present)
            for face, families in _FAMILIES.items()
        }
        self._others = tuple(
            family
            for family in installed
            if family in _OTHER_SCRIPTS
            or (family.startswith("Noto Sans ") and " CJK " not in family and "Mono" not in family)
        ) + tuple(family for family in ("DejaVu Sans",) if family in present)
        self._emoji = tuple(family for family in _EMOJI if family in present)
        self._default = QFont().defaultFamily()
        self._covered: dict[tuple[str, int, int], bool] = {}
        self._chosen: dict[tuple[str, str, str, int], str] = {}

    def runs(self, text: str, face: str, han_face: str, weight: int) -> tuple[Run, ...]:
        """Cut ``text`` into runs. Han characters get ``han_face``, all others ``face``.

        A character that no font has goes to the face's first family, where it shows as a missing
        glyph, to be found by whoever looks at the glyphs.
        """
        runs: list[Run] = []
        position = 0
        for cluster in clusters(text):
            length = len(cluster.encode("utf-16-le")) // 2
            last = runs[-1] if runs else None
            script = script_of(cluster) or (last.script if last else Script.LATIN)
            if last is not None and cluster.isspace():
                family = last.family
            else:
                family = self._family(cluster, face, han_face, weight)
            if last is not None and (last.family, last.script) == (family, script):
                runs[-1] = Run(last.start, last.length + length, family, script)
            else:
                runs.append(Run(position, length, family, script))
            position += length
        return tuple(runs)

    def is_of(self, face: str, family: str) -> bool:
        """Whether ``family`` is one of the face's own."""
        return family in self._chains[face]

    @staticmethod
    def to_install(character: str, face: str, han_face: str) -> tuple[str, str]:
        """The free font family to install so that this character can be drawn in its face, and
        the package of Debian and Ubuntu that has it."""
        family = _family_to_install(character, face, han_face)
        package = next((p for start, p in _PACKAGES.items() if family.startswith(start)), None)
        return family, package or _OTHER_PACKAGE

    def _family(self, cluster: str, face: str, han_face: str, weight: int) -> str:
        key = (cluster, face, han_face, weight)
        if key not in self._chosen:
            self._chosen[key] = self._choose(cluster, face, han_face, weight)
        return self._chosen[key]

    def _choose(self, cluster: str, face: str, han_face: str, weight: int) -> str:
        order = self._order(cluster, face, han_face)
        for family in order:
            if all(self._covers(family, weight, ord(c)) for c in cluster if not has_no_ink(c)):
                return family
        return order[0] if order else self._default

    def _order(self, cluster: str, face: str, han_face: str) -> tuple[str, ...]:
        """All families that may draw the character and its marks, best first."""
        chains, character = self._chains, cluster[0]
        if is_han(character):
            rest = (KOREAN, JAPANESE, SIMPLIFIED, TRADITIONAL, HONG_KONG)
            faces = (han_face, *(other for other in rest if other != han_face))
            return tuple(dict.fromkeys(f for one in faces for f in chains[one]))
        faces = (face, _home(character, face), LATIN, KOREAN, JAPANESE, SIMPLIFIED, TRADITIONAL)
        own = tuple(dict.fromkeys(f for one in faces for f in chains[one]))
        if is_emoji(cluster):
            return self._emoji + own + self._others
        script = f"Noto Sans {_script_name(character)}"
        made_for_it = (script,) if script in self._others else ()
        return own + made_for_it + self._others + self._emoji

    def _covers(self, family: str, weight: int, code: int) -> bool:
        key = (family, weight, code)
        if key not in self._covered:
            raw = QRawFont.fromFont(font(family, 32, weight))
            self._covered[key] = raw.isValid() and raw.supportsCharacter(code)
        return self._covered[key]


def _home(character: str, face: str) -> str:
    """The face whose fonts were made for this script, for a character foreign to the text."""
    if is_hangul(character):
        return KOREAN
    if is_kana(character):
        return JAPANESE
    return TRADITIONAL if is_bopomofo(character) else face


def _script_name(character: str) -> str:
    return unicodedata.name(character, "").split(" ")[0].title()


def _family_to_install(character: str, face: str, han_face: str) -> str:
    if is_han(character):
        return _TO_INSTALL[han_face]
    if is_emoji(character):
        return _EMOJI_TO_INSTALL
    home = _home(character, LATIN)
    script = _script_name(character)
    is_letter = unicodedata.category(character)[0] == "L"
    if home == LATIN and is_letter and script not in ("", *_IN_NOTO_SANS):
        return f"Noto Sans {script}"
    return _TO_INSTALL[face if home == LATIN else home]
