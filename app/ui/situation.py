"""What the window knows of its library at one moment, and what it says of each folder (pure but for the words)."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.files import FileKind, FileState
from app.domain.library_facts import FolderStatus, LibraryStatus, Readiness
from app.ui import amounts
from app.ui.notice_words import NoticeWords
from app.ui.pace import Step, readiness


@dataclass(frozen=True, slots=True)
class Situation:
    """The newest facts and what the indexer has told since.

    `gathered` is False until the facts have been looked at for the first time; `facts` are None where there is no
    library. `step` is how far a run has come, None where none goes on. `waiting` says why indexing waits, `notes` what
    cannot be watched. `paused_until` is in seconds since the epoch, infinite for a pause without an end, None for none.
    `doing` names what is done to the library as a whole, during which nothing is indexed.
    """

    gathered: bool = False
    facts: LibraryStatus | None = None
    step: Step | None = None
    waiting: str = ""
    notes: tuple[str, ...] = ()
    paused_until: float | None = None
    trouble: NoticeWords | None = None
    doing: str = ""

    @property
    def folders(self) -> tuple[FolderStatus, ...]:
        """The folders of the library."""
        return self.facts.folders if self.facts is not None else ()

    @property
    def is_empty(self) -> bool:
        """Whether it is known that there are no folders and no files."""
        return self.gathered and not self.folders and not (self.facts and sum(self.facts.files.values()))

    @property
    def readiness(self) -> Readiness:
        """How much each way of searching covers."""
        return readiness(self.facts, self.step)


@dataclass(frozen=True, slots=True)
class FolderState:
    """How a folder is, in words, and the name of the colour for its mark."""

    text: str
    token: str


def folder_state(folder: FolderStatus, situation: Situation) -> FolderState:
    """How a folder is now."""
    waiting, failed = folder.states.get(FileState.WAITING, 0), folder.states.get(FileState.FAILED, 0)
    if not folder.available:
        return FolderState(_offline(folder), "warning")
    if situation.paused_until is not None and (waiting or folder.seen is None):
        return FolderState(QCoreApplication.translate("FolderState", "Paused"), "secondary")
    if situation.step is not None and (waiting or folder.seen is None):
        return FolderState(QCoreApplication.translate("FolderState", "Being read"), "accent")
    if waiting or folder.seen is None:
        return FolderState(QCoreApplication.translate("FolderState", "Waiting"), "secondary")
    if failed:
        text = QCoreApplication.translate("FolderState", "%Ln file(s) not read", "", failed)
        return FolderState(text, "warning")
    return FolderState(QCoreApplication.translate("FolderState", "Up to date"), "positive")


def _offline(folder: FolderStatus) -> str:
    if folder.offline_since is not None:
        told = QCoreApplication.translate("FolderState", "Offline since %1")
        return told.replace("%1", amounts.moment(folder.offline_since))
    if folder.seen is not None:
        told = QCoreApplication.translate("FolderState", "Offline, last seen %1")
        return told.replace("%1", amounts.moment(folder.seen))
    return QCoreApplication.translate("FolderState", "Offline")


def count_words(folder: FolderStatus) -> str:
    """How many files of which kind: 820 documents · 312 pictures."""
    parts = [_kind_words(kind, folder.kinds[kind]) for kind in _KINDS if folder.kinds.get(kind)]
    return " · ".join(parts) or QCoreApplication.translate("FolderState", "No files yet")


_KINDS = (FileKind.DOCUMENT, FileKind.PICTURE, FileKind.MAIL, FileKind.CODE, FileKind.OTHER)


def _kind_words(kind: FileKind, count: int) -> str:
    match kind:
        case FileKind.DOCUMENT:
            return QCoreApplication.translate("FolderState", "%Ln document(s)", "", count)
        case FileKind.PICTURE:
            return QCoreApplication.translate("FolderState", "%Ln picture(s)", "", count)
        case FileKind.MAIL:
            return QCoreApplication.translate("FolderState", "%Ln mail(s)", "", count)
        case FileKind.CODE:
            return QCoreApplication.translate("FolderState", "%Ln code file(s)", "", count)
        case FileKind.OTHER:
            return QCoreApplication.translate("FolderState", "%Ln other file(s)", "", count)
