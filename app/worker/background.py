"""Builds another index in a thread of the indexer's process, which is held while the present one has work to do."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from app.domain.progress import Progress

_TURN = 0.2  # seconds between two looks at whether to go on
Build = Callable[[Callable[[Progress], None], threading.Event], bool]


class BackgroundBuild:
    """One building, to be used from one thread; `build` is called in another, with who is told and when to stop."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="build-beside")
        self._future: Future[bool] | None = None
        self._may_go_on = threading.Event()
        self._stop = threading.Event()
        self.progress: Progress | None = None

    def go_on(self) -> None:
        """Begins, or goes on after `hold`."""
        self._may_go_on.set()
        if self._future is None:
            self._future = self._thread.submit(self._build, self._tell, self._stop)

    def hold(self) -> None:
        """Nothing new is begun until `go_on`; what is in hand, some files or a batch of passages, is finished."""
        self._may_go_on.clear()

    @property
    def is_over(self) -> bool:
        """Whether it has come to an end of any kind."""
        return self._future is not None and self._future.done()

    def result(self) -> bool:
        """What `build` returned, of one that is over; raises what it raised."""
        assert self._future is not None  # it is over
        return self._future.result()

    def end(self) -> None:
        """Stops it; returns when its thread has ended."""
        self._stop.set()
        self._may_go_on.set()
        self._thread.shutdown(cancel_futures=True)

    def _tell(self, progress: Progress) -> None:
        self.progress = progress
        while not self._stop.is_set() and not self._may_go_on.wait(_TURN):
            pass
