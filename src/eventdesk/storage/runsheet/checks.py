"""What is only wrong in company: times against each other, verbs in an order, fields that clash."""

from collections.abc import Sequence
from datetime import timedelta

from eventdesk.domain.runsheet import ShowWhen, TimeOfDay
from eventdesk.domain.verbs import Advance, RecordVerb
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.sessions import Block, Draft


def check_cues(blocks: Sequence[Block]) -> None:
    """Note what does not fit together within each cue."""
    last_fixed = max((n for n, block in enumerate(blocks) if block.start), default=-1)
    for number, block in enumerate(blocks):
        for draft in block.drafts:
            _check_title(draft)
            _check_lower_third(draft)
            _check_clock(draft, another_start=number < last_fixed)


def _check_title(draft: Draft) -> None:
    if draft.value.is_mapping and "title" not in draft.own and not draft.fields.title:
        draft.value.warn("missing-title", "title:", found="")


def _check_lower_third(draft: Draft) -> None:
    own = draft.own.get("lower_third")
    if own is None or not own.is_mapping:
        plan, own_show = draft.fields.lower_third, None
    else:
        plan, own_show = draft.fields.lower_third, own.fields().get("show")
        if plan is None:
            own.warn("nobody-to-name", "speakers:")
    if plan is None:
        return
    if own_show and len(plan.speakers) > 1 and own_show.raw() != ShowWhen.MANUAL:
        own_show.warn("panel-is-manual", "manual")
    length = draft.fields.duration
    if plan.show is ShowWhen.AFTER and length is not None and plan.delay >= length:
        place = own_show or draft.value
        found = f"after {notation.write_duration(plan.delay)}"
        place.warn("shown-after-end", f"< {notation.write_duration(length)}", found=found)


def _check_clock(draft: Draft, *, another_start: bool) -> None:
    fields = draft.fields
    place = draft.own.get("advance") or draft.value
    if fields.advance is Advance.AFTER_DURATION and fields.duration is None:
        place.note("advance-without-duration", "duration:", found=fields.advance)
    if fields.advance is Advance.AT_START and not another_start:
        place.note("advance-without-start", "start:", found=fields.advance)
    warn = draft.own.get("warn_before_end")
    if warn and fields.warn_before_end and fields.duration is None:
        warn.warn("warning-without-duration", "duration:")
    elif (
        warn
        and fields.warn_before_end
        and fields.warn_before_end >= (fields.duration or timedelta())
    ):
        warn.warn(
            "warning-too-early", f"< {notation.write_duration(fields.duration or timedelta())}"
        )


def check_clock_of_sessions(blocks: Sequence[Block]) -> None:
    """Note a session that starts before the one ahead of it ends, by the planned durations."""
    clock: timedelta | None = None
    for block in blocks:
        if block.start is not None:
            start = _since_midnight(block.start)
            if clock is not None and start < clock and block.start_value:
                block.start_value.warn("overlap", notation.write_time(clock))
            clock = start
        elif (
            clock is None
            and block is blocks[0]
            and block.value.is_mapping
            and not block.start_value
        ):
            block.value.warn("no-first-start", 'start: "09:00"', found="")
        if clock is not None:
            lengths = (d.fields.duration for d in block.drafts if not d.fields.skip)
            clock += sum((length for length in lengths if length), timedelta())


def _since_midnight(at: TimeOfDay) -> timedelta:
    clock = at.time
    return timedelta(days=at.days, hours=clock.hour, minutes=clock.minute, seconds=clock.second)


def check_recording(blocks: Sequence[Block]) -> None:
    """Note recording verbs that come in an order that cannot work."""
    recording = False
    for draft in (draft for block in blocks for draft in block.drafts):
        verb = draft.fields.record
        if verb is None or draft.fields.skip:
            continue
        place = draft.own.get("record") or draft.value
        if (verb is RecordVerb.START) == recording:
            place.warn("record-order", "stop" if recording else "start", found=verb)
        recording = verb is RecordVerb.START
