"""The large preview of the search page: made when it is first wanted, over the window in which the page is then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.asking import Question
from app.ui.preview.overlay import PreviewOverlay
from app.ui.results_rows import ResultRow

MakeOverlay = Callable[[QWidget], PreviewOverlay]


class LargePreview(QObject):
    """`step_asked` asks for the next (1) or previous (-1) hit. Without `make` there is none."""

    step_asked = Signal(int)

    def __init__(self, make: MakeOverlay | None, page: QWidget) -> None:
        super().__init__(page)
        self._make, self._page = make, page
        self._overlay: PreviewOverlay | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is seen."""
        return self._overlay is not None and self._overlay.is_open

    def toggle(self, row: ResultRow | None, question: Question) -> None:
        """Shows a hit large, or goes back."""
        if self.close():
            return
        if self._overlay is None and self._make is not None:
            self._overlay = self._make(self._page.window())
            self._overlay.step_asked.connect(self.step_asked)
        if row is not None and self._overlay is not None:
            self._overlay.open(row.hit, question)

    def show(self, row: ResultRow | None, question: Question) -> None:
        """Shows another hit while it is open."""
        if row is not None and self._overlay is not None:
            self._overlay.show_hit(row.hit, question)

    def close(self) -> bool:
        """Goes back; False where it was not open."""
        if self._overlay is None or not self._overlay.is_open:
            return False
        self._overlay.close_overlay()
        return True
