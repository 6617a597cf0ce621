"""What of the models is to be listed: a search box, what they are for, languages, and three that are on or off."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from app.ui.filter_button import FilterButton
from app.ui.flow_layout import FlowLayout
from app.ui.icons import Icons
from app.ui.models import model_words
from app.ui.models.shown_model import ModelFilter, Purpose
from app.ui.theme import GRID

T = TypeVar("T")
_LETTERS = 24  # of the search box


class FilterLine(QWidget):
    """`changed` tells what is wanted now."""

    changed = Signal(object)  # ModelFilter

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = ModelFilter()
        self._box = QLineEdit()
        self._box.setPlaceholderText(self.tr("Search the models"))
        self._box.setAccessibleName(self.tr("Search the models"))
        self._box.setClearButtonEnabled(True)
        self._box.setAcceptDrops(False)  # what is dropped is a model to be imported
        self._box.textChanged.connect(lambda text: self._want(replace(self._wanted, words=text.strip())))
        self._purpose = FilterButton(self.tr("For"), icons, self._fill_purposes)
        self._purpose.cleared.connect(lambda: self._want(replace(self._wanted, purpose=None)))
        self._language = FilterButton(self.tr("Language"), icons, self._fill_languages)
        self._language.cleared.connect(lambda: self._want(replace(self._wanted, language="")))
        self._fits = self._switch(self.tr("Fits this machine"), lambda on: replace(self._wanted, fits=on))
        self._here = self._switch(self.tr("Installed"), lambda on: replace(self._wanted, here=on))
        self._free = self._switch(self.tr("Free for any use"), lambda on: replace(self._wanted, free=on))
        inside = FlowLayout(GRID, self)
        for each in (self._box, self._purpose, self._language, self._fits, self._here, self._free):
            inside.addWidget(each)
        self.setAccessibleName(self.tr("Filters"))
        self._fit()

    @property
    def wanted(self) -> ModelFilter:
        """What is to be listed."""
        return self._wanted

    def focus_box(self) -> None:
        """Goes to the search box."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def want(self, wanted: ModelFilter) -> None:
        """Filters by this from now on."""
        self._box.setText(wanted.words)
        self._want(wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs another width."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self._box.setFixedWidth(_LETTERS * self.fontMetrics().averageCharWidth() + 4 * GRID)
        for each in (self._purpose, self._language, self._fits, self._here, self._free):
            each.setMinimumHeight(self.fontMetrics().height() + 2 * GRID)

    def _want(self, wanted: ModelFilter) -> None:
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._purpose.set_active(purpose_words(wanted.purpose) if wanted.purpose is not None else "")
        self._language.set_active(model_words.language_words(wanted.language) if wanted.language else "")
        for switch, on in ((self._fits, wanted.fits), (self._here, wanted.here), (self._free, wanted.free)):
            switch.setChecked(on)
        self.changed.emit(wanted)

    def _switch(self, text: str, changed: Callable[[bool], ModelFilter]) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("look", "chip")
        made.setCheckable(True)
        made.clicked.connect(lambda on: self._want(changed(on)))
        return made

    def _fill_purposes(self, menu: QMenu) -> None:
        choices = [(self.tr("Any"), None), *((purpose_words(purpose), purpose) for purpose in Purpose)]
        self._fill(menu, choices, self._wanted.purpose, lambda value: replace(self._wanted, purpose=value))

    def _fill_languages(self, menu: QMenu) -> None:
        codes = list(dict.fromkeys((model_words.language_code(), *model_words.COMMON)))
        named = [(model_words.language_words(code), code) for code in codes]
        choices = [(self.tr("Any"), ""), *named]
        self._fill(menu, choices, self._wanted.language, lambda value: replace(self._wanted, language=value))

    def _fill(self, menu: QMenu, choices: Sequence[tuple[str, T]], now: T, wanted: Callable[[T], ModelFilter]) -> None:
        for text, value in choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(lambda _=False, chosen=value: self._want(wanted(chosen)))


def purpose_words(purpose: Purpose) -> str:
    """What a person looks for a model for."""
    translate = QCoreApplication.translate
    return {
        Purpose.MEANING: translate("Models", "Meaning of texts"),
        Purpose.WORDS: translate("Models", "Weighted terms"),
        Purpose.ORDER: translate("Models", "Better order"),
        Purpose.PICTURES: translate("Models", "Pictures"),
        Purpose.RECOGNITION: translate("Models", "Text in pictures"),
    }[purpose]
