"""The connection to an OBS in words: how it stands, why, and what to do about it."""

from PySide6.QtCore import QCoreApplication

from eventdesk.domain.switcher import Link, SwitcherSeen

translate = QCoreApplication.translate


def link(state: Link) -> str:
    """How the connection stands, in a word."""
    return {
        Link.OFF: translate("Link", "not set up"),
        Link.CONNECTING: translate("Link", "connecting"),
        Link.WRONG_PASSWORD: translate("Link", "wrong password"),
        Link.TOO_OLD: translate("Link", "OBS too old"),
        Link.KICKED: translate("Link", "disconnected by OBS"),
        Link.SYNCING: translate("Link", "reading OBS"),
        Link.READY: translate("Link", "ready"),
        Link.SILENT: translate("Link", "not answering"),
    }[state]


def brief(seen: SwitcherSeen) -> str:
    """The same with its reason, still in a word or three."""
    code = seen.trouble.code if seen.trouble is not None else ""
    return {
        "nobody-listens": translate("Link", "OBS not running"),
        "obs-closed": translate("Link", "OBS closed"),
        "obs-crashed": translate("Link", "OBS crashed"),
        "obs-loading": translate("Link", "OBS is loading"),
        "collection-changing": translate("Link", "changing its scenes"),
        "unknown-host": translate("Link", "unknown machine"),
        "no-route": translate("Link", "no way there"),
        "host-silent": translate("Link", "machine silent"),
        "not-obs": translate("Link", "not OBS"),
        "password-needed": translate("Link", "needs a password"),
    }.get(code, link(seen.link))


def troubles() -> dict[str, str]:
    """Every reason why an OBS is not reached, or was lost: what it means and what to do."""
    return {
        "nobody-listens": translate(
            "Trouble",
            "No OBS listens there. Start OBS, and tick Tools → WebSocket Server Settings → Enable "
            "WebSocket server; is the port the same? If OBS runs in safe mode, close it, start it "
            "again and press “Run in Normal Mode”.",
        ),
        "obs-closed": translate(
            "Trouble",
            "OBS was closed, or its WebSocket server switched off. Start it again: the desk comes "
            "back by itself.",
        ),
        "obs-crashed": translate(
            "Trouble",
            "OBS ended without a word, as in a crash. Start it again. If it asks about safe mode, "
            "press “Run in Normal Mode”: in safe mode the desk cannot reach it.",
        ),
        "connection-lost": translate("Trouble", "The connection to OBS broke; trying again."),
        "reconnecting": translate("Trouble", "Connecting to OBS again."),
        "obs-loading": translate("Trouble", "OBS is still loading its scenes; asking again."),
        "collection-changing": translate(
            "Trouble", "OBS is changing its scene collection: nothing is sent to it meanwhile."
        ),
        "unknown-host": translate(
            "Trouble",
            "No machine of this name is known here. Check the name, or give its number (--obs).",
        ),
        "no-route": translate(
            "Trouble", "There is no way to this address. Check network cable, Wi-Fi and address."
        ),
        "host-silent": translate(
            "Trouble",
            "This machine does not answer. Is it on, is the address right, does its firewall let "
            "the port through?",
        ),
        "unreachable": translate("Trouble", "This machine cannot be reached: {detail}."),
        "not-obs": translate(
            "Trouble",
            "Something else than OBS's WebSocket server answers there. Check address and port; "
            "OBS's own port is 4455.",
        ),
        "no-answer": translate("Trouble", "OBS does not answer. Look at its window."),
        "too-old": translate("Trouble", "This OBS is too old. Install OBS 28 or newer."),
        "password-needed": translate(
            "Trouble",
            "OBS asks for a password: see Tools → WebSocket Server Settings → Show Connect Info.",
        ),
        "wrong-password": translate(
            "Trouble",
            "OBS did not take the password. Type the one from Tools → WebSocket Server Settings → "
            "Show Connect Info.",
        ),
        "kicked": translate(
            "Trouble",
            "Someone pressed “Kick” for the desk in OBS. It connects again only when you say so.",
        ),
        "misunderstood": translate(
            "Trouble",
            "OBS broke off: it did not understand the desk (close code {detail}). Trying again; "
            "the log says more.",
        ),
        "nonsense": translate("Trouble", "OBS's answer makes no sense. Look at OBS; try again."),
        "answer-too-large": translate(
            "Trouble", "OBS's answer was too large ({detail}), so nothing of it was used."
        ),
    }


def advice(state: Link) -> str:
    """What to do about a state that has told no reason yet; empty when there is nothing to do."""
    return {
        Link.OFF: translate("Link", "Give this output an OBS in the settings."),
        Link.CONNECTING: translate(
            "Link", "Start OBS, and switch on Tools → WebSocket Server Settings."
        ),
        Link.WRONG_PASSWORD: troubles()["wrong-password"],
        Link.TOO_OLD: troubles()["too-old"],
        Link.KICKED: troubles()["kicked"],
        Link.SYNCING: "",
        Link.READY: "",
        Link.SILENT: translate("Link", "OBS is frozen or busy. Look at its window."),
    }[state]
