"""A typed password is kept once it has worked, under the output that its OBS is set up for."""

import threading

import pytest
from msgspec.structs import replace

from eventdesk.app.typed_passwords import TypedPasswords
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Link, SwitcherSeen
from support.snapshots import keynote, ready

BACKUP = "backup"


@pytest.fixture
def kept():
    """What was kept, and when there was something."""
    words, there = {}, threading.Event()

    def keep(obs, password):
        words[obs] = password
        there.set()
        return True

    return keep, words, there


def test_it_is_kept_when_its_obs_has_taken_it_and_not_before(kept):
    keep, words, there = kept
    passwords = TypedPasswords(keep)
    passwords.typed("venue", Secret("right"))
    passwords.look(keynote(switchers={PROGRAM: ready()}))
    wrong = SwitcherSeen("venue", Link.WRONG_PASSWORD)
    passwords.look(keynote(switchers={PROGRAM: ready(), "venue": wrong}))
    assert words == {}
    passwords.look(keynote(switchers={PROGRAM: ready(), "venue": ready("venue")}))
    assert there.wait(5)
    assert words == {"venue": Secret("right")}


def test_it_belongs_to_the_obs_and_not_to_the_part_that_this_plays(kept):
    keep, words, there = kept
    passwords = TypedPasswords(keep)
    passwords.typed(BACKUP, Secret("of the backup's"))
    away = SwitcherSeen(BACKUP, Link.CONNECTING)
    moved = keynote(switchers={PROGRAM: ready(), BACKUP: away})
    passwords.look(replace(moved, state=replace(moved.state, programs=(PROGRAM, BACKUP))))
    assert there.wait(5)
    assert words == {BACKUP: Secret("of the backup's")}
