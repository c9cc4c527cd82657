"""Contract: what tells how the program looks and sounds: meters and small pictures."""

import base64

import pytest

from eventdesk.drivers.obs.bitmap import picture_of
from support.obs_client import SERIAL_FRAME

METERS = 1 << 16


@pytest.fixture
def meters(obs):
    """A session that hears the meters and nothing else."""
    with obs.client(events=METERS) as session:
        yield session


@pytest.fixture
def film(client, scene, clip):
    """A film with a sine tone that plays on and on, in a scene that is on air."""
    settings = {"local_file": clip, "looping": True}
    name = f"film of {scene}"
    client.request(
        "CreateInput",
        sceneName=scene,
        inputName=name,
        inputKind="ffmpeg_source",
        inputSettings=settings,
    )
    return name


def levels(event, name):
    return next((i["inputLevelsMul"] for i in event.data["inputs"] if i["inputName"] == name), None)


def heard(meters, name, fits):
    """The first levels from now on of this input that fit."""

    def look(events):
        found = (levels(event, name) for event in events)
        return [one for one in found if one is not None and fits(one)]

    return meters.wait_until(look, meters.mark(), what=f"fitting levels of {name}")[0]


def peaks(channels):
    """The loudest channel's peak behind and before the fader."""
    return max(each[1] for each in channels), max(each[2] for each in channels)


def act(client, name, action):
    client.request(
        "TriggerMediaInputAction",
        inputName=name,
        mediaAction=f"OBS_WEBSOCKET_MEDIA_INPUT_ACTION_{action}",
    )


def test_meters_come_twenty_times_a_second_to_those_who_asked_and_nobody_else(client, meters):
    first = meters.wait_for("InputVolumeMeters")
    came = meters.wait_until(lambda events: events if len(events) > 20 else None, meters.mark())
    assert first.intent == METERS
    assert 0.5 < came[20].at - came[0].at < 3.0
    assert client.events(0, "InputVolumeMeters") == []


def test_a_tone_on_air_has_a_magnitude_and_a_peak_on_each_channel(meters, film, take, scene):
    take(scene)
    channels = heard(meters, film, lambda found: found and peaks(found)[0] > 0.05)
    assert len(channels) == 2
    for magnitude, peak, before in channels:
        assert 0 < magnitude < peak <= 1
        assert before == pytest.approx(peak)


def test_an_input_that_is_not_on_air_is_not_in_the_meters(client, meters, film, take, scene):
    take(scene)
    heard(meters, film, bool)
    take("Holding")
    gone = meters.wait_until(
        lambda events: next((e for e in events if levels(e, film) is None), None), meters.mark()
    )
    assert all(each["inputName"] != film for each in gone.data["inputs"])


def test_a_muted_input_is_silent_behind_the_fader_only(client, meters, film, take, scene):
    take(scene)
    client.request("SetInputMute", inputName=film, inputMuted=True)
    channels = heard(meters, film, lambda found: found and peaks(found)[0] == 0)
    assert peaks(channels)[1] > 0.05


def test_a_fader_takes_the_peak_down_and_not_the_one_before_it(client, meters, film, take, scene):
    take(scene)
    client.request("SetInputVolume", inputName=film, inputVolumeMul=0.5)

    def halved(found):
        return found and peaks(found)[0] == pytest.approx(peaks(found)[1] / 2)

    heard(meters, film, halved)


def test_an_input_that_never_gave_sound_has_no_channels(client, meters, take):
    take("Podium")
    assert heard(meters, "Podium mic", lambda found: True) == []


def test_a_film_that_pauses_is_silent(client, meters, film, take, scene):
    take(scene)
    heard(meters, film, lambda found: found and peaks(found)[0] > 0.05)
    act(client, film, "PAUSE")
    heard(meters, film, lambda found: found and peaks(found) == (0, 0))


def small(client, source):
    data = {"sourceName": source, "imageFormat": "bmp", "imageWidth": 64}
    answer = client.request("GetSourceScreenshot", **data)["imageData"]
    head, _, body = answer.partition(",")
    assert head == "data:image/bmp;base64"
    return picture_of(base64.b64decode(body))


def test_a_bmp_of_a_scene_is_plain_and_small(client, take):
    picture = small(client, "Podium")
    assert (picture.width, picture.height) == (64, 36)
    blue, green, red = picture.pixels[:3]
    assert (red, green, blue) == pytest.approx((0x20, 0x80, 0x20), abs=3)


def test_an_empty_scene_is_black_to_the_last_value(client, scene):
    assert set(small(client, scene).pixels) == {0}


def test_a_picture_that_stands_still_is_the_same_to_the_bit(client):
    assert len({small(client, "Podium").pixels for _ in range(5)}) == 1


def test_a_film_moves_while_it_plays_and_stands_still_to_the_bit_while_it_pauses(
    client, film, take, scene, wait_until
):
    take(scene)
    before = small(client, scene)
    wait_until(lambda: small(client, scene) != before)
    act(client, film, "PAUSE")
    wait_until(lambda: later(client, scene) == later(client, scene))
    assert len({later(client, scene) for _ in range(5)}) == 1


def later(client, scene):
    """The pixels some frames on: two pictures of one frame are the same whatever plays."""
    client.batch([("Sleep", {"sleepFrames": 4}), ("GetVersion", {})], SERIAL_FRAME)
    return small(client, scene).pixels


def test_the_recording_s_bytes_grow_while_it_runs(client, wait_until):
    client.request("StartRecord")
    wait_until(lambda: client.request("GetRecordStatus")["outputActive"])
    first = client.request("GetRecordStatus")["outputBytes"]
    wait_until(lambda: client.request("GetRecordStatus")["outputBytes"] > first)
    client.request("StopRecord")
    wait_until(lambda: not client.request("GetRecordStatus")["outputActive"])
