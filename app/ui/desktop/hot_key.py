"""A key that brings up the launcher from anywhere, where the system lets a program have one."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.domain.errors import AkinError
from app.ui.desktop.key_combination import KeyCombination, key_combination


class Grab(Protocol):
    """Has one key of one system."""

    def hold(self, wanted: KeyCombination) -> None:
        """Takes the key; raises AkinError where another program has it, or the system gives none."""

    def release(self) -> None:
        """Gives the key back."""


class HotKey(QObject):
    """At most one key at a time."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grab: Grab | None = None

    @property
    def is_possible(self) -> bool:
        """Whether the system lets a program have a key; on Wayland the desktop's own settings bind `akin show`."""
        return QGuiApplication.platformName() in ("xcb", "windows", "cocoa")

    def set_keys(self, text: str) -> None:
        """Has another key from now on, with an empty text none. Raises AkinError, and then has none."""
        self.release()
        if not text:
            return
        wanted = key_combination(text)
        if wanted is None or not self.is_possible:
            raise AkinError(
                QCoreApplication.translate("Desktop", "This key cannot be used everywhere."), _what_can_be_used()
            )
        grab = self._make()
        grab.hold(wanted)
        self._grab = grab

    def release(self) -> None:
        """Has no key any more."""
        if self._grab is not None:
            self._grab.release()
            self._grab = None

    def _make(self) -> Grab:
        """Only the module of the system at hand is imported."""
        match QGuiApplication.platformName():
            case "xcb":
                from app.ui.desktop.hot_key_x11 import X11Grab

                return X11Grab(self.pressed.emit)
            case "windows":
                from app.ui.desktop.hot_key_windows import WindowsGrab

                return WindowsGrab(self.pressed.emit)
            case _:
                from app.ui.desktop.hot_key_mac import MacGrab

                return MacGrab(self.pressed.emit)


def refusal(text: str) -> str:
    """Why a key in Qt's portable writing cannot be used everywhere, nothing where it can."""
    return "" if key_combination(text) is not None else _what_can_be_used()


def taken(wanted: str) -> AkinError:
    """Another program has the key."""
    told = QCoreApplication.translate("Desktop", "%1 is in use by another program or by your desktop.")
    return AkinError(
        told.replace("%1", wanted), QCoreApplication.translate("Desktop", "Choose another key for the quick search.")
    )


def not_given(reason: str) -> AkinError:
    """The system gives no key."""
    return AkinError(
        QCoreApplication.translate("Desktop", "The system gives Akin no key for the quick search."),
        QCoreApplication.translate("Desktop", "Bind a key to this command in the settings of your desktop: %1").replace(
            "%1", "akin show --launcher"
        )
        + (f" ({reason})" if reason else ""),
    )


def _what_can_be_used() -> str:
    return QCoreApplication.translate(
        "Desktop", "Choose a letter, a digit or the space bar together with Ctrl or Alt, or a function key."
    )
