"""The recording and the stream."""

from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.machine import Machine
from eventdesk.standins.obs.requests.handler import Handler
from eventdesk.standins.obs.wire import Data


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


HANDLERS: dict[str, Handler] = {
    "GetRecordStatus": record_status,
    "StartRecord": start_record,
    "StopRecord": stop_record,
    "ToggleRecord": toggle_record,
    "GetRecordDirectory": record_directory,
    "GetStreamStatus": stream_status,
    "StartStream": start_stream,
    "StopStream": stop_stream,
    "ToggleStream": toggle_stream,
    "GetStreamServiceSettings": stream_service,
    "SetStreamServiceSettings": set_stream_service,
}
