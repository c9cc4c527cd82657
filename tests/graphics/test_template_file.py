"""Template files: a designer who errs is told where, and all at once."""

import pytest

from eventdesk.engine.assets import asset
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.graphics.template import Colour
from eventdesk.graphics.template_file import TemplateError, load_template, load_templates

GOOD = asset("lower_thirds", "classic.yaml").read_text(encoding="utf-8")


@pytest.fixture
def spoilt(tmp_path):
    """A copy of classic.yaml with one passage replaced, as ``spoilt.yaml``."""

    def write(passage, instead):
        assert passage in GOOD
        path = tmp_path / "spoilt.yaml"
        path.write_text(GOOD.replace(passage, instead, 1), encoding="utf-8")
        return path

    return write


def line_of(passage):
    return GOOD[: GOOD.index(passage)].count("\n") + 1


def test_classic_is_read_as_it_is_written(classic):
    assert classic.name.weight == 700
    assert classic.name.colour == Colour(255, 255, 255, 255)
    assert classic.place.safe == 0.05
    assert classic.motion.enter.seconds == 0.4


@pytest.mark.parametrize(
    ("passage", "instead", "told"),
    [
        ("weight: 700", "weight: bold", "name.weight: found 'bold'; must be a whole number"),
        ("weight: 700", "weight: 7000", "name.weight: found 7000"),
        ("size: 0.0565", "size: .nan", "name.size: found nan"),
        ('"#1FC7B4"', "teal", "accent.colour: found 'teal'; must be a quoted colour, \"#RRGGBB\""),
        ('"#1FC7B4"', '"#1FC7B"', "accent.colour: found '#1FC7B'"),
        ('"#1FC7B4"', "#1FC7B4", "accent.colour: found None"),
        ("tighten: 0.02", "tigten: 0.02", "fitting.tigten: unknown; did you mean tighten?"),
        ("seconds: 0.4", "seconds: yes", "motion.enter.seconds: found True"),
        ("[0.3, 0.1, 0.1, 1.0]", "[0.3, 0.1]", "motion.enter.curve: found [0.3, 0.1]"),
        ("[0.3, 0.1, 0.1, 1.0]", "[0.3, 0.1, 0.1, 1.4]", "motion.enter.curve: found"),
        ("format: 1", "format: 2", "format: found 2"),
        ("right: 0.036", "left: 0.036", "plate.left: given twice"),
    ],
)
def test_a_fault_names_the_line_what_was_found_and_what_would_be_right(
    spoilt, passage, instead, told
):
    with pytest.raises(TemplateError) as error:
        load_template(spoilt(passage, instead))
    assert f"spoilt.yaml:{line_of(passage)}: {told}" in str(error.value)


def test_a_missing_key_is_told(spoilt):
    with pytest.raises(TemplateError, match=r"plate\.right: missing"):
        load_template(spoilt("  right: 0.036\n", ""))


def test_all_faults_are_told_at_once(tmp_path):
    text = GOOD.replace("weight: 700", "weight: bold").replace("seconds: 0.4", "seconds: -1")
    (tmp_path / "two.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        load_template(tmp_path / "two.yaml")
    assert len(str(error.value).splitlines()) == 2


@pytest.mark.parametrize("content", ["", "- a\n- b\n", "just words", "a: [", "\x00"])
def test_a_file_that_is_no_template_at_all_is_told_by_name(tmp_path, content):
    (tmp_path / "other.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(TemplateError, match=r"other\.yaml"):
        load_template(tmp_path / "other.yaml")


def test_a_place_outside_the_safe_area_is_refused(spoilt):
    with pytest.raises(TemplateError, match="at least safe"):
        load_template(spoilt("  left: 0.05\n", "  left: 0.01\n"))


def test_the_renderer_does_not_start_with_a_broken_template(spoilt, tmp_path):
    folder = spoilt("weight: 700", "weight: bold").parent
    with pytest.raises(TemplateError, match=r"spoilt\.yaml"):
        GraphicsRenderer(tmp_path / "pictures", folder)


def test_a_folder_without_templates_is_refused(tmp_path):
    with pytest.raises(TemplateError, match="no templates"):
        load_templates(tmp_path)
