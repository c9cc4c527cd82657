"""A renderer on a folder of its own, and short ways to write a graphic down."""

import pytest

from eventdesk.domain.graphic import Graphic, Person
from eventdesk.domain.text import Text
from eventdesk.engine.assets import asset
from eventdesk.graphics.faces import Faces
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.graphics.template_set import FOLDER, load_templates
from eventdesk.graphics.typeset import Typesetter


def _text(words, languages):
    if isinstance(words, str):
        return Text(((languages[0], words),)) if words else Text()
    return Text(tuple(words.items()))


@pytest.fixture(scope="session")
def graphic():
    """Make a graphic: texts as a string in the first language, or as language → words."""

    def make(
        name, role="", organisation="", languages=("ko", "en"), speaks=None, template="classic"
    ):
        parts = (_text(words, languages) for words in (name, role, organisation))
        return Graphic(template, (Person(*parts, speaks),), languages)

    return make


@pytest.fixture(scope="session")
def chung(graphic):
    return graphic(
        {"ko": "정래권", "en": "Chung Rae-kwon"},
        {"ko": "전 기후변화대사", "en": "Former Ambassador for Climate Change"},
        {"ko": "국가기후환경회의", "en": "National Council on Climate and Air Quality"},
        speaks="ko",
    )


@pytest.fixture
def renderer(qapp, tmp_path):
    return GraphicsRenderer(tmp_path / "pictures")


@pytest.fixture(scope="session")
def templates():
    """The built-in looks by name."""
    found = load_templates([asset(FOLDER)])
    assert found.faults == ()
    return found.templates


@pytest.fixture(scope="session")
def classic(templates):
    return templates["classic"]


@pytest.fixture
def typesetter(qapp):
    return Typesetter(Faces())
