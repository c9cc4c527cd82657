"""The chat's reader against the stand-in, through Google's client."""

import threading

import pytest

from eventdesk.domain.broadcast import Service, Stage, Trouble
from eventdesk.domain.chat import ChatKind, ChatState
from eventdesk.domain.quota import DAILY_UNITS, pacific_day
from eventdesk.drivers.youtube import Anonymous
from eventdesk.drivers.youtube.chat_reader import ChatReader
from eventdesk.drivers.youtube.connection import Connection
from eventdesk.drivers.youtube.quota import Budget, SessionLedger
from eventdesk.standins.youtube import Fault, FaultKind

LIST = "liveChatMessages.list"


class Reading:
    """A reader, and everything that it ever told."""

    def __init__(self, clock, standin, ledger, credentials=Anonymous(), timeout=0.5, **more):  # noqa: B008
        budget = Budget(clock, ledger)
        self.reader = ChatReader(clock, credentials, standin.url, timeout, budget=budget, **more)
        self.seen = []
        self._arrived = threading.Condition()
        self.reader.start(self._take)

    def _take(self, seen):
        with self._arrived:
            self.seen.append(seen)
            self._arrived.notify_all()

    def wait(self, condition, seconds=20):
        with self._arrived:
            fits = self._arrived.wait_for(lambda: self.seen and condition(self.seen[-1]), seconds)
            assert fits, f"never came; last {self.seen[-1:]}"
            return self.seen[-1]

    def texts(self, *expected):
        return self.wait(lambda seen: [m.text for m in seen.messages] == list(expected))


@pytest.fixture
def ledger():
    return SessionLedger()


@pytest.fixture
def broadcast(desk):
    return desk.reach(Stage.SCHEDULED).id


@pytest.fixture
def open_chat(clock, standin, ledger):
    readers = []

    def start(**more):
        readers.append(Reading(clock, standin, ledger, **more))
        return readers[-1]

    yield start
    for each in readers:
        each.reader.stop()


@pytest.fixture
def chat(open_chat):
    return open_chat()


@pytest.fixture
def say(standin, broadcast):
    def said(text="", **more):
        return standin.happen("say", broadcast=broadcast, text=text, **more)

    return said


@pytest.fixture
def moderator(standin, clock, broadcast):
    """Google's client in somebody else's hands."""
    connection = Connection(standin.url, Anonymous(), 5.0, lambda method: None)
    yield connection
    connection.stop()


@pytest.fixture
def calls(standin):
    return lambda: [entry for entry in standin.journal if "liveChat" in entry.method]


def test_nothing_is_read_before_somebody_wants_to_see_it(chat, calls, say):
    say("안녕하세요 👋")
    assert calls() == []
    assert chat.seen == []


def test_what_is_said_is_shown_and_what_is_taken_back_goes(chat, broadcast, say, moderator):
    said = say("안녕하세요 👋", author="김하늘")
    chat.reader.follow(broadcast)
    chat.texts("안녕하세요 👋")
    say("世界", author="李")
    chat.texts("안녕하세요 👋", "世界")
    api = moderator._api
    api.liveChatMessages().delete(id=said).execute()
    seen = chat.texts("世界")
    assert seen.state is ChatState.READING
    chat_id = moderator.chat_id(broadcast)
    ban = {
        "liveChatId": chat_id,
        "type": "permanent",
        "bannedUserDetails": {"channelId": "UC李"},
    }
    api.liveChatBans().insert(part="id,snippet", body={"snippet": ban}).execute()
    chat.texts()


def test_a_super_chat_has_its_amount(chat, broadcast, say):
    details = {"superChatDetails": {"amountDisplayString": "₩10,000", "userComment": "화이팅"}}
    say(kind="superChatEvent", details=details)
    chat.reader.follow(broadcast)
    (message,) = chat.texts("화이팅").messages
    assert (message.kind, message.amount) == (ChatKind.SUPER_CHAT, "₩10,000")


def test_looks_are_as_far_apart_as_the_budget_has_them(chat, broadcast, clock, calls, ledger):
    chat.reader.follow(broadcast)
    seen = chat.wait(lambda seen: seen.state is ChatState.READING)
    assert seen.pause >= 10.0
    chat.reader.follow(None)
    chat.wait(lambda seen: seen.state is ChatState.CLOSED)
    day = pacific_day(clock.now())
    assert ledger.used(day) == 5 * len(calls()) + 1  # and one to learn which chat it is


def test_a_closed_chat_costs_nothing_more_and_an_open_one_goes_on(chat, broadcast, say, calls):
    chat.reader.follow(broadcast)
    chat.wait(lambda seen: seen.state is ChatState.READING)
    chat.reader.follow(None)
    chat.wait(lambda seen: seen.state is ChatState.CLOSED)
    before = len(calls())
    say("later")
    assert len(calls()) == before
    chat.reader.follow(broadcast)
    chat.texts("later")


def test_with_little_of_the_day_left_it_is_off_and_asks_nothing(
    chat, broadcast, clock, calls, ledger
):
    ledger.book(pacific_day(clock.now()), "", DAILY_UNITS - 700)
    chat.reader.follow(broadcast)
    chat.wait(lambda seen: seen.state is ChatState.SAVING)
    assert calls() == []


def test_quota_that_is_gone_at_youtube_leaves_the_messages_there(chat, broadcast, say, standin):
    say("before")
    chat.reader.follow(broadcast)
    chat.texts("before")
    standin.fail(Fault(FaultKind.REFUSE, "quotaExceeded", method=LIST))
    seen = chat.wait(lambda seen: seen.state is ChatState.SAVING)
    assert [m.text for m in seen.messages] == ["before"]


@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.HANG, FaultKind.GARBAGE])
def test_a_lost_page_is_asked_for_again(chat, broadcast, say, standin, kind):
    standin.fail(Fault(kind, method=LIST))
    say("once")
    chat.reader.follow(broadcast)
    chat.wait(lambda seen: seen.state is ChatState.FAILING)
    seen = chat.texts("once")
    assert seen.state is ChatState.READING or chat.wait(lambda s: s.state is ChatState.READING)


def test_the_chat_ends_with_the_broadcast(chat, desk, broadcast, say):
    desk.reach(Stage.LIVE)
    say("bye")
    chat.reader.follow(broadcast)
    chat.texts("bye")
    desk.reach(Stage.ENDED)
    seen = chat.wait(lambda seen: seen.state is ChatState.ENDED)
    assert [m.text for m in seen.messages] == ["bye"]


def test_a_channel_without_chat_says_so(chat, broadcast, standin):
    standin.set_rules(chat=False)
    chat.reader.follow(broadcast)
    chat.wait(lambda seen: seen.state is ChatState.DISABLED)


def test_nobody_signed_in_reads_nothing(open_chat, broadcast):
    chat = open_chat(credentials=None, signed_out=Trouble("notSignedIn"))
    chat.reader.follow(broadcast)
    assert chat.seen[-1].trouble == Trouble("notSignedIn")


def test_a_chat_that_hangs_holds_no_transition_up(chat, desk, broadcast, standin):
    standin.fail(Fault(FaultKind.HANG, method=LIST, times=None))
    chat.reader.follow(broadcast)
    seen = desk.reach(Stage.LIVE)
    assert seen.service is Service.OK
    chat.wait(lambda seen: seen.state is ChatState.FAILING)
