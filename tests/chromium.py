"""A Chromium that is driven as a person drives it: by what can be seen and reached.

Chromium is told what to do by its own protocol. A click is one of the mouse at a
point of the window, so what lies outside the window or under something else cannot
be clicked; text is typed into what has the focus.
"""

import base64
import json
import resource
import shutil
import subprocess
import time
from pathlib import Path

import websocket

from bank_setup.browser import find_browser

# What a laptop shows of a page
WIDTH, HEIGHT = 1366, 768
_FIND = (Path(__file__).resolve().parent / "find_on_page.js").read_text()
_KEYS = {
    "Enter": {
        "key": "Enter",
        "code": "Enter",
        "text": "\r",
        "windowsVirtualKeyCode": 13,
    },
    "Tab": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
    "Escape": {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27},
}


def _lift_memory_limit():
    """Let Chromium reserve the addresses it wants: Odoo limits those of a process."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


class Chromium:
    """One window of one browser with a profile of its own.

    Args:
        folder: where its profile lies, and a picture of the page after a failure.
        seconds: how long what is looked for may take to come.
    """

    def __init__(self, folder, seconds=60):
        self._folder = folder
        self._seconds = seconds
        self._number = 0
        self._session = None
        self._process = subprocess.Popen(
            [
                find_browser(), "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--no-first-run", "--mute-audio",
                "--disable-extensions", "--remote-debugging-port=0",
                "--remote-allow-origins=*", f"--window-size={WIDTH},{HEIGHT}",
                f"--user-data-dir={folder / 'profile'}", "about:blank",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=_lift_memory_limit,
        )  # fmt: skip
        try:
            self._socket = websocket.create_connection(
                self._address(), timeout=seconds, suppress_origin=True
            )
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=WIDTH, height=HEIGHT, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        self._call("Page.enable")
        self._downloads = folder / "downloads"
        self._call(
            "Page.setDownloadBehavior",
            behavior="allow", downloadPath=str(self._downloads),
        )  # fmt: skip

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._socket.close()
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._folder / "profile", ignore_errors=True)

    def _address(self):
        """Return where the browser listens, once it has written it down."""
        file = self._folder / "profile/DevToolsActivePort"
        self._wait(lambda: file.exists() and "\n" in file.read_text(), "the browser")
        port, path = file.read_text().split()
        return f"ws://127.0.0.1:{port}{path}"

    def _call(self, method, **parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._socket.send(json.dumps(message))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._number:
                break
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _wait(self, happened, what):
        """Wait for something and return it; fail with what was waited for.

        A page that says an error of its own is not waited for.
        """
        deadline = time.monotonic() + self._seconds
        while not (found := happened()):
            if time.monotonic() > deadline or self._is_broken():
                raise AssertionError(f"{what} did not come; {self._show()}")
            time.sleep(0.1)
        return found

    def _is_broken(self):
        return bool(self._session) and self.count(".o_error_dialog") > 0

    def _show(self):
        """Keep a picture of the page and say where it lies, with what is said there."""
        if not self._session:
            return "the browser did not start"
        picture = self._folder / "page.png"
        picture.write_bytes(self.picture())
        said = self.evaluate("document.body ? document.body.innerText : ''")
        return f"see {picture}; the page says:\n{' '.join(said.split())[:1500]}"

    def picture(self):
        """Return what can be seen as PNG."""
        return base64.b64decode(self._call("Page.captureScreenshot")["data"])

    # -- What is there ---------------------------------------------------------

    def open(self, url):
        self._call("Page.navigate", url=url)

    def evaluate(self, script):
        """Return what a piece of JavaScript gives."""
        result = self._call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            said = details.get("exception", {}).get("description", details["text"])
            raise AssertionError(f"{said}\n{script}")
        return result["result"].get("value")

    def _find(self, what, words=None, scope=None):
        arguments = json.dumps([what, words, scope])
        return self.evaluate(f"{_FIND}\nfindOnPage(...{arguments})")

    def text(self, selector):
        """Return what the visible elements of a selector say, or ''."""
        return self.evaluate(
            "[...document.querySelectorAll(%s)]"
            ".filter((e) => e.getClientRects().length)"
            ".map((e) => e.innerText + ' ' + (e.value || '')).join(' ')"
            ".replace(/[\\u200b\\ufeff]/g, '').replace(/\\s+/g, ' ').trim()"
            % json.dumps(selector)
        )

    def count(self, selector):
        """Return how many elements of a selector there are."""
        return self.evaluate(
            f"document.querySelectorAll({json.dumps(selector)}).length"
        )

    def finds(self, what, words=None, scope=None):
        """Tell whether an element is there now; the arguments are those of `click`."""
        return bool(self._find(what, words, scope))

    def wait(self, happened, what):
        """Wait until a function returns something true, and return that."""
        return self._wait(happened, what)

    def soon(self, happened, seconds=5):
        """Tell whether something comes to pass within some seconds."""
        deadline = time.monotonic() + seconds
        while not happened():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def wait_for(self, what, words=None, scope=None):
        """Wait until an element is there."""
        self._wait(lambda: self.finds(what, words, scope), f"{what} {words or ''}")

    # -- What a person does -----------------------------------------------------

    def click(self, what, words=None, scope=None):
        """Click the element that has these words for its name, when it is at hand.

        Args:
            what: `control` for anything that can be clicked, else a selector.
            words: what stands on it, or the list of what may stand on it.
            scope: selector of the part of the page it lies in.
        """
        place = self._wait(
            lambda: self._reach(what, words, scope), f"{what} {words or ''} to click"
        )
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self._call(
                "Input.dispatchMouseEvent",
                type=kind, x=place["x"], y=place["y"], button="left", clickCount=1,
            )  # fmt: skip

    def _reach(self, what, words, scope):
        """Return the middle of an element that stands still and is not covered."""
        first = self._find(what, words, scope)
        if not first or not first["free"]:
            return None
        time.sleep(0.05)
        second = self._find(what, words, scope)
        return second if first == second else None

    def press(self, key):
        """Press a key; a single letter is typed."""
        known = _KEYS.get(key) or {
            "key": key, "text": key, "code": f"Key{key.upper()}",
            "windowsVirtualKeyCode": ord(key.upper()),
        }  # fmt: skip
        self._call("Input.dispatchKeyEvent", type="keyDown", **known)
        self._call("Input.dispatchKeyEvent", type="keyUp", **known)

    def type(self, text):
        """Type a text over what stands in the field that has the focus."""
        self.evaluate(
            "document.activeElement.select && document.activeElement.select()"
        )
        self._call("Input.insertText", text=text)

    def drop(self, file, what, words=None, scope=None):
        """Drag a file onto an element and let it go there."""
        place = self._wait(lambda: self._reach(what, words, scope), f"{what} {words}")
        data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self._call(
                "Input.dispatchDragEvent",
                type=kind, x=place["x"], y=place["y"], data=data,
            )  # fmt: skip
            # The page makes room for the file before it is let go
            time.sleep(0.3)

    def download(self):
        """Return the file that was downloaded last, once it is whole."""
        return self._wait(self._last_download, "a file")

    def _last_download(self):
        files = sorted(self._downloads.glob("*"), key=lambda path: path.stat().st_mtime)
        if not files or files[-1].suffix == ".crdownload":
            return None
        return files[-1]
