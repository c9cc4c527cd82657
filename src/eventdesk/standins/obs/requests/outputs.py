"""The recording, the stream, the replay buffer and the virtual camera."""

from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.machine import Machine
from eventdesk.standins.obs.requests.handler import Handler
from eventdesk.standins.obs.side_outputs import ReplayBuffer, Switched
from eventdesk.standins.obs.wire import Data, Refused, Status

CHAPTER = "CreateRecordChapter"


def record_status(obs: Machine, _fields: Fields) -> Data:
    """GetRecordStatus."""
    return obs.recording.status() | {"outputPaused": False}


def start_record(obs: Machine, _fields: Fields) -> None:
    """StartRecord."""
    obs.recording.start()


def stop_record(obs: Machine, _fields: Fields) -> Data:
    """StopRecord: the path is told at once, the file is whole with the STOPPED event."""
    return {"outputPath": obs.recording.stop()}


def toggle_record(obs: Machine, _fields: Fields) -> Data:
    """ToggleRecord: says what will be."""
    running = obs.recording.active
    if running:
        obs.recording.stop()
    else:
        obs.recording.start()
    return {"outputActive": not running}


def create_chapter(obs: Machine, fields: Fields) -> None:
    """CreateRecordChapter (since obs-websocket 5.5)."""
    obs.recording.add_chapter(fields.string("chapterName") if "chapterName" in fields else "")


def record_directory(obs: Machine, _fields: Fields) -> Data:
    """GetRecordDirectory."""
    return {"recordDirectory": str(obs.recording.folder)}


def stream_status(obs: Machine, _fields: Fields) -> Data:
    """GetStreamStatus."""
    return obs.streaming.status()


def start_stream(obs: Machine, _fields: Fields) -> None:
    """StartStream: success says only that it was asked."""
    obs.streaming.start()


def stop_stream(obs: Machine, _fields: Fields) -> None:
    """StopStream."""
    obs.streaming.stop()


def toggle_stream(obs: Machine, _fields: Fields) -> Data:
    """ToggleStream: says what will be."""
    running = obs.streaming.active
    if running:
        obs.streaming.stop()
    else:
        obs.streaming.start()
    return {"outputActive": not running}


def stream_service(obs: Machine, _fields: Fields) -> Data:
    """GetStreamServiceSettings; the stream key is in it, as in OBS."""
    return {
        "streamServiceType": obs.streaming.service,
        "streamServiceSettings": obs.streaming.settings,
    }


def set_stream_service(obs: Machine, fields: Fields) -> None:
    """SetStreamServiceSettings."""
    kind = fields.string("streamServiceType")
    obs.streaming.configure(kind, fields.mapping("streamServiceSettings"))


def _replay(obs: Machine) -> ReplayBuffer:
    if obs.replay is None:
        raise Refused(Status.INVALID_STATE, "Replay buffer is not available.")
    return obs.replay


def replay_status(obs: Machine, _fields: Fields) -> Data:
    """GetReplayBufferStatus."""
    return {"outputActive": _replay(obs).active}


def start_replay(obs: Machine, _fields: Fields) -> None:
    """StartReplayBuffer."""
    _replay(obs).start()


def stop_replay(obs: Machine, _fields: Fields) -> None:
    """StopReplayBuffer."""
    _replay(obs).stop()


def save_replay(obs: Machine, _fields: Fields) -> None:
    """SaveReplayBuffer: ReplayBufferSaved tells when it is done."""
    _replay(obs).save()


def last_replay(obs: Machine, _fields: Fields) -> Data:
    """GetLastReplayBufferReplay."""
    return {"savedReplayPath": _replay(obs).last}


def _camera(obs: Machine) -> Switched:
    if obs.camera is None:
        raise Refused(Status.INVALID_STATE, "VirtualCam is not available.")
    return obs.camera


def camera_status(obs: Machine, _fields: Fields) -> Data:
    """GetVirtualCamStatus."""
    return {"outputActive": _camera(obs).active}


def start_camera(obs: Machine, _fields: Fields) -> None:
    """StartVirtualCam."""
    _camera(obs).start()


def stop_camera(obs: Machine, _fields: Fields) -> None:
    """StopVirtualCam."""
    _camera(obs).stop()


HANDLERS: dict[str, Handler] = {
    "GetRecordStatus": record_status,
    "StartRecord": start_record,
    "StopRecord": stop_record,
    "ToggleRecord": toggle_record,
    CHAPTER: create_chapter,
    "GetRecordDirectory": record_directory,
    "GetReplayBufferStatus": replay_status,
    "StartReplayBuffer": start_replay,
    "StopReplayBuffer": stop_replay,
    "SaveReplayBuffer": save_replay,
    "GetLastReplayBufferReplay": last_replay,
    "GetVirtualCamStatus": camera_status,
    "StartVirtualCam": start_camera,
    "StopVirtualCam": stop_camera,
    "GetStreamStatus": stream_status,
    "StartStream": start_stream,
    "StopStream": stop_stream,
    "ToggleStream": toggle_stream,
    "GetStreamServiceSettings": stream_service,
    "SetStreamServiceSettings": set_stream_service,
}
