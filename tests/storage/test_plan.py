"""A sheet read in another process is the same as one read here."""

import os

import pytest

from eventdesk.engine.assets import asset
from eventdesk.storage.plan import read_beside, read_plan

DEMO = asset("demo", "daejeon-2021.yaml")


def test_the_plan_read_beside_is_the_plan():
    assert read_beside(DEMO)() == read_plan(DEMO)


def test_a_sheet_with_errors_gives_no_plan(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("eventdesk: 1\n", encoding="utf-8")
    assert read_beside(path)() is None


def test_a_missing_file_gives_no_plan(tmp_path):
    assert read_beside(tmp_path / "nothing.yaml")() is None


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_where_forking_is_not_safe_the_file_is_read_here(monkeypatch, system):
    monkeypatch.setattr("eventdesk.storage.plan.sys.platform", system)
    monkeypatch.delattr(os, "fork")
    assert read_beside(DEMO)() == read_plan(DEMO)


@pytest.mark.parametrize("status", [1, 9])
def test_a_reader_that_dies_is_replaced(monkeypatch, status):
    monkeypatch.setattr("eventdesk.storage.plan._answer", lambda _path, _end: os._exit(status))
    assert read_beside(DEMO)() == read_plan(DEMO)
