"""Lists what was not read and why, and lets the person try again, look at the files, and take the list along."""

import os

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QStandardPaths, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.domain.files import FileState
from app.domain.library_facts import Unread
from app.ui.engine_words import in_words
from app.ui.icons import Icons
from app.ui.parts import button, column, label, row
from app.ui.theme import GRID, Theme
from app.ui.unread_item_model import Role, UnreadItemModel, grouped

_SHEET = "QTreeView::item { padding: 6px 4px; }"
_PLACE_WIDTH = 30 * GRID
_MOST_FOLDERS = 3  # of those that could not be read, which are named


class _Delegate(QStyledItemDelegate):
    """The second column stands back."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle if index.column() else Qt.TextElideMode.ElideRight
        if index.column():
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, self._theme.tokens.secondary)
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class UnreadView(QWidget):
    """A tree of reasons with their files."""

    retry_asked = Signal(tuple)  # of paths; none: all that failed
    reveal_asked = Signal(str)
    export_asked = Signal(object, str)  # Unread, and the file

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unread = Unread()
        self._model = UnreadItemModel(icons, self)
        self._tree = self._make_tree(theme)
        self._summary = label("", "secondary", wraps=True)
        self._problems = label("", "warning", wraps=True)
        self._problems.hide()
        self._retry = button(self.tr("Try again"), self._ask_retry)
        self._reveal = button(self.tr("Show in file manager"), self._ask_reveal, "quiet")
        self._export = button(self.tr("Export list…"), self._ask_where, "quiet")
        self._nothing = label(self.tr("Every file has been read."), "secondary")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._full = QWidget()
        first = row(gap=2 * GRID)
        first.addWidget(self._summary, 1)
        first.addWidget(self._export, 0, Qt.AlignmentFlag.AlignTop)
        column(self._problems, first, row(self._retry, self._reveal, None), self._tree, gap=2 * GRID, parent=self._full)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._nothing)
        self._actions()
        self._tree.selectionModel().selectionChanged.connect(self._selected)
        self.show_unread(Unread())

    def show_unread(self, unread: Unread) -> None:
        """Shows another list; what is open and selected stays so where it is still there."""
        opened = {self._model.groups[row].reason for row in range(self._model.rowCount()) if self._is_open(row)}
        self._unread = unread
        self._model.set_groups(grouped(unread))
        for number, group in enumerate(self._model.groups):
            self._tree.setExpanded(self._model.index(number, 0), group.reason in opened)
        self._summary.setText(self._sum_up(unread))
        self._stack.setCurrentWidget(self._full if unread.failures or unread.partly else self._nothing)
        self._selected()

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """Says which folders could not be looked through."""
        told = list(map(in_words, problems[:_MOST_FOLDERS]))
        left = len(problems) - len(told)
        told += [self.tr("%Ln more folder(s) could not be read.", "", left)] if left else []
        self._problems.setText("\n".join(told))
        self._problems.setVisible(bool(told))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where files lie takes a third of the room at most."""
        super().resizeEvent(event)
        self._tree.header().resizeSection(1, min(_PLACE_WIDTH, self.width() // 3))

    def _is_open(self, number: int) -> bool:
        return self._tree.isExpanded(self._model.index(number, 0))

    def _sum_up(self, unread: Unread) -> str:
        states = [failure.state for failure in unread.failures]
        failed, skipped = states.count(FileState.FAILED), states.count(FileState.SKIPPED)
        again = len(states) - failed - skipped
        partly = len(unread.partly)
        parts = (
            (failed, self.tr("%Ln file(s) could not be read.", "", failed)),
            (again, self.tr("%Ln file(s) will be tried again.", "", again)),
            (skipped, self.tr("%Ln file(s) were left out on purpose and are found by name.", "", skipped)),
            (partly, self.tr("%Ln file(s) were read in part.", "", partly)),
        )
        return " ".join(told for count, told in parts if count)

    def _make_tree(self, theme: Theme) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self._model)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setItemDelegate(_Delegate(theme, tree))
        tree.setStyleSheet(_SHEET)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setAccessibleName(self.tr("Files that were not read"))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._menu)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        return tree

    def _actions(self) -> None:
        for keys, act in (
            (QKeySequence(Qt.Key.Key_F5), self._ask_retry),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self._ask_reveal),
        ):
            action = QAction(self._tree)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, chosen=act: chosen())
            self._tree.addAction(action)

    def _chosen(self) -> list[QModelIndex]:
        return self._tree.selectionModel().selectedRows(0)

    def _selected(self) -> None:
        chosen = self._chosen()
        self._retry.setText(self.tr("Try again") if chosen else self.tr("Try all again"))
        failed = any(failure.state is FileState.FAILED for failure in self._unread.failures)
        can_retry = bool(self._retried()) if chosen else failed
        self._retry.setEnabled(can_retry)
        self._reveal.setEnabled(len(chosen) == 1 and chosen[0].parent().isValid())

    def _retried(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                path
                for index in self._chosen()
                if index.data(Role.GROUP).can_be_retried
                for path in index.data(Role.PATHS)
            )
        )

    def _ask_retry(self) -> None:
        if self._retry.isEnabled():
            self.retry_asked.emit(self._retried())

    def _ask_reveal(self) -> None:
        if self._reveal.isEnabled():
            self.reveal_asked.emit(self._chosen()[0].data(Role.PATHS)[0])

    def _menu(self, place: QPoint) -> None:
        if not self._tree.indexAt(place).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for source, act in ((self._retry, self._ask_retry), (self._reveal, self._ask_reveal)):
            action = menu.addAction(source.text())
            action.setEnabled(source.isEnabled())
            action.triggered.connect(lambda _=False, chosen=act: chosen())
        menu.popup(self._tree.viewport().mapToGlobal(place))

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = os.path.join(folder, self.tr("files not read") + ".csv")
        dialog = QFileDialog(self, self.tr("Export the list"), name, self.tr("Table (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda file: self.export_asked.emit(self._unread, file))
        dialog.open()
