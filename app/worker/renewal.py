"""Has an index built that the settings ask for and the library has not, and exchanges the two."""

import logging
import threading
import time

from app.domain.progress import Progress
from app.runtime.settings import Settings
from app.store.beside import abandon, put_in_place
from app.store.compaction import GRACE
from app.store.library import Library, drop_leftovers, folder_errors
from app.worker.background import BackgroundBuild
from app.worker.beside import BesideBuild, plan_beside, told
from app.worker.engine import Engine

_LOG = logging.getLogger(__name__)
_LATER = 300.0  # seconds after which a build is tried again that waits for a drive


class Renewal:
    """One library's; to be used from the thread that writes to it. `stop` ends its waiting."""

    def __init__(self, library: Library, stop: threading.Event) -> None:
        self._library = library
        self._stop = stop
        self._wanted: tuple[Engine, Engine, Settings] | None = None
        self._build: BackgroundBuild | None = None
        self._not_before = float("-inf")

    def plan(self, engine: Engine, settings: Settings) -> str:
        """What these settings ask for is to be built from now on, or what had been begun is given up.

        To be called after a run, with the engine of the present index. Returns a sentence for the person where there
        is something to be built.
        """
        self.end()
        other = engine.other(settings)
        if other is None:
            self._wanted = None
            abandon(self._library.data_dir)
            return ""
        self._wanted, self._not_before = (engine, other, settings), float("-inf")
        return told(plan_beside(self._library, engine, other))

    @property
    def is_due(self) -> bool:
        """Whether there is something to be built now."""
        return self._wanted is not None and time.monotonic() >= self._not_before

    def go_on(self) -> Progress | None:
        """Has it built on in the background; how far it has come."""
        if self._build is None and self._wanted is not None:
            self._build = BackgroundBuild(BesideBuild(self._library, *self._wanted).run)
        if self._build is None:
            return None
        self._build.go_on()
        return self._build.progress

    def hold(self) -> None:
        """The present index comes first: no more of the other one until `go_on`."""
        if self._build is not None:
            self._build.hold()

    def end(self) -> None:
        """Stops building; a later `go_on` goes on from there. Returns when nothing is written any more."""
        if self._build is not None:
            self._build.end()
            self._build = None

    def exchange(self) -> bool | None:
        """Puts the other index in place where it is complete, and tells whether; None while it is being built.

        One that cannot be complete yet is tried again later. Raises the AkinError for which it cannot be built.
        """
        if self._build is None or not self._build.is_over:
            return None
        build, self._build = self._build, None
        wanted, self._wanted = self._wanted, None
        assert wanted is not None  # it was built
        build.end()
        if not build.result():
            self._wanted, self._not_before = wanted, time.monotonic() + _LATER
            return False
        wish = wanted[1].wish
        put_in_place(self._library, wish.text.width, wish.pictures.width)
        _LOG.info("another index was put in place")
        if not self._stop.wait(GRACE.total_seconds()):  # else the next writer does it
            with folder_errors(self._library.data_dir):
                drop_leftovers(self._library.data_dir, self._library.fingerprint)
        return True
