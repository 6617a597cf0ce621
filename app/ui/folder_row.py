"""One folder of the library: how it is, what it holds, what is left out of it, and how to forget it."""

import os

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from app.domain.files import display
from app.domain.library_facts import FolderStatus
from app.ui.action_row import Question
from app.ui.elided_label import ElidedLabel
from app.ui.icon_mark import IconMark
from app.ui.icons import LARGE, Icons
from app.ui.parts import button, column, emphasised, hairline, indented, label, row, set_look
from app.ui.situation import FolderState, count_words
from app.ui.theme import GRID

_LINES = 4  # of patterns that are seen at once
_INDENT = LARGE + 2 * GRID


class FolderRow(QFrame):
    """The row is kept while its folder is in the library, so that nothing that is typed into it is lost."""

    excludes_given = Signal(tuple)  # of patterns
    forget_asked = Signal()
    reveal_asked = Signal()

    def __init__(self, folder: FolderStatus, state: FolderState, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        path = display(folder.path)
        self._icon = IconMark(icons, "folder", "secondary", LARGE)
        self._name = emphasised(ElidedLabel(os.path.basename(path) or path))
        self._place = ElidedLabel(path, Qt.TextElideMode.ElideMiddle)
        self._counts, self._left_out = ElidedLabel(), ElidedLabel()
        self._note = label("", "fact", wraps=True)
        for each in (self._place, self._counts, self._left_out):
            each.setProperty("look", "fact")
        self._state = label()
        self._menu = self._menu_button(icons, path)
        self._drawer: QWidget | None = None
        self._inside = self._build()
        self.show_status(folder, state)

    @property
    def path(self) -> str:
        """The folder's."""
        return self._folder.path

    def show_status(self, folder: FolderStatus, state: FolderState, note: str = "") -> None:
        """Shows how the folder is now; `note` is what else is to be known of it."""
        self._folder = folder
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._counts.setText(count_words(folder))
        left_out = self.tr("Leaves out: %1").replace("%1", ", ".join(folder.excludes))
        self._left_out.setText(left_out if folder.excludes else "")
        self._left_out.setVisible(bool(folder.excludes))
        self._state.setText(state.text)
        set_look(self._state, state.token if state.token != "accent" else "")
        self.setAccessibleName(f"{self._name.text()}. {state.text}. {self._counts.text()}")

    def say_wrong_pattern(self, message: str, advice: str) -> None:
        """A pattern that was given cannot be used."""
        if isinstance(self._drawer, _Patterns):
            self._drawer.say(f"{message} {advice}".strip())

    def close_drawer(self) -> None:
        """Puts away what stands below the folder."""
        if self._drawer is not None:
            self._drawer.hide()
            self._drawer.deleteLater()
            self._drawer = None
            self._menu.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> QVBoxLayout:
        first = row(self._icon, self._name, self._state, self._menu, gap=2 * GRID)
        facts = column(self._place, self._counts, self._left_out, self._note, gap=GRID // 4)
        inside = column(column(first, indented(facts, _INDENT), gap=0), gap=2 * GRID)
        inside.setContentsMargins(0, GRID, 0, 2 * GRID)
        column(inside, hairline(), gap=0, parent=self)
        return inside

    def _menu_button(self, icons: Icons, path: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icons.icon("ellipsis"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setAccessibleName(self.tr("Actions for %1").replace("%1", path))
        menu = QMenu(made)
        for text, act in (
            (self.tr("Show in file manager"), self.reveal_asked.emit),
            (self.tr("What to leave out…"), self._edit_patterns),
            (self.tr("Forget this folder…"), self._ask_to_forget),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, chosen=act: chosen())
            menu.addAction(action)
        made.setMenu(menu)
        return made

    def _edit_patterns(self) -> None:
        drawer = _Patterns(self._folder.excludes)
        drawer.given.connect(self.excludes_given)
        drawer.dropped.connect(self.close_drawer)
        self._open(drawer)
        drawer.start()

    def _ask_to_forget(self) -> None:
        text = self.tr(
            "Forget this folder? What Akin knows of its %Ln file(s) goes from the index and is erased from the disk."
            " The files themselves stay as they are. This cannot be undone, but the folder can be added and read"
            " again.",
            "",
            self._folder.files,
        )
        question = Question(text, self.tr("Forget folder"), self.tr("Keep it"))
        question.confirmed.connect(self.forget_asked)
        question.confirmed.connect(self.close_drawer)
        question.dropped.connect(self.close_drawer)
        self._open(question)
        question.ask()

    def _open(self, drawer: QWidget) -> None:
        self.close_drawer()
        self._drawer = drawer
        self._inside.addLayout(indented(column(drawer), _INDENT))


class _Patterns(QWidget):
    """Patterns as in .gitignore, one in a line."""

    given = Signal(tuple)
    dropped = Signal()

    def __init__(self, patterns: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = self.tr("One pattern in a line, as in .gitignore: *.log leaves out those files, drafts/ those folders.")
        self._text = QPlainTextEdit("\n".join(patterns))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * _LINES + 3 * GRID)
        self._text.setAccessibleName(self.tr("What to leave out"))
        self._text.setAccessibleDescription(said)
        self._wrong = label("", "danger", wraps=True)
        self._wrong.hide()
        save = button(self.tr("Leave these out"), self._give, "primary")
        drop = button(self.tr("Cancel"), self.dropped.emit, "quiet")
        column(label(said, "fact", wraps=True), self._text, self._wrong, row(save, drop, None), parent=self)

    def start(self) -> None:
        """Shows itself, ready to be typed into."""
        self.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, wrong: str) -> None:
        """Says below the field what is wrong."""
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))

    def _give(self) -> None:
        lines = (line.strip() for line in self._text.toPlainText().splitlines())
        self.given.emit(tuple(dict.fromkeys(filter(None, lines))))
