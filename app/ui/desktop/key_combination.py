"""One key with others held, as it can be wished for everywhere in the system (pure)."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

_HELD = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier)


@dataclass(frozen=True, slots=True)
class KeyCombination:
    """A key, and what is held with it."""

    key: Qt.Key
    held: Qt.KeyboardModifier

    @property
    def letter(self) -> str:
        """The letter or digit of the key, a space, or nothing for other keys."""
        return chr(self.key.value) if self.key.value < 0x80 else ""

    @property
    def function(self) -> int:
        """Which of the function keys it is, from 1; 0 for other keys."""
        number = self.key.value - Qt.Key.Key_F1.value + 1
        return number if 1 <= number <= 24 else 0


def key_combination(text: str) -> KeyCombination | None:
    """What a text in Qt's portable writing names, such as Ctrl+Alt+Space.

    None where it is none that could be wished for: only letters, digits, space and function keys, and none that is
    needed for typing.
    """
    keys = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
    if keys.count() != 1:
        return None
    first = keys[0]  # type: ignore[index]  # Qt's stubs do not know it
    made = KeyCombination(first.key(), first.keyboardModifiers())
    is_typed = made.letter.isalnum() or made.letter == " "
    if not made.function and not (is_typed and any(each & made.held for each in _HELD)):
        return None
    return made
