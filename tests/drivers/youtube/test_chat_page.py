"""A page of the chat as YouTube sends it, as plain values."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.domain.chat import MOST_CHARACTERS, ChatKind, ChatRole
from eventdesk.drivers.youtube.chat_page import page_from, plain

AUTHOR = {"channelId": "UC1", "displayName": "김하늘", "isChatModerator": True}


def item(kind, author=AUTHOR, **details):
    snippet = {"type": kind, "publishedAt": "2021-04-23T00:50:00.5Z", **details}
    return {"id": "m1", "snippet": snippet, "authorDetails": author}


def read(*items, **more):
    return page_from({"items": list(items), **more})


def test_a_text_with_everything_that_is_shown_of_it():
    said = item("textMessageEvent", textMessageDetails={"messageText": "안녕 👩‍🔬🇰🇷 世界"})
    page = read(said, nextPageToken="C9", pollingIntervalMillis=5000)
    (message,) = page.messages
    assert (message.author, message.text) == ("김하늘", "안녕 👩‍🔬🇰🇷 世界")
    assert (message.kind, message.role, message.author_id) == (
        ChatKind.TEXT,
        ChatRole.MODERATOR,
        "UC1",
    )
    assert message.at == datetime(2021, 4, 23, 0, 50, 0, 500_000, UTC)
    assert (page.next, page.asked_pause, page.ended) == ("C9", 5.0, False)


@pytest.mark.parametrize(
    ("kind", "details", "expected"),
    [
        (
            "superChatEvent",
            {
                "superChatDetails": {"amountDisplayString": "₩10,000", "userComment": "화이팅"},
                "displayMessage": "₩10,000 from 김하늘: 화이팅",
            },
            (ChatKind.SUPER_CHAT, "화이팅", "₩10,000", 0),
        ),
        (
            "superStickerEvent",
            {
                "superStickerDetails": {
                    "amountDisplayString": "¥500",
                    "superStickerMetadata": {"altText": "cat"},
                }
            },
            (ChatKind.SUPER_STICKER, "cat", "¥500", 0),
        ),
        ("newSponsorEvent", {"newSponsorDetails": {}}, (ChatKind.NEW_MEMBER, "", "", 0)),
        (
            "memberMilestoneChatEvent",
            {"memberMilestoneChatDetails": {"memberMonth": 7, "userComment": "7!"}},
            (ChatKind.MILESTONE, "7!", "", 7),
        ),
        (
            "membershipGiftingEvent",
            {"membershipGiftingDetails": {"giftMembershipsCount": 5}},
            (ChatKind.GIFTED, "", "", 5),
        ),
        (
            "pollEvent",
            {
                "pollDetails": {
                    "metadata": {
                        "questionText": "점심?",
                        "options": [{"optionText": "비빔밥"}, {"optionText": "냉면"}],
                    }
                }
            },
            (ChatKind.POLL, "점심? • 비빔밥 • 냉면", "", 0),
        ),
        ("giftEvent", {"giftDetails": {"giftName": "rose"}}, (ChatKind.GIFT, "rose", "", 0)),
    ],
)
def test_what_is_more_than_a_text(kind, details, expected):
    (message,) = read(item(kind, **details)).messages
    assert (message.kind, message.text, message.amount, message.count) == expected


def test_what_was_taken_back_and_who_was_banned():
    page = read(
        item("messageDeletedEvent", messageDeletedDetails={"deletedMessageId": "a"}),
        item("messageRetractedEvent", messageRetractedDetails={"retractedMessageId": "b"}),
        item("tombstone"),
        item("userBannedEvent", userBannedDetails={"bannedUserDetails": {"channelId": "UC9"}}),
    )
    assert page.messages == ()
    assert page.gone == {"a", "b", "m1"}
    assert page.banned == {"UC9"}


def test_the_end_is_told_and_what_nobody_knows_is_left_out():
    page = read(item("chatEndedEvent"), item("somethingOf2030"))
    assert page.ended
    assert page.messages == ()


def test_what_is_no_page_is_not_taken_for_one():
    with pytest.raises(KeyError):
        read({"id": "m1"})


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("a\nb\tc\x00d\u2028e", "a b c d e"),
        ("\u202egnihton", "gnihton"),
        ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
        ("<b>bold</b>", "<b>bold</b>"),
    ],
)
def test_a_line_can_do_nothing_but_be_read(sent, shown):
    assert plain(sent) == shown


@given(st.text(max_size=600))
def test_any_line_is_one_bounded_line(text):
    line = plain(text)
    assert len(line) <= MOST_CHARACTERS
    assert "\n" not in line
    assert "\u202e" not in line
