"""Several broadcasts of one sheet: who begins with which session, and what cannot work together."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.verbs import BroadcastVerb
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.broadcasts import BROADCAST_KEYS, read_plan
from eventdesk.storage.runsheet.sessions import Block, Draft
from eventdesk.storage.runsheet.values import Fields, Value

UNIT_KEYS = (*BROADCAST_KEYS, "language", "output", "session")
"""Only one of several needs to say whose it is."""

MOST_ON_ONE_KEY = 3
"""YouTube publishes no number; its support has named this one (facts: polyemesis, 2026)."""
MOST_AT_ONCE = 10
"""Live broadcasts of one channel, as of February 2026 (facts: FrogBox, CamStreamer)."""


class Section(Struct, frozen=True):
    """A broadcast with its place in the sheet."""

    value: Value
    plan: BroadcastPlan


def read_unit(
    keys: Fields, languages: tuple[str, ...], outputs: Collection[str], folder: Path
) -> tuple[Section, ...]:
    """The broadcasts of ``broadcast:``, or of ``broadcasts:`` by their names."""
    one, several = keys.get("broadcast"), keys.get("broadcasts")
    if one is not None and several is not None:
        keys.key("broadcasts").note("broadcast-twice", "broadcasts:", found="broadcast:")
    if several is None:
        fields = one.fields(BROADCAST_KEYS) if one else None
        return (Section(one, read_plan(fields, languages, folder)),) if one and fields else ()
    entries = several.fields()
    sections = []
    for name, value in entries:
        if not notation.is_id(name):
            entries.key(name).note("bad-id", notation.slug(name))
        plan = _read_one(value, languages, outputs, folder)
        sections.append(Section(value, replace(plan, name=name)))
    if not sections and several.is_mapping:
        several.note("empty-list", "main: {title: …}", found="{}")
    return tuple(sections)


def _read_one(
    value: Value,
    languages: tuple[str, ...],
    outputs: Collection[str],
    folder: Path,
) -> BroadcastPlan:
    fields = value.fields(UNIT_KEYS)
    language, output = fields.get("language"), fields.get("output")
    session = fields.get("session")
    tag = language.words() if language else None
    if language and tag is not None and not notation.is_language(tag):
        language.note("unknown-language", notation.language_meant(tag))
    own = tuple(dict.fromkeys((*((tag,) if tag else ()), *languages)))
    plan = read_plan(fields, own, folder)
    to = output.words() if output else None
    if output and to is not None and to not in outputs:
        output.note("unknown-output", notation.nearest(to, outputs) or " | ".join(outputs))
    return replace(
        plan,
        language=tag,
        output=to or plan.output,
        session=session.words() if session else None,
    )


def check_unit(sections: Sequence[Section], blocks: Sequence[Block]) -> None:
    """Note what YouTube would refuse, or what cannot be what was meant."""
    begins = {block.id: number for number, block in enumerate(blocks)}
    for section in sections:
        place = section.value.fields().get("session") if section.plan.session else None
        if place and section.plan.session not in begins:
            meant = notation.nearest(section.plan.session or "", begins)
            place.note("unknown-session", meant or " | ".join(begins))
    for group in _groups(sections, begins):
        if len(group) > MOST_AT_ONCE:
            group[MOST_AT_ONCE].value.warn(
                "too-many-live", str(MOST_AT_ONCE), found=str(len(group))
            )
        for shared in _by_output(group):
            _check_shared(shared)


def _check_shared(shared: Sequence[Section]) -> None:
    """Broadcasts that are on together and get the same picture, with one key."""
    first = shared[0]
    if len(shared) > MOST_ON_ONE_KEY:
        shared[MOST_ON_ONE_KEY].value.warn(
            "key-shared-too-often", str(MOST_ON_ONE_KEY), found=str(len(shared))
        )
    titles: set[object] = set()
    for one in shared:
        if one.plan.language != first.plan.language:
            one.value.warn("same-sound", "output:", found=first.plan.output)
        if one.plan.title in titles:
            one.value.warn("same-title", "title:", found=one.plan.title.best())
        titles.add(one.plan.title)
        if one.plan.spare != first.plan.spare:
            one.value.note("spare-for-some", "spare: true", found=one.plan.name)


def _groups(sections: Iterable[Section], begins: Mapping[str, int]) -> Iterator[Sequence[Section]]:
    found: dict[int, list[Section]] = {}
    for section in sections:
        found.setdefault(begins.get(section.plan.session or "", 0), []).append(section)
    yield from (found[number] for number in sorted(found))


def _by_output(group: Iterable[Section]) -> Iterator[Sequence[Section]]:
    found: dict[str, list[Section]] = {}
    for section in group:
        found.setdefault(section.plan.output, []).append(section)
    yield from found.values()


def check_verbs(sections: Sequence[Section], blocks: Sequence[Block]) -> None:
    """Note verbs that come in an order that cannot work: of each group of broadcasts, in the
    sessions that it has."""
    begins = {block.id: number for number, block in enumerate(blocks)}
    groups = list(_groups(sections, begins))
    firsts = [begins.get(group[0].plan.session or "", 0) for group in groups]
    open_before = False
    for part, group in enumerate(groups):
        # What comes before the first broadcast's session is shown on the first as well.
        begin = firsts[part] if part else 0
        end = firsts[part + 1] if part + 1 < len(firsts) else len(blocks)
        drafts = (draft for block in blocks[begin:end] for draft in block.drafts)
        done = _check_group(drafts, group[0], open_before=open_before)
        open_before = BroadcastVerb.LIVE in done and BroadcastVerb.END not in done


def _check_group(
    drafts: Iterable[Draft], section: Section, *, open_before: bool
) -> Sequence[BroadcastVerb]:
    done: list[BroadcastVerb] = []
    for draft in drafts:
        verb = draft.fields.broadcast
        if verb is None or draft.fields.skip:
            continue
        place = draft.own.get("broadcast") or draft.value
        allowed = _allowed_after(done, preview=section.plan.preview)
        if verb not in allowed:
            place.warn("broadcast-order", " | ".join(allowed), found=verb)
        if open_before and not done:
            place.warn("broadcast-still-on", "broadcast: end", found=verb)
        done.append(verb)
    if BroadcastVerb.LIVE not in done:
        section.value.warn("never-live", "broadcast: live", found="")
    return done


def _allowed_after(done: Sequence[BroadcastVerb], *, preview: bool) -> list[BroadcastVerb]:
    if BroadcastVerb.END in done:
        return []
    if BroadcastVerb.LIVE in done:
        return [BroadcastVerb.END]
    if BroadcastVerb.PREVIEW in done or not preview:
        return [BroadcastVerb.LIVE]
    return [BroadcastVerb.PREVIEW, BroadcastVerb.LIVE]
