"""What stands in the place of a preview: nothing chosen, still opening, gone, offline, or why it cannot be shown."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.previews import Reason, Unshown
from app.ui.engine_words import in_words
from app.ui.icons import Icons
from app.ui.parts import button, label, row
from app.ui.theme import GRID, Theme

_ICON = 32  # device-independent pixels
_WIDEST = 360


class MessageView(QWidget):
    """A drawing, a sentence, what it means, and at most two ways on."""

    retry_asked = Signal()
    open_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._drawing = ""
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = label("", "heading", wraps=True)
        self._text = label("", "secondary", wraps=True)
        for each in (self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            each.setMaximumWidth(_WIDEST)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._retry = button(self.tr("Try again"), self.retry_asked.emit)
        self._open = button(self.tr("Open in its program"), self.open_asked.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addSpacing(GRID // 2)
        for each in (self._title, self._text):
            line = row(None, each, None)
            line.setStretchFactor(each, 100)
            layout.addLayout(line)
        layout.addSpacing(GRID)
        layout.addLayout(row(None, self._retry, self._open, None))
        layout.addStretch(3)
        theme.changed.connect(self._draw)
        self.show_empty()

    @property
    def words(self) -> str:
        """All that it says, for screen readers and tests."""
        return " ".join(part.text() for part in (self._title, self._text) if part.text())

    def show_empty(self) -> None:
        """Nothing is chosen."""
        self._show("mouse-pointer-click", "", self.tr("Choose a result to see it here."))

    def show_opening(self, name: str) -> None:
        """It takes a moment."""
        self._show("", "", self.tr("Opening %1…").replace("%1", self._fitting(name)))

    def show_slow(self, name: str) -> None:
        """It takes long; there is an end to that."""
        told = self.tr("%1 takes longer than usual. Akin gives up on a file that takes too long.")
        self._show("hourglass", "", told.replace("%1", self._fitting(name)))

    def show_failure(self, why: Unshown, *, can_open: bool) -> None:
        """Why there is nothing to be seen, and what can be done."""
        icon, title, advice = _words(why.reason)
        self._show(icon, title, advice or in_words(why.message))
        self._retry.setVisible(True)
        self._open.setVisible(can_open and why.reason not in (Reason.GONE, Reason.OFFLINE))

    def _fitting(self, name: str) -> str:
        """A name that is longer than a line is cut in its middle: it may have no place to break at."""
        return self._text.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _WIDEST - 10 * GRID)

    def _show(self, icon: str, title: str, text: str) -> None:
        self._drawing = icon
        self._title.setText(title)
        self._text.setText(text)
        for each in (self._title, self._text):
            each.setVisible(bool(each.text()))
        self._retry.hide()
        self._open.hide()
        self.setAccessibleName(self.words)
        self._draw()

    def _draw(self) -> None:
        self._icon.setVisible(bool(self._drawing))
        if self._drawing:
            self._icon.setPixmap(self._icons.pixmap(self._drawing, "outline", _ICON, self.devicePixelRatioF()))


def _words(reason: Reason) -> tuple[str, str, str]:
    """The drawing, the title and the advice for a reason."""
    translate = QCoreApplication.translate
    return {
        Reason.GONE: (
            "file-x",
            translate("MessageView", "This file is gone"),
            translate(
                "MessageView",
                "It was moved, renamed or deleted. It leaves the list when Akin looks through its folder again.",
            ),
        ),
        Reason.OFFLINE: (
            "unplug",
            translate("MessageView", "Its folder is offline"),
            translate("MessageView", "The file stays findable. Connect its drive to see it."),
        ),
        Reason.TOO_SLOW: ("timer-off", translate("MessageView", "This took too long"), ""),
        Reason.CRASHED: ("file-exclamation-point", translate("MessageView", "This file cannot be shown"), ""),
        Reason.UNREADABLE: ("file-question-mark", translate("MessageView", "There is no preview of this file"), ""),
        Reason.GIVEN_UP: ("timer-off", translate("MessageView", "This was not shown"), ""),
    }[reason]
