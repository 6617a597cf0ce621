"""What was searched for lately, on this machine only: kept in the data folder unless the person does not want that."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.runtime.paths import HISTORY
from app.store.query_cache import clear_queries
from app.ui.bridge import Jobs
from app.ui.persons_file import PersonsFile

MOST = 200
_SHORTEST = 2  # characters
_VERSION = 1


class History(QObject):
    """The texts of searches, the latest first."""

    changed = Signal()
    failed = Signal(object)  # AkinError

    def __init__(self, data_dir: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._file = PersonsFile(data_dir / HISTORY, jobs, self.failed.emit)
        self._enabled, self._entries = _read(self._file.read())
        self._growing = False

    @property
    def enabled(self) -> bool:
        """Whether searches are kept."""
        return self._enabled

    @property
    def entries(self) -> tuple[str, ...]:
        """The latest first."""
        return self._entries

    def add(self, text: str, *, still_typing: bool = False) -> None:
        """Keeps a search. The beginnings of it that were kept while it was `still_typing` go."""
        text = " ".join(text.split())
        if not self._enabled or len(text) < _SHORTEST or self._entries[:1] == (text,):
            return
        older = [each for each in self._entries if each != text]
        if self._growing and older and text.startswith(older[0]):
            older = older[1:]
        self._growing = still_typing
        self._keep((text, *older)[:MOST])

    def remove(self, text: str) -> None:
        """Forgets one search."""
        self._keep(tuple(each for each in self._entries if each != text))

    def clear(self) -> None:
        """Forgets all searches, also what the model made of them."""
        self._keep(())
        self._forget_made()

    def set_enabled(self, enabled: bool) -> None:
        """Whether searches are kept from now on; those that were kept go when they are no longer to be."""
        if enabled != self._enabled:
            self._enabled = enabled
            self._keep(self._entries if enabled else ())
            if not enabled:
                self._forget_made()

    def _forget_made(self) -> None:
        """Others hold the file open for moments only; should that be just now, it stays until the next time."""
        with suppress(OSError):
            clear_queries(self._data_dir)

    def flush(self) -> None:
        """Writes at once what is not written yet, when the program ends. Raises LibraryError."""
        self._file.flush()

    def _keep(self, entries: tuple[str, ...]) -> None:
        self._entries = entries
        self._file.write({"version": _VERSION, "enabled": self._enabled, "searches": list(entries)})
        self.changed.emit()


def _read(kept: object) -> tuple[bool, tuple[str, ...]]:
    if not isinstance(kept, dict) or not isinstance(kept.get("searches"), list):
        return True, ()
    entries = tuple(each for each in kept["searches"] if isinstance(each, str))[:MOST]
    return kept.get("enabled") is not False, entries
