"""The searches that the person gave a name, kept in the data folder and in backups of the library."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.asking import PictureChip, Question
from app.domain.queries import SearchMode
from app.runtime.paths import SAVED_SEARCHES
from app.ui.bridge import Jobs
from app.ui.persons_file import PersonsFile

_VERSION = 1


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question under a name that no other has."""

    name: str
    question: Question


class SavedSearches(QObject):
    """The list, in the order of the person."""

    changed = Signal()
    failed = Signal(object)  # AkinError

    def __init__(self, data_dir: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = PersonsFile(data_dir / SAVED_SEARCHES, jobs, self.failed.emit)
        self._all = _read(self._file.read())

    @property
    def all(self) -> tuple[SavedSearch, ...]:
        """Every saved search."""
        return self._all

    def named(self, name: str) -> SavedSearch | None:
        """The one of that name."""
        return next((each for each in self._all if each.name == name), None)

    def of(self, question: Question) -> SavedSearch | None:
        """The one that asks the same."""
        return next((each for each in self._all if _essence(each.question) == _essence(question)), None)

    def save(self, name: str, question: Question) -> None:
        """Keeps a question; one that has the name already is replaced. What a new list shows first is not kept."""
        kept = SavedSearch(name.strip(), _essence(question))
        if self.named(kept.name):
            self._keep(tuple(kept if each.name == kept.name else each for each in self._all))
        else:
            self._keep((*self._all, kept))

    def rename(self, name: str, other: str) -> bool:
        """Gives another name; False where it is empty or taken."""
        other = other.strip()
        if not other or (other != name and self.named(other)):
            return False
        self._keep(tuple(replace(each, name=other) if each.name == name else each for each in self._all))
        return True

    def remove(self, name: str) -> None:
        """Drops one."""
        self._keep(tuple(each for each in self._all if each.name != name))

    def move(self, name: str, place: int) -> None:
        """Puts one at another place of the list, counted without it."""
        moved = self.named(name)
        if moved is not None:
            others = [each for each in self._all if each.name != name]
            self._keep((*others[:place], moved, *others[place:]))

    def flush(self) -> None:
        """Writes at once what is not written yet, when the program ends. Raises LibraryError."""
        self._file.flush()

    def _keep(self, searches: tuple[SavedSearch, ...]) -> None:
        self._all = searches
        self._file.write({"version": _VERSION, "searches": list(map(_as_json, searches))})
        self.changed.emit()


def _essence(question: Question) -> Question:
    """What is asked, without how much of the answer is shown."""
    return Question(
        " ".join(question.text.split()), question.pictures, question.mode, words_weight=question.words_weight
    )


def _as_json(saved: SavedSearch) -> dict[str, Any]:
    question = saved.question
    return {
        "name": saved.name,
        "text": question.text,
        "mode": question.mode.value,
        "words_weight": question.words_weight,
        "pictures": list(map(_picture_as_json, question.pictures)),
    }


def _picture_as_json(chip: PictureChip) -> dict[str, Any]:
    return {
        "label": chip.label,
        "weight": chip.weight,
        "path": chip.path,
        "page": chip.page,
        "png": base64.b64encode(chip.png).decode(),
        "in_library": chip.in_library,
    }


def _read(kept: object) -> tuple[SavedSearch, ...]:
    """Those of the file that can be understood, each name once."""
    listed = kept.get("searches") if isinstance(kept, dict) else None
    found: dict[str, SavedSearch] = {}
    for each in listed if isinstance(listed, list) else ():
        try:
            found.setdefault(each["name"], SavedSearch(str(each["name"]), _question(each)))
        except (KeyError, TypeError, ValueError):
            continue
    return tuple(found.values())


def _question(kept: Mapping[str, Any]) -> Question:
    pictures = tuple(map(_picture, kept["pictures"]))
    return Question(
        str(kept["text"]), pictures, SearchMode(kept["mode"]), words_weight=float(kept.get("words_weight", 1.0))
    )


def _picture(kept: Mapping[str, Any]) -> PictureChip:
    path, page = kept["path"], kept["page"]
    return PictureChip(
        str(kept["label"]),
        float(kept["weight"]),
        None if path is None else str(path),
        None if page is None else int(page),
        base64.b64decode(kept["png"]),
        bool(kept["in_library"]),
    )
