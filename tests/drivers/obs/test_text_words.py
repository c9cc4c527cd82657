"""Which words a producer's own graphic gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.domain.graphic import OBS_TEXT, Graphic, Person, TextInputs
from eventdesk.domain.text import Text
from eventdesk.drivers.obs.text_words import words

CHUNG = Person(
    Text((("ko", "정래권"), ("en", "Chung Rae-kwon"))),
    Text((("ko", "전 기후변화대사"), ("en", "Former Ambassador"))),
    Text((("ko", "국가기후환경회의"),)),
)
TANAKA = Person(Text((("ja", "田中 太郎"), ("en", "Tanaka Taro"))))
ALL = TextInputs("Name", "Role", "Office", "Strap")


def said(*people, inputs=ALL, languages=("ko", "en")):
    return dict(words(Graphic(OBS_TEXT, people, languages, inputs=inputs)))


@pytest.mark.parametrize(
    ("people", "options", "expected"),
    [
        (
            (CHUNG,),
            {},
            {
                "Name": "정래권 · Chung Rae-kwon",
                "Role": "전 기후변화대사 · Former Ambassador",
                "Office": "국가기후환경회의",
            },
        ),
        ((CHUNG,), {"inputs": TextInputs("Name")}, {"Name": "정래권 · Chung Rae-kwon"}),
        (
            (CHUNG,),
            {"languages": ("en",), "inputs": TextInputs("Name")},
            {"Name": "Chung Rae-kwon"},
        ),
        (
            (CHUNG,),
            {"inputs": TextInputs("Name", "Both", "Both")},
            {
                "Name": "정래권 · Chung Rae-kwon",
                "Both": "전 기후변화대사 · Former Ambassador\n국가기후환경회의",
            },
        ),
        ((TANAKA,), {}, {"Name": "Tanaka Taro", "Role": "", "Office": ""}),
        ((TANAKA,), {"languages": ("zh-Hans",)}, {"Name": "田中 太郎", "Role": "", "Office": ""}),
        (
            (CHUNG, TANAKA),
            {"languages": ("en",)},
            {
                "Name": "Chung Rae-kwon, Tanaka Taro",
                "Role": "Former Ambassador",
                "Office": "국가기후환경회의",
            },
        ),
        ((CHUNG,), {"inputs": None}, {}),
    ],
)
def test_the_words_of_each_input(people, options, expected):
    assert said(*people, **options) == expected


def test_the_same_words_in_two_languages_are_said_once():
    twice = Person(Text((("ko", "UNESCAP"), ("en", "UNESCAP"))))
    assert said(twice, inputs=TextInputs("Name")) == {"Name": "UNESCAP"}


@given(st.text(), st.text())
def test_a_field_is_one_line_whatever_was_typed(first, second):
    person = Person(Text((("ko", first), ("en", second))))
    (line,) = said(person, inputs=TextInputs("Name")).values()
    assert line == " ".join(line.split())
