"""``eventdesk check SHEET --obs``: whether OBS, and YouTube, are ready for the sheet."""

import argparse
import sys
from pathlib import Path

from msgspec import to_builtins

from eventdesk.app.accounts import Accounts
from eventdesk.app.parts import Workplace, graphics_folder
from eventdesk.app.preflight import Preflight
from eventdesk.app.scene_sheet import draw_scene_sheet
from eventdesk.cli.obs_options import accesses
from eventdesk.cli.options import SUFFIXES
from eventdesk.domain.finding import Finding, Level, worst
from eventdesk.domain.graphic import Canvas
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.drivers.obs.surveyor import Surveyor
from eventdesk.drivers.obs.visit import VisitError
from eventdesk.engine.clocks import SystemClock
from eventdesk.graphics.contact_sheet import Form
from eventdesk.storage.runsheet.files import replace_file
from eventdesk.ui import contact_words, device_words, preflight_words
from eventdesk.ui.translation import choose_language

_SAID_ALREADY = frozenset({"graphic-problem", "bad-template"})


class ObsCheck:
    """One look at every OBS of the sheet, and at YouTube. Needs a QGuiApplication."""

    def __init__(self, options: argparse.Namespace, sheet: RunSheet, data_dir: Path) -> None:
        """ValueError with words for wrong usage."""
        self._options, self._sheet = options, sheet
        self._pictures: Path | None = options.pictures
        if self._pictures is not None and self._pictures.suffix.lower() not in SUFFIXES:
            raise ValueError(f"{self._pictures}: a contact sheet ends in {' or '.join(SUFFIXES)}")
        self._obses = accesses(options.obs)
        unknown = [name for name in self._obses if name not in sheet.outputs]
        if unknown:
            known = ", ".join(sheet.outputs)
            raise ValueError(f"the sheet has no output {', '.join(unknown)}, it has: {known}")
        self.findings = self._look(data_dir)

    @property
    def ready(self) -> bool:
        """Whether nothing stands against the show."""
        return worst(self.findings) is not Level.RED

    def plain(self) -> object:
        """The findings for JSON."""
        return to_builtins(self.findings)

    def print(self) -> None:
        """The findings for people, the gravest first."""
        for line in preflight_words.lines(self.findings):
            print(line)
        print(preflight_words.summary(self.findings))

    def write_pictures(self) -> int:
        """Every cue's scene on a contact sheet, if that was asked for; 2 when it cannot be."""
        target, sheet = self._pictures, self._options.sheet
        if target is None:
            return 0
        form = Form[SUFFIXES[target.suffix.lower()]]
        language = choose_language(self._options.language)
        try:
            canvas = self._canvas()
            drawn = draw_scene_sheet(
                sheet, self._sheet, self._obses, canvas, form=form, language=language
            )
            replace_file(target, drawn.content)
        except VisitError as error:
            words = device_words.trouble(error.trouble)
            print(f"eventdesk: {target}: no pictures: {words}", file=sys.stderr)
            return 2
        except OSError as error:
            words = error.strerror or str(error)
            print(f"eventdesk: {target}: cannot be written: {words}", file=sys.stderr)
            return 2
        words = contact_words.scenes_count(drawn.pictures, drawn.missing)
        print(f"{target}: {words}", file=sys.stderr if self._options.json else sys.stdout)
        return 0

    def _look(self, data_dir: Path) -> tuple[Finding, ...]:
        clock = SystemClock()
        beside: Path = self._options.sheet.parent
        place = Workplace(lambda: self._sheet, clock, graphics_folder(data_dir), beside)
        accounts = Accounts(data_dir, clock, self._options.youtube_endpoint)
        preflight = Preflight(lambda: self._sheet, lambda: self._obses, place, accounts=accounts)
        # What is wrong with names on any canvas was a problem of the sheet's, with its line.
        known = {one for one in preflight.graphics(Canvas()) if one.code in _SAID_ALREADY}
        return tuple(one for one in preflight.look() if one not in known)

    def _canvas(self) -> Canvas:
        obs = self._obses.get(PROGRAM)
        if obs is None:
            return Canvas()
        survey = Surveyor(PROGRAM, obs.address, obs.password).stock()
        if survey.trouble is not None:
            raise VisitError(survey.trouble)
        return survey.canvas
