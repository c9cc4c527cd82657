"""``make bench``: what the operator waits for, measured against a real OBS, side by side with the
floor of each figure in the same run, so that a noisy machine is noisy for both.

``bench/run.py [go] [start] [load] [journal] [graphics] [names] [obs] [stalls]``: all when none is
named.
"""

import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "tests")]

import measure_go  # noqa: E402 -- the path comes first
import measure_graphics  # noqa: E402
import measure_journal  # noqa: E402
import measure_load  # noqa: E402
import measure_names  # noqa: E402
import measure_obs  # noqa: E402
import measure_stalls  # noqa: E402
import measure_start  # noqa: E402

MEASURES = {
    "go": measure_go.measure,
    "start": measure_start.measure,
    "load": measure_load.measure,
    "journal": measure_journal.measure,
    "graphics": measure_graphics.measure,
    "names": measure_names.measure,
    "obs": measure_obs.measure,
    "stalls": measure_stalls.measure,
}


def main() -> int:
    wanted = sys.argv[1:] or list(MEASURES)
    unknown = [name for name in wanted if name not in MEASURES]
    if unknown:
        print(f"no such measure: {', '.join(unknown)}; there are: {', '.join(MEASURES)}")
        return 2
    for name in wanted:
        with tempfile.TemporaryDirectory(prefix="eventdesk-bench-") as folder:
            MEASURES[name](Path(folder))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
