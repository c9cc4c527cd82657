"""What scenes and inputs were called before, through renames, restarts and other collections."""

import pytest

from eventdesk.domain.runsheet import MediaAction
from eventdesk.domain.switcher import SwitcherDesired, SwitcherSeen
from eventdesk.domain.verbs import MediaVerb
from eventdesk.drivers.obs.names import Names, current
from eventdesk.drivers.obs.protocol import NonsenseError


def resync(names, *scenes, collection="Day 1", inputs=(), uuids=False):
    """After a resync that found these; "u1:A" is a scene A with the UUID u1."""

    def entry(text, what):
        uuid, _, name = text.rpartition(":")
        return {f"{what}Name": name, **({f"{what}Uuid": uuid} if uuid else {})}

    return names.resync(
        {
            "GetSceneCollectionList": {"currentSceneCollectionName": collection},
            "GetSceneList": {"scenes": [entry(each, "scene") for each in scenes]},
            "GetInputList": {"inputs": [entry(each, "input") for each in inputs]},
        }
    )


AT_FIRST = resync(Names(), "A", "B", inputs=("Mic",))


@pytest.mark.parametrize(
    ("steps", "here"),
    [
        ([("A", "X")], {"A": "X"}),
        ([("A", "X"), ("X", "Y")], {"A": "Y", "X": "Y"}),
        ([("A", "X"), ("X", "A")], {"X": "A"}),
        # What has a name by now is meant by it, whoever had it before.
        ([("A", "X"), ("B", "A")], {"B": "A"}),
        ([("A", "T"), ("B", "A"), ("T", "B")], {"T": "B"}),
    ],
)
def test_renames_add_up(steps, here):
    names = AT_FIRST
    for old, new in steps:
        names = names.rename(old, new)
    assert names.here == here


def test_a_name_that_is_given_anew_is_its_own():
    assert AT_FIRST.rename("A", "X").appear("A").here == {}


def test_what_is_deleted_leaves_no_name_behind():
    assert AT_FIRST.rename("A", "X").vanish("X").here == {}


def test_by_names_alone_a_rename_outlives_a_reconnect_while_both_say_the_same():
    renamed = AT_FIRST.rename("A", "X")
    assert resync(renamed, "X", "B").here == {"A": "X"}
    assert resync(renamed, "A", "B").here == {}
    assert resync(renamed, "B").here == {}


def test_by_uuid_a_rename_is_found_that_nobody_told_of():
    names = resync(Names(), "u1:A", "u2:B", inputs=("u3:Mic",))
    later = resync(names, "u1:X", "u2:B", inputs=("u3:Microphone",))
    assert later.here == {"A": "X", "Mic": "Microphone"}
    assert resync(later, "u1:Y", "u2:B", inputs=("u3:Mic",)).here == {
        "A": "Y", "X": "Y", "Microphone": "Mic"
    }  # fmt: skip


def test_each_collection_has_its_own_names():
    renamed = AT_FIRST.rename("A", "X")
    other = resync(renamed, "X", "Z", collection="Day 2")
    assert other.here == {}
    assert resync(other, "X", "B").here == {"A": "X"}


@pytest.mark.parametrize("name", [None, 7, ["A"], {}])
def test_a_name_that_is_no_text_is_nonsense(name):
    with pytest.raises(NonsenseError):
        Names().resync({"GetSceneList": {"scenes": [{"sceneName": name}]}, "GetInputList": {}})


def test_what_is_desired_is_asked_for_by_the_names_of_now():
    seen = SwitcherSeen("program", scenes=("X",), inputs={"M": False}, renamed={"A": "X"})
    desired = SwitcherDesired(
        1,
        "test",
        scene="A",
        muted={"Mic": True, "Gone": True},
        media=(MediaAction(MediaVerb.PLAY, "Mic"),),
        renamed={"Mic": "M", "A": "Old news"},
    )
    now = current(desired, seen)
    assert now.scene == "X"
    assert now.muted == {"M": True, "Gone": True}
    assert now.media == (MediaAction(MediaVerb.PLAY, "M"),)
    assert current(now, seen) == now
