"""Addresses as people write them."""

import pytest

from eventdesk.storage.addresses import is_whole_path, parse_address, write_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("studio", ("studio", 4455)),
        ("studio.local:4456", ("studio.local", 4456)),
        ("[::1]:4455", ("::1", 4455)),
        ("[::1]", ("::1", 4455)),
        ("studio:", None),
        ("studio:0", None),
        ("studio:99999", None),
        (":4455", None),
        ("", None),
        ("studio:port", None),
        ("my studio:4455", None),
        ("a=studio:4455", None),
        ("ws://studio:4455", None),
    ],
)
def test_the_address_of_obs(text, address):
    assert parse_address(text) == address
    if address is not None:
        assert parse_address(write_address(address)) == address


def test_the_port_may_be_any_where_there_is_a_choice():
    assert parse_address("192.0.2.7", 0) == ("192.0.2.7", 0)
    assert parse_address("192.0.2.7:4466", 0) == ("192.0.2.7", 4466)


@pytest.mark.parametrize("path", ["/a", "Z:\\a", "Z:", "\\\\desk\\a", "//desk/a"])
def test_a_whole_path(path):
    assert is_whole_path(path)


@pytest.mark.parametrize("path", ["a", "./a", "Z:a", "", "venue=/a"])
def test_no_whole_path(path):
    assert not is_whole_path(path)
