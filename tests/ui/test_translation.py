"""Korean is complete, compiled and in use; nothing in the source is left untranslated."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

import eventdesk
from eventdesk.engine.assets import asset
from eventdesk.ui import translation, wording

UI = Path(eventdesk.__file__).parent / "ui"
KOREAN = asset("translations", "eventdesk_ko.ts")


def qt_tool(name):
    """A tool of PySide6, beside this Python."""
    beside = Path(sys.executable).parent
    found = shutil.which(name, path=str(beside)) or shutil.which(name)
    assert found, f"{name} comes with PySide6-Essentials"
    return found


def entries(path):
    """(context, source) → (translation, type) of a .ts file."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translated = message.find("translation")
            key = (context.findtext("name"), message.findtext("source"))
            found[key] = (translated.text or "", translated.get("type"))
    return found


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """What the source says just now, collected afresh."""
    target = tmp_path_factory.mktemp("words") / "fresh_ko.ts"
    sources = [str(path) for path in sorted(UI.rglob("*.py"))]
    command = [qt_tool("pyside6-lupdate"), *sources, "-ts", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return entries(target)


def test_every_word_of_the_source_is_in_the_translation_and_no_other(collected):
    assert len(collected) > 300
    kept = {
        key for key, (_, kind) in entries(KOREAN).items() if kind not in {"vanished", "obsolete"}
    }
    assert kept == set(collected)


def test_every_word_is_translated():
    unfinished = [key for key, (text, kind) in entries(KOREAN).items() if kind or not text.strip()]
    assert unfinished == []


def test_a_translation_fills_in_what_its_source_does():
    def blanks(text):
        return sorted(re.findall(r"\{\w*\}", text))

    wrong = [
        source
        for (_, source), (text, _) in entries(KOREAN).items()
        if blanks(source) != blanks(text)
    ]
    assert wrong == []


def test_the_compiled_translation_is_up_to_date(tmp_path):
    fresh = tmp_path / "fresh.qm"
    command = [qt_tool("pyside6-lrelease"), str(KOREAN), "-qm", str(fresh)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    assert fresh.read_bytes() == KOREAN.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize(
    ("wanted", "language"),
    [("ko", "ko"), ("ko-KR", "ko"), ("ko_KR", "ko"), ("en-GB", "en"), ("fr", "en")],
)
def test_the_setting_chooses_the_language(wanted, language):
    assert translation.choose_language(wanted) == language


def test_without_a_setting_the_system_chooses(monkeypatch):
    class Korean:
        def uiLanguages(self):
            return ["zh-Hans", "ko-KR", "en"]

    monkeypatch.setattr(QLocale, "system", Korean)
    assert translation.choose_language() == "ko"


@pytest.fixture
def korean(qapp):
    default = QLocale()
    installed = translation.install_language(qapp, "ko")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(default)


def test_installed_korean_is_spoken(korean):
    assert wording.refusal("guard").startswith("직전 GO와")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"


def test_english_installs_nothing(qapp):
    assert translation.install_language(qapp, "en") == []


def test_a_language_that_was_not_packaged_is_an_error(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr(translation, "asset", tmp_path.joinpath)
    with pytest.raises(FileNotFoundError, match=r"eventdesk_ko\.qm"):
        translation.install_language(qapp, "ko")
