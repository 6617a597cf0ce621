"""The models page: what each model does, its languages, size and terms, where it lies, and whether it is whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.checks import Verdict
from app.domain.model_facts import ModelFacts, ModelRole
from app.ui import amounts
from app.ui.elided_label import ElidedLabel
from app.ui.icon_mark import IconMark
from app.ui.icons import LARGE, Icons
from app.ui.parts import button, column, emphasised, hairline, indented, label, row, scrolling
from app.ui.theme import GRID, Theme

if TYPE_CHECKING:  # it loads the engine
    from app.ui.library_jobs import LibraryJobs

_ICONS = {ModelRole.TEXT: "file-text", ModelRole.PICTURES: "image", ModelRole.RECOGNITION: "scan-text"}
_STATES = {Verdict.OK: "positive", Verdict.WARNING: "secondary", Verdict.PROBLEM: "danger"}
_FEW = 6  # languages that are named one by one
_INDENT = LARGE + 2 * GRID


class ModelsPage(QWidget):
    """The models are looked at when the page is first shown, and again when that is asked for."""

    reveal_asked = Signal(str)  # a path

    def __init__(self, jobs: "LibraryJobs", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._icons = Icons(theme)
        self._looked = False
        self._said = label("", "secondary", wraps=True)
        self._rows: list[_ModelRow] = []
        self._list: QVBoxLayout = column(gap=0)
        self._again = button(self.tr("Check again"), self.look)
        self._build()
        jobs.models.connect(self.show_models)
        jobs.failed.connect(lambda _: self._again.setEnabled(True))

    def look(self) -> None:
        """Looks at the models anew."""
        self._looked = True
        self._again.setEnabled(False)
        self._jobs.look_at_models()

    def show_models(self, models: tuple[ModelFacts, ...]) -> None:
        """Shows the models."""
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = [_ModelRow(facts, self._icons) for facts in models]
        for made in self._rows:
            made.reveal_asked.connect(self.reveal_asked)
            self._list.addWidget(made)
        self._again.setEnabled(True)
        self._say(models)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks at the models when the page is first seen."""
        super().showEvent(event)
        if not self._looked:
            self.look()

    def _build(self) -> None:
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Models"))
        title = row(label(self.tr("Models"), "title"), None, self._again)
        nothing = self.tr(
            "These models come with Akin. Nothing is downloaded, and nothing that they read is sent away."
        )
        self._said.setText(self.tr("Looking at the models…"))
        inside = QWidget()
        all_of_it = column(
            column(title, self._said, gap=GRID), self._list, label(nothing, "fact", wraps=True), gap=2 * GRID,
            parent=inside,
        )  # fmt: skip
        all_of_it.addStretch(1)
        around = column(scrolling(inside), parent=self)
        around.setContentsMargins(0, 3 * GRID, 0, 0)

    def _say(self, models: tuple[ModelFacts, ...]) -> None:
        bad = sum(facts.verdict is Verdict.PROBLEM for facts in models)
        self._said.setText(
            self.tr("%Ln model(s) cannot be used. Searching goes on without what they do.", "", bad)
            if bad
            else self.tr("All models are whole and ready.")
        )


class _ModelRow(QFrame):
    """One model."""

    reveal_asked = Signal(str)

    def __init__(self, facts: ModelFacts, icons: Icons) -> None:
        super().__init__()
        self._facts = facts
        state = label(self._state(), _STATES[facts.verdict])
        title = emphasised(ElidedLabel(facts.title))
        first = row(IconMark(icons, _ICONS[facts.role], "secondary", LARGE), title, state, gap=2 * GRID)
        words = column(label(self._purpose(), wraps=True), gap=GRID)
        details = ElidedLabel(" · ".join(filter(None, (self._languages(), self._size(), facts.licence))))
        details.setProperty("look", "fact")
        words.addWidget(details)
        for each in filter(None, (self._terms(), self._advice())):
            words.addWidget(each)
        if facts.place is not None:
            words.addLayout(self._place(str(facts.place)))
        inside = column(first, indented(words, _INDENT), gap=GRID)
        inside.setContentsMargins(0, 2 * GRID, 0, 2 * GRID)
        column(hairline(), inside, gap=0, parent=self)
        self.setAccessibleName(f"{facts.title}. {self._purpose()} {self._state()}")

    def _place(self, path: str) -> QVBoxLayout:
        shown = ElidedLabel(path, Qt.TextElideMode.ElideMiddle)
        shown.setProperty("look", "fact")
        reveal = button(self.tr("Show in file manager"), lambda: self.reveal_asked.emit(path), "link")
        return column(row(shown, reveal))

    def _purpose(self) -> str:
        return {
            ModelRole.TEXT: self.tr("Understands what texts mean, so that they are found by other words than theirs."),
            ModelRole.PICTURES: self.tr("Understands what photos and pictures show, so that words find them."),
            ModelRole.RECOGNITION: self.tr("Reads the text in photos and on scanned pages."),
        }[self._facts.role]

    def _state(self) -> str:
        if self._facts.verdict is Verdict.OK:
            return self.tr("Whole")
        if self._facts.verdict is Verdict.WARNING:
            return self.tr("Not prepared yet")
        return self.tr("Cannot be used")

    def _size(self) -> str:
        return amounts.size(self._facts.size) if self._facts.size else ""

    def _languages(self) -> str:
        codes = self._facts.languages
        known = {
            "en": self.tr("English"),
            "de": self.tr("German"),
            "fr": self.tr("French"),
            "es": self.tr("Spanish"),
            "it": self.tr("Italian"),
            "zh": self.tr("Chinese"),
        }
        if len(codes) <= _FEW:
            return ", ".join(known.get(code) or QLocale(code).nativeLanguageName() for code in codes)
        told = self.tr("%Ln language(s), among them %1", "", len(codes))
        return told.replace("%1", ", ".join(name for code, name in known.items() if code in codes))

    def _terms(self) -> QWidget | None:
        """What the person should know of the model's terms."""
        if not self._facts.notice:
            return None
        warned = self.tr(
            "It was trained on data that may be used for research and non-commercial purposes only. Treat the model as"
            " meant for these."
        )
        made = QWidget()
        layout = column(gap=GRID // 2, parent=made)
        if self._facts.restricted:
            layout.addWidget(label(warned, "warning", wraps=True))
        layout.addWidget(label(self._facts.notice, "fact", wraps=True))
        return made

    def _advice(self) -> QWidget | None:
        """What to do where something is wrong."""
        if self._facts.verdict is Verdict.OK:
            return None
        if self._facts.verdict is Verdict.WARNING:
            return label(
                self.tr("It is prepared by itself when it is first needed, in some seconds."), "fact", wraps=True
            )
        told = self.tr("Its files are missing or have changed. Install Akin again; your library stays as it is.")
        return label(told, "danger", wraps=True)
