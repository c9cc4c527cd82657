"""The only place where threads begin: each has a name, and a crash of one is never silent."""

import logging
import threading
from collections.abc import Callable

Thread = threading.Thread

log = logging.getLogger(__name__)


def start_thread(name: str, target: Callable[[], None]) -> Thread:
    """Run ``target`` on a daemon thread called ``name``. An exception that reaches its end is a
    bug: it is logged as critical, and the desk's banner shows it."""

    def run() -> None:
        try:
            target()
        except Exception:
            log.critical("thread %s ended by a bug", name, exc_info=True)

    thread = Thread(target=run, name=name, daemon=True)
    thread.start()
    return thread
