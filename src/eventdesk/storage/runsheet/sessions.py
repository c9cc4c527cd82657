"""Sessions and their cues: read as drafts, then given the ids that the sheet leaves out."""

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct, field

from eventdesk.domain.runsheet import Cue, Session, TimeOfDay
from eventdesk.domain.text import Text
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.cues import CUE_KEYS, DEFAULT_KEYS, CueFields, read_fields
from eventdesk.storage.runsheet.problems import steps
from eventdesk.storage.runsheet.sections import Known
from eventdesk.storage.runsheet.values import Fields, Value

SESSION_KEYS = ("id", "title", "start", "defaults", "cues")
MAX_CUES = 20_000
NOTHING = CueFields()


class GeneratedId(Struct, frozen=True):
    """An id that the sheet left out. ``path`` leads to the session or cue: ("sessions", 0)."""

    path: tuple[str | int, ...]
    id: str


class Draft(Struct):
    """A cue as read: ``own`` is what it says itself, ``fields`` with every default laid under."""

    value: Value
    own: Fields
    fields: CueFields
    id: str = ""


class Block(Struct):
    """A session as read."""

    value: Value
    own: Fields
    title: Text
    start: TimeOfDay | None
    start_value: Value | None
    drafts: list[Draft] = field(default_factory=list)
    id: str = ""

    def session(self) -> Session:
        """The session that it makes, once every draft has an id."""
        return Session(self.id, self.title, tuple(self._cues()), self.start)

    def _cues(self) -> Iterator[Cue]:
        first = True
        for draft in self.drafts:
            cue = draft.fields.cue(draft.id, first=first)
            first = first and cue.skip
            yield cue


def read_defaults(value: Value | None, known: Known) -> CueFields:
    """A ``defaults`` mapping of the sheet or of a session."""
    return read_fields(value.fields(DEFAULT_KEYS), known) if value else NOTHING


def read_sessions(
    value: Value, defaults: CueFields, known: Known
) -> tuple[list[Block], tuple[GeneratedId, ...]]:
    """Every session with its cues, all with unique ids, and the ids that were made up."""
    reader = _SessionsReader(defaults, known)
    for item in value.values():
        reader.read(item)
    if value.is_list and not any(block.drafts for block in reader.blocks):
        value.note("no-cues", found="")
    return reader.blocks, tuple(reader.name_the_rest())


class _SessionsReader:
    """Reads one session after the other; ids are unique over the whole sheet."""

    def __init__(self, defaults: CueFields, known: Known) -> None:
        self.blocks: list[Block] = []
        self._defaults = defaults
        self._known = known
        self._session_ids: dict[str, Value] = {}
        self._cue_ids: dict[str, Value] = {}
        self._unnamed: list[Block | Draft] = []
        self._counted: dict[str, int] = {}
        self._room = MAX_CUES

    def read(self, value: Value) -> None:
        keys = value.fields(SESSION_KEYS, elsewhere=DEFAULT_KEYS)
        title, start, cues = keys.need("title"), keys.get("start"), keys.need("cues")
        block = Block(
            value,
            keys,
            (title and title.text(self._known.languages)) or Text(),
            start.time_of_day() if start else None,
            start,
        )
        self.blocks.append(block)
        self._name(block, keys, self._session_ids)
        base = read_defaults(keys.get("defaults"), self._known).over(self._defaults)
        for item in cues.values() if cues else ():
            if self._room == 0:
                item.note("too-many-cues", str(MAX_CUES), found="")
            self._room -= 1
            if self._room < 0:
                break
            own = item.fields(CUE_KEYS)
            draft = Draft(item, own, read_fields(own, self._known).over(base))
            block.drafts.append(draft)
            self._name(draft, own, self._cue_ids)
        if cues and cues.is_list and not block.drafts:
            cues.warn("empty-list", found="[]")

    def _name(self, thing: Block | Draft, keys: Fields, taken: dict[str, Value]) -> None:
        value = keys.get("id")
        name = value.identifier() if value else None
        if value and name in taken:
            value.note("duplicate-id", self._unused(str(name), taken))
        elif value and name:
            thing.id = name
            taken[name] = value
        if not thing.id:
            self._unnamed.append(thing)

    def name_the_rest(self) -> Iterable[GeneratedId]:
        """Name what has no id, always the same way; yields those that the file left out."""
        unnamed = {id(thing) for thing in self._unnamed}
        for number, block in enumerate(self.blocks, 1):
            if id(block) in unnamed:
                yield from self._make_up(block, f"session-{number}", self._session_ids)
            for place, draft in enumerate(block.drafts, 1):
                if id(draft) in unnamed:
                    word = _slug_of(draft.fields.title) or str(place)
                    yield from self._make_up(draft, f"{block.id}-{word}", self._cue_ids)

    def _make_up(
        self, thing: Block | Draft, wish: str, taken: dict[str, Value]
    ) -> Iterator[GeneratedId]:
        thing.id = self._unused(wish[:60], taken)
        taken[thing.id] = thing.value
        if thing.value.is_mapping and "id" not in thing.own:
            yield GeneratedId(steps(thing.value.path), thing.id)

    def _unused(self, wish: str, taken: Collection[str]) -> str:
        """The wish, or with the lowest number behind it that is free."""
        number = self._counted.get(wish, 1)
        name = wish if number == 1 else f"{wish}-{number}"
        while name in taken:
            number += 1
            name = f"{wish}-{number}"
        self._counted[wish] = number  # from here the next time: a thousand may wish the same
        return name


def _slug_of(title: Text | None) -> str:
    words = title.entries if title else ()
    return next((made for _, text in words if (made := notation.slug(text))), "")
