"""The bar of the watchers' alarms. Nobody puts it away: it goes when what it says is cured."""

from eventdesk.domain.alarm import Alarm, Fault
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import alarm_words, theme
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.bars import Bar

SEEN_BY_ALL = frozenset(
    {
        Fault.BLACK,
        Fault.SILENCE,
        Fault.STALLED,
        Fault.RECONNECTING,
        Fault.FROZEN,
        Fault.CLIPPING,
        Fault.DROPPED,
    }
)
"""What the audience notices now; the others are what it will notice."""
MOST = 3


class AlarmBar(Bar):
    """What a watcher found wrong with the picture, the sound, the stream or a machine."""

    def __init__(self) -> None:
        super().__init__(Mark.CROSS, theme.RED, lines=MOST)

    def draw(self, snapshot: Snapshot) -> None:
        """Show while there is any alarm: the gravest in its head, the first few in words."""
        alarms = snapshot.alarms
        if not alarms:
            self.hide()
            return
        colour = theme.RED if alarms[0].fault in SEEN_BY_ALL else theme.ORANGE
        if colour != self._colour:
            self._colour = colour
            self.update()
        more = f" +{len(alarms) - 1}" if len(alarms) > 1 else ""
        zone = snapshot.sheet.event.timezone
        lines = (_named(each) + alarm_words.words(each, zone) for each in alarms[:MOST])
        self.say(_named(alarms[0]) + alarm_words.head(alarms[0].fault) + more, "\n".join(lines))


def _named(alarm: Alarm) -> str:
    """Which output, where it is not the program."""
    return "" if alarm.output == PROGRAM else f"{alarm.output}: "
