"""Preflight as a whole: every OBS of the show, the names' graphics, YouTube, the clock."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from msgspec.structs import replace

from eventdesk.app.accounts import Accounts
from eventdesk.app.parts import ObsAccess, Workplace
from eventdesk.app.youtube_check import check_youtube
from eventdesk.domain.broadcast import BroadcastSeen
from eventdesk.domain.desired import graphics_of_plan
from eventdesk.domain.finding import Finding, Level, in_order
from eventdesk.domain.graphic import OBS_TEXT, Canvas, Graphic
from eventdesk.domain.preflight import preflight
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.sign_in import WRONG_CLOCK
from eventdesk.domain.survey import FileState, InputFound, SetUp, Survey
from eventdesk.drivers.obs.set_up import ObsSetUp
from eventdesk.drivers.obs.surveyor import Surveyor
from eventdesk.engine.threads import start_thread
from eventdesk.graphics.renderer import FitCode, FitProblem, GraphicsRenderer

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_CLOCK_SECONDS = 3.0
_CLOSE = 3.0
"""Seconds that clocks may differ: HTTP's Date has whole ones, and the answer takes its time."""


class Preflight:
    """Looks at everything, as often as it is asked to. Changes nothing but by ``make_missing``."""

    def __init__(
        self,
        sheet: Callable[[], RunSheet],
        obses: Callable[[], Mapping[str, ObsAccess]],
        place: Workplace,
        *,
        accounts: Accounts | None = None,
        broadcast: Callable[[], BroadcastSeen] = BroadcastSeen,
        own_doing: Callable[[], Collection[str]] = tuple,
    ) -> None:
        """``obses`` are those that are set up, by output. Without ``accounts`` there is no real
        YouTube in this show, and nobody asks the network for the time. ``broadcast`` is what a
        driver sees of it already, ``own_doing`` gives the codes of what the show itself has brought
        about, and which is no finding."""
        self._own_doing = own_doing
        self._sheet, self._obses, self._place = sheet, obses, place
        self._accounts, self._broadcast = accounts, broadcast

    def look(self) -> tuple[Finding, ...]:
        """Everything that there is to be said, the gravest first. Blocks for seconds: call it from
        a thread of its own."""
        sheet = self._sheet()
        youtube: list[Finding] = []
        asking = start_thread("preflight-youtube", lambda: youtube.extend(self._youtube(sheet)))
        surveys = self._surveys(sheet)
        program = surveys.get(PROGRAM)
        canvas = program.canvas if program and program.trouble is None else Canvas()
        graphics = tuple(self.graphics(canvas))
        asking.join()
        own = self._own_doing()
        found = (one for survey in surveys.values() for one in preflight(sheet, survey))
        return in_order(
            (
                *_not_set_up(sheet, surveys),
                *(one for one in found if one.code not in own),
                *graphics,
                *youtube,
                *_ingest(self._broadcast()),
                Finding("not-told", Level.UNKNOWN),
            )
        )

    def make_missing(self) -> tuple[SetUp, ...]:
        """Placeholders for what is missing, in every OBS. Blocks."""
        sheet = self._sheet()
        return tuple(
            ObsSetUp(output, obs.address, obs.password).make_missing(sheet, obs.renamed)
            for output, obs in self._obses().items()
        )

    def graphics(self, canvas: Canvas) -> Iterator[Finding]:
        """What stands in the way of each name on this canvas."""
        sheet = self._sheet()
        found = graphics_problems(sheet, self._place.renderer, canvas)
        for speakers, fault in found:
            about = ", ".join(speakers)
            yield Finding("graphic-problem", Level.AMBER, about, fault.code, fault.text)
        for broken in self._place.renderer.template_faults():
            yield Finding("bad-template", Level.AMBER, broken.file, broken.found, broken.expected)
        count = len({graphic for _, graphic in _graphics(sheet)})
        if count and not found:
            yield Finding("graphics-fine", Level.GREEN, found=str(count))

    def _surveys(self, sheet: RunSheet) -> dict[str, Survey]:
        """Every OBS looked over, all at once."""
        found: dict[str, Survey] = {}

        def look(output: str) -> None:
            obs = obses[output]
            survey = Surveyor(output, obs.address, obs.password).survey(sheet, obs.renamed)
            found[output] = _with_files_here(survey) if obs.address[0] in _HERE else survey

        obses = self._obses()
        threads = [start_thread(f"survey-{output}", partial(look, output)) for output in obses]
        for thread in threads:
            thread.join()
        return {output: found[output] for output in obses if output in found}

    def _youtube(self, sheet: RunSheet) -> Iterator[Finding]:
        """The clock, and what can be known of the broadcast beforehand."""
        accounts = self._accounts
        if sheet.broadcast is not None and accounts is not None:
            yield self._clock_found(accounts.place.endpoint)
            beside = self._place.beside or Path()
            yield from check_youtube(accounts, sheet, beside, self._place.clock)

    def _clock_found(self, endpoint: str) -> Finding:
        """This machine's clock against the date of any answer of YouTube's."""
        asked = self._place.clock.now()
        try:
            theirs = _date_of(endpoint)
        except (OSError, HTTPException, ValueError) as error:
            return Finding("clock-unchecked", Level.UNKNOWN, found=str(error))
        off = (asked - theirs).total_seconds()
        if abs(off) <= _CLOSE:
            return Finding("clock-fine", Level.GREEN, "YouTube")
        level = Level.RED if abs(off) > WRONG_CLOCK else Level.AMBER
        return Finding("clock-off", level, "YouTube", f"{off:+.0f}")


def _ingest(seen: BroadcastSeen) -> Iterator[Finding]:
    """The stream that YouTube receives, once it receives one."""
    if seen.ingest == "active":
        good = seen.health in {"good", "ok"}
        code = "youtube-ingest-good" if good else "youtube-ingest-poor"
        yield Finding(code, Level.GREEN if good else Level.AMBER, found=seen.health)


def graphics_problems(
    sheet: RunSheet, renderer: GraphicsRenderer, canvas: Canvas
) -> list[tuple[tuple[str, ...], FitProblem]]:
    """Whom each problem is about, and the problem, each once. Of a panel's strap only whether it
    has room for all: the rest is told with each speaker."""
    told: dict[tuple[tuple[str, ...], FitProblem], None] = {}
    for speakers, graphic in _graphics(sheet):
        for fault in renderer.fit_problems(graphic, canvas):
            if len(speakers) == 1 or fault.code is FitCode.TOO_LONG:
                told[speakers, fault] = None
    return list(told)


def _graphics(sheet: RunSheet) -> Iterator[tuple[tuple[str, ...], Graphic]]:
    drawn = dict.fromkeys(
        one for cue in sheet.cues for one in graphics_of_plan(sheet, cue.lower_third)
    )
    return ((speakers, one) for speakers, one in drawn if one.template != OBS_TEXT)


def _not_set_up(sheet: RunSheet, surveys: Mapping[str, Survey]) -> Iterator[Finding]:
    for name, output in sheet.outputs.items():
        if name not in surveys:
            level = Level.RED if output.required else Level.AMBER
            yield Finding("obs-not-set-up", level, output=name)


def _with_files_here(survey: Survey) -> Survey:
    """For an OBS on this machine: where OBS does not tell whether a file is there, look."""
    inputs = {name: _with_file_here(each) for name, each in survey.inputs.items()}
    return replace(survey, inputs=inputs)


def _with_file_here(each: InputFound) -> InputFound:
    if each.file_state not in (FileState.UNKNOWN, FileState.DOUBTED):
        return each
    lost = tuple(path for path in each.files if not Path(path).exists())
    if lost:
        return replace(each, files=lost, file_state=FileState.LOST)
    return replace(each, file_state=FileState.OPEN)


def _date_of(endpoint: str) -> datetime:
    """The date in the head of any answer from there, in UTC. Raises OSError, HTTPException or
    ValueError."""
    request = Request(endpoint, method="HEAD")  # noqa: S310 # YouTube's, or the stand-in's
    try:
        with urlopen(request, timeout=_CLOCK_SECONDS) as answer:  # noqa: S310 # see above
            date = answer.headers["Date"]
    except HTTPError as error:  # an answer like any other
        date = error.headers["Date"]
    if not date:
        raise ValueError("an answer without a date")
    return parsedate_to_datetime(date).astimezone(UTC)
