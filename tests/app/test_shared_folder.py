"""The desk's graphics folder as another machine sees it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.app.shared_folder import SharedFolder, SharedRenderer
from eventdesk.domain.graphic import Canvas
from support.driving import PlateRenderer, graphic

HERE = Path("/var/desk/graphics")
THERE = {
    "/mnt/desk": "/mnt/desk/a.tga",
    "/mnt/desk/": "/mnt/desk/a.tga",
    "/": "/a.tga",
    "Z:": "Z:\\a.tga",
    "Z:\\": "Z:\\a.tga",
    "Z:\\shows\\graphics": "Z:\\shows\\graphics\\a.tga",
    "Z:/shows/graphics/": "Z:/shows/graphics/a.tga",
    "\\\\desk\\graphics": "\\\\desk\\graphics\\a.tga",
    "//desk/graphics": "//desk/graphics/a.tga",
}


@pytest.mark.parametrize(("there", "told"), THERE.items(), ids=THERE)
def test_a_picture_is_named_as_obs_s_machine_writes_paths(there, told):
    folder = SharedFolder(HERE, there)
    assert folder.to_obs(str(HERE / "a.tga")) == told
    assert folder.to_desk(told) == str(HERE / "a.tga")


@given(
    st.sampled_from(list(THERE)),
    st.lists(st.text("ab0-_.", min_size=1).filter(lambda part: part.strip(".")), min_size=1),
)
def test_every_file_of_the_folder_comes_back_as_it_was(there, parts):
    folder = SharedFolder(HERE, there)
    path = str(HERE.joinpath(*parts))
    assert folder.to_desk(folder.to_obs(path)) == path


def test_what_is_not_in_the_folder_is_left_alone():
    folder = SharedFolder(HERE, "Z:\\graphics")
    assert (
        folder.to_obs("/var/desk/graphics-of-others/a.tga") == "/var/desk/graphics-of-others/a.tga"
    )
    assert folder.to_desk("Z:\\graphicsX\\a.tga") == "Z:\\graphicsX\\a.tga"


@pytest.mark.parametrize("there", ["", "graphics", "Z:graphics", "~/graphics", "./graphics"])
def test_a_part_of_a_path_is_refused(there):
    with pytest.raises(ValueError, match="absolute"):
        SharedFolder(HERE, there)


def test_a_renderer_names_all_its_pictures_so(tmp_path):
    shared = SharedRenderer(PlateRenderer(tmp_path), SharedFolder(tmp_path, "Z:\\graphics"))
    paths = [
        shared.render(graphic("Kim"), Canvas()).path,
        shared.blank(),
        shared.probe().path,
    ]
    assert all(path.startswith("Z:\\graphics\\") for path in paths)
    assert all((tmp_path / path.rpartition("\\")[2]).is_file() for path in paths)
