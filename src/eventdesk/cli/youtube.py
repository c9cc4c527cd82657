"""``eventdesk youtube``: the OAuth client, signing in and out, and how the sign-in is."""

import argparse
import sys
import webbrowser
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from eventdesk.domain.broadcast import Trouble
from eventdesk.engine.clocks import SystemClock

if TYPE_CHECKING:
    from eventdesk.app.accounts import Accounts
    from eventdesk.app.sign_in import SignedInNow
    from eventdesk.domain.runsheet import RunSheet
    from eventdesk.domain.sign_in import SignInSeen

PATIENCE = 300.0
"""Seconds that a person has for Google's pages."""

_BAD_CLIENT_FILE = {
    "notJson": "this is not the JSON file that the Google Cloud console lets one download",
    "notAClient": "this JSON is no OAuth client; download it under Clients in the Google Cloud "
    "console",
    "webClient": 'this client is for a web application; create one of type "Desktop app"',
}


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 1 when a sign-in is not good, 2 when it cannot be done."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 # words, and their translations

    from eventdesk.app.accounts import Accounts  # noqa: PLC0415
    from eventdesk.cli.check import speak  # noqa: PLC0415
    from eventdesk.drivers.youtube.reasons import CallError  # noqa: PLC0415
    from eventdesk.storage.library import default_data_dir  # noqa: PLC0415

    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    speak(options.language)
    folder = options.data_dir or default_data_dir()
    accounts = Accounts(folder, SystemClock(), options.youtube_endpoint)
    try:
        return _VERBS[options.what](accounts, options)
    except CallError as failure:
        return say_no(Trouble(failure.reason, failure.detail))
    except OSError as error:
        print(f"eventdesk: {error}", file=sys.stderr)
        return 2
    finally:
        del application


def say_no(trouble: Trouble) -> int:
    """Say on standard error why not; 2."""
    from eventdesk.ui import youtube_words  # noqa: PLC0415 # Qt

    print(f"eventdesk: {youtube_words.trouble(trouble)}", file=sys.stderr)
    return 2


def _client(accounts: "Accounts", options: argparse.Namespace) -> int:
    from eventdesk.app.sign_in import ClientFileError, client_from  # noqa: PLC0415

    path: Path = options.file
    try:
        client = client_from(path)
    except ClientFileError as error:
        print(f"eventdesk: {path}: {_BAD_CLIENT_FILE[error.code]}", file=sys.stderr)
        return 2
    if not accounts.keep_client(client):
        print(
            "eventdesk: this machine has no keyring to keep the client's secret in. Set "
            "EVENTDESK_YOUTUBE_CLIENT_ID and EVENTDESK_YOUTUBE_CLIENT_SECRET instead.",
            file=sys.stderr,
        )
        return 2
    print(f"{client.id} is this desk's OAuth client now. The file is not needed any more:")
    print(f"delete {path}, it holds the client's secret. Next: eventdesk youtube sign-in")
    return 0


def _sign_in(accounts: "Accounts", options: argparse.Namespace) -> int:
    done = sign_in(accounts, options.channel, options.patience)
    if not done.pinned:
        channel_id = done.known.channel.id
        print(f"This desk works for another channel: eventdesk youtube pin {channel_id}")
    if not done.kept:
        print(
            "eventdesk: this machine has no keyring, so the sign-in lasts only as long as this "
            "program runs. To use it: eventdesk run SHEET --sign-in",
            file=sys.stderr,
        )
        return 1
    return 0


def sign_in(
    accounts: "Accounts", channel: str | None = None, patience: float = PATIENCE
) -> "SignedInNow":
    """Sign a channel in with the system's browser. CallError; OSError; KeyboardInterrupt, after
    it was said that nothing is kept."""
    from eventdesk.app.sign_in import SignIn  # noqa: PLC0415 # Google's OAuth library
    from eventdesk.ui import sign_in_words  # noqa: PLC0415

    attempt = SignIn(accounts, sign_in_words.thanks(), channel)
    try:
        print("Your browser opens Google's page. If it does not, open this on this machine:")
        print(f"\n  {attempt.address}\n", flush=True)
        print("Waiting for the browser; Ctrl+C gives up.", flush=True)
        webbrowser.open(attempt.address)
        done = attempt.finish(patience)
    except KeyboardInterrupt:
        attempt.cancel()
        say_no(Trouble("signInCancelled"))
        raise
    finally:
        attempt.close()
    print(f"Signed in: {sign_in_words.channel(done.known.channel, pinned=done.pinned)}")
    return done


def _status(accounts: "Accounts", options: argparse.Namespace) -> int:
    from eventdesk.app.sign_in_check import check_channel, check_sign_in  # noqa: PLC0415
    from eventdesk.domain.quota import on_air_span, pacific_day, predicted_units  # noqa: PLC0415
    from eventdesk.ui import sign_in_words  # noqa: PLC0415

    sheet = _sheet(options.sheet)
    span = on_air_span(sheet) if sheet else None
    seen = [check_channel(accounts, known) for known in accounts.settings().channels]
    seen = seen or [check_sign_in(accounts)]
    for one in seen:
        if one.channel is not None:
            print(sign_in_words.channel(one.channel, pinned=one.pinned))
        for line in sign_in_words.lines(one, None, span[1] if span else None):
            print(f"  {line}" if one.channel is not None else line)
    ledger = accounts.ledger()
    if ledger is not None:
        now: datetime = SystemClock().now()
        predicted = predicted_units(sheet, accounts.table()) if sheet else None
        print(sign_in_words.quota(accounts.budget().left, predicted, now, None))
        for method, (calls, units) in ledger.by_method(pacific_day(now)).items():
            print(f"  {method:<28} {calls:>6} × {units:>7,}")  # as the Cloud console lists them
    matter = [one for one in seen if one.pinned] or seen
    good = all(one.trouble is None for one in matter)
    if sheet is not None:
        good = _preflight(accounts, sheet, options.sheet.parent, matter[0]) and good
    return 0 if good else 1


def _preflight(accounts: "Accounts", sheet: "RunSheet", beside: Path, seen: "SignInSeen") -> bool:
    """Print what stands in the way of the sheet's broadcast; whether nothing does."""
    from eventdesk.app.youtube_check import facts  # noqa: PLC0415
    from eventdesk.domain.finding import Level, worst  # noqa: PLC0415
    from eventdesk.domain.youtube_check import youtube_findings  # noqa: PLC0415
    from eventdesk.ui import youtube_check_words  # noqa: PLC0415

    found = facts(accounts, seen, sheet, beside, SystemClock())
    findings = youtube_findings(sheet, found, accounts.table())
    for line in youtube_check_words.lines(findings):
        print(line)
    return worst(findings) is not Level.RED


def _test_ingest(accounts: "Accounts", options: argparse.Namespace) -> int:
    from eventdesk.cli import youtube_ingest  # noqa: PLC0415

    return youtube_ingest.run(accounts, options)


def _sheet(path: Path | None) -> "RunSheet | None":
    from eventdesk.storage.plan import read_plan  # noqa: PLC0415

    plan = read_plan(path) if path is not None else None
    return plan.sheet if plan is not None else None


def _sign_out(accounts: "Accounts", options: argparse.Namespace) -> int:
    known = accounts.settings().channel(options.channel) if options.channel else accounts.chosen()
    if known is None:
        return say_no(Trouble("notSignedIn", options.channel))
    heard = accounts.forget(known)
    print(f"Signed out: {known.channel.title} ({known.channel.id})")
    if not heard:
        print(
            "eventdesk: Google was not reached and still knows of the sign-in. Remove EventDesk "
            "at myaccount.google.com/permissions.",
            file=sys.stderr,
        )
        return 1
    return 0


def _pin(accounts: "Accounts", options: argparse.Namespace) -> int:
    known = accounts.pin(options.channel)
    print(f"This desk works for {known.channel.title} ({known.channel.id}) now.")
    return 0


_VERBS = {
    "client": _client,
    "sign-in": _sign_in,
    "status": _status,
    "test-ingest": _test_ingest,
    "sign-out": _sign_out,
    "pin": _pin,
}
