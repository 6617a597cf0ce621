"""A key from an X server, on a connection of its own so that Qt's is left alone.

Source of the calls and numbers: Xlib, XGrabKey(3) and X.h. No test reaches an X server.
"""

import ctypes
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtGui import QKeySequence

from app.ui.desktop.hot_key import not_given, taken
from app.ui.desktop.key_combination import KeyCombination

_SHIFT, _LOCK, _CONTROL, _ALT, _NUM_LOCK, _META = 1, 2, 4, 8, 16, 64
_KEY_PRESS, _ASYNC, _F1 = 2, 1, 0xFFBE
_IN_SPITE_OF = (0, _LOCK, _NUM_LOCK, _LOCK | _NUM_LOCK)  # what may be switched on while the key is pressed
_MASKS = (
    (Qt.KeyboardModifier.ShiftModifier, _SHIFT),
    (Qt.KeyboardModifier.ControlModifier, _CONTROL),
    (Qt.KeyboardModifier.AltModifier, _ALT),
    (Qt.KeyboardModifier.MetaModifier, _META),
)
_OnError = CFUNCTYPE(c_int, c_void_p, c_void_p)


class _Event(ctypes.Union):
    _fields_ = (("type", c_int), ("pad", c_long * 24))


def keysym(wanted: KeyCombination) -> int:
    """The number that X has for the key, as in keysymdef.h."""
    return _F1 + wanted.function - 1 if wanted.function else ord(wanted.letter.lower())


def mask(wanted: KeyCombination) -> int:
    """What is held, in X's bits."""
    return sum(bit for modifier, bit in _MASKS if modifier & wanted.held)


class X11Grab:
    """Calls `pressed` from the event loop."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        self._pressed = pressed
        self._display: int | None = None
        self._notifier: QSocketNotifier | None = None

    def hold(self, wanted: KeyCombination) -> None:
        """Takes the key. Raises AkinError."""
        try:
            self._x = _library()
        except OSError as error:
            raise not_given(str(error)) from error
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise not_given("")
        code = self._x.XKeysymToKeycode(self._display, keysym(wanted))
        if not code or not self._take(code, mask(wanted)):
            self.release()
            raise taken(QKeySequence(wanted.key.value | wanted.held.value).toString())
        self._notifier = QSocketNotifier(self._x.XConnectionNumber(self._display), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def release(self) -> None:
        """Gives it back; the server does so where a connection ends."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        if self._display:
            self._x.XCloseDisplay(self._display)
            self._display = None

    def _take(self, code: int, held: int) -> bool:
        """Whether no other program has it; what X says of that is an error that ends a program if nobody hears it."""
        errors: list[object] = []

        def heard(_: object, error: object) -> int:
            errors.append(error)
            return 0

        handler = _OnError(heard)
        before = self._x.XSetErrorHandler(handler)
        root = self._x.XDefaultRootWindow(self._display)
        for extra in _IN_SPITE_OF:
            self._x.XGrabKey(self._display, code, held | extra, root, 0, _ASYNC, _ASYNC)
        self._x.XSync(self._display, 0)
        self._x.XSetErrorHandler(before)
        return not errors

    def _read(self) -> None:
        event, hits = _Event(), 0
        while self._display and self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            hits += event.type == _KEY_PRESS
        if hits:
            self._pressed()


def _library() -> ctypes.CDLL:
    """Xlib with the types of what is used of it. Raises OSError."""
    made = ctypes.CDLL("libX11.so.6")
    for name, result, arguments in (
        ("XOpenDisplay", c_void_p, [c_char_p]),
        ("XCloseDisplay", c_int, [c_void_p]),
        ("XDefaultRootWindow", c_ulong, [c_void_p]),
        ("XConnectionNumber", c_int, [c_void_p]),
        ("XKeysymToKeycode", ctypes.c_ubyte, [c_void_p, c_ulong]),
        ("XGrabKey", c_int, [c_void_p, c_int, c_uint, c_ulong, c_int, c_int, c_int]),
        ("XSync", c_int, [c_void_p, c_int]),
        ("XPending", c_int, [c_void_p]),
        ("XNextEvent", c_int, [c_void_p, POINTER(_Event)]),
        ("XSetErrorHandler", c_void_p, [c_void_p]),
    ):
        function = getattr(made, name)
        function.restype, function.argtypes = result, arguments
    return made
