"""One setting: its name, a sentence that says what it does, the field, and below it what is wrong with a value."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.ui.beside_layout import BesideLayout
from app.ui.parts import button, column, label, row
from app.ui.theme import GRID

_FIELD_WIDTH = _CHOICE_WIDTH = 20 * GRID
_NUMBER_LETTERS, _UNIT_LETTERS = 9, 9


class Field(QWidget):
    """What a value is chosen or typed in; a value that is only shown is not chosen."""

    chosen = Signal(object)
    refused = Signal(str)  # a sentence: why what was typed is no value

    def show_value(self, value: object) -> None:
        """Shows a value."""
        raise NotImplementedError

    @property
    def inside(self) -> QWidget:
        """What takes the focus."""
        return next((each for each in self.findChildren(QWidget) if each.focusPolicy()), self)

    def name(self, title: str, sentence: str) -> None:
        """What screen readers say of the field."""
        for each in self.findChildren(QWidget):
            each.setAccessibleName(title)
            each.setAccessibleDescription(sentence)


class NumberField(Field):
    """A whole number from `least` to `most`; the arrow keys go up and down."""

    def __init__(self, least: int, most: int | None, unit: str = "") -> None:
        super().__init__()
        self._least, self._most = least, most
        self._shown = least
        self._line = QLineEdit()
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._line.editingFinished.connect(self._finish)
        self._unit = label(unit, "secondary")
        _narrow(row(None, self._line, self._unit, parent=self), self)
        self._fit()

    def show_value(self, value: object) -> None:
        """Shows a number."""
        if isinstance(value, int):
            self._shown = value
            self._line.setText(QLocale().toString(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One more or one less."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        value = self._bounded(self._shown + step)
        if value != self._shown:
            self.show_value(value)
            self.chosen.emit(value)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs other widths."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """All numbers are as wide, so that they stand below each other."""
        letter = self.fontMetrics().averageCharWidth()
        self._line.setFixedWidth(_NUMBER_LETTERS * letter + 3 * GRID)
        self._unit.setMinimumWidth(_UNIT_LETTERS * letter)

    def _bounded(self, value: int) -> int:
        value = max(value, self._least)
        return value if self._most is None else min(value, self._most)

    def _finish(self) -> None:
        value, is_number = QLocale().toLongLong(self._line.text().strip())
        if not is_number or value != self._bounded(value):
            self.refused.emit(self._range())
        elif value != self._shown:
            self._shown = value
            self.chosen.emit(value)
        else:
            self.refused.emit("")

    def _range(self) -> str:
        least = QLocale().toString(self._least)
        if self._most is None:
            return self.tr("A whole number from %1 on is needed here.").replace("%1", least)
        most = QLocale().toString(self._most)
        return self.tr("A whole number from %1 to %2 is needed here.").replace("%1", least).replace("%2", most)


class ChoiceField(Field):
    """One of several values, each with its words."""

    def __init__(self, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._values = [value for value, _ in choices]
        self._box = _Box()
        self._box.addItems([words for _, words in choices])
        self._box.setMinimumWidth(_CHOICE_WIDTH)
        self._box.activated.connect(lambda place: self.chosen.emit(self._values[place]))
        _narrow(row(None, self._box, parent=self), self)

    def show_value(self, value: object) -> None:
        """Shows one of the values."""
        if value in self._values:
            self._box.setCurrentIndex(self._values.index(value))


class SwitchField(Field):
    """On or off."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QCheckBox()
        self._box.setStyleSheet("QCheckBox { spacing: 0px; }")  # it has no text
        self._box.clicked.connect(lambda on: self.chosen.emit(on))
        _narrow(row(None, self._box, parent=self), self)

    def show_value(self, value: object) -> None:
        """Shows whether it is on."""
        self._box.setChecked(bool(value))


class TextField(Field):
    """A text of the pattern `form`; the sentence `needed` says what that is."""

    def __init__(self, form: str, needed: str) -> None:
        super().__init__()
        self._shown, self._form, self._needed = "", re.compile(form), needed
        self._line = QLineEdit()
        self._line.setMinimumWidth(_FIELD_WIDTH)
        self._line.editingFinished.connect(self._finish)
        _narrow(row(None, self._line, parent=self), self)

    def show_value(self, value: object) -> None:
        """Shows a text."""
        self._shown = str(value)
        self._line.setText(self._shown)

    def _finish(self) -> None:
        text = self._line.text().strip()
        if not self._form.fullmatch(text):
            self.refused.emit(self._needed)
        elif text != self._shown:
            self._shown = text
            self.chosen.emit(text)
        else:
            self.refused.emit("")


class SettingRow(QWidget):
    """Takes a value at once; there is nothing to confirm."""

    chosen = Signal(object)

    def __init__(
        self,
        title: str,
        sentence: str,
        field: Field,
        default: object = None,
        parent: QWidget | None = None,
        *,
        margin: int = 2 * GRID,
    ) -> None:
        """`margin` is above and below, in device-independent pixels."""
        super().__init__(parent)
        self._field, self._default = field, default
        self._wrong = label("", "danger", wraps=True)
        self._wrong.hide()
        self._reset = button(self.tr("Reset"), self._take_default, "link")
        self._reset.setAccessibleName(self.tr("Reset %1").replace("%1", title))
        self._reset.hide()
        named = label(title, wraps=True)
        named.setMinimumHeight(self._reset.sizeHint().height())  # so that nothing moves when it comes or goes
        first = row(gap=GRID)
        first.addWidget(named, 1)
        first.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignTop)
        said = [label(sentence, "fact", wraps=True)] if sentence else []
        words = column(first, *said, self._wrong, gap=0)
        inside = BesideLayout(words, field, 2 * GRID, GRID, self)
        inside.setContentsMargins(0, margin, 0, margin)
        named.setBuddy(field.inside)  # by which screen readers of Linux name boxes
        field.name(title, sentence)
        field.chosen.connect(self._choose)
        field.refused.connect(self.say_wrong)

    def show_value(self, value: object) -> None:
        """Shows the value that holds now."""
        self._field.show_value(value)
        self._reset.setVisible(self._default is not None and value != self._default)

    def say_wrong(self, sentence: str) -> None:
        """Says what is wrong with what was given; an empty sentence takes that away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _choose(self, value: object) -> None:
        self.say_wrong("")
        self._reset.setVisible(self._default is not None and value != self._default)
        self.chosen.emit(value)

    def _take_default(self) -> None:
        self._field.show_value(self._default)
        self._choose(self._default)


class _Box(QComboBox):
    """Scrolling the page over it changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only the page scrolls, unless the box is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _narrow(layout: QHBoxLayout, field: QWidget) -> None:
    layout.setSpacing(GRID)
    field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
