"""A search while it runs: its clock, what the person is to be told, and how it goes on without a part that fails."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.domain.errors import AkinError, LibraryDamagedError, ModelError


@dataclass(slots=True)
class Answer:
    """`took_ms` maps each step to its milliseconds, and `notes` are sentences for the person. `corrections` maps words
    that no file holds to those that were probably meant. `damaged` says that a table could not be read, `no_word` that
    words were looked for and no passage holds one of them, `senseless` that no candidate answers what was typed."""

    took_ms: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    corrections: dict[str, str] = field(default_factory=dict)
    damaged: bool = False
    no_word: bool = False
    senseless: bool = False

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times what runs inside."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.took_ms[name] = self.took_ms.get(name, 0.0) + (time.perf_counter() - began) * 1000

    def instead(self, consequence: str) -> "Instead":
        """Goes on without what fails inside, and says so."""
        return Instead(self, consequence)

    def warn(self, consequence: str, error: AkinError) -> None:
        """Notes what the failure of a part means for the rest."""
        self.notes.append(f"{consequence}: {error} {error.advice}".strip())
        self.damaged = self.damaged or isinstance(error, LibraryDamagedError)


@dataclass(frozen=True, slots=True)
class Instead:
    """A part of a search that the rest can do without."""

    answer: Answer
    consequence: str

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        if isinstance(error, LibraryDamagedError | ModelError):
            self.answer.warn(self.consequence, error)
            return True
        return False
