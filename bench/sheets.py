"""Run-sheets of any length, for measuring."""

_HEAD = """\
eventdesk: 1
event:
  title: {ko: 측정용 행사, en: A show to measure}
  date: 2026-04-23
  timezone: Asia/Seoul
  languages: [ko, en]
speakers:
  chung:
    name: {ko: 정래권, en: Chung Rae-kwon}
    role: {ko: 전 기후변화대사, en: Former Ambassador for Climate Change}
"""
_BROADCAST = """\
broadcast:
  title: {ko: 측정용 방송, en: A broadcast to measure}
  scheduled_start: "08:50"
  privacy: private
"""


def sheet(cues: int, scenes: tuple[str, ...], *, broadcast: bool = False) -> str:
    """A sheet of this many cues, 50 a session, that goes round these scenes with cuts."""
    parts = [_HEAD, _BROADCAST if broadcast else "", "sessions:\n"]
    for number in range(cues):
        if number % 50 == 0:
            session = number // 50 + 1
            parts.append(f"  - id: session-{session}\n    title: {{ko: 세션, en: Session}}\n")
            parts.append('    start: "09:00"\n' if number == 0 else "")
            parts.append("    cues:\n")
        parts.append(
            f"      - id: cue-{number + 1}\n"
            f"        title: {{ko: 발표 {number + 1}, en: Talk {number + 1}}}\n"
            f"        speakers: [chung]\n"
            f"        duration: 1m\n"
            f"        scene: {scenes[number % len(scenes)]}\n"
            f"        transition: {{kind: Cut}}\n"
            f"        lower_third: {{show: manual, hide_after: 8s}}\n"
            f"        notes: {{operator: 메모 {number + 1}}}\n"
        )
        if broadcast and number == 0:
            parts.append("        broadcast: preview\n")
    return "".join(parts)
