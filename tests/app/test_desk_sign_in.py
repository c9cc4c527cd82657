"""Signing in from the desk: through the browser, for one channel, with the driver made anew."""

import threading

import pytest

from eventdesk.app.desk_sign_in import LARGEST_PICTURE, DeskSignIn
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.sign_in import SigningInPhase as Phase
from support.google import CLIENT_ID, CLIENT_SECRET, browsing

PNG = b"\x89PNG\r\n\x1a\n a picture"


class Desk:
    """A sign-in as the desk has it, and everything that it told."""

    def __init__(self, accounts, patience=10.0):
        self.told, self.renewed = [], 0
        self._arrived = threading.Condition()
        self.sign_in = DeskSignIn(
            lambda: accounts,
            report=self._take,
            renewed=self._renew,
            patience=patience,
        )

    def _take(self, told):
        with self._arrived:
            self.told.append(told)
            self._arrived.notify_all()

    def _renew(self):
        self.renewed += 1

    def wait(self, condition, seconds=20):
        with self._arrived:
            fits = self._arrived.wait_for(lambda: any(map(condition, self.told)), seconds)
            assert fits, f"never came; last {self.told[-1:]}"
            return next(filter(condition, self.told))

    def phase(self, phase):
        return self.wait(lambda told: told.phase is phase)

    def through_the_browser(self):
        """Begin, and do as the browser does; how it ended."""
        self.told.clear()
        self.sign_in.begin()
        browsing(self.phase(Phase.WAITING).address)
        return self.wait(lambda told: told.phase in {Phase.DONE, Phase.FAILED})


@pytest.fixture
def desk(accounts, google):
    google.picture = (200, PNG)
    return Desk(accounts)


def test_the_channel_is_named_pinned_and_the_drivers_are_made_anew(desk, accounts):
    done = desk.through_the_browser()
    assert done.channel.title == "하나 채널"
    assert accounts.pinned() == "UCone"
    assert desk.renewed == 1
    assert desk.wait(lambda told: told.picture).picture == PNG


@pytest.mark.parametrize("answer", [(404, b""), (200, b"x" * (LARGEST_PICTURE + 1))])
def test_a_picture_that_is_not_to_be_had_is_left_out(desk, google, answer):
    google.picture = answer
    assert desk.through_the_browser().phase is Phase.DONE
    assert desk.through_the_browser().phase is Phase.DONE
    assert google.count("/picture") >= 1
    assert not any(told.picture for told in desk.told)


def test_another_channel_is_refused_in_words(desk, google, accounts):
    desk.through_the_browser()
    google.chosen = ("UCtwo", "Two")
    failed = desk.through_the_browser()
    assert failed.trouble == Trouble("wrongChannel", "Two (UCtwo)")
    assert accounts.pinned() == "UCone"
    assert desk.renewed == 1


def test_a_cancelled_sign_in_keeps_nothing(desk, keyring, accounts):
    desk.sign_in.begin()
    desk.phase(Phase.WAITING)
    desk.sign_in.cancel()
    desk.wait(lambda told: told.phase is Phase.IDLE)
    assert desk.through_the_browser().phase is Phase.DONE  # and it can be begun again


def test_nobody_answers_in_time(accounts):
    desk = Desk(accounts, patience=0.1)
    desk.sign_in.begin()
    assert desk.phase(Phase.FAILED).trouble == Trouble("noBrowserAnswer")


def test_no_on_google_s_page_is_said(desk, google):
    google.consents = False
    assert desk.through_the_browser().trouble == Trouble("signInDenied")


def test_without_a_keyring_it_is_said_that_it_lasts_for_this_run_only(
    desk, keyring, accounts, monkeypatch
):
    keyring.gone = True
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_ID", CLIENT_ID)
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_SECRET", CLIENT_SECRET)
    done = desk.through_the_browser()
    assert not done.kept
    assert accounts.credentials(accounts.chosen()).access_token()


def test_without_a_client_the_way_to_one_is_shown(accounts_at, google):
    desk = Desk(accounts_at(google.url, "bare", client=False))
    desk.sign_in.begin()
    assert desk.phase(Phase.FAILED).trouble.code == "noOAuthClient"


def test_several_channels_are_asked_about_and_one_is_chosen(accounts_at, accounts, sign_in, google):
    sign_in(accounts)
    google.chosen = ("UCtwo", "Two")
    sign_in(accounts, wanted="UCtwo")
    other = accounts_at(google.url, "other")
    other.place = accounts.place
    google.picture = (404, b"")
    desk = Desk(other)
    desk.sign_in.begin()
    asked = desk.phase(Phase.CHOOSING)
    assert [channel.id for channel in asked.channels] == ["UCone", "UCtwo"]
    desk.told.clear()
    desk.sign_in.choose("UCone")
    assert desk.phase(Phase.DONE).channel.title == "하나 채널"
    assert other.pinned() == "UCone"
    assert desk.renewed == 1


def test_a_press_while_one_is_under_way_begins_no_second(desk):
    desk.sign_in.begin()
    first = desk.phase(Phase.WAITING)
    desk.sign_in.begin()
    browsing(first.address)
    desk.phase(Phase.DONE)
    assert sum(told.phase is Phase.WAITING for told in desk.told) == 1
