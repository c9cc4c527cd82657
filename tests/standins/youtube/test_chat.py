"""The live chat: read, written, moderated, and over with the broadcast."""

import http.client
import json

import pytest

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")

PARTS = "id,snippet,authorDetails"


class Chat:
    def __init__(self, google, studio):
        self.google = google
        self.broadcast, _stream = studio.ready(monitorStream={"enableMonitorStream": False})
        self.id = studio.read(self.broadcast)["snippet"]["liveChatId"]
        studio.go(self.broadcast, "live")
        studio.clock.move(4)

    def page(self, token=None):
        more = {"pageToken": token} if token else {}
        call = self.google.liveChatMessages().list(liveChatId=self.id, part=PARTS, **more)
        return call.execute()

    def insert(self, **snippet):
        body = {"snippet": {"liveChatId": self.id, **snippet}}
        return self.google.liveChatMessages().insert(part=PARTS, body=body).execute()

    def say(self, text):
        return self.insert(type="textMessageEvent", textMessageDetails={"messageText": text})

    def ask(self, question, *options):
        shown = [{"optionText": option} for option in options]
        asked = {"metadata": {"questionText": question, "options": shown}}
        return self.insert(type="pollEvent", pollDetails=asked)

    def ban(self, who, **kind):
        snippet = {"liveChatId": self.id, "bannedUserDetails": {"channelId": who}, **kind}
        call = self.google.liveChatBans().insert(part="id,snippet", body={"snippet": snippet})
        return call.execute()["id"]


@pytest.fixture
def chat(google, studio):
    return Chat(google, studio)


def texts(page):
    return [item["snippet"].get("displayMessage") for item in page["items"]]


def test_a_page_goes_on_where_the_last_ended(chat, standin):
    standin.happen("say", broadcast=chat.broadcast, text="안녕하세요", author="Viewer")
    first = chat.page()
    assert texts(first) == ["안녕하세요"]
    assert first["pollingIntervalMillis"] == 5000
    author = first["items"][0]["authorDetails"]
    assert (author["displayName"], author["isChatOwner"]) == ("Viewer", False)
    assert "offlineAt" not in first
    said = chat.say("Welcome")
    assert said["authorDetails"]["isChatOwner"] is True
    second = chat.page(first["nextPageToken"])
    assert texts(second) == ["Welcome"]
    assert chat.page(second["nextPageToken"])["items"] == []


def test_the_end_of_the_broadcast_is_told_once_and_then_refused(chat, studio, refusal):
    chat.say("Bye")
    token = chat.page()["nextPageToken"]
    studio.go(chat.broadcast, "complete")
    last = chat.page(token)
    assert [item["snippet"]["type"] for item in last["items"]] == ["chatEndedEvent"]
    assert last["offlineAt"] == studio.read(chat.broadcast)["snippet"]["actualEndTime"]
    assert refusal(lambda: chat.page(last["nextPageToken"])) == (403, "liveChatEnded")
    assert refusal(lambda: chat.say("Late")) == (403, "liveChatEnded")


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ({}, (400, "typeRequired")),
        ({"type": "textMessageEvent"}, (400, "messageTextRequired")),
        (
            {"type": "textMessageEvent", "textMessageDetails": {"messageText": "x" * 201}},
            (400, "messageTextInvalid"),
        ),
        ({"type": "textMessageEvent", "liveChatId": ""}, (400, "liveChatIdRequired")),
        ({"type": "textMessageEvent", "liveChatId": "none"}, (404, "liveChatNotFound")),
        ({"type": "pollEvent"}, (400, "preconditionCheckFailed")),
    ],
)
def test_a_message_that_is_none_is_refused(chat, refusal, snippet, expected):
    assert refusal(lambda: chat.insert(**snippet)) == expected


def test_a_poll_is_pinned_until_it_is_closed(chat, google, refusal):
    poll = chat.ask("Lunch?", "Bibimbap", "Naengmyeon")
    assert chat.page()["activePollItem"]["id"] == poll["id"]
    assert refusal(lambda: chat.ask("Again?", "Yes", "No")) == (400, "preconditionCheckFailed")
    close = google.liveChatMessages().transition(id=poll["id"], status="closed")
    assert close.execute()["snippet"]["pollDetails"]["status"] == "closed"
    assert "activePollItem" not in chat.page()
    assert refusal(close.execute) == (400, "preconditionCheckFailed")


def test_a_deleted_message_is_a_tombstone(chat, google, refusal):
    said = chat.say("Oops")
    delete = google.liveChatMessages().delete(id=said["id"])
    assert delete.execute() == ""
    stone, told = [item["snippet"] for item in chat.page()["items"]]
    assert (stone["type"], told["type"]) == ("tombstone", "messageDeletedEvent")
    assert told["messageDeletedDetails"] == {"deletedMessageId": said["id"]}
    nobody = google.liveChatMessages().delete(id="nobody")
    assert refusal(nobody.execute) == (404, "liveChatMessageNotFound")


def test_a_banned_viewer_is_not_heard_until_the_ban_is_over(chat, google, standin, clock, refusal):
    def heard():
        return standin.happen("say", broadcast=chat.broadcast, text="Hi", author="Troll")

    assert heard()
    chat.ban("UCTroll", type="temporary", banDurationSeconds="60")
    assert heard() is None
    clock.move(60)
    assert heard()
    ban = chat.ban("UCTroll", type="permanent")
    clock.move(3600)
    assert heard() is None
    google.liveChatBans().delete(id=ban).execute()
    assert heard()
    gone = google.liveChatBans().delete(id=ban)
    assert refusal(gone.execute) == (404, "liveChatBanNotFound")


def test_a_moderator_is_listed_and_marked(chat, google, standin):
    snippet = {"liveChatId": chat.id, "moderatorDetails": {"channelId": "UCHelper"}}
    call = google.liveChatModerators().insert(part="id,snippet", body={"snippet": snippet})
    made = call.execute()["id"]
    listed = google.liveChatModerators().list(liveChatId=chat.id, part="id,snippet").execute()
    assert [item["snippet"]["moderatorDetails"]["channelId"] for item in listed["items"]] == [
        "UCHelper"
    ]
    standin.happen("say", broadcast=chat.broadcast, text="Be kind", author="Helper")
    assert chat.page()["items"][0]["authorDetails"]["isChatModerator"] is True
    google.liveChatModerators().delete(id=made).execute()
    assert not google.liveChatModerators().list(liveChatId=chat.id, part="id").execute()["items"]


def test_a_chat_may_be_off(chat, standin, refusal):
    standin.set_rules(chat=False)
    assert refusal(chat.page) == (403, "liveChatDisabled")


def test_calls_cost_what_google_publishes(chat, standin):
    before = standin.units_used
    chat.page()
    assert standin.units_used == before + 5
    chat.say("Hello")
    assert standin.units_used == before + 25


def test_the_stream_of_messages_goes_on_until_the_chat_ends(chat, studio, standin):
    """Google's client reads whole bodies, so a raw reader it is."""
    connection = http.client.HTTPConnection("127.0.0.1", standin._port, timeout=10)
    path = f"/youtube/v3/liveChat/messages/stream?liveChatId={chat.id}&part=id,snippet"
    connection.request("GET", path, headers={"Authorization": "Bearer x"})
    answer = connection.getresponse()
    assert answer.headers["Transfer-Encoding"] == "chunked"
    assert json.loads(answer.readline()[1:] or b"{}")["items"] == []
    before = standin.units_used
    chat.say("One")
    line = answer.readline()
    assert texts(json.loads(line.strip(b" ,\n"))) == ["One"]
    studio.go(chat.broadcast, "complete")
    rest = answer.read()
    assert b"chatEndedEvent" in rest
    assert rest.endswith(b"]")
    assert standin.units_used == before + 20 + 50  # the insert and the transition; no more reads
    connection.close()
