"""Lines break where the script allows it, and a name keeps its honorific."""

import itertools

import pytest

from eventdesk.graphics.breaking import Breaks, breaks
from eventdesk.graphics.typeset import Setting, Words


def parts(text, face, *, whole=False, kind=Breaks.TOGETHER):
    units = text.encode("utf-16-le")
    places = breaks(text, face, whole=whole, kind=kind)
    return [units[2 * a : 2 * b].decode("utf-16-le").strip() for a, b in itertools.pairwise(places)]


@pytest.mark.parametrize(
    ("face", "text", "wanted"),
    [
        ("ko", "국가기후환경회의 운영 위원회", ["국가기후환경회의", "운영", "위원회"]),
        ("ko", "前대전광역시 정무부시장", ["前대전광역시", "정무부시장"]),
        ("ko", "전 기후변화대사", ["전 기후변화대사"]),
        ("en", "Carbon-Neutral Review", ["Carbon-Neutral", "Review"]),
        ("ja", "シーッ！々、", ["シーッ！々、"]),
        ("ja", "「東京」", ["「東", "京」"]),
        ("hans", "中国，北京。", ["中", "国，", "北", "京。"]),
    ],
)
def test_a_detail_breaks_by_its_script_s_own_rules(face, text, wanted):
    assert parts(text, face) == wanted


@pytest.mark.parametrize(
    ("face", "name", "wanted"),
    [
        ("ko", "고영주 님", ["고영주 님"]),
        ("ko", "남궁 민수 교수님", ["남궁", "민수 교수님"]),
        ("ko", "유수케 모리 국장", ["유수케", "모리 국장"]),
        ("ja", "森 祐介 さん", ["森", "祐介 さん"]),
        ("ja", "森 祐介 先生", ["森", "祐介 先生"]),
        ("hant", "許崇慶 先生", ["許崇慶 先生"]),
        ("en", "Dr. Ángel Gurría", ["Dr. Ángel", "Gurría"]),
        ("en", "Prof. Dr. Rae-kwon Chung", ["Prof. Dr. Rae-kwon", "Chung"]),
        ("en", "Chung Rae-kwon, PhD", ["Chung", "Rae-kwon, PhD"]),
        ("ja", "アレクサンドル・ソルジェニーツィン", ["アレクサンドル・", "ソルジェニーツィン"]),
    ],
)
def test_a_name_breaks_at_spaces_and_keeps_its_honorific(face, name, wanted):
    assert parts(name, face, whole=True) == wanted


def test_nothing_changes_the_order_of_a_name():
    for name in ("Chung Rae-kwon", "Rae-kwon Chung", "Nguyễn Thị Ỷ", "Dr. Kim님 씨"):
        assert " ".join(parts(name, "en", whole=True, kind=Breaks.RULES)).split() == name.split()


def wrapped(typesetter, classic, words, width, most=9):
    lines = typesetter.wrapped(words, Setting(classic.detail, 30), width, most)
    return None if lines is None else [line.layout.text() for line in lines]


def test_an_honorific_is_left_alone_rather_than_the_name_made_smaller(typesetter, classic):
    words = Words("Schwarzenbergundhohenfels 선생님", "ko", "ko", whole=True)
    assert wrapped(typesetter, classic, words, 460) == ["Schwarzenbergundhohenfels", "선생님"]


def test_one_korean_word_too_wide_breaks_by_syllable_and_the_others_do_not(typesetter, classic):
    text = "제1회 동아시아기후변화대응국제협력자문위원회운영사무국 사무국장"
    lines = wrapped(typesetter, classic, Words(text, "ko", "ko"), 400)
    assert len(lines) == 3
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert lines[-1].endswith(" 사무국장")


def test_a_korean_name_is_never_broken_inside(typesetter, classic):
    words = Words("가나다라마바사아자차카타파하" * 2, "ko", "ko", whole=True)
    assert wrapped(typesetter, classic, words, 300) is None


@pytest.mark.parametrize("width", range(120, 700, 30))
def test_thai_and_arabic_lines_together_say_what_the_text_says(typesetter, classic, width):
    for text in ("กรุงเทพมหานคร อมรรัตนโกสินทร์ มหินทรา", "وزير البيئة والمياه والزراعة"):
        lines = wrapped(typesetter, classic, Words(text, "en", "ko"), width)
        assert lines is None or "".join("".join(lines).split()) == "".join(text.split())
