"""One exchange per request: sent once, cut at its deadline, and never through the wrong door."""

import contextlib
import socket
import threading

import pytest

from eventdesk.domain.secret import Secret
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.transport import OneShotTransport
from eventdesk.engine.threads import start_thread


class RawServer:
    """A socket that counts requests and answers each with the given bytes, a piece at a time."""

    def __init__(self, pieces, gap=0.0):
        self.requests = []
        self._pieces, self._gap = pieces, gap
        self._end = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        start_thread("raw-server", self._serve)

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _address = self._listener.accept()
                with connection:
                    self.requests.append(connection.recv(65536))
                    for piece in self._pieces:
                        connection.sendall(piece)
                        self._end.wait(self._gap)

    def close(self):
        self._end.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def serve():
    servers = []

    def start(*pieces, gap=0.0):
        servers.append(RawServer(pieces, gap))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def transport():
    transport = OneShotTransport(lambda: Secret("t0ken"), timeout=0.4)
    yield transport
    transport.stop()


def url(server):
    return f"http://127.0.0.1:{server.port}/youtube/v3/x?part=id"


def test_status_headers_and_body_come_back(serve, transport):
    server = serve(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\n{}")
    answer, content = transport.request(url(server), "POST", body="{}")
    assert (answer.status, content) == (403, b"{}")
    assert server.requests[0].startswith(b"POST /youtube/v3/x?part=id HTTP/1.1\r\n")
    assert b"Authorization: Bearer t0ken" in server.requests[0]


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", b"soup\r\n"]
)
def test_a_lost_reply_is_one_request_and_perhaps_done(serve, transport, answer):
    server = serve(answer)
    with pytest.raises(CallError) as caught:
        transport.request(url(server), "POST", body="{}")
    assert (caught.value.reason, caught.value.perhaps_done) == ("connectionLost", True)
    assert len(server.requests) == 1


def test_an_answer_that_drips_is_cut_at_the_deadline(serve, transport):
    drops = [b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", *[b"x"] * 500]
    server = serve(*drops, gap=0.05)
    with pytest.raises(CallError) as caught:
        transport.request(url(server))
    assert (caught.value.reason, caught.value.perhaps_done) == ("timeout", True)


def test_nothing_sent_is_certainly_not_done(transport):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(CallError) as caught:
        transport.request(f"http://127.0.0.1:{port}/", "POST", body="{}")
    assert (caught.value.reason, caught.value.perhaps_done) == ("unreachable", False)


def test_loopback_never_goes_through_a_proxy(serve, transport, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server = serve(b"HTTP/1.1 204 No Content\r\n\r\n")
    assert transport.request(url(server))[0].status == 204


def test_a_token_never_leaves_the_machine_in_clear(transport):
    with pytest.raises(CallError) as caught:
        transport.request("http://192.0.2.1/youtube/v3/x")
    assert caught.value.reason == "unreachable"


def test_a_venues_proxy_is_used_for_google(serve, transport, monkeypatch):
    proxy = serve(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
    monkeypatch.setenv("https_proxy", f"http://us%40er:pw@127.0.0.1:{proxy.port}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with pytest.raises(CallError) as caught:
        transport.request("https://youtube.example.test/x")
    assert (caught.value.reason, caught.value.perhaps_done) == ("unreachable", False)
    assert proxy.requests[0].startswith(b"CONNECT youtube.example.test:443")
    assert b"Proxy-Authorization: Basic dXNAZXI6cHc=" in proxy.requests[0]
    assert b"t0ken" not in proxy.requests[0]


def test_a_stop_ends_the_exchange_that_waits(serve):
    transport = OneShotTransport(lambda: Secret("x"), timeout=60)
    server = serve(b"HTTP/1.1 200 OK\r\n", gap=30)
    ended = threading.Event()

    def call():
        with pytest.raises(CallError):
            transport.request(url(server))
        ended.set()

    start_thread("caller", call)
    tick = threading.Event()
    while not server.requests:
        tick.wait(0.01)
    transport.stop()
    assert ended.wait(5)
    with pytest.raises(CallError, match="stopped"):
        transport.request(url(server))


def test_a_call_is_booked_before_it_is_sent_and_only_when_it_can_be(serve):
    booked, sent_before = [], []

    def book(method):
        sent_before.append(len(server.requests))
        booked.append(method)

    transport = OneShotTransport(lambda: Secret("x"), 0.4, book)
    server = serve(b"HTTP/1.1 204 No Content\r\n\r\n")
    root = f"http://127.0.0.1:{server.port}/youtube/v3"
    transport.request(f"{root}/liveBroadcasts/transition?id=1", "POST")
    transport.request(f"{root}/liveBroadcasts?id=1")
    transport.request(f"http://127.0.0.1:{server.port}/upload/youtube/v3/thumbnails/set", "POST")
    assert booked == ["liveBroadcasts.transition", "liveBroadcasts.list", "thumbnails.set"]
    assert sent_before == [0, 1, 2]
    server.close()
    with pytest.raises(CallError, match="unreachable"):
        transport.request(f"{root}/liveBroadcasts?id=1")
    assert len(booked) == 3, "nothing was sent, nothing is spent"
    transport.stop()


def test_a_call_that_the_budget_refuses_is_not_sent(serve):
    def refuse(method):
        raise CallError("quotaReserved", method)

    transport = OneShotTransport(lambda: Secret("x"), 0.4, refuse)
    server = serve(b"HTTP/1.1 204 No Content\r\n\r\n")
    with pytest.raises(CallError, match="quotaReserved"):
        transport.request(f"http://127.0.0.1:{server.port}/youtube/v3/videos", "PUT")
    assert [request for request in server.requests if request] == []
    transport.stop()


def test_without_a_token_no_authorization_is_sent(serve):
    transport = OneShotTransport(None, 0.4)
    server = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    transport.request(f"http://127.0.0.1:{server.port}/token", "POST", "a=b")
    assert b"Authorization" not in server.requests[0]
    transport.stop()
