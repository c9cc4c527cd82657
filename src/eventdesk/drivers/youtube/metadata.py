"""What is written to YouTube: the bodies of inserts and updates. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from eventdesk.domain.broadcast import BroadcastDesired
from eventdesk.domain.runsheet import BroadcastPlan, Captions
from eventdesk.domain.text import Text
from eventdesk.drivers.youtube.state import Broadcast

MARKER = "EventDesk "
"""How the last line of our broadcasts' descriptions begins."""

MAX_TITLE = 100  # characters
MAX_DESCRIPTION = 5000  # bytes of UTF-8
# A start in the past is refused ("in the future"); this much later also absorbs a slow clock.
LATE_START = timedelta(minutes=1)
# Studio shows minutes, so a start typed there may differ from the sheet's by seconds.
_SAME_START = timedelta(minutes=1)
_DETAILS = (
    "enableAutoStart",
    "enableAutoStop",
    "enableClosedCaptions",
    "enableContentEncryption",
    "enableDvr",
    "enableEmbed",
    "latencyPreference",
    "closedCaptionsType",
    "projection",
    "recordFromStart",
    "startWithSlate",
)
_CAPTIONS: Mapping[Captions, str] = {
    Captions.NONE: "closedCaptionsDisabled",
    Captions.EMBEDDED: "closedCaptionsEmbedded",
    Captions.HTTP: "closedCaptionsHttpPost",
}
_VIDEO_SNIPPET = (
    "title",
    "description",
    "categoryId",
    "tags",
    "defaultLanguage",
    "defaultAudioLanguage",
)


def title_in(text: Text, languages: tuple[str, ...]) -> str:
    """A title that YouTube takes: at most 100 characters, no < and no >."""
    words = text.best(languages).strip().translate(str.maketrans("<>", "‹›"))
    return words if len(words) <= MAX_TITLE else words[: MAX_TITLE - 1].rstrip() + "…"


def description_in(text: Text, languages: tuple[str, ...], marker: str) -> str:
    """The description with the marker as its last line, within YouTube's 5,000 bytes."""
    words = text.best(languages).strip().translate(str.maketrans("<>", "‹›"))
    room = MAX_DESCRIPTION - len(marker.encode()) - 2
    kept = words.encode()[:room].decode(errors="ignore").rstrip()
    return f"{kept}\n\n{marker}".rstrip() if kept else marker


def timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def broadcast_body(desired: BroadcastDesired, now: datetime) -> dict[str, Any]:
    """liveBroadcasts.insert: the plan, with everything decided that a default would decide."""
    plan = desired.plan
    return {
        "snippet": {
            "title": title_in(plan.title, desired.languages),
            "description": description_in(plan.description, desired.languages, desired.marker),
            "scheduledStartTime": timestamp(max(desired.scheduled_start, now + LATE_START)),
        },
        "status": {
            "privacyStatus": plan.privacy,
            "selfDeclaredMadeForKids": plan.made_for_kids,
        },
        "contentDetails": {
            "enableAutoStart": False,
            "enableAutoStop": False,
            "enableDvr": plan.dvr,
            "closedCaptionsType": _CAPTIONS[plan.captions],
            "recordFromStart": True,
            "latencyPreference": plan.latency,
            "monitorStream": {"enableMonitorStream": plan.preview, "broadcastStreamDelayMs": 0},
        },
    }


def stream_body(title: str) -> dict[str, Any]:
    """liveStreams.insert: reusable, and content with whatever OBS sends."""
    return {
        "snippet": {"title": title},
        "cdn": {"ingestionType": "rtmp", "resolution": "variable", "frameRate": "variable"},
        "contentDetails": {"isReusable": True},
    }


def arranged_body(broadcast: Broadcast, plan: BroadcastPlan) -> dict[str, Any]:
    """liveBroadcasts.update: the details as they are, but nothing starts or stops by itself and
    the private preview is as the sheet has it."""
    off = {"enableAutoStart": False, "enableAutoStop": False}
    return _changed_details(broadcast, off, monitored=plan.preview)


def switched_off_body(broadcast: Broadcast) -> dict[str, Any]:
    """liveBroadcasts.update: the details as they are, but it does not go live by itself."""
    off = {"enableAutoStart": False}
    return _changed_details(broadcast, off, monitored=broadcast.monitored)


def _changed_details(
    broadcast: Broadcast, changed: Mapping[str, Any], *, monitored: bool
) -> dict[str, Any]:
    details = {name: broadcast.details[name] for name in _DETAILS if name in broadcast.details}
    delay = broadcast.details.get("monitorStream", {}).get("broadcastStreamDelayMs", 0)
    monitor = {"enableMonitorStream": monitored, "broadcastStreamDelayMs": delay}
    return {
        "id": broadcast.id,
        "contentDetails": {**details, **changed, "monitorStream": monitor},
    }


def other_details(sent: Mapping[str, Any], broadcast: Broadcast) -> tuple[str, ...]:
    """The content details that read otherwise than they were sent."""
    wanted: Mapping[str, Any] = sent["contentDetails"]
    found = broadcast.details
    names = [n for n in _DETAILS if n in wanted and found.get(n) != wanted[n]]
    monitor = found.get("monitorStream", {})
    same = all(monitor.get(name) == value for name, value in wanted["monitorStream"].items())
    return (*names, *(() if same else ("monitorStream",)))


def has_more_to_say(desired: BroadcastDesired) -> bool:
    """Whether the sheet has more words than an insert takes."""
    plan = desired.plan
    return bool(other_languages(desired) or plan.category or plan.tags)


def other_languages(desired: BroadcastDesired) -> tuple[str, ...]:
    """The languages of the title besides the one that YouTube gets as the title itself."""
    primary = primary_language(desired)
    return tuple(tag for tag, words in desired.plan.title.entries if words and tag != primary)


def primary_language(desired: BroadcastDesired) -> str:
    """The language of the broadcast's own title."""
    title = desired.plan.title
    return next(
        (language for language in desired.languages if title.get(language)),
        next((tag for tag, words in title.entries if words), ""),
    )


def differently_put(desired: BroadcastDesired, before: BroadcastDesired) -> bool:
    """Whether there are words to send that were not there to be sent before."""
    asked = bool(desired.reword) and desired.reword != before.reword
    return asked or desired.plan != before.plan


def described_body(
    desired: BroadcastDesired, video: Mapping[str, Any], *, ours: bool = True
) -> dict[str, Any] | None:
    """videos.update with the title in every other language, the category and the tags, and with
    what of title and description is to be put otherwise; None when YouTube has them all.

    ``video`` is the resource with parts snippet and localizations, read just before: whatever
    the named parts hold and this body does not repeat would be lost. Of one that a hand made, and
    which is not ``ours``, only the words change that were asked for.
    """
    before, plan = snippet_of(video), desired.plan
    found: Mapping[str, Any] = video.get("localizations", {})
    snippet = {**before, **(_added(desired, before) if ours else {})}
    own = (snippet.get("defaultLanguage", ""), *desired.languages)
    if "title" in desired.reword:
        snippet["title"] = title_in(plan.title, own)
    if "description" in desired.reword:
        last = last_line(before.get("description", ""))
        marker = last if last.startswith(MARKER) else ""
        snippet["description"] = description_in(plan.description, own, marker)
    languages = other_languages(desired) if ours else tuple(found)
    wanted = {
        language: _localized(desired, language, found.get(language))
        for language in languages
        if language != snippet.get("defaultLanguage")
    }
    if snippet == before and all(found.get(tag) == words for tag, words in wanted.items()):
        return None
    body = {"id": video["id"], "snippet": snippet}
    localizations = {**found, **wanted}
    return {**body, "localizations": localizations} if localizations else body


def _added(desired: BroadcastDesired, before: Mapping[str, Any]) -> dict[str, Any]:
    """What an insert does not take."""
    added: dict[str, Any] = {}
    if other_languages(desired) and "defaultLanguage" not in before:
        added["defaultLanguage"] = primary_language(desired)
    if desired.plan.category:
        added["categoryId"] = desired.plan.category
    tags = before.get("tags", [])
    if new := [tag for tag in desired.plan.tags if tag not in tags]:
        added["tags"] = [*tags, *new]
    return added


def _localized(
    desired: BroadcastDesired, language: str, there: Mapping[str, Any] | None
) -> dict[str, Any]:
    """One language's words: those that are there stay, but for what is to be put otherwise."""
    plan, last = desired.plan, last_line(there["description"]) if there else desired.marker
    words = {
        "title": title_in(plan.title, (language, *desired.languages)),
        "description": description_in(
            plan.description,
            (language, *desired.languages),
            last if last.startswith(MARKER) else "",
        ),
    }
    if there is None:
        return words
    return {**there, **{part: words[part] for part in desired.reword}}


def last_line(text: str) -> str:
    """The last line that is not empty, without the space around it."""
    return text.rstrip().rpartition("\n")[2].strip()


def snippet_of(video: Mapping[str, Any]) -> dict[str, Any]:
    """What of the video's snippet can be written, and is lost when it is left out."""
    return {name: video["snippet"][name] for name in _VIDEO_SNIPPET if name in video["snippet"]}


def other_words(sent: Mapping[str, Any], video: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts of a video that read otherwise than they were sent."""
    found = video["snippet"]
    names = [name for name, value in sent["snippet"].items() if found.get(name) != value]
    there = video.get("localizations", {})
    wanted = sent.get("localizations", {})
    return (*names, *(tag for tag, words in wanted.items() if there.get(tag) != words))


def chapters_body(video: Mapping[str, Any], lines: tuple[str, ...]) -> dict[str, Any] | None:
    """videos.update with the chapters in the description, above a last line that is the run's
    marker; None when they are there. Raises ValueError with the code of what is in the way."""
    snippet = snippet_of(video)
    description = snippet.get("description", "")
    if "\n".join(lines) in description:
        return None
    if any(line.strip().startswith("0:00 ") for line in description.splitlines()):
        raise ValueError("chaptersThere")
    head, _, last = description.rstrip().rpartition("\n")
    block = "\n".join(lines)
    marked = last.startswith(MARKER)
    parts = [head.rstrip(), block, last] if marked else [description.rstrip(), block]
    whole = "\n\n".join(part for part in parts if part)
    if len(whole.encode()) > MAX_DESCRIPTION:
        raise ValueError("chaptersTooLong")
    return {"id": video["id"], "snippet": {**snippet, "description": whole}}


def is_another_of_the_run(desired: BroadcastDesired, broadcast: Broadcast) -> bool:
    """Whether the broadcast carries the marker of another broadcast of the same run."""
    last = broadcast.description.rstrip().rpartition("\n")[2].strip()
    run = desired.marker.split()[:2]
    return last != desired.marker and bool(run) and last.split()[:2] == run


def is_this_runs(desired: BroadcastDesired, broadcast: Broadcast) -> bool:
    """Whether the broadcast carries this run's marker."""
    return bool(desired.marker) and last_line(broadcast.description) == desired.marker


def is_the_sheets(desired: BroadcastDesired, broadcast: Broadcast) -> bool:
    """Whether title and start are the sheet's, as of a broadcast made by hand for it."""
    start = broadcast.scheduled_start
    return (
        not is_another_of_the_run(desired, broadcast)
        and broadcast.title == title_in(desired.plan.title, desired.languages)
        and start is not None
        and abs(start - desired.scheduled_start) < _SAME_START
    )
