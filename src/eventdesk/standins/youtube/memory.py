"""All that the stand-in holds, as JSON: kept in a folder, it outlives a kill -9."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert, to_builtins
from msgspec.structs import asdict

from eventdesk.standins.youtube.oauth import SignIns
from eventdesk.standins.youtube.quota import QuotaLedger
from eventdesk.standins.youtube.service import JournalEntry, Service

_VERSION = 1


class Memory:
    """Written after every call and before its reply: what a client was told is never forgotten.

    The folder holds ``snapshot.json`` (replaced whole) and ``journal.jsonl`` (a line per call).
    Its stream keys and tokens are the stand-in's own and open nothing.
    """

    def __init__(self, service: Service, folder: Path | None) -> None:
        self._service = service
        self._folder = folder
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self._recall(folder)
            service.after_call = self._keep_call

    def snapshot(self) -> dict[str, Any]:
        """Everything but the journal and the faults still to come."""
        with self._service.settled():
            return self._snapshot()

    def _snapshot(self) -> dict[str, Any]:
        service = self._service
        return {
            "version": _VERSION,
            "channel": service.channel.snapshot(),
            "quota": asdict(service.quota),
            "sign_in": to_builtins(service.sign_in.held),
            "clock": service.channel.clock.snapshot(),
        }

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Be as in a snapshot. ValueError when it is none; then nothing is changed."""
        service = self._service
        try:
            if kept["version"] != _VERSION:
                raise ValueError(f"a snapshot of version {kept['version']}")
            quota = convert(kept["quota"], QuotaLedger)
            signs = convert(kept["sign_in"], SignIns)
            clock = {name: float(kept["clock"][name]) for name in ("moved", "skew")}
            with service.lock:
                service.channel.restore(kept["channel"])
                service.channel.clock.restore(clock)
                for name, value in asdict(quota).items():
                    setattr(service.quota, name, value)
                service.sign_in.held = signs
        except (KeyError, TypeError, AttributeError, ValidationError) as error:
            raise ValueError(f"not a snapshot of the YouTube stand-in: {error!r}") from error

    def keep(self) -> None:
        """Write down what a control request changed."""
        if self._folder is not None:
            with self._service.lock:
                self._write(self._folder)

    def _keep_call(self, entry: JournalEntry) -> None:
        if self._folder is None:
            return
        line = json.dumps(to_builtins(entry), ensure_ascii=False)
        with (self._folder / "journal.jsonl").open("a", encoding="utf-8") as journal:
            journal.write(line + "\n")
        self._write(self._folder)

    def _write(self, folder: Path) -> None:
        new = folder / "snapshot.json.new"
        new.write_text(json.dumps(self._snapshot()), encoding="utf-8")
        new.replace(folder / "snapshot.json")

    def _recall(self, folder: Path) -> None:
        if (folder / "snapshot.json").exists():
            self.restore(json.loads((folder / "snapshot.json").read_bytes()))
        if (folder / "journal.jsonl").exists():
            lines = (folder / "journal.jsonl").read_text(encoding="utf-8").splitlines()
            self._service.remember([_entry(json.loads(line)) for line in lines if _is_whole(line)])


def _is_whole(line: str) -> bool:
    """A power cut can leave the last line unfinished."""
    return line.endswith("}")


def _entry(kept: Mapping[str, Any]) -> JournalEntry:
    return convert(kept, JournalEntry)
