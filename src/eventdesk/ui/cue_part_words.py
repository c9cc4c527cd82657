"""What went wrong with what a cue sets beside its scene, in words and with what to do."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def troubles() -> dict[str, str]:
    """Volumes, filters, sources and outputs: ``{detail}`` is the thing that it is about."""
    return {
        "volume-differs": translate(
            "Trouble", "OBS did not bring “{detail}” to its volume. Look at its mixer."
        ),
        "volume-by-hand": translate(
            "Trouble",
            "Someone moved the fader of “{detail}” meanwhile: it stays where they left it.",
        ),
        "filter-missing": translate(
            "Trouble", "OBS has no filter “{detail}”. Add or rename it in OBS."
        ),
        "filter-differs": translate(
            "Trouble", "OBS did not switch the filter “{detail}” as asked. Look at OBS."
        ),
        "source-missing": translate(
            "Trouble", "The scene has no source “{detail}” in OBS. Add or rename it there."
        ),
        "source-differs": translate(
            "Trouble", "OBS did not show or hide “{detail}” as asked. Look at OBS."
        ),
        "source-not-on-air": translate(
            "Trouble", "OBS switched “{detail}”, but the audience does not see it so. GO again."
        ),
        "chapter-refused": translate(
            "Trouble",
            "This recording takes no chapters: OBS's format Hybrid MP4 does. The as-run has them.",
        ),
        "replay-missing": translate(
            "Trouble", "OBS's replay buffer is switched off. Switch it on in its output settings."
        ),
        "replay-not-running": translate(
            "Trouble", "The replay buffer does not run, so there is nothing to save."
        ),
        "replay-not-saved": translate(
            "Trouble", "OBS did not say that it saved the replay. Check its disk."
        ),
        "replay-differs": translate(
            "Trouble", "OBS's replay buffer is not as asked. Check its output settings."
        ),
        "virtual camera-missing": translate(
            "Trouble", "OBS has no virtual camera on this computer. Install it with OBS."
        ),
        "virtual camera-differs": translate(
            "Trouble", "OBS's virtual camera is not as asked. Another program may use it."
        ),
    }
