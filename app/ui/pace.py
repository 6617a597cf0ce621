"""How quickly a run gets on, how long it will take, and what can be searched already (pure)."""

from collections import deque
from dataclasses import dataclass

from app.domain.library_facts import LibraryStatus, Readiness
from app.domain.progress import Progress, Stage

_WINDOW, _APART = 30.0, 0.25  # seconds over which the rate is taken, and between two of its marks
_LEAST_SECONDS, _LEAST_STEPS = 1.0, 2  # before which no rate is told
_ORDER = list(Stage)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage has come; `rate` is its files or passages in a second, None where it cannot be told yet."""

    progress: Progress
    rate: float | None = None
    seconds_left: float | None = None

    @property
    def share(self) -> float | None:
        """From 0 to 1; None while the total is not known."""
        if self.progress.stage is Stage.SCAN or not self.progress.total:
            return None
        return min(1.0, self.progress.done / self.progress.total)


class Pace:
    """Takes the events of a run with their times, and tells the rate of the last half minute."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._marks: deque[tuple[float, int]] = deque()

    def step(self, progress: Progress, now: float) -> Step:
        """The step at `now`, in seconds of a clock that never goes back."""
        if progress.stage is not self._stage or (self._marks and progress.done < self._marks[-1][1]):
            self.rest()
            self._stage = progress.stage
        if len(self._marks) > 1 and now - self._marks[-2][0] < _APART:
            self._marks.pop()  # so that thousands of small steps do not become as many marks
        self._marks.append((now, progress.done))
        while self._marks[-1][0] - self._marks[0][0] > _WINDOW and len(self._marks) > _LEAST_STEPS:
            self._marks.popleft()
        rate = self._rate()
        left = max(0, progress.total - progress.done) / rate if rate and progress.stage is not Stage.SCAN else None
        return Step(progress, rate, left)

    def rest(self) -> None:
        """Nothing is done for a while: what has passed until the next step does not count."""
        self._marks.clear()
        self._stage = None

    def _rate(self) -> float | None:
        (began, first), (ended, last) = self._marks[0], self._marks[-1]
        if len(self._marks) < _LEAST_STEPS or ended - began < _LEAST_SECONDS or last == first:
            return None
        return (last - first) / (ended - began)


def readiness(facts: LibraryStatus | None, step: Step | None) -> Readiness:
    """How much each way of searching covers, by what was last gathered and by the run that goes on since."""
    if facts is None:
        return Readiness(0.0, 0.0, 0.0, 0.0)
    words, pictures, meaning = facts.words_ready, facts.pictures_ready, facts.meaning_ready
    names = 1.0
    if step is not None:
        progress, left = step.progress, max(0, step.progress.total - step.progress.done)
        reached = _ORDER.index(progress.stage)
        if progress.stage is Stage.SCAN:
            names = 1.0 if facts.last_run is not None else 0.0
        words = _share(left, sum(facts.files.values())) if progress.stage is Stage.WORDS else words
        words = 1.0 if reached > _ORDER.index(Stage.WORDS) else words
        pictures = _share(left, facts.documents.documents) if progress.stage is Stage.PICTURES else pictures
        pictures = 1.0 if reached > _ORDER.index(Stage.PICTURES) else pictures
        meaning = _share(left, facts.documents.passages) if progress.stage is Stage.MEANING else meaning
    return Readiness(names, words, meaning, pictures, step.seconds_left if step else None)


def _share(left: int, whole: int) -> float:
    return max(0.0, 1 - left / max(whole, left)) if left else 1.0
