"""Which OBS each output is: the command line's word, the settings', or the usual place."""

import pytest

from eventdesk.app.obs_places import USUAL, ObsPlace, ObsPlaces, UnknownOutputError
from eventdesk.storage.settings import SettingsError

OUTPUTS = ("program", "venue", "backup")
SETTINGS = """\
[outputs.venue]
address = "hall:4456"
graphics_folder = "Z:\\\\desk"
"""


@pytest.fixture
def places(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    return lambda *given: ObsPlaces(*given, settings=path)


def test_the_settings_say_it_and_the_program_has_a_usual_place(places):
    any_port = ("127.0.0.1", 0)
    assert places().of("program", OUTPUTS) == ObsPlace(USUAL, None, any_port)
    assert places().of("venue", OUTPUTS) == ObsPlace(("hall", 4456), "Z:\\desk", any_port)
    assert places().of("backup", OUTPUTS) is None


def test_the_command_line_comes_first_and_another_machine_s_folder_is_not_its_own(places):
    found = places({"venue": ("elsewhere", 4455)}, {"program": "/mnt/a"})
    assert (found.of("venue", OUTPUTS).address, found.of("venue", OUTPUTS).folder) == (
        ("elsewhere", 4455),
        None,
    )
    assert found.of("program", OUTPUTS).folder == "/mnt/a"


def test_each_obs_has_a_port_of_its_own_for_its_page(places):
    found = places(dict.fromkeys(OUTPUTS, USUAL), {}, ("192.0.2.7", 4470))
    assert [found.of(name, OUTPUTS).page[1] for name in OUTPUTS] == [4470, 4471, 4472]


def test_settings_that_cannot_be_read_matter_only_where_they_are_needed(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text("[outputs", encoding="utf-8")
    found = ObsPlaces({"program": USUAL}, settings=path)
    assert found.of("program", OUTPUTS).address == USUAL
    with pytest.raises(SettingsError):
        found.of("venue", OUTPUTS)


def test_an_output_that_the_sheet_does_not_have_is_told():
    with pytest.raises(UnknownOutputError) as caught:
        ObsPlaces({"hall": USUAL}).check(OUTPUTS)
    assert (caught.value.name, caught.value.outputs) == ("hall", OUTPUTS)
