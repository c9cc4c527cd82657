"""The demo show on scenes that nobody here made: a collection from real streamed workshops."""

import re
from pathlib import Path

import pytest

from eventdesk.engine.assets import asset
from eventdesk.storage.runsheet import load
from support.operator import as_run, play, run_desk

COLLECTION = (
    Path(__file__).resolve().parents[3] / "shared" / "data" / "obs" / "coderefinery-rshzoom.json"
)
SCENES = {
    "Holding": "Title",
    "Opening Film": "Text",
    "Podium": "Local",
    "Podium + Slides": "_Desktop(local) capture",
    "Slides": "Notes",
    "Remote Guest": "Remote",
    "Panel": "Gallery",
    "Break": "Empty",
}
"""The demo's scenes, and which of the collection's stand for them."""


@pytest.fixture
def sheet(tmp_path):
    """The demo show on the collection's scenes."""
    text = asset("demo", "daejeon-2021.yaml").read_text(encoding="utf-8")
    path = tmp_path / "foreign.yaml"
    path.write_text(
        re.sub(r"program: ([A-Z][^,}]*)", lambda found: f"program: {SCENES[found[1]]}", text),
        encoding="utf-8",
    )
    return path


@pytest.mark.slow
@pytest.mark.skipif(not COLLECTION.is_file(), reason="its licence keeps it out of this project")
def test_space_takes_the_demo_show_through_scenes_that_others_made(
    start_real_obs, screen, youtube, sheet, tmp_path, qapp
):
    obs, plan = start_real_obs(COLLECTION), load(sheet).sheet
    with (
        obs.client(timeout=30) as observer,
        run_desk(screen, tmp_path, obs, youtube, sheet) as desk,
    ):
        named = play(desk, observer, youtube, plan, tmp_path)
        told = as_run(desk, sheet)
    assert set(plan.cue("s3-panel").lower_third.speakers) <= set(named)
    assert all(row["on_air"] for row in told["cues"])
