"""Everything that a driver reported, and waiting for what it has to report."""

import threading


class Reports:
    def __init__(self):
        self.seen = []
        self._arrived = threading.Condition()

    def take(self, seen):
        with self._arrived:
            self.seen.append(seen)
            self._arrived.notify_all()

    def wait(self, condition, seconds=20):
        """Until the newest report fits; that report."""
        with self._arrived:
            fits = self._arrived.wait_for(lambda: self.seen and condition(self.seen[-1]), seconds)
            assert fits, f"never came; last {self.seen[-1:]}"
            return self.seen[-1]
