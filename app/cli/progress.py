"""Progress bars for an indexing run."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

from app.domain.progress import Progress as Step
from app.domain.progress import Stage

_TITLES = {
    Stage.SCAN: "Names",
    Stage.WORDS: "Words",
    Stage.PICTURES: "Pictures",
    Stage.MEANING: "Meaning",
    Stage.RECOGNITION: "Read off",
}
_UNITS = dict.fromkeys(Stage, "files") | {Stage.MEANING: "passages"}


# The columns of a terminal from which on there is room for more than names and counts.
_LEAST_FOR_RATE, _LEAST_FOR_TIME, _LEAST_FOR_RATES, _LEAST_FOR_BAR = 52, 60, 72, 80


class ProgressBars:
    """One bar for each stage, with its rate and the time left; on a narrow terminal only as much as has room."""

    def __init__(self, console: Console) -> None:
        self._rates = 0 if console.width < _LEAST_FOR_RATE else 1 if console.width < _LEAST_FOR_RATES else 2
        self._bars = Progress(*_columns(console.width), console=console, refresh_per_second=8)
        self._tasks: dict[Stage, TaskID] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            for task in self._tasks.values():
                self._bars.update(task, visible=True)
        self._bars.stop()

    def show(self, step: Step) -> None:
        """Shows how far a stage has come."""
        task = self._tasks.get(step.stage)
        if task is None:
            task = self._bars.add_task(_TITLES[step.stage], total=step.total, unit=_UNITS[step.stage], rate="")
            self._tasks[step.stage] = task
        self._bars.update(task, completed=step.done, total=step.total, rate=self._rate(task, step))

    def _rate(self, task: TaskID, step: Step) -> str:
        seconds = next(entry for entry in self._bars.tasks if entry.id == task).elapsed or 0
        if seconds < 0.2 or not self._rates:
            return ""
        rate = f"{step.done / seconds:.0f} {_UNITS[step.stage]}/s"
        both = self._rates == 2 and step.stage is Stage.WORDS
        return f"{rate}, {step.passages / seconds:.0f} passages/s" if both else rate


def _columns(width: int) -> Iterator[ProgressColumn]:
    yield SpinnerColumn(finished_text="✓")
    yield TextColumn("{task.description:<8}")
    if width >= _LEAST_FOR_BAR:
        yield BarColumn(bar_width=28)
    yield TextColumn("{task.completed:>6.0f}/{task.total:.0f} {task.fields[unit]}")
    if width >= _LEAST_FOR_RATE:
        yield TextColumn("{task.fields[rate]}")
    if width >= _LEAST_FOR_TIME:
        yield TimeRemainingColumn(compact=True)
