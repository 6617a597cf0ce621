"""What is asked now, and which step of its answer is at hand: one question at a time, late answers are dropped."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.asking import Answered, PictureChip, Question
from app.domain.hits import Hit
from app.domain.queries import SearchMode

FIRST_LIMIT, MORE, MOST = 200, 5, 5000  # hits asked for at first, how many times as many after "more", and at most


class Conversation(QObject):
    """Asks when the question is another one. `changed` tells it; the steps of the answer are given to `accept`."""

    changed = Signal(object)  # Question

    def __init__(self, ask: Callable[[Question], int], drop: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask, self._drop = ask, drop
        self._question, self._generation = Question("", limit=FIRST_LIMIT), 0
        self._answer: Answered | None = None

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self._question

    @property
    def answer(self) -> Answered | None:
        """The best step that came last, perhaps of an earlier question; None where nothing is asked."""
        return self._answer

    @property
    def is_answered(self) -> bool:
        """Whether all of the answer to this very question is there."""
        answer = self._answer
        return answer is not None and answer.generation == self._generation and answer.step == "ranked"

    def put(self, text: str, pictures: Sequence[PictureChip], mode: SearchMode | None = None) -> None:
        """Asks for words and pictures, with as much of the answer shown as of any new one."""
        self._turn_to(
            replace(
                self._question,
                text=text,
                pictures=tuple(pictures),
                mode=mode or self._question.mode,
                show_weak=False,
                limit=FIRST_LIMIT,
            )
        )

    def show_weak(self, show: bool) -> None:
        """Asks for weaker results, too, or no more."""
        self._turn_to(replace(self._question, show_weak=show))

    def show_more(self) -> None:
        """Asks for a longer list."""
        self._turn_to(replace(self._question, limit=min(MORE * self._question.limit, MOST)))

    def repeat(self) -> None:
        """Asks the same once more."""
        if not self._question.is_empty:
            self._generation = self._ask(self._question)

    def is_of_now(self, generation: int) -> bool:
        """Whether this is the number of the question that is asked now."""
        return bool(generation) and generation == self._generation

    def accept(self, answered: Answered) -> bool:
        """Takes a step of the answer; returns whether it is the first one of its question."""
        first = self._answer is None or self._answer.generation != answered.generation
        self._answer = answered
        return first

    def _turn_to(self, question: Question) -> None:
        if _sense(question) == _sense(self._question):
            self._question = question  # white space is no other question
            return
        self._question = question
        if question.is_empty:
            self._generation, self._answer = 0, None
            self._drop()
        else:
            self._generation = self._ask(question)
        self.changed.emit(question)


def with_those_before(names: Sequence[Hit], before: Answered | None, question: Question) -> tuple[Hit, ...]:
    """The files that names alone answer with, and below them, until all is known, those of the question before.

    So the list does not shrink and grow with every letter. Where the question has become another one, the names alone.
    No more are shown than are asked for: every key would cost as much as a long list.
    """
    if before is None or not _goes_on(before.question, question):
        return tuple(names)
    known = {hit.path for hit in names}
    others = [hit for hit in before.response.hits[: question.limit] if hit.path not in known]
    return (*names, *others)[: max(question.limit, len(names))]


def _goes_on(before: Question, now: Question) -> bool:
    one, other = sorted((before.text.strip(), now.text.strip()), key=len)
    return bool(one) and other.startswith(one) and before.pictures == now.pictures and before.mode is now.mode


def _sense(question: Question) -> Question:
    return replace(question, text=" ".join(question.text.split()))
