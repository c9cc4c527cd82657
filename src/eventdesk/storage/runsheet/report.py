"""What ``eventdesk check --json`` prints."""

from msgspec.structs import asdict

from eventdesk.storage.runsheet.loader import Loaded


def report_json(loaded: Loaded) -> list[dict[str, str | int]]:
    """The problems as plain data, in the order of the file; an empty list for a clean sheet.

    Each has the keys ``severity``, ``line``, ``column``, ``code``, ``found``, ``expected``,
    ``path`` and ``file``.
    """
    return [asdict(problem) for problem in loaded.problems]
