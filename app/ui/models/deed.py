"""What goes on with one model at the moment: asked for, agreed to, being done, stopped, failed or done."""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.errors import AkinError
from app.domain.installing import InstallTerms
from app.domain.model_survey import UseTerms

_WINDOW, _LEAST = 15.0, 1.0  # seconds over which a rate is taken, and before which none is told


class Action(StrEnum):
    """What is to be done."""

    INSTALL = "install"
    IMPORT = "import"
    USE = "use"
    REMOVE = "remove"
    CHECK = "check"
    MEASURE = "measure"


class Step(StrEnum):
    """How far it is: what it means is found out, the person is asked, it is done; and how it ended."""

    ASKING = "asking"
    AGREEING = "agreeing"
    WORKING = "working"
    STOPPING = "stopping"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Transfer:
    """Bytes done of bytes in all; bytes a second and seconds left, None where these cannot be told yet."""

    done: int
    total: int
    rate: float | None = None
    seconds_left: float | None = None

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing with one model, whose id is empty while it is not known what a file holds.

    `terms` are what installing or importing means, `use` what using does, `size` the bytes that removing frees. `path`
    is what is imported, `guessable` whether the person may say which model it is.
    """

    action: Action
    step: Step
    model_id: str = ""
    terms: InstallTerms | None = None
    use: UseTerms | None = None
    size: int = 0
    path: Path | None = None
    transfer: Transfer | None = None
    error: AkinError | None = None
    guessable: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether something is being done just now."""
        return self.step in (Step.ASKING, Step.WORKING, Step.STOPPING)

    @property
    def speaks(self) -> bool:
        """Whether it offers itself what can be done with the model now."""
        brings = self.action in (Action.INSTALL, Action.IMPORT)
        return self.goes_on or self.step is Step.AGREEING or (brings and self.step in (Step.STOPPED, Step.FAILED))

    @property
    def is_over(self) -> bool:
        """Whether it was done, so that nothing is left to say."""
        return self.step is Step.DONE

    @property
    def moves_bytes(self) -> bool:
        """Whether files are being fetched or copied just now."""
        return self.action in (Action.INSTALL, Action.IMPORT) and self.step in (Step.WORKING, Step.STOPPING)


class TransferRate:
    """Takes how many bytes are done at which moment, and tells the rate of the last seconds (pure)."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def at(self, done: int, total: int, now: float) -> Transfer:
        """The transfer at `now`, in seconds of a clock that never goes back."""
        if self._marks and done < self._marks[-1][1]:  # a file begins anew
            self._marks.clear()
        self._marks.append((now, done))
        while self._marks[-1][0] - self._marks[0][0] > _WINDOW:
            self._marks.popleft()
        (began, first), (ended, last) = self._marks[0], self._marks[-1]
        if ended - began < _LEAST or last == first:
            return Transfer(done, total)
        rate = (last - first) / (ended - began)
        return Transfer(done, total, rate, max(0, total - done) / rate)
