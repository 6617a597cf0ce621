"""What of a library is worth a notification while its window is not seen: the first full reading, and real trouble."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.ui import amounts
from app.ui.notice_words import Gravity, NoticeWords
from app.ui.situation import Situation


@dataclass(frozen=True, slots=True)
class Seen:
    """What has been noticed so far: whether the library was incomplete, and the last trouble."""

    was_incomplete: bool = False
    first_told: bool = False
    trouble: NoticeWords | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A notification."""

    title: str
    text: str


def notice(seen: Seen, now: Situation, *, hidden: bool) -> tuple[Seen, Telling | None]:
    """What is noticed by then, and what is to be told of it; nothing is told of what can be seen in the window."""
    complete = now.gathered and bool(now.folders) and now.step is None and now.readiness.complete
    first = complete and seen.was_incomplete and not seen.first_told
    telling = _complete(now) if first and hidden else None
    trouble = now.trouble if now.trouble is not None and now.trouble.gravity is not Gravity.INFO else None
    if trouble is not None and trouble != seen.trouble and hidden:
        telling = Telling(trouble.text, trouble.advice)
    incomplete = seen.was_incomplete or (now.gathered and bool(now.folders) and not complete)
    return Seen(incomplete, seen.first_told or first, trouble), telling


def _complete(now: Situation) -> Telling:
    files = sum(now.facts.files.values()) if now.facts is not None else 0
    told = QCoreApplication.translate("Desktop", "%Ln file(s) can be searched by words and meaning.", "", files)
    return Telling(QCoreApplication.translate("Desktop", "Your files are ready"), amounts.plural(told, files))
