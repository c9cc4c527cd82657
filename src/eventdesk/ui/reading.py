"""A sheet's texts in the language of the person at the desk."""

from collections.abc import Sequence

from eventdesk.domain.runsheet import PROGRAM, Cue, RunSheet, Session, Speaker
from eventdesk.domain.text import Text

NAMED = 2
"""So many speakers of a panel are named in a line; the others are counted."""


class Reading:
    """Reads a sheet's texts in the desk's language, else in the sheet's own order."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, text: Text) -> str:
        """The words in the desk's language, or the nearest there are."""
        return text.best((self.language,))

    def title(self, cue: Cue) -> str:
        """A cue's title; its id when it has none."""
        return self.text(cue.title) or cue.id

    def session(self, session: Session) -> str:
        """A session's title; its id when it has none."""
        return self.text(session.title) or session.id

    def name(self, speaker: Speaker) -> str:
        """A speaker's name; the id when there is none."""
        return self.text(speaker.name) or speaker.id

    def names(self, sheet: RunSheet, ids: Sequence[str]) -> str:
        """Some speakers in one line: the first ones by name, the others counted."""
        known = [sheet.speakers[one] for one in ids if one in sheet.speakers]
        line = ", ".join(self.name(one) for one in known[:NAMED])
        return f"{line} +{len(known) - NAMED}" if len(known) > NAMED else line

    def post(self, speaker: Speaker) -> str:
        """What a speaker is, and where."""
        parts = (self.text(speaker.role), self.text(speaker.organisation))
        return ", ".join(part for part in parts if part)

    def scenes(self, cue: Cue) -> str:
        """The scenes a cue asks for: the program's bare, the others with their output."""
        return " · ".join(
            scene if output == PROGRAM else f"{output}: {scene}"
            for output, scene in sorted(cue.scenes.items(), key=lambda pair: pair[0] != PROGRAM)
        )
