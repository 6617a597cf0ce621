"""Hits for the window's tests, and thumbnails that are drawn by nobody."""

from PySide6.QtCore import QObject, Signal

from app.domain.files import FileKind
from app.domain.hits import Hit
from app.ui.thumbnails import Wanted

DAY = 1_723_100_000 * 10**9  # 8 August 2024, anywhere on earth
FOLDER = "/home/ada/Documents"


class NoDrawing(QObject):
    """Never answers."""

    drawn = Signal(int, object)

    def ask(self, wanted: Wanted, size: int) -> int:
        del wanted
        return size


def hit(name: str, **others: object) -> Hit:
    """A hit in the folder, with a snippet and all that can be known of it."""
    facts: dict[str, object] = {
        "path": f"{FOLDER}/Energy/{name}", "name": name, "kind": FileKind.DOCUMENT, "page": 7, "score": 1.0,
        "snippet": "They turn with the tide.", "spans": ((19, 23),), "arms": {"words": 4.2, "meaning": 0.7},
        "modified": DAY, "size": 1_200_000, "strength": 3,
    }  # fmt: skip
    return Hit(**(facts | others))  # type: ignore[arg-type]


def hits(count: int, **others: object) -> list[Hit]:
    """So many of them."""
    return [hit(f"paper {number}.pdf", **others) for number in range(count)]
