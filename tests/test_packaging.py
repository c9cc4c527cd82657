"""What `pip install` gives: the whole of EventDesk, with its assets, and a command that starts."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import eventdesk

ROOT = Path(__file__).resolve().parent.parent
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


def run(*command, **variables):
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | variables,
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of the project as it stands, built by pip as a user's pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT))
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder with that wheel installed, apart from this project's own."""
    folder = tmp_path_factory.mktemp("installed")
    done = run(*PIP, "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    assert done.returncode == 0, done.stderr
    return folder


def files_under(folder, prefix):
    return {
        f"{prefix}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_module_and_every_asset_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    packed = {name for name in names if ".dist-info/" not in name}
    assert packed == files_under(ROOT / "src" / "eventdesk", "eventdesk") | files_under(
        ROOT / "assets", "eventdesk/assets"
    )


def test_the_wheel_carries_the_licence_and_the_version(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        (licence,) = (name for name in archive.namelist() if name.endswith("/licenses/LICENSE"))
        assert f"Version: {eventdesk.__version__}\n" in archive.read(metadata).decode()
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()


def test_an_installed_eventdesk_finds_its_own_demo_show(installed, tmp_path):
    code = "from eventdesk.engine.assets import asset; print(asset('demo'))"
    found = run(sys.executable, "-c", code, PYTHONPATH=str(installed))
    assert found.returncode == 0, found.stderr
    demo = Path(found.stdout.strip())
    assert demo.is_relative_to(installed)
    assert any(demo.iterdir())


def test_the_installed_command_tells_its_version(installed):
    told = run(str(installed / "bin" / "eventdesk"), "--version", PYTHONPATH=str(installed))
    assert told.returncode == 0, told.stderr
    assert told.stdout.split()[-1] == eventdesk.__version__
