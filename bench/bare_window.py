"""The floor for a start: a PySide6 window with nothing in it; prints when it was painted."""

import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Window(QWidget):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            print(time.monotonic(), flush=True)
            if "--stay" not in sys.argv:
                QApplication.quit()


app = QApplication(sys.argv)
window = Window()
window.resize(1280, 720)
window.show()
app.exec()
