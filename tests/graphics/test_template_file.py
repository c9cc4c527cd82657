"""Template files: a designer who errs is told where, and all at once; the show goes on."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage

from eventdesk.domain.graphic import Canvas
from eventdesk.engine.assets import asset
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.graphics.template import Colour, Template
from eventdesk.graphics.template_set import FOLDER, load_templates

BUILT_IN = asset(FOLDER)
GOOD = (BUILT_IN / "classic.yaml").read_text(encoding="utf-8")
SMALLEST = "format: 1\nbased_on: classic\naccent: {colour: '#E4002B'}\n"
"""The README's first template; its second one adds what is in MORE."""
MORE = """\
place: {side: right, bottom: 0.12}
plate: {radius: 0.01}
name: {size: 0.064}
motion:
  enter: {kind: slide, seconds: 0.5, curve: [0.2, 0.0, 0.1, 1.0]}
"""


@pytest.fixture
def beside(tmp_path):
    """Write templates into a folder of their own: name → text."""

    def write(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def spoilt(beside):
    """What is told of a copy of classic.yaml with one passage replaced."""

    def told(passage, instead):
        assert passage in GOOD
        found = load_templates([beside(spoilt=GOOD.replace(passage, instead, 1))])
        assert found.templates == {"spoilt": Template()}
        return [str(fault) for fault in found.faults]

    return told


def line_of(passage):
    return GOOD[: GOOD.index(passage)].count("\n") + 1


def test_classic_is_read_as_it_is_written(classic):
    assert classic.name.weight == 700
    assert classic.name.colour == Colour(255, 255, 255, 255)
    assert classic.place.safe == 0.05
    assert classic.motion.enter.seconds == 0.4


@pytest.mark.parametrize("text", ["format: 1\n", "format: 1\nplate: {}\n"])
def test_a_file_that_says_nothing_is_the_defaults(beside, text):
    assert load_templates([beside(mine=text)]).templates == {"mine": Template()}


def test_the_smallest_template_differs_from_its_base_in_what_it_says(beside, classic):
    found = load_templates([BUILT_IN, beside(mine=SMALLEST)])
    assert found.faults == ()
    mine = found.templates["mine"]
    assert mine.accent.colour == Colour(0xE4, 0x00, 0x2B)
    assert mine.accent.width == classic.accent.width
    assert (mine.plate, mine.name, mine.motion) == (classic.plate, classic.name, classic.motion)


def test_the_smallest_template_draws(beside, tmp_path, qapp, chung):
    folder = beside(mine=SMALLEST)
    renderer = GraphicsRenderer(tmp_path / "pictures", [BUILT_IN, folder])
    mine = renderer.render(replace(chung, template="mine"), Canvas())
    classic = renderer.render(chung, Canvas())
    assert (mine.x, mine.y, mine.width, mine.height) == (
        *(classic.x, classic.y, classic.width, classic.height),
    )
    assert mine.path != classic.path


def test_the_readme_s_second_template_draws_what_it_says(beside, tmp_path, qapp, chung):
    renderer = GraphicsRenderer(tmp_path / "pictures", [BUILT_IN, beside(mine=SMALLEST + MORE)])
    assert renderer.template_faults() == ()
    mine = renderer.render(replace(chung, template="mine"), Canvas())
    assert mine.x + mine.width == 1920 - 96
    assert mine.y + mine.height == 1080 - round(0.12 * 1080)
    assert len(mine.enter) == 16
    assert mine.enter[0].dx == mine.width
    image = QImage(mine.path)
    corners = [(0, 0), (mine.width - 1, 0), (0, mine.height - 1)]
    assert all(image.pixelColor(x, y).alpha() < 128 for x, y in corners)


def test_templates_may_be_based_on_each_other_in_any_order(beside):
    folder = beside(
        a="format: 1\nbased_on: b\nname: {size: 0.06}\n",
        b="format: 1\nbased_on: classic\nname: {weight: 400}\n",
    )
    made = load_templates([BUILT_IN, folder]).templates["a"]
    assert (made.name.size, made.name.weight) == (0.06, 400)


def test_a_sheet_s_own_classic_comes_before_the_built_in_one_and_may_be_based_on_it(beside):
    folder = beside(classic="format: 1\nbased_on: classic\nname: {size: 0.07}\n")
    found = load_templates([BUILT_IN, folder])
    assert found.faults == ()
    assert found.templates["classic"].name.size == 0.07
    assert found.templates["classic"].detail.size == 0.032


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            {"a": "format: 1\nbased_on: clasic\n"},
            "a.yaml:2: based_on: no template 'clasic'; expected cl",
        ),
        ({"a": "format: 1\nbased_on: a\n"}, "a.yaml:2: based_on: no template 'a'"),
        ({"a": "format: 1\nbased_on:\n"}, "a.yaml:2: based_on: names no template"),
        ({"a": "format: 1\nbased_on: [x]\n"}, "a.yaml:2: based_on: names no template"),
        (
            {"a": "format: 1\nbased_on: b\n", "b": "format: 1\n\nbased_on: a\n"},
            "b.yaml:3: based_on: a is based on b; expected no circle",
        ),
        (
            {"a": "format: 1\nbased_on: b\n", "b": "format: 1\nname: {size: 9}\n"},
            "a.yaml:2: based_on: b has faults itself; expected b without",
        ),
        ({"obs_text": "format: 1\n"}, "obs-text.yaml:1: obs-text: the name of a graphic drawn in"),
        ({"a": "based_on: classic\n"}, "a.yaml:1: format: missing; expected a value"),
        ({"a": "format: 1\nname: {colour: !!python/name:os.system x}\n"}, "a.yaml:2: name.colour:"),
        ({"a": "format: 1\nname: &n {size: *n}\n"}, "a.yaml:2: name.size: found unconstructable"),
        ({"a": "format: 1\nx: " + "[" * 4000}, "a.yaml:"),
        (
            {"a": "format: 1\nplace: {side: middle}\n"},
            "place.side: found 'middle'; expected one of",
        ),
        ({"a": "format: 1\nlogo: {shown: 1}\n"}, "logo.shown: found 1; expected true or false"),
        ({"a": "format: 1\n\nplace: {margin: 0.01}\n"}, "a.yaml:3: place: too near to the edge"),
    ],
)
def test_a_fault_between_templates_is_told_and_the_built_in_ones_stay(beside, texts, told):
    found = load_templates([BUILT_IN, beside(**texts)])
    assert any(told in str(fault) for fault in found.faults), found.faults
    assert {"classic", "duo", "minimal", "panel", "rotating"} <= set(found.templates)
    assert found.templates.get("a") in (None, Template(), found.templates["classic"])


@pytest.mark.parametrize(
    ("passage", "instead", "told"),
    [
        ("weight: 700", "weight: bold", "name.weight: found 'bold'; expected a whole number"),
        ("weight: 700", "weight: 7000", "name.weight: found 7000"),
        ("size: 0.0590", "size: .nan", "name.size: found nan"),
        ('"#1FC7B4"', "teal", "accent.colour: found 'teal'; expected a quoted colour, \"#RRGGBB\""),
        ('"#1FC7B4"', '"#1FC7B"', "accent.colour: found '#1FC7B'"),
        ('"#1FC7B4"', "#1FC7B4", "accent.colour: found None"),
        ("place: side", "place: edge", "accent.place: found 'edge'; expected one of side, top"),
        ("tighten: 0.02", "tigten: 0.02", "fitting.tigten: unknown; expected tighten"),
        ("seconds: 0.4", "seconds: yes", "motion.enter.seconds: found True"),
        ("kind: wipe", "kind: fade", "motion.enter.kind: found 'fade'; expected one of cut, wipe"),
        ("[0.3, 0.1, 0.1, 1.0]", "[0.3, 0.1]", "motion.enter.curve: found [0.3, 0.1]"),
        ("[0.3, 0.1, 0.1, 1.0]", "[0.3, 0.1, 0.1, 1.4]", "motion.enter.curve: found"),
        ("format: 1", "format: 2", "format: found 2"),
        ("end: 0.036", "start: 0.036", "plate.start: given twice"),
    ],
)
def test_a_fault_names_the_line_what_was_found_and_what_would_be_right(
    spoilt, passage, instead, told
):
    (fault,) = spoilt(passage, instead)
    assert fault.startswith(f"spoilt.yaml:{line_of(passage)}: {told}")


def test_all_faults_are_told_at_once(beside):
    text = GOOD.replace("weight: 700", "weight: bold").replace("seconds: 0.4", "seconds: -1")
    assert len(load_templates([beside(two=text)]).faults) == 2


@pytest.mark.parametrize("content", ["", "- a\n- b\n", "just words", "a: [", "\x00"])
def test_a_file_that_is_no_template_at_all_is_told_by_name(beside, content):
    (fault,) = load_templates([beside(other=content)]).faults
    assert fault.file == "other.yaml"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * 300_000], ids=["bytes", "too big"])
def test_a_file_that_is_no_text_is_told_by_name(tmp_path, content):
    (tmp_path / "other.yaml").write_bytes(content)
    (fault,) = load_templates([tmp_path]).faults
    assert fault.file == "other.yaml"


def test_a_folder_that_is_not_there_has_no_templates(tmp_path):
    found = load_templates([tmp_path / "nowhere"])
    assert (dict(found.templates), found.faults) == ({}, ())


@pytest.mark.parametrize(
    ("text", "looks_like"),
    [
        ("format: 1\nbased_on: duo\nname: {size: 9}\n", "duo"),
        ("format: 1\nbased_on: b\nname: {size: 9}\n", "b"),
        ("format: 1\nbased_on: nothing\n", None),
        ("format: [", None),
    ],
)
def test_a_template_with_faults_looks_like_what_it_is_based_on(beside, text, looks_like):
    folder = beside(a=text, b="format: 1\nbased_on: minimal\nname: {size: 0.07}\n")
    found = load_templates([BUILT_IN, folder])
    assert found.faults
    wanted = found.templates[looks_like] if looks_like else Template()
    assert found.templates["a"] == wanted


def test_a_broken_template_of_a_built_in_name_leaves_the_built_in_one_in_use(
    beside, tmp_path, qapp, chung
):
    folder = beside(classic="format: 1\nname: {size: huge}\n")
    renderer = GraphicsRenderer(tmp_path / "pictures", [BUILT_IN, folder])
    usual = GraphicsRenderer(tmp_path / "pictures")
    assert renderer.render(chung, Canvas()) == usual.render(chung, Canvas())
    assert [fault.file for fault in renderer.template_faults()] == ["classic.yaml"]


def test_classic_says_what_the_defaults_are(classic):
    """The file is where a designer learns the format, so it may not contradict the code."""
    assert classic == Template()
