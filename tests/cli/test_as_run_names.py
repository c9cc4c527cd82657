"""Who was named how long, in every format of the as-run."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest

from eventdesk.cli.main import main
from eventdesk.domain import events as e
from eventdesk.domain.switcher import Leg
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import ManualClock
from eventdesk.storage.journal import open_journal
from eventdesk.storage.library import journal_path, open_show
from eventdesk.storage.plan import read_plan

DEMO = asset("demo", "daejeon-2021.yaml")
BEGAN = datetime(2021, 4, 22, 23, 40, tzinfo=UTC)


def after(seconds):
    return BEGAN + timedelta(seconds=seconds)


@pytest.fixture
def printed(tmp_path, capsys):
    """A run in which two were named, both on a strap, and a hand's cut took a name off; gives
    what a format prints of it."""
    journal = open_journal(journal_path(tmp_path, DEMO))
    show = open_show(read_plan(DEMO), journal, ManualClock(BEGAN))
    first = show.state.sheet.cues[0].id
    show.journal.append(
        (
            e.CueTaken(BEGAN, first, 1),
            e.LowerThirdShown(after(10), "chung", 2, after(18)),
            e.LowerThirdHidden(after(18), 3),
            e.LowerThirdShown(after(20), "chung", 4, beside=("mori",)),
            e.LowerThirdHidden(after(95), 5, cut=True, because=e.CUT_BY_HAND, about="Wide"),
            e.LowerThirdShown(after(100), "xu", 6),
            e.LegFailed(after(101), "program", 6, Leg.GRAPHIC, "graphic-not-loaded"),
            e.ShowEnded(after(200)),
        )
    )
    show.journal.close()

    def run(*arguments):
        assert main(["as-run", str(DEMO), "--data-dir", str(tmp_path), *arguments]) == 0
        return capsys.readouterr().out

    return run


def test_the_table_ends_with_who_was_named_how_long(printed):
    lines = printed().splitlines()
    assert "08:41:35  cut-by-hand: Wide" in lines
    assert lines[-6:] == [
        "named        times  in all    ko    en",
        "-----------  -----  ------  ----  ----",
        "정래권           2    1:23  1:23  1:23",
        "유수케 모리      1    1:15  1:15  1:15",
        "",
        "1 cues taken, 0 seen on air, 2 names shown; ended 08:43:20",
    ]


def test_a_taking_s_row_has_its_names_and_their_seconds(printed):
    (row,) = csv.DictReader(io.StringIO(printed("--to", "csv")))
    assert row["named"] == "chung; chung; mori; xu"
    assert row["named_seconds"] == "8.0; 75.0; 75.0; 0.0"


def test_the_names_alone_are_csv_too(printed, tmp_path):
    target = tmp_path / "names.csv"
    printed("--to", "names-csv", "-o", str(target))
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert rows == [
        ["speaker", "name", "language", "times", "seconds"],
        ["chung", "정래권", "ko", "2", "83.0"],
        ["chung", "정래권", "en", "2", "83.0"],
        ["mori", "유수케 모리", "ko", "1", "75.0"],
        ["mori", "유수케 모리", "en", "1", "75.0"],
    ]


def test_json_has_the_sums_and_each_taking_s_names(printed):
    told = json.loads(printed("--to", "json"))
    assert told["names"][0] == {
        "speaker": "chung",
        "name": "정래권",
        "times": 2,
        "seconds": 83.0,
        "languages": {"ko": 83.0, "en": 83.0},
    }
    assert told["cues"][0]["named_seconds"] == [8.0, 75.0, 75.0, 0.0]
    assert {"code": "cut-by-hand", "about": "Wide"}.items() <= told["remarks"][0].items()
