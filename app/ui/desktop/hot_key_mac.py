"""A key from macOS, by the calls of Carbon that are still there for this alone.

Source of the numbers: CarbonEvents.h and Events.h. No test reaches macOS.
"""

import ctypes
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_int32, c_uint32, c_void_p

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from app.ui.desktop.hot_key import not_given, taken
from app.ui.desktop.key_combination import KeyCombination

_CARBON = "/System/Library/Frameworks/Carbon.framework/Carbon"
_KEYBOARD, _PRESSED, _SIGNATURE = 0x6B657962, 5, 0x416B696E  # 'keyb', kEventHotKeyPressed, 'Akin'
_MASKS = (  # Qt calls the command key Control, and the control key Meta
    (Qt.KeyboardModifier.ControlModifier, 0x0100),
    (Qt.KeyboardModifier.ShiftModifier, 0x0200),
    (Qt.KeyboardModifier.AltModifier, 0x0800),
    (Qt.KeyboardModifier.MetaModifier, 0x1000),
)
# The places of the keys, by what a keyboard from the United States has there.
_LETTERS = {
    "a": 0, "s": 1, "d": 2, "f": 3, "h": 4, "g": 5, "z": 6, "x": 7, "c": 8, "v": 9, "b": 11, "q": 12, "w": 13, "e": 14,
    "r": 15, "y": 16, "t": 17, "1": 18, "2": 19, "3": 20, "4": 21, "6": 22, "5": 23, "9": 25, "7": 26, "8": 28, "0": 29,
    "o": 31, "u": 32, "i": 34, "p": 35, "l": 37, "j": 38, "k": 40, "n": 45, "m": 46, " ": 49,
}  # fmt: skip
_FUNCTIONS = (122, 120, 99, 118, 96, 97, 98, 100, 101, 109, 103, 111)
_Handler = CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p)


class _EventType(Structure):
    _fields_ = (("kind", c_uint32), ("what", c_uint32))


class _KeyId(Structure):
    _fields_ = (("signature", c_uint32), ("id", c_uint32))


def key_code(wanted: KeyCombination) -> int | None:
    """The number that macOS has for the key; None where it is unknown here."""
    if wanted.function:
        return _FUNCTIONS[wanted.function - 1] if wanted.function <= len(_FUNCTIONS) else None
    return _LETTERS.get(wanted.letter.lower())


def mask(wanted: KeyCombination) -> int:
    """What is held, in the bits of Carbon."""
    return sum(bit for modifier, bit in _MASKS if modifier & wanted.held)


class MacGrab:
    """Calls `pressed` from the event loop, which is that of the application on macOS."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        def heard(*_: object) -> int:
            pressed()
            return 0

        self._heard = _Handler(heard)  # kept as long as the system may call it
        self._key, self._handler = c_void_p(), c_void_p()

    def hold(self, wanted: KeyCombination) -> None:
        """Takes the key. Raises AkinError."""
        try:
            self._carbon = _library()
        except (OSError, AttributeError) as error:
            raise not_given(str(error)) from error
        code, target = key_code(wanted), self._carbon.GetApplicationEventTarget()
        what = _EventType(_KEYBOARD, _PRESSED)
        if code is None:
            raise taken(_words(wanted))
        if self._carbon.InstallEventHandler(target, self._heard, 1, byref(what), None, byref(self._handler)):
            raise not_given("")
        if self._carbon.RegisterEventHotKey(code, mask(wanted), _KeyId(_SIGNATURE, 1), target, 0, byref(self._key)):
            self.release()
            raise taken(_words(wanted))

    def release(self) -> None:
        """Gives it back."""
        if self._key:
            self._carbon.UnregisterEventHotKey(self._key)
            self._key = c_void_p()
        if self._handler:
            self._carbon.RemoveEventHandler(self._handler)
            self._handler = c_void_p()


def _words(wanted: KeyCombination) -> str:
    return QKeySequence(wanted.key.value | wanted.held.value).toString()


def _library() -> ctypes.CDLL:
    """Carbon with the types of what is used of it. Raises OSError and AttributeError."""
    made = ctypes.CDLL(_CARBON)
    place = POINTER(c_void_p)
    for name, result, arguments in (
        ("GetApplicationEventTarget", c_void_p, []),
        ("InstallEventHandler", c_int32, [c_void_p, _Handler, c_uint32, POINTER(_EventType), c_void_p, place]),
        ("RemoveEventHandler", c_int32, [c_void_p]),
        ("RegisterEventHotKey", c_int32, [c_uint32, c_uint32, _KeyId, c_void_p, c_uint32, place]),
        ("UnregisterEventHotKey", c_int32, [c_void_p]),
    ):
        function = getattr(made, name)
        function.restype, function.argtypes = result, arguments
    return made
