"""Saving: only what was set is different, and a file is never half there."""

import errno
import os
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventdesk.engine.assets import asset
from eventdesk.storage.runsheet import (
    Document,
    EditRefusedError,
    load,
    parse,
    write_back_ids,
)
from eventdesk.storage.runsheet.files import replace_file

AWKWARD = """\
%YAML 1.2
---
# A comment at the top,   with   spaces.

eventdesk:    1     # one

event:   {  title : "T" ,date: 2021-04-23,
            timezone: UTC   }   # flow over two lines
sessions:
    -   title:   'It''s  a  session'   # four spaces
        start:   "09:00"

        cues:
        -  title: >-
               folded
               text
           duration: 20m      # about
           # before the notes
           notes: {stage: yes please,   audio: "tab\\there"}
        -  {title: Flow, duration: 5m}
        - {}
        -
          duration: 1m
          title: last   \n
# the end
...
"""


@pytest.fixture
def awkward(tmp_path):
    path = tmp_path / "sheet.yaml"
    path.write_bytes(AWKWARD.encode())
    return path


def test_opening_and_saving_changes_not_one_byte_and_does_not_touch_the_file(tmp_path):
    for data in [
        asset("demo", "daejeon-2021.yaml").read_bytes(),
        AWKWARD.encode(),
        b"\xef\xbb\xbf" + AWKWARD.replace("\n", "\r\n").encode(),
        b"eventdesk: 1",
    ]:
        path = tmp_path / "sheet.yaml"
        path.write_bytes(data)
        before = path.stat().st_mtime_ns
        assert Document.open(path).save() is False
        assert path.read_bytes() == data
        assert path.stat().st_mtime_ns == before


def test_setting_back_what_was_there_restores_every_byte(awkward):
    document = Document.open(awkward)
    for step, other, same in [
        (("event", "title"), "Another", "T"),
        (("sessions", 0, "title"), "Don't", "It's  a  session"),
        (("sessions", 0, "cues", 0, "duration"), "1h", "20m"),
        (("sessions", 0, "cues", 0, "notes", "audio"), '한 "x"', "tab\there"),
    ]:
        document.set(step, other)
        assert document.text != AWKWARD
        document.set(step, same)
        assert document.text == AWKWARD


def test_missing_ids_are_written_and_everything_else_stays(awkward):
    before = load(awkward)
    assert write_back_ids(awkward) == 5
    text = awkward.read_bytes().decode()
    added = [line for line in text.splitlines() if re.search(r"\bid: ", line)]
    assert len(added) == 5
    assert re.sub(r"id: [\w-]+(, |\n *)?", "", text) == AWKWARD
    after = load(awkward)
    assert after.generated == ()
    assert after.sheet == before.sheet
    assert write_back_ids(awkward) == 0


def test_ids_go_into_every_way_to_write_a_cue(tmp_path):
    path = tmp_path / "sheet.yaml"
    path.write_bytes(
        b"eventdesk: 1\r\nevent: {title: T, date: 2021-04-23, timezone: UTC}\r\nsessions:\r\n"
        b"- title: S # one\r\n  start: '09:00'\r\n  cues:\r\n"
        b"  - &first\r\n    title: A\r\n  - # a comment\r\n    title: B\r\n"
        b'  - {"title": C}\r\n  -   title: D\r\n'
    )
    assert write_back_ids(path) == 5
    assert [c.id for c in load(path).sheet.cues] == [
        "session-1-a", "session-1-b", "session-1-c", "session-1-d",
    ]  # fmt: skip
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


@pytest.mark.parametrize("cues", ["  - &a {title: A}\n  - *a\n", "  - ? title\n    : A\n"])
def test_an_edit_that_would_change_more_than_its_value_is_refused(tmp_path, cues):
    path = tmp_path / "sheet.yaml"
    text = (
        "eventdesk: 1\nevent: {title: T, date: 2021-04-23, timezone: UTC}\nsessions:\n"
        "- id: s\n  title: S\n  cues:\n" + cues
    )
    path.write_text(text, "utf-8")
    with pytest.raises(EditRefusedError):
        write_back_ids(path)
    assert path.read_text("utf-8") == text


def test_a_value_that_yaml_would_misread_gets_quotes(awkward):
    document = Document.open(awkward)
    path = ("sessions", 0, "cues", 0, "duration")
    for value in ["no", "09:30", "007", "~", "", "a: b", "x #y", "- z", "[1]", " pad ", "é\u2028!"]:
        document.set(path, value)
        line = next(one for one in document.text.split("\n") if "duration:" in one)
        assert re.search(r'duration: ".*"', line), line
    document.set(path, value=True)
    assert "duration: true      # about" in document.text


def test_a_list_or_a_place_that_is_not_there_is_refused(awkward):
    document = Document.open(awkward)
    with pytest.raises(EditRefusedError):
        document.set(("sessions",), "x")
    with pytest.raises(KeyError):
        document.set(("nowhere", "x"), "x")
    with pytest.raises(EditRefusedError):
        document.set(("sessions", 7), "x")
    assert document.text == AWKWARD


LEAVES = [
    ("event", "venue", "en"), ("sessions", 0, "id"), ("sessions", 1, "cues", 1, "duration"),
    ("sessions", 2, "cues", 3, "scene", "program"), ("sessions", 3, "cues", 0, "record"),
    ("speakers", "go", "remote"), ("broadcast", "description", "ko"), ("event", "date"),
]  # fmt: skip


@settings(deadline=None)
@given(
    st.sampled_from(LEAVES),
    st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=30)
    | st.booleans()
    | st.integers(),
)
def test_any_text_set_anywhere_is_read_back_and_nothing_else_changes(path, value):
    data = asset("demo", "daejeon-2021.yaml").read_bytes()
    document = Document(Path("sheet.yaml"), data)
    document.set(path, value)  # refuses by itself if anything else would change
    lines, old = document.text.split("\n"), data.decode().split("\n")
    changed = [line for line in lines if line not in old]
    assert len(changed) <= 2  # a new first key moves the old one a line down


def test_a_files_permissions_and_a_link_to_it_survive(tmp_path, awkward):
    awkward.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(awkward)
    write_back_ids(link)
    assert link.is_symlink()
    assert stat.S_IMODE(awkward.stat().st_mode) == 0o640
    assert load(awkward).generated == ()


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file_and_nothing_beside_it(awkward, monkeypatch, step):
    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    elif step == "replace":
        monkeypatch.setattr(Path, "replace", refuse)
    else:
        monkeypatch.setattr(Path, "open", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_back_ids(awkward)
    monkeypatch.undo()
    assert awkward.read_bytes() == AWKWARD.encode()
    assert [path.name for path in awkward.parent.iterdir()] == ["sheet.yaml"]


REAL_OPEN = Path.open


def full_disk(path, mode="r", **rest):
    """Opens as ever, but a new file takes only half of what is written to it."""
    file = REAL_OPEN(path, mode, **rest)
    return HalfWritten(file) if mode == "xb" else file


class HalfWritten:
    def __init__(self, file):
        self._file = file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def write(self, data):
        self._file.write(data[: len(data) // 2])
        self._file.flush()
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_new_file_has_the_permissions_of_the_users_new_files(tmp_path):
    (tmp_path / "usual").write_bytes(b"")
    replace_file(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_the_new_file_is_synced_before_it_takes_the_olds_place_and_the_folder_after(
    awkward, monkeypatch
):
    calls = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle):
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        calls.append(f"sync {kind}")
        real_fsync(handle)

    def replace(path, target):
        calls.append("replace")
        return real_replace(path, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_back_ids(awkward)
    assert calls == ["sync file", "replace", "sync folder"][: len(calls)]
    assert len(calls) == (3 if os.name == "posix" else 2)


def test_a_file_that_another_hand_changed_meanwhile_is_not_overwritten(awkward):
    document = Document.open(awkward)
    document.set(("event", "title"), "Mine")
    awkward.write_bytes(b"eventdesk: 1 # theirs\n")
    with pytest.raises(EditRefusedError):
        document.save()
    assert awkward.read_bytes() == b"eventdesk: 1 # theirs\n"


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a: [", b"a: \xb0\xa1"])
def test_a_file_that_cannot_be_read_is_not_opened_for_edits(tmp_path, data):
    path = tmp_path / "sheet.yaml"
    path.write_bytes(data)
    with pytest.raises(EditRefusedError):
        Document.open(path)


def test_the_demo_has_all_its_ids(demo):
    assert parse(demo.read_bytes(), demo.parent).generated == ()
