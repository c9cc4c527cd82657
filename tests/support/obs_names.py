"""Names of scenes that somebody may well give, and that a program may well stumble over."""

HARD_NAMES = (
    "회의 / 무대 \\ 1",
    "Say \"hello\" & 'bye'",
    "🎤 Panel 👩‍💻 🇰🇷",
    "podium",
    "PODIUM",
    "<b>bold</b> {x} %1 %s",
    "  spaces around  ",
    "$(echo no); `ls` | cat",
    "العربية עברית",
    "가나다라" * 50,
)
"""Each is another scene beside the demo's "Podium"; the last has 200 letters."""
