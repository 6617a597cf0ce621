"""Addresses that macOS hands to the running program, as an event instead of a start of its own."""

from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent

from app.domain.calls import Call
from app.domain.errors import AkinError
from app.ui.desktop.addresses import is_address, query_of


class OpenedAddresses(QObject):
    """Hears of them while it lives; one that is wrong is passed over."""

    called = Signal(object)  # Call

    def __init__(self, app: QCoreApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes such events, and lets everything else pass."""
        if isinstance(event, QFileOpenEvent) and is_address(address := _written(event.url())):
            with suppress(AkinError):
                self.called.emit(Call(query_of(address)))
            return True
        return super().eventFilter(watched, event)


def _written(url: QUrl) -> str:
    return bytes(url.toEncoded().data()).decode()
