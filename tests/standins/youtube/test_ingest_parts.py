"""The parts of the ingest that need no server: sessions, nginx's report, health, key frames."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.standins.youtube.discovery import document
from eventdesk.standins.youtube.ingest.health import ERRORS, Measured, judge
from eventdesk.standins.youtube.ingest.keyframes import widest_gap
from eventdesk.standins.youtube.ingest.sessions import Sessions
from eventdesk.standins.youtube.ingest.stat import Arriving, read_stat

FREE = {"resolution": "variable", "frameRate": "variable"}
GOOD = Arriving(
    side="primary",
    key="key",
    seconds=30,
    came=10_000_000,
    audio_bitrate=128_000,
    video_codec="H264",
    video_profile="High",
    width=1280,
    height=720,
    frame_rate=30,
    audio_codec="AAC",
    channels=2,
    sample_rate=48_000,
)


def judged(cdn=None, bitrate=2_500_000, key_frames=2.0, frozen=False, **changed):
    measured = Measured(replace(GOOD, **changed), bitrate, key_frames)
    status, issues = judge(measured, None, cdn or FREE, frozen)
    return status, [issue.type for issue in issues]


def test_a_good_stream_is_good():
    assert judged() == ("good", [])


@pytest.mark.parametrize(
    ("changed", "issue"),
    [
        ({"bitrate": 1_000_000}, "bitrateLow"),
        ({"bitrate": 5_000_000}, "bitrateHigh"),
        ({"bitrate": 2_000_000, "frame_rate": 60.0}, "bitrateLow"),
        ({"key_frames": 8.0}, "gopSizeLong"),
        ({"frame_rate": 120.0, "bitrate": 4_000_000}, "frameRateHigh"),
        (
            {"cdn": {"frameRate": "30fps"}, "frame_rate": 60.0, "bitrate": 3_000_000},
            "frameRateHigh",
        ),
        ({"cdn": {"resolution": "480p"}}, "videoResolutionSuboptimal"),
        ({"sample_rate": 22_050}, "audioSampleRate"),
        ({"audio_bitrate": 32_000}, "audioBitrateLow"),
        ({"audio_bitrate": 600_000}, "audioBitrateHigh"),
        ({"channels": 8}, "audioTooManyChannels"),
    ],
)
def test_what_could_be_better_is_a_warning(changed, issue):
    assert judged(**changed) == ("ok", [issue])


@pytest.mark.parametrize(
    ("changed", "issue"),
    [
        ({"audio_codec": ""}, "noAudioStream"),
        ({"audio_codec": "Speex"}, "audioCodec"),
        ({"video_codec": ""}, "noVideoStream"),
        ({"video_codec": "VP6"}, "videoCodec"),
        ({"height": 700}, "videoResolutionUnsupported"),
        ({"frozen": True}, "videoIngestionStarved"),
    ],
)
def test_what_leaves_viewers_without_picture_or_sound_is_bad(changed, issue):
    assert judged(**changed) == ("bad", [issue])


def test_nothing_is_said_of_what_is_not_known_yet():
    begun = judged(bitrate=None, key_frames=None, seconds=1, audio_bitrate=0, audio_codec="")
    assert begun == ("good", [])
    assert judge(None, None, FREE, False) == ("noData", [])


@pytest.mark.parametrize(
    ("changed", "issue"),
    [
        ({"height": 480, "width": 854}, "resolutionMismatch"),
        ({"video_codec": "H265"}, "videoCodecMismatch"),
        ({"video_profile": "Main"}, "videoProfileMismatch"),
        ({"frame_rate": 25.0}, "framerateMismatch"),
        ({"audio_codec": "MP3"}, "audioCodecMismatch"),
        ({"sample_rate": 44_100}, "audioSampleRateMismatch"),
        ({"channels": 1}, "audioStereoMismatch"),
        ({"video_codec": "", "width": 0, "height": 0, "audio_codec": ""}, None),  # not known yet
    ],
)
def test_both_sides_are_compared(changed, issue):
    primary = Measured(GOOD, 2_500_000)
    backup = Measured(replace(GOOD, side="backup", **changed), 2_500_000)
    status, issues = judge(primary, backup, FREE, False)
    assert [each.type for each in issues] == ([issue] if issue else [])
    assert status == ("ok" if issue else "good")


def test_every_issue_is_one_of_youtubes():
    schema = document()["schemas"]["LiveStreamConfigurationIssue"]["properties"]
    assert set(schema["type"]["enum"]) >= ERRORS
    measured = Measured(replace(GOOD, channels=8), 1.0, 9.0)
    for issue in judge(measured, None, FREE, True)[1]:
        shown = issue.as_json()
        assert shown["type"] in schema["type"]["enum"]
        assert shown["severity"] in schema["severity"]["enum"]


def report(primary="", backup=""):
    server = "<server><application><name>live2</name><live>{}</live></application></server>"
    return f"<rtmp>{server.format(primary)}{server.format(backup)}</rtmp>".encode()


STREAM = """<stream><name>key</name><time>10182</time><bytes_in>1081806</bytes_in>
<bw_audio>128000</bw_audio><bw_video>700000</bw_video>
<meta><video><width>640</width><height>360</height><frame_rate>29.97</frame_rate>
<codec>H264</codec><profile>Main</profile></video>
<audio><codec>AAC</codec><channels>2</channels><sample_rate>48000</sample_rate></audio></meta>
<publishing/></stream>"""


def test_nginxs_report_is_read_side_by_side():
    (one,) = read_stat(report(backup=STREAM))
    assert (one.side, one.key, one.seconds, one.came) == ("backup", "key", 10.182, 1_081_806)
    assert (one.width, one.height, one.frame_rate) == (640, 360, 29.97)
    assert (one.audio_codec, one.channels, one.sample_rate) == ("AAC", 2, 48_000)


def test_a_stream_that_is_only_watched_is_none():
    assert read_stat(report(STREAM.replace("<publishing/>", ""))) == []


@pytest.mark.parametrize("answer", [b"", b"<html>", b"<rtmp></rtmp>"])
def test_what_is_no_report_is_told(answer):
    with pytest.raises(ValueError, match=r"no XML|other servers"):
        read_stat(answer)


@pytest.mark.parametrize(
    ("packets", "gap"),
    [
        ([], None),
        (["N/A,K_"], None),
        (["0.0,K_", "1.0,__", "2.0,K_", "3.0,__"], 2.0),
        (["0.0,K_", "5.0,__", "9.0,__"], 9.0),
        (["0.0,__", "1.0,__"], None),
    ],
)
def test_the_gap_between_key_frames_is_the_longest(packets, gap):
    assert widest_gap(packets) == gap


def test_a_picture_that_stands_still_is_frozen_and_one_that_moves_again_is_not():
    sessions = Sessions()
    sessions.begin("1", "primary", "key")
    found = []
    for timestamp in (100, 2100, 2390, 2390, 2390, 4400):
        sessions.update("1", timestamp)
        found.append(sessions.is_frozen("key"))
    assert found == [False, False, False, True, True, False]
    assert not sessions.is_frozen("other")


def test_a_frozen_side_is_covered_by_the_other():
    sessions = Sessions()
    sessions.begin("1", "primary", "key")
    sessions.begin("2", "backup", "key")
    for timestamp in (1, 1, 1):
        sessions.update("1", timestamp)
    sessions.update("2", 1)
    assert not sessions.is_frozen("key")


MOVES = st.lists(
    st.tuples(st.booleans(), st.sampled_from("12345"), st.sampled_from("ab")), max_size=30
)


@given(MOVES)
def test_a_key_is_sent_to_for_as_long_as_one_session_of_it_is_there(moves):
    sessions, there = Sessions(), {}
    for begins, client, key in moves:
        if begins and client not in there:
            sessions.begin(client, "primary", key)
            there[client] = key
        elif not begins:
            ended = there.pop(client, None)
            gone = ended if ended is not None and ended not in there.values() else None
            assert sessions.end(client) == gone
        assert sessions.keys() == set(there.values())
    assert sessions.end_all() == set(there.values())
    assert sessions.keys() == set()
