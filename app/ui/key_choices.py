"""Which key does what in the window: as the table of commands has it, or as the person chose."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence

from app.ui.shortcuts import COMMANDS, Command

_KEPT = "keys"
_HELD = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier)
_Standard = QKeySequence.StandardKey
_OF_TEXT = (  # what every field does with keys
    _Standard.Cut, _Standard.Copy, _Standard.Paste, _Standard.Undo, _Standard.Redo, _Standard.SelectAll,
    _Standard.MoveToNextWord, _Standard.MoveToPreviousWord, _Standard.SelectNextWord, _Standard.SelectPreviousWord,
    _Standard.MoveToStartOfLine, _Standard.MoveToEndOfLine, _Standard.SelectStartOfLine, _Standard.SelectEndOfLine,
    _Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord, _Standard.MoveToStartOfDocument,
    _Standard.MoveToEndOfDocument,
)  # fmt: skip
_OF_VIEWS = ("Ctrl+Space", "Alt+Down", "Alt+Left", "Alt+Right", "Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+Up", "Ctrl+Down")


class KeyChoices(QObject):
    """Each choice is in force as soon as it is made; `changed` tells the id of the command."""

    changed = Signal(str)

    def __init__(self, kept: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command in Qt's portable writing, none where the person wants none."""
        if command.is_fixed:
            return command.keys
        kept = self._kept.value(f"{_KEPT}/{command.id}", None)
        if not isinstance(kept, str) or (kept and not can_be_bound(kept)):  # an entry of the file that is no key
            return command.keys
        return (kept,) if kept else ()

    def shown(self, command: Command) -> str:
        """The first key as the system writes it."""
        return " ".join(map(shown_key, self.keys(command)[:1]))

    def choose(self, command: Command, keys: str) -> None:
        """The command has this key from now on, with an empty text none."""
        if (keys,) == command.keys:
            self._kept.remove(f"{_KEPT}/{command.id}")
        else:
            self._kept.setValue(f"{_KEPT}/{command.id}", keys)
        self.changed.emit(command.id)

    def reset(self) -> None:
        """Every command has the key of the table again."""
        others = [command for command in COMMANDS if self.keys(command) != command.keys]
        self._kept.remove(_KEPT)
        for command in others:
            self.changed.emit(command.id)

    @property
    def are_as_at_first(self) -> bool:
        """Whether the person has changed none."""
        return all(self.keys(command) == command.keys for command in COMMANDS)

    def refusal(self, wanted: Command, keys: str) -> str:
        """Why a command cannot have this key, in a sentence; nothing where it can."""
        if not can_be_bound(keys):
            return QCoreApplication.translate(
                "Shortcuts", "Choose a key together with Ctrl or Alt, or a function key: other keys are for typing."
            )
        other = self._taken_by(keys, (command for command in COMMANDS if command is not wanted))
        if other is not None:
            told = QCoreApplication.translate("Shortcuts", "%1 is in use for “%2”.")
            return told.replace("%1", shown_key(keys)).replace("%2", other.text())
        if any(QKeySequence(keys) == each for each in _needed()):
            told = QCoreApplication.translate("Shortcuts", "%1 is needed in fields and lists.")
            return told.replace("%1", shown_key(keys))
        return ""

    def _taken_by(self, keys: str, others: Iterable[Command]) -> Command | None:
        sequence = QKeySequence(keys)
        return next(
            (command for command in others if any(QKeySequence(key) == sequence for key in self.keys(command))), None
        )


def can_be_bound(keys: str) -> bool:
    """Whether a text in Qt's portable writing is one key that nobody needs for typing."""
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return False
    first = sequence[0]  # type: ignore[index]  # Qt's stubs do not know it
    key, held = first.key(), first.keyboardModifiers()
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return True
    return key != Qt.Key.Key_unknown and any(each & held for each in _HELD)


def shown_key(keys: str) -> str:
    """A key as the system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys


def _needed() -> list[QKeySequence]:
    of_text = [keys for standard in _OF_TEXT for keys in QKeySequence.keyBindings(standard)]
    return [*of_text, *map(QKeySequence, _OF_VIEWS)]
