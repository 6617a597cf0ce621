"""How long a frame takes while a long list of hits is scrolled: a part of what `akin benchmark window` plays."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice

from app.domain.hits import Hit
from app.ui.results_list import ResultsList
from app.ui.scenes import Scene

HITS, FRAMES = 5000, 300
NOTCH = 120  # device-independent pixels that the list moves with each frame: a notch of the wheel, or a quick finger
_AT_ONCE = 10  # frames, after which other events have their turn


@dataclass(frozen=True, slots=True)
class Frames:
    """How long each frame took, in milliseconds: by the clock, and by what the main thread itself worked."""

    took_ms: tuple[float, ...]
    worked_ms: tuple[float, ...]


def lengthened(hits: Sequence[Hit], count: int = HITS) -> list[Hit]:
    """So many hits, made of a few by giving each a path of its own."""
    return [replace(hit, path=f"{hit.path}.{number}") for number, hit in enumerate(islice(cycle(hits), count))]


class Scrolling:
    """Scrolls through hits, first as a list, then as a grid; `frames` are what was measured in each."""

    def __init__(self, results: ResultsList, hits: Sequence[Hit]) -> None:
        self.frames: dict[str, Frames] = {}
        self._results, self._hits = results, hits

    def scene(self) -> Scene:
        """Shows the hits, scrolls, and shows what there was before."""
        before, was_grid = self._results.hits, self._results.is_grid
        self._results.show_hits(self._hits, fresh=True)
        for name, grid in (("list", False), ("grid", True)):
            self._results.set_grid(grid)
            yield 1.0
            yield from self._scroll(name)
        self._results.set_grid(was_grid)
        self._results.show_hits(before, fresh=True)

    def _scroll(self, name: str) -> Scene:
        took, worked = list[float](), list[float]()
        while len(took) < FRAMES:
            for _ in range(_AT_ONCE):
                began, busy = time.perf_counter(), time.thread_time()
                self._move()
                took.append((time.perf_counter() - began) * 1000)
                worked.append((time.thread_time() - busy) * 1000)
            yield 0.02
        self.frames[name] = Frames(tuple(took), tuple(worked))

    def _move(self) -> None:
        """One frame, in which all that is seen of the list is painted anew."""
        view = self._results.view
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + NOTCH)
        view.viewport().repaint()
