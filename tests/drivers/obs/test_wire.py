"""One session: answers by id, in any order, late, never, or nonsense."""

import json
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from eventdesk.domain.secret import Secret
from eventdesk.drivers.obs.protocol import (
    ClosedError,
    Execution,
    PasswordNeededError,
    RefusedError,
    TimedOutError,
)
from eventdesk.drivers.obs.typed import TypedRequests
from eventdesk.drivers.obs.wire import open_wire

PASSWORD = "swordfish"


@pytest.fixture
def connect(obs):
    wires = []

    def open_one(password=PASSWORD, subscriptions=0, on_event=lambda *_: None, on_closed=None):
        wire = open_wire(
            "test",
            ("127.0.0.1", obs.port),
            Secret(password) if password else None,
            subscriptions,
            on_event=on_event,
            on_closed=on_closed or (lambda _code: None),
        )
        wires.append(wire)
        return wire

    yield open_one
    for wire in wires:
        wire.close()


def echo(data):
    return {"name": data["sourceName"]}


def test_a_request_gets_its_response_data(connect):
    assert connect().call("GetStudioModeEnabled") == {"studioModeEnabled": False}


def test_a_refused_request_raises_with_its_status(connect, obs):
    obs.answers["StartRecord"] = 500
    with pytest.raises(RefusedError) as refused:
        connect().call("StartRecord")
    assert (refused.value.status, refused.value.code) == (500, "refused:500")


def test_answers_in_reverse_order_each_find_their_request(connect, obs):
    obs.answers["GetSourceActive"] = echo
    kept = []

    def in_reverse(socket, message):
        kept.append(message)
        if len(kept) == 30:
            for each in reversed(kept):
                obs.reply(socket, each)
        return True

    wire = connect()
    obs.handler = in_reverse
    futures = [wire.ask("GetSourceActive", {"sourceName": str(n)}) for n in range(30)]
    names = [future.result(10)["responseData"]["name"] for future in futures]
    assert names == [str(n) for n in range(30)]


def test_many_threads_on_one_session_each_get_their_own_answer(connect, obs):
    obs.answers["GetSourceActive"] = echo
    wire = connect()

    def ask(number):
        return wire.call("GetSourceActive", {"sourceName": str(number)}, 10)["name"]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(200))) == [str(n) for n in range(200)]


def test_a_late_answer_is_not_taken_for_the_next_ones(connect, obs):
    obs.answers["GetSourceActive"] = echo
    late = []

    def hold_the_first(socket, message):
        if not late:
            late.append((socket, message))
            return True
        obs.reply(*late[0])
        return False

    wire = connect()
    obs.handler = hold_the_first
    with pytest.raises(TimedOutError):
        wire.call("GetSourceActive", {"sourceName": "slow"}, timeout=0.1)
    assert wire.call("GetSourceActive", {"sourceName": "quick"}, 10) == {"name": "quick"}


def test_a_request_that_is_never_answered_times_out(connect, obs):
    obs.mute.add("GetStats")
    with pytest.raises(TimedOutError):
        connect().call("GetStats", timeout=0.1)


@pytest.mark.parametrize(
    "garbage",
    ["no json", "[]", '"text"', "{}", '{"op": 7}', '{"op": 7, "d": []}', '{"op": 99, "d": {}}'],
)
def test_garbage_between_answers_is_passed_over(connect, obs, garbage):
    def garbage_first(socket, _message):
        socket.send(garbage)
        return False

    wire = connect()
    obs.handler = garbage_first
    assert wire.call("GetStudioModeEnabled", timeout=10) == {"studioModeEnabled": False}


def test_an_answer_to_nobody_is_passed_over(connect, obs):
    def answer_a_stranger(socket, message):
        stranger = {"requestId": "nobody", "requestType": "x", "requestStatus": {"code": 100}}
        socket.send(json.dumps({"op": 7, "d": stranger}))
        return False

    wire = connect()
    obs.handler = answer_a_stranger
    assert wire.call("GetStudioModeEnabled", timeout=10) == {"studioModeEnabled": False}


def test_a_batch_gives_its_results_in_order_and_goes_on_after_a_refusal(connect, obs):
    obs.answers["Nonsense"] = 204
    results = connect().batch([("GetStats", {}), ("Nonsense", {}), ("GetVersion", {})])
    assert [each["requestStatus"]["code"] for each in results] == [100, 204, 100]


def test_a_batch_says_how_it_is_to_be_run(connect, obs):
    asked = []

    def look(_socket, message):
        asked.append(message["d"])
        return False

    wire = connect()
    obs.handler = look
    wire.batch([("GetStats", {})], Execution.SERIAL_FRAME)
    assert asked[0]["executionType"] == 1
    assert type(asked[0]["executionType"]) is int
    assert asked[0]["haltOnFailure"] is False


def test_a_wrong_password_raises_with_obs_close_code(connect):
    with pytest.raises(ClosedError) as closed:
        connect(password="wrong")
    assert closed.value.close_code == 4009


def test_a_missing_password_is_told_from_a_wrong_one(connect):
    with pytest.raises(PasswordNeededError):
        connect(password=None)


def test_an_obs_without_authentication_takes_any_client(connect, obs):
    obs.password = None
    assert connect(password=None).call("GetStudioModeEnabled")


def test_a_server_that_never_greets_times_out(connect, obs):
    obs.greets = False
    with pytest.raises(TimedOutError):
        connect()


def test_an_rpc_version_that_we_do_not_speak_is_told(connect, obs):
    obs.rpc_version = 0
    with pytest.raises(ClosedError) as closed:
        connect()
    assert closed.value.close_code == 4010


def test_when_obs_closes_every_waiting_request_hears_it(connect, obs):
    obs.mute.add("GetStats")
    told = threading.Event()
    codes = []
    wire = connect(on_closed=lambda code: (codes.append(code), told.set()))
    future = wire.ask("GetStats")
    obs.wait(lambda: "GetStats" in obs.requests)
    obs.drop(4011)
    with pytest.raises(ClosedError):
        future.result(10)
    assert told.wait(10)
    assert codes == [4011]
    with pytest.raises(ClosedError):
        wire.call("GetStats")


def test_closing_wakes_the_waiting_and_is_safe_to_repeat(connect, obs):
    obs.mute.add("GetStats")
    wire = connect()
    future = wire.ask("GetStats")
    wire.close()
    wire.close()
    with pytest.raises(ClosedError):
        future.result(10)


def test_a_held_session_lets_nothing_out_until_it_is_released(connect, obs):
    wire = connect()
    wire.hold(True)
    with pytest.raises(ClosedError):
        wire.call("GetVersion")
    assert obs.requests == []
    wire.hold(False)
    assert wire.call("GetVersion")["obsVersion"] == "29.0.2"


def test_a_pulse_is_answered_also_while_the_session_is_held(connect, obs):
    wire = connect()
    wire.hold(True)
    assert wire.pulse().result(10) is None
    assert obs.requests == []


def test_a_pulse_hears_the_end_of_the_session(connect):
    wire = connect()
    wire.close()
    with pytest.raises(ClosedError):
        wire.pulse().result(10)


def test_events_reach_the_listener_in_order(connect, obs):
    heard, done = [], threading.Event()

    def listen(event, data):
        heard.append((event, data))
        if event == "Last":
            done.set()

    connect(subscriptions=1, on_event=listen)
    obs.wait(lambda: obs.subscribed)
    for number in range(20):
        obs.event("Some", n=number)
    obs.event("Last")
    assert done.wait(10)
    assert [data["n"] for _, data in heard[:-1]] == list(range(20))


def test_the_libraries_typed_requests_work_on_the_wire(connect):
    typed = TypedRequests(connect())
    assert typed.get_version().obs_version == "29.0.2"
    assert typed.get_stats().cpu_usage == 3.0
    assert typed.get_record_status().output_active is False


def test_a_typed_request_that_is_refused_raises_our_error_and_logs_nothing(connect, obs, caplog):
    caplog.set_level(logging.DEBUG)
    obs.answers["StartRecord"] = 500
    with pytest.raises(RefusedError) as refused:
        TypedRequests(connect()).start_record()
    assert refused.value.status == 500
    assert not [record for record in caplog.records if record.name.startswith("obsws_python")]


def test_neither_password_nor_stream_key_reaches_log_or_repr(connect, caplog):
    caplog.set_level(logging.DEBUG)
    wire = connect()
    typed = TypedRequests(wire)
    typed.set_stream_service_settings("rtmp_custom", {"server": "rtmp://x", "key": "se-cret"})
    told = caplog.text + repr(wire) + repr(typed) + str(typed)
    assert PASSWORD not in told
    assert "se-cret" not in told
