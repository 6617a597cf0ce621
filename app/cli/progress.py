"""Progress bars for an indexing run."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

from app.domain.progress import Progress as Step
from app.domain.progress import Stage

_TITLES = {Stage.SCAN: "Names", Stage.WORDS: "Words", Stage.MEANING: "Meaning"}
_UNITS = {Stage.SCAN: "files", Stage.WORDS: "files", Stage.MEANING: "passages"}


class ProgressBars:
    """One bar for each stage, with its rate and the time left."""

    def __init__(self, console: Console) -> None:
        self._bars = Progress(
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.description:<8}"),
            BarColumn(bar_width=28),
            TextColumn("{task.completed:>6.0f}/{task.total:.0f} {task.fields[unit]}"),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            console=console,
            refresh_per_second=8,
        )
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
        if seconds < 0.2:
            return ""
        rate = f"{step.done / seconds:.0f} {_UNITS[step.stage]}/s"
        return f"{rate}, {step.passages / seconds:.0f} passages/s" if step.stage is Stage.WORDS else rate
