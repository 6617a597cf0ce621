"""The parts of the page of models and where they stand; nothing here decides anything."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QToolButton, QWidget

from app.ui.icons import Icons
from app.ui.models.deed_card import DeedCard
from app.ui.models.details_pane import DetailsPane
from app.ui.models.filter_line import FilterLine
from app.ui.models.model_table import ModelTable
from app.ui.models.rebuild_bar import RebuildBar
from app.ui.parts import PAGE_MARGIN, column, hairline, label, row
from app.ui.theme import GRID, Theme

_BOTH_LETTERS = 130  # so many letters wide the page has to be to show list and details beside each other
_SHARES = (68, 32)  # per cent of the width that list and details have then


class ModelsLayout:
    """Fills `page`: what holds for all models and the filters, below them the list and beside it all about one."""

    def __init__(self, page: QWidget, theme: Theme) -> None:
        translate, icons = QCoreApplication.translate, Icons(theme)
        self.said = label(translate("ModelsPage", "Looking at the models…"), "secondary", wraps=True)
        self.vain = label("", "warning", wraps=True)
        self.vain.hide()
        self.rebuild = RebuildBar()
        self.incoming = DeedCard()  # a file of which it is not known what it holds
        self.filters = FilterLine(icons)
        self.table = ModelTable(theme)
        self.details = DetailsPane(icons)
        self.show_all = QPushButton(translate("ModelsPage", "Show all models"))
        self.importing = QPushButton(translate("ModelsPage", "Import…"))
        self.again = QToolButton()
        self.again.setText(translate("ModelsPage", "Check again"))
        self.again.setIcon(icons.icon("refresh-cw"))
        self.again.setToolTip(self.again.text())
        self._page, self._left, self._list = page, QWidget(), QStackedWidget()
        self._splitter, self._is_divided = QSplitter(Qt.Orientation.Horizontal), False
        self._one_asked = False  # where there is room for the list or the details only
        self._build()

    @property
    def shows_one_only(self) -> bool:
        """Whether all about one model stands in the place of the list."""
        return self.details.isVisible() and not self._left.isVisible()

    def show_list(self, *, found: bool) -> None:
        """The list, or where nothing was found what stands in its place."""
        self._list.setCurrentIndex(0 if found else 1)

    def ask_for_one(self, *, asked: bool) -> None:
        """Whether the details are what is to be seen where there is no room for both."""
        self._one_asked = asked
        self.fit()

    def fit(self) -> None:
        """Shows both, or the one that is asked for."""
        both = self._page.width() >= _BOTH_LETTERS * self._page.fontMetrics().averageCharWidth()
        self.details.back.setVisible(not both)
        self._left.setVisible(both or not self._one_asked)
        self.details.setVisible(both or self._one_asked)
        if both and not self._is_divided:  # later the person may have moved what divides them
            self._splitter.setSizes([self._page.width() * share // 100 for share in _SHARES])
            self._is_divided = self._page.isVisible()

    def _build(self) -> None:
        translate = QCoreApplication.translate
        here = translate(
            "ModelsPage",
            "Nothing is downloaded unless you ask for it, and nothing that a model reads is sent away: all of it is"
            " computed on this machine. Models can also be dropped here: a folder, a bundle of Akin's, or a GGUF file.",
        )
        title = row(label(translate("ModelsPage", "Models"), "title"), None, self.again, self.importing)
        head = QWidget()
        parts = (title, self.said, self.vain, self.rebuild, self.incoming, self.filters)
        column(*parts, gap=2 * GRID, parent=head).setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        foot = label(here, "fact", wraps=True)
        foot.setContentsMargins(PAGE_MARGIN, GRID, PAGE_MARGIN, GRID)
        around = column(head, self._both(), hairline(), foot, gap=0, parent=self._page)
        around.insertSpacing(1, 2 * GRID)
        around.insertWidget(2, hairline())
        around.setStretch(3, 1)
        around.setContentsMargins(0, 3 * GRID, 0, 0)

    def _both(self) -> QSplitter:
        empty, nothing = (
            QWidget(),
            label(QCoreApplication.translate("ModelsPage", "No model is like that."), "secondary"),
        )
        inside = column(nothing, row(self.show_all, None), gap=2 * GRID, parent=empty)
        inside.setContentsMargins(GRID, 4 * GRID, 0, 0)
        inside.addStretch(1)
        self._list.addWidget(self.table)
        self._list.addWidget(empty)
        column(self._list, parent=self._left).setContentsMargins(PAGE_MARGIN - GRID, 0, 0, 0)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self.details)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for place, share in enumerate(_SHARES):
            self._splitter.setStretchFactor(place, share)
        return self._splitter
