"""The rows of the rundown table: each session's heading, then its cues. Computed once a sheet."""

from msgspec import Struct

from eventdesk.domain.runsheet import Cue, RunSheet, Session


class SessionRow(Struct, frozen=True):
    """A session's heading; ``number`` is its place in the sheet."""

    session: Session
    number: int


class CueRow(Struct, frozen=True):
    """A cue; ``number`` is its place among the sheet's cues."""

    cue: Cue
    number: int


Row = SessionRow | CueRow


class Rows:
    """All rows of a sheet, and where its sessions and cues stand among them."""

    def __init__(self, sheet: RunSheet) -> None:
        self.rows: list[Row] = []
        self.of_cue: list[int] = []
        self.of_session: list[int] = []
        for number, session in enumerate(sheet.sessions):
            self.of_session.append(len(self.rows))
            self.rows.append(SessionRow(session, number))
            for cue in session.cues:
                self.of_cue.append(len(self.rows))
                self.rows.append(CueRow(cue, len(self.of_cue) - 1))
