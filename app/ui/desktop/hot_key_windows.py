"""A key from Windows, which sends the program a message when it is pressed.

Source of the numbers: RegisterHotKey and WM_HOTKEY in the documentation of the Windows API. No test reaches Windows.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from app.ui.desktop.hot_key import not_given, taken
from app.ui.desktop.key_combination import KeyCombination

_ALT, _CONTROL, _SHIFT, _WIN, _NO_REPEAT = 1, 2, 4, 8, 0x4000
_MESSAGE, _ID, _F1 = 0x0312, 0xA41, 0x70
_MASKS = (
    (Qt.KeyboardModifier.ShiftModifier, _SHIFT),
    (Qt.KeyboardModifier.ControlModifier, _CONTROL),
    (Qt.KeyboardModifier.AltModifier, _ALT),
    (Qt.KeyboardModifier.MetaModifier, _WIN),
)


def virtual_key(wanted: KeyCombination) -> int:
    """The number that Windows has for the key."""
    return _F1 + wanted.function - 1 if wanted.function else ord(wanted.letter.upper())


def mask(wanted: KeyCombination) -> int:
    """What is held, in the bits of Windows; holding on repeats nothing."""
    return _NO_REPEAT | sum(bit for modifier, bit in _MASKS if modifier & wanted.held)


class WindowsGrab:
    """Calls `pressed` from the event loop."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        self._filter = _Filter(pressed)
        self._held = False

    def hold(self, wanted: KeyCombination) -> None:
        """Takes the key. Raises AkinError."""
        user32, app = _user32(), QCoreApplication.instance()
        if user32 is None or app is None:
            raise not_given("")
        if not user32.RegisterHotKey(None, _ID, mask(wanted), virtual_key(wanted)):
            raise taken(QKeySequence(wanted.key.value | wanted.held.value).toString())
        self._held = True
        app.installNativeEventFilter(self._filter)

    def release(self) -> None:
        """Gives it back."""
        user32, app = _user32(), QCoreApplication.instance()
        if self._held and user32 is not None:
            user32.UnregisterHotKey(None, _ID)
            self._held = False
        if app is not None:
            app.removeNativeEventFilter(self._filter)


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._pressed = pressed

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Lets everything pass, and hears the key."""
        if bytes(kind) == b"windows_generic_MSG":  # type: ignore[arg-type]
            told = wintypes.MSG.from_address(int(message))
            if told.message == _MESSAGE and told.wParam == _ID:
                self._pressed()
        return False, 0


def _user32() -> "ctypes.CDLL | None":
    windll = getattr(ctypes, "windll", None)
    return windll.user32 if windll is not None else None
