"""Whether the encoder's picture may go live: frames lost of late, and a lost connection."""

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.engine.encoder_watch import DROPPING, RECONNECTING, EncoderWatch


def obs(lost=0, *, stream=StreamState.STARTED, link=Link.READY, skipped=0):
    return SwitcherSeen(
        PROGRAM, link, stream=stream, skipped_frames=skipped, dropped_frames=lost, fps=30.0
    )


def last(*looks, every=2.0):
    watch, found = EncoderWatch(), ""
    for number, seen in enumerate(looks):
        found = watch.look(seen, number * every)
    return found


def test_frames_that_were_lost_long_ago_speak_against_nothing():
    assert last(obs(5000), obs(5000), obs(5000)) == ""


def test_frames_that_are_lost_now_do():
    assert last(obs(0), obs(2), obs(4)) == DROPPING
    assert last(obs(skipped=0), obs(skipped=9)) == DROPPING


def test_one_frame_now_and_then_does_not():
    assert last(obs(0), obs(1), obs(2), obs(3)) == ""


def test_it_is_fit_again_ten_seconds_after_the_last_loss():
    losing = (obs(0), obs(50))
    assert last(*losing, *[obs(50)] * 4) == DROPPING
    assert last(*losing, *[obs(50)] * 6) == ""


def test_a_stream_that_begins_anew_counts_from_its_own_beginning():
    assert last(obs(900), obs(0), obs(0)) == ""


def test_a_lost_connection_is_told_and_what_was_lost_by_it_is_not():
    lost = obs(0, stream=StreamState.RECONNECTING)
    assert last(obs(0), lost) == RECONNECTING
    assert last(obs(0), lost, obs(300)) == ""


def test_an_obs_that_is_not_seen_or_does_not_stream_gives_no_reason():
    assert last(obs(0), obs(900, link=Link.SILENT)) == ""
    assert last(obs(0), obs(900, stream=StreamState.STOPPED)) == ""
