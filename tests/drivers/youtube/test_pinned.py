"""The driver works on the channel it is pinned to, or on none."""

import pytest

from eventdesk.domain.broadcast import Service, Stage, Trouble
from eventdesk.domain.secret import Secret
from eventdesk.drivers.youtube import YouTubeDriver
from eventdesk.standins.youtube.channel import CHANNEL_ID
from support.reports import Reports


class Pinned:
    def __init__(self, channel_id):
        self.channel_id = channel_id

    def access_token(self):
        return Secret("token")

    def renew(self):
        return False


def test_another_channel_than_the_pinned_one_is_left_alone(open_desk, standin):
    desk = open_desk(credentials=Pinned("UCelsewhere"))
    desk.want(Stage.SCHEDULED)
    told = desk.wait(lambda seen: seen.service is Service.BLOCKED)
    assert told.trouble == Trouble("wrongChannel", "Rehearsal channel")
    assert {entry.method for entry in standin.journal} == {"channels.list"}


def test_the_pinned_channel_is_worked_on(open_desk):
    desk = open_desk(credentials=Pinned(CHANNEL_ID))
    assert desk.reach(Stage.SCHEDULED).channel == "Rehearsal channel"


@pytest.mark.parametrize("trouble", [None, Trouble("noOAuthClient")])
def test_why_nobody_is_signed_in_is_told_and_nothing_is_called(clock, standin, trouble):
    reports = Reports()
    driver = YouTubeDriver(clock, None, standin.url, signed_out=trouble)
    driver.start(reports.take)
    seen = reports.wait(lambda seen: seen.service is Service.SIGNED_OUT)
    assert seen.trouble == trouble
    driver.stop()
    assert standin.journal == ()
