"""Where threads meet Qt: questions, commands and jobs go to threads; what comes back is told on the main thread."""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.asking import Answered, Question, Unanswered
from app.domain.errors import AkinError
from app.domain.hits import SearchResponse
from app.ui.newest_question import NewestQuestion
from app.worker.messages import Command, Trouble

T = TypeVar("T")
PAUSE = 0.12  # seconds without another key before more than names is looked for
CLOSE_SECONDS = 2.0
STOP_SECONDS = 40.0  # for the indexer, which first ends what it writes; after less it terminates and kills its process
POLL_SECONDS = 0.25
MOST_WAITING = 1000  # jobs
_ORDER = {"names": 0, "found": 1, "ranked": 2}


class Answers(Protocol):
    """What answers questions, one thread for names and one for the rest; every method may raise AkinError."""

    def open(self) -> None:
        """Makes ready, so that the first question need not wait."""

    def names(self, question: Question) -> SearchResponse | None:
        """The files that names alone answer with; None where a question is not about names."""

    def steps(self, question: Question) -> Iterator[tuple[str, SearchResponse]]:
        """The answer as it gets better: "found", then "ranked"."""

    def rest_after(self) -> float:
        """How many seconds without a question there must be before `rest`."""

    def rest(self) -> None:
        """Nothing has been asked for a while: gives back memory; the next question may take longer."""

    def close(self) -> None:
        """Nothing is asked any more."""


class SearchBridge(QObject):
    """Asks in threads; an answer to a question that is not the newest is dropped."""

    answered = Signal(object)  # Answered
    failed = Signal(object)  # Unanswered
    _arrived = Signal(object)

    def __init__(self, answers: Answers, pause: float = PAUSE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        self._box = NewestQuestion()
        self._shown = (0, -1)  # generation and order of the last step that was told
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._lanes = [
            threading.Thread(target=self._answer_all, args=(self._answer_names, 0.0), name="names", daemon=True),
            threading.Thread(target=self._open_and_answer, args=(pause,), name="search", daemon=True),
        ]
        self._started = False

    def start(self) -> None:
        """Makes ready for the first question; also done by the first `ask`."""
        if not self._started:
            self._started = True
            for lane in self._lanes:
                lane.start()

    def ask(self, question: Question) -> int:
        """Asks and returns the number of the question; nothing of older ones is told any more."""
        self.start()
        return self._box.put(question)

    def drop(self) -> None:
        """Nothing is wanted any more of what was asked."""
        self._box.put(None)

    def close(self) -> None:
        """Ends the threads; one that does not end in time is left behind and tells nothing."""
        self._box.close()
        end = time.monotonic() + CLOSE_SECONDS
        for lane in self._lanes:
            if self._started:
                lane.join(max(0.0, end - time.monotonic()))
        if not any(lane.is_alive() for lane in self._lanes):
            self._answers.close()

    def _tell(self, told: Answered | Unanswered) -> None:
        if not self._box.is_newest(told.generation):
            return
        if isinstance(told, Unanswered):
            self.failed.emit(told)
        elif (step := (told.generation, _ORDER[told.step])) > self._shown:  # names may come after what is better
            self._shown = step
            self.answered.emit(told)

    def _open_and_answer(self, pause: float) -> None:
        with suppress(AkinError):  # the first question tells it
            _reported(self._answers.open)
        self._answer_all(self._answer_fully, pause, rests=True)

    def _answer_all(self, answer: Callable[[int, Question], None], pause: float, *, rests: bool = False) -> None:
        """Answers in this thread until it is closed; where it `rests`, it does so after a while without questions."""
        generation, patience = 0, None
        while True:
            try:
                taken = self._box.take(generation, pause, patience)
            except TimeoutError:
                patience = None
                _reported(self._answers.rest)
                continue
            if taken is None:
                return
            generation, question = taken
            self._answer(answer, generation, question)
            patience = self._answers.rest_after() if rests else None

    def _answer(self, answer: Callable[[int, Question], None], generation: int, question: Question) -> None:
        try:
            answer(generation, question)
        except AkinError as error:
            self._send(Unanswered(generation, question, str(error), error.advice))
        except Exception as error:  # noqa: BLE001 - the hook of threads gets it, and the next question an answer
            _report(error)
            told = "This could not be answered because of an error in Akin."
            self._send(Unanswered(generation, question, told, "Try other words, or start Akin again."))

    def _answer_names(self, generation: int, question: Question) -> None:
        with suppress(AkinError):  # the other lane meets it too
            response = self._answers.names(question)
            if response is not None:
                self._send(Answered(generation, question, "names", response))

    def _answer_fully(self, generation: int, question: Question) -> None:
        for step, response in self._answers.steps(question):
            if not self._box.is_newest(generation):
                return
            self._send(Answered(generation, question, step, response))

    def _send(self, told: Answered | Unanswered) -> None:
        if self._box.is_newest(told.generation):
            with suppress(RuntimeError):  # this object is gone: the program ends
                self._arrived.emit(told)


class Keeper(Protocol):
    """Who keeps the library up to date (`app.worker.keeper`); used from one thread."""

    def start(self) -> None:
        """Begins."""

    def send(self, command: Command) -> None:
        """Tells the indexer."""

    def poll(self, timeout: float) -> Sequence[object]:
        """What the indexer has told."""

    def stop(self) -> None:
        """Ends the indexer, within bounded time."""


class IndexerBridge(QObject):
    """Talks to the indexer in a thread. `make` makes what talks to it, and is called there, since it loads much."""

    told = Signal(object)  # the events of app.worker.messages
    _arrived = Signal(object, object)

    def __init__(self, make: Callable[[], Keeper], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._lock = threading.Lock()
        self._run: _IndexerRun | None = None
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Starts the indexer, also after a stop; one that runs goes on."""
        with self._lock:
            if self._run is None:
                self._run = _IndexerRun(self._make, self._arrived.emit)
                self._run.start()

    def send(self, command: Command) -> None:
        """Tells the indexer, soon; one that was stopped is told nothing, and begins with everything anyway."""
        with self._lock:
            if self._run is not None:
                self._run.commands.put(command)

    def stop(self) -> None:
        """Ends the indexer and returns when it is gone; nothing is told any more. May be called from any thread."""
        with self._lock:
            ended, self._run = self._run, None
        if ended is not None:
            ended.stop()

    def _tell(self, run: "_IndexerRun", event: object) -> None:
        if run is self._run:
            self.told.emit(event)


class _IndexerRun(threading.Thread):
    """One thread from a start to a stop."""

    def __init__(self, make: Callable[[], Keeper], tell: Callable[["_IndexerRun", object], None]) -> None:
        super().__init__(name="indexer", daemon=True)
        self.commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._make, self._tell = make, tell
        self._stopping = threading.Event()

    def stop(self) -> None:
        self._stopping.set()
        self.join(STOP_SECONDS)

    def run(self) -> None:
        keeper = self._make()
        try:
            self._guarded(keeper.start)
            while not self._stopping.is_set():
                self._guarded(lambda: self._turn(keeper))
        finally:
            self._guarded(keeper.stop)

    def _turn(self, keeper: Keeper) -> None:
        with suppress(queue.Empty):
            while True:
                keeper.send(self.commands.get_nowait())
        for event in keeper.poll(POLL_SECONDS):
            self._emit(event)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except AkinError as error:
            self._emit(Trouble(str(error), error.advice, kind=type(error).__name__))
            self._stopping.wait(POLL_SECONDS)
        except Exception as error:  # noqa: BLE001 - the hook of threads gets it
            _report(error)
            self._stopping.wait(POLL_SECONDS)

    def _emit(self, event: object) -> None:
        if not self._stopping.is_set():
            with suppress(RuntimeError):  # the bridge is gone: the program ends
                self._tell(self, event)


class Job:
    """One function on its way; once cancelled its answer is dropped."""

    def __init__(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[AkinError], None]
    ) -> None:
        self.work, self.done, self.failed = work, done, failed
        self.cancelled = False

    def cancel(self) -> None:
        """Nothing is told of it any more; if it has not begun, it does not."""
        self.cancelled = True


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: Job
    result: Any = None
    error: AkinError | None = None


class Jobs(QObject):
    """Runs functions in threads and tells their results, or why there is none, on the main thread."""

    _arrived = Signal(object)

    def __init__(self, threads: int = 3, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.Queue[Job | None] = queue.Queue(MOST_WAITING)
        self._closed = False
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._most, self._threads = threads, list[threading.Thread]()

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[AkinError], None]) -> Job:
        """Runs `work` in a thread, then `done` with its result or `failed` with its error on the main thread."""
        job = Job(work, done, failed)
        if len(self._threads) < self._most and not self._closed:
            self._threads.append(threading.Thread(target=self._work, name="job", daemon=True))
            self._threads[-1].start()
        try:
            self._queue.put_nowait(job)
        except queue.Full:
            self._arrived.emit(_Outcome(job, error=AkinError("Too much was asked for at once.", "Try again later.")))
        return job

    def close(self) -> None:
        """Drops what waits; a job that does not end in time is left behind and tells nothing."""
        self._closed = True
        with suppress(queue.Empty):
            while True:
                self._queue.get_nowait()
        for _ in self._threads:
            self._queue.put(None)
        end = time.monotonic() + CLOSE_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            if job.cancelled:
                continue
            outcome = _outcome(job)
            if not self._closed and outcome is not None:
                with suppress(RuntimeError):
                    self._arrived.emit(outcome)

    def _tell(self, outcome: _Outcome) -> None:
        job = outcome.job
        if self._closed or job.cancelled:
            return
        if outcome.error is not None:
            job.failed(outcome.error)
        else:
            job.done(outcome.result)


def _outcome(job: Job) -> _Outcome:
    try:
        return _Outcome(job, job.work())
    except AkinError as error:
        return _Outcome(job, error=error)
    except Exception as error:  # noqa: BLE001 - the hook of threads gets it; whoever waits must not wait for ever
        _report(error)
        return _Outcome(job, error=AkinError("This could not be done because of an error in Akin.", "Try again."))


def _reported(work: Callable[[], object]) -> None:
    """Reports an error of ours, and goes on."""
    try:
        work()
    except AkinError:
        raise
    except Exception as error:  # noqa: BLE001
        _report(error)


def _report(error: Exception) -> None:
    """Tells the hook for errors of threads, which writes a report, without ending the thread."""
    threading.excepthook(
        threading.ExceptHookArgs((type(error), error, error.__traceback__, threading.current_thread()))
    )
    del error
