"""Why an OBS could not be looked over, or nothing was made in it, and what to do."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def troubles() -> dict[str, str]:
    """Sentences by code; ``{detail}`` is the thing that each is about."""
    return {
        "name-taken": translate(
            "Preflight",
            "Nothing was made: OBS has one space of names for scenes and inputs, and these names"
            " are taken by the other kind: {detail}. Rename them in OBS or in the sheet.",
        ),
        "refused-whole": translate(
            "Preflight", "Nothing was made: OBS refused a part of it ({detail})."
        ),
        "half-made": translate(
            "Preflight",
            "The connection broke half way ({detail}). Remove the placeholders once OBS is back,"
            " and make them anew.",
        ),
    }
