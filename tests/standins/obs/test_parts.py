"""The parts of the stand-in that are plain functions: fields, transforms, film lengths, text."""

import base64
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from eventdesk.standins.obs import NewInput, Refused
from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.media import film_length
from eventdesk.standins.obs.transform import BOUNDS_TYPES, Transform

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
LENGTHS = st.floats(-90001, 90001)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "positionX": LENGTHS,
        "positionY": LENGTHS,
        "rotation": st.floats(-360, 360),
        "scaleX": st.floats(-100, 100),
        "cropLeft": st.integers(0, 100_000),
        "boundsType": st.sampled_from(BOUNDS_TYPES),
        "boundsWidth": st.floats(1, 90001),
    },
)


@given(JSON, st.sampled_from(["string", "number", "whole", "boolean", "mapping"]))
def test_any_json_in_a_field_is_read_or_refused_with_a_status(value, reader):
    read = getattr(Fields({"field": value}), reader)
    status = 100
    try:
        read("field")
    except Refused as refused:
        status = refused.status
    assert status in {100, 300, 401, 403}


@given(JSON)
def test_request_data_that_is_no_object_is_missing(data):
    if not isinstance(data, dict):
        with pytest.raises(Refused) as refused:
            Fields(data).string("field")
        assert refused.value.status == 301


@given(CHANGES.filter(bool))
def test_a_transform_takes_every_legal_change_and_keeps_the_rest(change):
    before = Transform()
    after = before.changed(change, (100, 50)).on_the_wire((100, 50))

    assert {name: after[name] for name in change} == change
    untouched = before.on_the_wire((100, 50)).keys() - change.keys() - {"width", "height"}
    assert all(after[name] == before.on_the_wire((100, 50))[name] for name in untouched)


def test_a_films_length_is_read_from_its_header(tmp_path):
    film = tmp_path / "film.mov"
    command = "ffmpeg -loglevel error -f lavfi -i color=size=32x32:rate=25:duration=3 -c:v mpeg4"
    subprocess.run([*command.split(), str(film)], check=True)

    assert film_length(film).total_seconds() == pytest.approx(3, abs=0.1)


@pytest.mark.parametrize(
    "content", [b"", b"no film", b"\0\0\0\1moov", b"\0\0\0\x10moov\0\0\0\4mvhd"]
)
def test_what_is_no_film_has_no_length(tmp_path, content):
    file = tmp_path / "file.mp4"
    file.write_bytes(content)

    assert film_length(file) is None
    assert film_length(tmp_path / "missing.mp4") is None


def test_a_text_source_is_drawn_when_there_are_fonts(start, qapp):
    text = NewInput("Name", "text_ft2_source_v2", {"text": "Holding", "font": {"size": 48}})
    obs = start(scenes={"A": [text]})
    data = obs.ask("GetSourceScreenshot", sourceName="A", imageFormat="png")["imageData"]
    image = QImage.fromData(base64.b64decode(data.partition(",")[2]))

    assert (image.width(), image.height()) == (320, 180)
    lit = sum(image.pixelColor(x, 30).red() > 128 for x in range(320))
    assert lit > 10
