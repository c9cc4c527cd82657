"""How long a sheet takes to load and validate: 1,000 cues and 10,000."""

import subprocess
import sys
from pathlib import Path

from figures import Figure, heading
from sheets import sheet

_LOAD = """
import sys, time
from pathlib import Path
from eventdesk.storage.runsheet import load
began = time.perf_counter()
loaded = load(Path(sys.argv[1]))
print((time.perf_counter() - began) * 1000)
assert loaded.ok and len(loaded.sheet.cues) == int(sys.argv[2])
"""


def measure(folder: Path) -> None:
    """In a new process each time, as when a desk opens; in turns."""
    heading("Load and validate a run-sheet (goals: 1,000 cues in 500 ms; 10,000 within 12×)")
    times: dict[int, list[float]] = {1_000: [], 10_000: []}
    for cues in times:
        text = sheet(cues, ("Podium", "Slides"))
        (folder / f"{cues}.yaml").write_text(text, encoding="utf-8")
    for _ in range(7):
        for cues, values in times.items():
            path = str(folder / f"{cues}.yaml")
            answer = subprocess.run(
                [sys.executable, "-c", _LOAD, path, str(cues)],
                capture_output=True,
                text=True,
                check=True,
            )
            values.append(float(answer.stdout))
    small, large = (Figure(f"{cues:,} cues", values) for cues, values in times.items())
    print(small)
    print(large)
    print(f"  → 10,000 cues take {large.median / small.median:.1f}× of 1,000")
