"""What OBS's answers say of its inputs, scenes, files and stream."""

import base64

import pytest

from eventdesk.domain.survey import Drawn, FileState
from eventdesk.drivers.obs import survey_reading as reading

OK = {"result": True, "code": 100}


def screenshot(content, form="ppm"):
    encoded = base64.b64encode(content).decode()
    return {
        "requestStatus": OK,
        "responseData": {"imageData": f"data:image/{form};base64,{encoded}"},
    }


def ppm(*pixels, width=2):
    return b"P6\n%d %d\n255\n" % (width, len(pixels) // width) + bytes(v for p in pixels for v in p)


BLACK, GREY, SPECK = (0, 0, 0), (16, 16, 16), (0, 0, 200)


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (screenshot(ppm(BLACK, BLACK, BLACK, BLACK)), Drawn.BLACK),
        (screenshot(ppm(GREY, BLACK, GREY, GREY)), Drawn.BLACK),
        (screenshot(ppm(BLACK, BLACK, BLACK, SPECK)), Drawn.LIT),
        (screenshot(ppm(BLACK, BLACK)[:-1]), Drawn.UNKNOWN),
        (screenshot(b"\x89PNG"), Drawn.UNKNOWN),
        (screenshot(b""), Drawn.UNKNOWN),
        ({"requestStatus": OK, "responseData": {"imageData": "data:,%%"}}, Drawn.UNKNOWN),
        ({"requestStatus": OK}, Drawn.UNKNOWN),
        ({"requestStatus": {"result": False, "code": 702}}, Drawn.NOTHING),
        ({"requestStatus": {"result": False, "code": 600}}, Drawn.UNKNOWN),
        ({}, Drawn.UNKNOWN),
    ],
)
def test_a_picture_is_lit_black_nothing_or_not_known(result, expected):
    assert reading.drawn(result) is expected


def media(state, length=None):
    return {"mediaState": f"OBS_MEDIA_STATE_{state}", "mediaDuration": length}


@pytest.mark.parametrize(
    ("kind", "settings", "status", "files", "state"),
    [
        ("ffmpeg_source", {"local_file": "/a.mp4"}, media("PLAYING", 1500), ["/a.mp4"], "open"),
        ("ffmpeg_source", {"local_file": "/a.mp4"}, media("PLAYING", 0), ["/a.mp4"], "lost"),
        ("ffmpeg_source", {"local_file": "/a.mp4"}, media("NONE"), ["/a.mp4"], "unknown"),
        ("ffmpeg_source", {"local_file": "/a.mp4"}, media("ENDED"), ["/a.mp4"], "doubted"),
        ("ffmpeg_source", {"local_file": "/a.mp4"}, media("ERROR"), ["/a.mp4"], "lost"),
        ("ffmpeg_source", {"local_file": "/a.mp4"}, {}, ["/a.mp4"], "unknown"),
        ("ffmpeg_source", {}, media("NONE"), [], "unset"),
        ("ffmpeg_source", {"is_local_file": False, "input": "rtmp://x"}, {}, [], "none"),
        ("image_source", {"file": "/a.png"}, {}, ["/a.png"], "unknown"),
        ("image_source", {}, {}, [], "unset"),
        (
            "vlc_source",
            {"playlist": [{"value": "/a"}, {"value": "http://b"}]},
            {},
            ["/a"],
            "unknown",
        ),
        ("slideshow", {"files": [{"value": "/a"}, {"value": "/b"}]}, {}, ["/a", "/b"], "unknown"),
        ("slideshow", {}, {}, [], "none"),
        ("browser_source", {"url": "https://x"}, {}, [], "none"),
        ("browser_source", {"is_local_file": True, "local_file": "/p"}, {}, ["/p"], "unknown"),
        ("text_ft2_source_v2", {"text": "hello"}, {}, [], "none"),
        ("text_ft2_source_v2", {"from_file": True, "text_file": "/t"}, {}, ["/t"], "unknown"),
        ("text_gdiplus_v2", {"read_from_file": True, "file": "C:\\t"}, {}, ["C:\\t"], "unknown"),
        ("v4l2_input", {"device_id": "/dev/video0"}, {}, [], "none"),
    ],
)
def test_an_input_s_files_and_whether_obs_could_open_them(kind, settings, status, files, state):
    found = reading.input_found("It", kind, settings, {}, status)
    assert (list(found.files), found.file_state) == (files, FileState(state))
    assert found.muted is None


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (screenshot(ppm(SPECK, SPECK)), FileState.OPEN),
        (screenshot(ppm(BLACK, BLACK)), FileState.OPEN),
        ({"requestStatus": {"result": False, "code": 702}}, FileState.LOST),
        ({"requestStatus": {"result": False, "code": 500}}, FileState.UNKNOWN),
    ],
)
def test_a_still_picture_without_a_size_has_lost_its_file(result, state):
    found = reading.input_found("It", "image_source", {"file": "/a.png"}, {}, {})
    assert reading.with_picture(found, result)[1] is state


def test_what_a_scene_draws_is_found_through_groups_and_scenes_and_never_in_a_circle():
    items = {
        "Panel": (("Group", True), ("Hidden", False), ("Cameras", True)),
        "Group": (("Logo", True),),
        "Cameras": (("Left", True), ("Panel", True)),
    }
    found = reading.drawn_sources("Panel", items)
    assert found == ("Group", "Cameras", "Logo", "Left", "Panel")


def test_a_transition_of_a_korean_obs_has_its_english_name_too():
    listed = [{"transitionName": "자르기", "transitionKind": "cut_transition"}]
    found = reading.transitions({"transitions": listed})
    assert found == {"자르기": "cut_transition", "Cut": "cut_transition"}


def test_the_loudest_channel_ahead_of_the_fader_is_what_is_heard():
    levels = [[0.0, 0.0, 0.3], [0.1, 0.2, 0.25]]
    event = {
        "inputs": [
            {"inputName": "Mic", "inputLevelsMul": levels},
            {"inputName": "Silent", "inputLevelsMul": []},
        ]
    }
    assert dict(reading.peaks(event)) == {"Mic": 0.3, "Silent": 0.0}


@pytest.mark.parametrize(
    ("settings", "account", "linked"),
    [
        ({}, None, ""),
        ({"service": "YouTube - RTMPS", "key": "k"}, None, ""),
        ({"service": "YouTube - RTMPS", "bearer_token": "t"}, None, "YouTube - RTMPS"),
        ({"service": "Twitch", "bearer_token": "t"}, None, ""),
        ({"service": "Twitch"}, "Twitch", ""),
        ({}, "YouTube - RTMPS", "YouTube - RTMPS"),
        ({"service": "Twitch"}, "YouTube - HLS", "YouTube - HLS"),
    ],
)
def test_a_linked_account_of_youtube_is_found_in_the_profile_or_the_service(
    settings, account, linked
):
    answer = {"streamServiceType": "rtmp_common", "streamServiceSettings": settings}
    found = reading.stream_service(answer, {}, account)
    assert found.account == linked
    assert "t" not in (found.service, found.account)


VIDEO = {"outputWidth": 1920, "outputHeight": 1080, "fpsNumerator": 30, "fpsDenominator": 1}


@pytest.mark.parametrize(
    ("status", "profile", "rate", "source"),
    [
        (
            {"outputActive": True, "outputBytes": 20_000_000, "outputDuration": 20_000},
            {},
            1_000_000,
            "measured",
        ),
        (
            {"outputActive": True, "outputBytes": 1, "outputDuration": 500},
            {"Mode": "Simple", "RecQuality": "Stream", "VBitrate": "6000", "ABitrate": "160"},
            770_000,
            "set",
        ),
        ({}, {"Mode": "Simple", "RecQuality": "HQ", "VBitrate": "6000"}, 1_964_000, "guessed"),
        ({}, {"Mode": "Simple", "RecQuality": "Lossless"}, 23_348_000, "guessed"),
        ({}, {"Mode": "Advanced", "RecQuality": "Stream", "VBitrate": "1"}, 1_964_000, "guessed"),
    ],
)
def test_how_fast_a_recording_fills_the_disk(status, profile, rate, source):
    found = reading.recorder({"availableDiskSpace": 5.0}, status, VIDEO, profile)
    assert (found.free_mib, found.rate, found.source) == (5.0, rate, source)
    assert found.running is bool(status)
