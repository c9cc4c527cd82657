"""The schema that editors use and the readers that the desk uses mean the same format."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from eventdesk.storage.runsheet import load, parse, schema
from eventdesk.storage.runsheet.broadcast_unit import UNIT_KEYS
from eventdesk.storage.runsheet.broadcasts import BROADCAST_KEYS
from eventdesk.storage.runsheet.cues import CUE_KEYS, DEFAULT_KEYS, TRANSITION_KEYS
from eventdesk.storage.runsheet.loader import SHEET_KEYS
from eventdesk.storage.runsheet.looks import TEXT_INPUT_KEYS, THEME_KEYS
from eventdesk.storage.runsheet.lower_third import LOWER_THIRD_KEYS
from eventdesk.storage.runsheet.sections import EVENT_KEYS, OUTPUT_KEYS, SPEAKER_KEYS
from eventdesk.storage.runsheet.sessions import SESSION_KEYS
from eventdesk.storage.runsheet.switches import AUDIO_KEYS, FILTER_KEYS, SOURCE_KEYS

VALID = sorted((Path(__file__).parent / "corpus" / "valid").glob("*.yaml"))


def as_an_editor_reads(text):
    """YAML 1.2 as JSON would hold it; dates stay text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor(
        "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
    )
    return yaml.load(text)


def complaints(text):
    return [e.message for e in Draft202012Validator(schema()).iter_errors(as_an_editor_reads(text))]


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_every_valid_sheet_passes_both(path):
    assert complaints(path.read_text("utf-8")) == []
    assert load(path).ok, load(path).problems


def test_the_demo_passes_both(demo):
    assert complaints(demo.read_text("utf-8")) == []
    assert load(demo).problems == ()


def test_both_know_the_same_keys():
    root = schema()["properties"]
    cue = root["sessions"]["items"]["properties"]["cues"]["items"]["properties"]
    lower_third = next(one for one in cue["lower_third"]["anyOf"] if "properties" in one)
    session = root["sessions"]["items"]["properties"]
    for properties, keys in [
        (root, SHEET_KEYS),
        (root["event"]["properties"], EVENT_KEYS),
        (root["event"]["properties"]["theme"]["properties"], THEME_KEYS),
        (root["text_inputs"]["properties"], TEXT_INPUT_KEYS),
        (root["broadcast"]["properties"], BROADCAST_KEYS),
        (root["broadcasts"]["additionalProperties"]["properties"], UNIT_KEYS),
        (root["outputs"]["additionalProperties"]["properties"], OUTPUT_KEYS),
        (root["speakers"]["additionalProperties"]["properties"], SPEAKER_KEYS),
        (root["defaults"]["properties"], DEFAULT_KEYS),
        (session, SESSION_KEYS),
        (session["defaults"]["properties"], DEFAULT_KEYS),
        (cue, CUE_KEYS),
        (cue["transition"]["properties"], TRANSITION_KEYS),
        (cue["audio"]["properties"], AUDIO_KEYS),
        (cue["filters"]["properties"], FILTER_KEYS),
        (cue["sources"]["properties"], SOURCE_KEYS),
        (lower_third["properties"], LOWER_THIRD_KEYS),
    ]:
        assert set(properties) == set(keys)


FULL = (Path(__file__).parent / "corpus" / "valid" / "every-key.yaml").read_text("utf-8")
FOLDER = Path(__file__).parent / "corpus" / "valid"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("eventdesk: 1", "eventdesk: 2"),
        ("eventdesk: 1", "eventdesk: one"),
        ("  timezone: Asia/Seoul", "  timezon: Asia/Seoul"),
        ("date: 2021-04-23", "date: 23.4.2021"),
        ("languages: [ko, en]", "languages: ko"),
        ("languages: [ko, en]", "languages: []"),
        ("languages: [ko, en]", "languages: [korean]"),
        ("privacy: unlisted", "privacy: hidden"),
        ("latency: low", "latency: ultralow"),
        ("made_for_kids: false", "made_for_kids: 'false'"),
        ("made_for_kids: false", "spare: maybe"),
        ("preview: true", "preview: maybe"),
        ('scheduled_start: "08:50"', 'scheduled_start: "8:50"'),
        ("program: {required: true}", "program: true"),
        ("program: {required: true}", "program: {requires: true}"),
        ("  chung:\n", "  none:\n"),
        ("    name: {ko: 정래권, en: Chung Rae-kwon}\n", ""),
        ("duration: 300ms", "duration: 300"),
        ("duration: 20m", "duration: 20 minutes"),
        ("template: classic", "templat: classic"),
        ('start: "09:30"', 'start: "24:30"'),
        ("- id: s1-chung", "- id: s1 chung"),
        ("speakers: [chung]", "speakers: chung"),
        ("scene: Podium + Slides", "scene: [Podium]"),
        ("transition: {kind: Cut}", "transition: Cut"),
        ('accent: "#1FC7B4"', "accent: teal"),
        ("logo: art", "logos: art"),
        ("text_inputs: {name: Name text, ", "text_inputs: {"),
        ("position: right", "position: top"),
        ("drop_on_cut: true", "drop_on_cut: often"),
        ("show: after 3s", "show: later"),
        ("hide_after: 8s  ", "hide_after: forever  "),
        ("unmute: [Podium mic]", "unmute: Podium mic"),
        ("Music: -20.5dB", "Music: -20.5"),
        ("Music: -20.5dB", "Music: quiet"),
        ("fade: 2s", "fade: 2"),
        ("filters: {enable:", "filters: {true:"),
        ("enable: {Podium mic: [Compressor]}", "enable: [Compressor]"),
        ("show: {Podium + Slides: [Logo]}", "show: {Podium + Slides: Logo}"),
        ("replay: save", "replay: keep"),
        ("virtual_camera: start", "virtual_camera: true"),
        ("media: {restart:", "media: {rewind:"),
        ("record: start", "record: on air"),
        ("broadcast: live", "broadcast: stop"),
        ("advance: manual", "advance: automatic"),
        ("chapter: true", "chapter: 'true'"),
        ("notes: {operator: Check the slides", "notes: {operator: [Check]"),
        ("skip: false", "skipped: false"),
        ("quiet: [black, silence]", "quiet: [dark]"),
        ("quiet: [black, silence]", "quiet: [cpu]"),
        ("quiet: [black, silence]", "quiet: off"),
        ("quiet: [black, silence]", "quiet: black"),
        ("sessions:", "sesions:"),
    ],
)
def test_a_structural_error_is_refused_by_both(old, new):
    assert old in FULL
    text = FULL.replace(old, new, 1)
    assert complaints(text)
    assert not parse(text, FOLDER).ok
