"""A real Chromium without a screen, as a browser source is one: sized, transparent, recorded."""

import base64
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from selenium import webdriver
from selenium.webdriver.support.wait import WebDriverWait

PATIENCE = 20.0
NEEDED = {"chromium": "chromium", "chromedriver": "chromium-driver"}
"""Programs, and the Debian packages that bring them."""
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
)  # fmt: skip
OBS_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/103.0.5060.134 OBS/29.0.2"
"""How a browser source names itself: obs-browser appends OBS's version (its BrowserInit)."""

_RECORDER = """
window.recorded = [];
(function look(now) {
  const layers = [...document.querySelectorAll(".layer")]
    .filter((each) => getComputedStyle(each).visibility === "visible" && each.firstChild)
    .map(({ firstChild, style }) => ({
      picture: firstChild.src.split("/").pop(), whole: firstChild.complete,
      x: style.left, y: style.top, move: style.transform, cut: style.clipPath, above: style.zIndex,
    }));
  const text = JSON.stringify(layers);
  const last = window.recorded.at(-1);
  if (!last || last.text !== text) window.recorded.push({ now, text, layers });
  requestAnimationFrame(look);
})(0);
"""


@contextmanager
def chromium(profile: Path, *, agent: str = OBS_AGENT) -> Iterator["Browser"]:
    """A Chromium with a new profile in this folder, which says of itself what ``agent`` says."""
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing:
        raise RuntimeError(f"tests with a browser need: apt-get install {' '.join(missing)}")
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for each in (*ARGUMENTS, f"--user-data-dir={profile}", f"--user-agent={agent}"):
        options.add_argument(each)
    service = webdriver.ChromeService(str(shutil.which("chromedriver")))
    driver = webdriver.Chrome(options, service)
    try:
        yield Browser(driver)
    finally:
        driver.quit()


class Browser:
    """One window. Everything that its pages draw is recorded, frame by frame. As a browser source
    of the stand-in it is used from two threads."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self._driver = driver
        self._lock = threading.RLock()
        transparent = {"color": {"r": 0, "g": 0, "b": 0, "a": 0}}
        self._tell("Emulation.setDefaultBackgroundColorOverride", transparent)
        self._tell("Page.addScriptToEvaluateOnNewDocument", {"source": _RECORDER})

    def _tell(self, command: str, arguments: dict[str, Any] | None = None) -> dict[str, Any]:
        with self._lock:
            answer: dict[str, Any] = self._driver.execute_cdp_cmd(command, arguments or {})
            return answer

    def size(self, width: int, height: int) -> None:
        """Make the page this large, in pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._tell("Emulation.setDeviceMetricsOverride", metrics)

    def open(self, url: str) -> None:
        """Load a page."""
        with self._lock:
            self._driver.get(url)

    def load(self, url: str, width: int, height: int) -> None:
        """The same, as the stand-in for OBS asks for it."""
        self.size(width, height)
        self.open(url)

    def reload(self) -> None:
        """As the refresh button of a browser source does."""
        self._driver.refresh()

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Behind another tab meanwhile, as in a source that OBS does not show."""
        own = self._driver.current_window_handle
        self._driver.switch_to.new_window("tab")
        yield
        self._driver.close()
        self._driver.switch_to.window(own)

    def leave(self) -> None:
        """Load nothing, so that no page of an earlier test lives on."""
        self._driver.get("about:blank")

    def run(self, script: str) -> Any:
        """What a script returns."""
        with self._lock:
            return self._driver.execute_script(script)

    def wait(self, ready: Callable[[], Any]) -> None:
        """Wait until this is true; fails with what is drawn instead."""
        WebDriverWait(self._driver, PATIENCE, 0.02).until(
            lambda _: ready(), f"not seen; drawn was {self.drawn()[-3:]}"
        )

    def text(self) -> str:
        """The words on the page."""
        return str(self.run("return document.body.innerText"))

    def drawn(self) -> list[list[dict[str, Any]]]:
        """Each different look since the page was loaded, as its visible layers."""
        return [each["layers"] for each in self.run("return window.recorded || []")]

    def fetched(self) -> list[str]:
        """What the page has loaded, by address."""
        script = "return performance.getEntriesByType('resource').map((each) => each.name)"
        return list(self.run(script))

    def forget(self) -> None:
        """Begin the recording anew."""
        self.run("window.recorded = []")

    def picture(self) -> QImage:
        """What the page shows, with its transparency."""
        shot = self._tell("Page.captureScreenshot", {"format": "png"})
        return QImage.fromData(base64.b64decode(shot["data"]))
