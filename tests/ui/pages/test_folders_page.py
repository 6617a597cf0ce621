"""The library page, built on a real library and used as a person uses it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QPlainTextEdit, QScrollArea, QToolButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.errors import AkinError
from app.domain.files import FileState
from app.runtime.pause import paused_until
from app.store.folders import FolderList
from app.ui.activity_bar import HOUR
from app.ui.bridge import IndexerBridge, Jobs
from app.ui.folder_row import FolderRow
from app.ui.folders_page import FoldersPage
from app.ui.icons import Icons
from app.ui.library_jobs import LibraryJobs
from app.ui.notice_words import Remedy
from app.ui.theme import Appearance, Theme
from app.ui.unread_item_model import Role, UnreadItemModel, grouped
from app.worker.facts import gather_unread
from tests.ui.pages.conftest import Filled

PATIENCE, NARROW = 60_000, 372  # the narrowest window, less its side bar
pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def page(qtbot: QtBot, library: LibraryJobs, theme: Theme) -> FoldersPage:
    """Shown, with the facts of the library."""
    made = FoldersPage(library, theme)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitUntil(lambda: library.situation.gathered, timeout=PATIENCE)
    return made


def texts(widget: QWidget) -> str:
    """All that can be read."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(widget: QWidget, text: str) -> None:
    """Clicks the button that says `text`."""
    (found,) = [each for each in widget.findChildren(QAbstractButton) if each.text() == text and each.isVisible()]
    assert found.isEnabled()
    found.click()


def menu_of(widget: QWidget, text: str) -> None:
    """Chooses an entry of the menu behind the dots."""
    (button,) = [each for each in widget.findChildren(QToolButton) if each.menu()]
    (entry,) = [action for action in button.menu().actions() if action.text() == text]
    entry.trigger()


def row_of(page: FoldersPage, folder: Path) -> FolderRow:
    (found,) = [row for row in page.findChildren(FolderRow) if row.path == os.path.realpath(folder)]
    return found


def visible_buttons(widget: QWidget) -> set[str]:
    return {each.text() for each in widget.findChildren(QAbstractButton) if each.isVisible() and each.text()}


def test_every_folder_is_shown_with_its_state(page: FoldersPage, filled: Filled) -> None:
    assert "Up to date" in texts(row_of(page, filled.letters))
    assert "2 file" in texts(row_of(page, filled.garden))
    assert "document" in texts(row_of(page, filled.letters))
    assert "Everything is up to date" in texts(page)
    assert all(row.accessibleName() for row in page.findChildren(FolderRow))


def test_a_folder_that_is_away_says_since_when(
    page: FoldersPage, library: LibraryJobs, filled: Filled, qtbot: QtBot
) -> None:
    away = filled.letters.with_name("away")
    filled.letters.rename(away)
    try:
        with qtbot.waitSignal(
            library.changed, timeout=PATIENCE, check_params_cb=lambda now: not now.folders[0].available
        ):
            library.look()
        assert "Offline, last seen" in texts(row_of(page, filled.letters))
    finally:
        away.rename(filled.letters)


def drop(page: FoldersPage, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    any_button, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, any_button, nothing)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, any_button, nothing))


def test_a_dropped_folder_is_indexed_and_a_dropped_file_is_refused_in_words(
    page: FoldersPage, library: LibraryJobs, indexer: IndexerBridge, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "bread.txt").write_text("Knead the dough for ten minutes.")
    indexer.start()
    with qtbot.waitSignal(library.failed, timeout=PATIENCE) as failed:
        drop(page, tmp_path / "new", tmp_path / "new" / "bread.txt")
    assert "is a file, not a folder" in str(failed.args[0])
    qtbot.waitUntil(lambda: len(page.findChildren(FolderRow)) == 3, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Up to date" in texts(row_of(page, tmp_path / "new")), timeout=PATIENCE)


def test_nothing_but_files_of_this_computer_can_be_dropped(page: FoldersPage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a")])
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    page.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_patterns_are_typed_and_a_wrong_one_is_said_at_the_field(
    page: FoldersPage, filled: Filled, qtbot: QtBot
) -> None:
    row = row_of(page, filled.letters)
    menu_of(row, "What to leave out…")
    (field,) = row.findChildren(QPlainTextEdit)
    field.setPlainText("*.log\n[z-a]\n")
    press(row, "Leave these out")
    qtbot.waitUntil(lambda: "cannot be used" in texts(row), timeout=PATIENCE)
    assert field.toPlainText() == "*.log\n[z-a]\n"
    field.setPlainText(" *.log\n\ndrafts/\n*.log")
    press(row, "Leave these out")
    qtbot.waitUntil(lambda: "Leaves out: *.log, drafts/" in texts(row), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not row.findChildren(QPlainTextEdit), timeout=PATIENCE)
    assert FolderList(filled.data_dir).all()[0].excludes == ("*.log", "drafts/")


def test_forgetting_asks_first_and_then_leaves_nothing(
    page: FoldersPage, library: LibraryJobs, indexer: IndexerBridge, filled: Filled, qtbot: QtBot
) -> None:
    indexer.start()
    row = row_of(page, filled.letters)
    menu_of(row, "Forget this folder…")
    assert "This cannot be undone" in texts(row)
    qtbot.keyClick(row.findChildren(QAbstractButton)[-1], Qt.Key.Key_Escape)
    assert "This cannot be undone" not in texts(row)
    assert len(FolderList(filled.data_dir).all()) == 2
    menu_of(row, "Forget this folder…")
    with qtbot.waitSignal(library.done, timeout=PATIENCE) as done:
        press(row, "Forget folder")
        assert library.situation.doing
    assert "12 file" in done.args[0]
    qtbot.waitUntil(lambda: len(page.findChildren(FolderRow)) == 1, timeout=PATIENCE)
    assert not library.situation.doing
    assert [folder.path for folder in FolderList(filled.data_dir).all()] == [os.path.realpath(filled.garden)]


def test_pausing_and_going_on(page: FoldersPage, library: LibraryJobs, filled: Filled, qtbot: QtBot) -> None:
    assert "Resume" not in visible_buttons(page)
    page._activity.pause_asked.emit(HOUR)
    qtbot.waitUntil(lambda: "Resume" in visible_buttons(page), timeout=PATIENCE)
    assert paused_until(filled.data_dir) is not None
    assert "Indexing is paused until" in texts(page)
    press(page, "Resume")
    qtbot.waitUntil(lambda: "Pause" in visible_buttons(page), timeout=PATIENCE)
    assert paused_until(filled.data_dir) is None
    assert library.situation.paused_until is None


@pytest.fixture
def unread(page: FoldersPage, library: LibraryJobs, qtbot: QtBot) -> UnreadItemModel:
    """The list of what was not read, in view."""
    with qtbot.waitSignal(library.unread, timeout=PATIENCE):
        page.show_unread()
    return page._unread._model


def test_what_was_not_read_stands_under_its_reason(unread: UnreadItemModel, page: FoldersPage) -> None:
    assert [(group.state, len(group.paths)) for group in unread.groups] == [
        ("failed", 2),
        ("skipped", 1),
        ("skipped", 1),
    ]
    assert "2 file" in texts(page._unread)
    first = unread.index(0, 0)
    assert "damaged" in first.data()
    assert [unread.index(row, 0, first).data() for row in range(2)] == ["map.pdf", "plan.pdf"]


def test_the_item_model_keeps_qts_rules(
    unread: UnreadItemModel, qtmodeltester: ModelTester, theme: Theme, filled: Filled
) -> None:
    qtmodeltester.check(unread)
    made = UnreadItemModel(Icons(theme))
    tester: Callable[[QAbstractItemModel], None] = qtmodeltester.check
    tester(made)
    made.set_groups(grouped(gather_unread(filled.data_dir)))
    made.set_groups(())


def test_one_file_can_be_tried_again_and_seen_in_its_folder(
    unread: UnreadItemModel,
    page: FoldersPage,
    indexer: IndexerBridge,
    filled: Filled,
    qtbot: QtBot,
) -> None:
    assert {"Try all again"} <= visible_buttons(page)
    file = unread.index(1, 0, unread.index(0, 0))
    page._unread._tree.setCurrentIndex(file)
    assert file.data(Role.PATHS) == (os.path.join(os.path.realpath(filled.garden), "plan.pdf"),)
    with qtbot.waitSignal(page.reveal_asked) as revealed:
        press(page, "Show in file manager")
    assert revealed.args == [file.data(Role.PATHS)[0]]
    indexer.start()
    with qtbot.waitSignal(
        indexer.told, timeout=PATIENCE, check_params_cb=lambda event: type(event).__name__ == "Finished"
    ):
        pass
    with qtbot.waitSignal(
        indexer.told,
        timeout=PATIENCE,
        check_params_cb=lambda event: getattr(getattr(event, "report", None), "found", 0) == 1,
    ) as told:
        press(page, "Try again")
    assert told.args[0].report.failed == 1


def test_the_list_can_be_taken_along(
    unread: UnreadItemModel, page: FoldersPage, library: LibraryJobs, tmp_path: Path, qtbot: QtBot
) -> None:
    assert unread.groups
    press(page, "Export list…")
    (dialog,) = page.findChildren(QFileDialog)
    with qtbot.waitSignal(library.done, timeout=PATIENCE):
        dialog.fileSelected.emit(str(tmp_path / "list.csv"))
    assert "plan.pdf" in (tmp_path / "list.csv").read_text("utf-8-sig")
    with qtbot.waitSignal(library.failed, timeout=PATIENCE) as failed:
        dialog.fileSelected.emit(str(tmp_path / "none" / "list.csv"))
    assert "cannot be written" in str(failed.args[0])
    dialog.reject()


@pytest.mark.slow
def test_storage_is_told_and_tidied(
    page: FoldersPage, library: LibraryJobs, indexer: IndexerBridge, qtbot: QtBot
) -> None:
    page._tabs.setCurrentIndex(2)
    assert "on this computer" in texts(page)
    indexer.start()
    with qtbot.waitSignal(library.done, timeout=PATIENCE) as done:
        press(page, "Tidy up")
    assert "takes" in done.args[0]


def test_an_examination_finds_damage_and_a_repair_mends_it(
    page: FoldersPage, library: LibraryJobs, indexer: IndexerBridge, filled: Filled, qtbot: QtBot
) -> None:
    page._tabs.setCurrentIndex(2)
    with qtbot.waitSignal(library.checked, timeout=PATIENCE):
        press(page, "Examine")
    qtbot.waitUntil(lambda: "Words: in order" in texts(page), timeout=PATIENCE)
    assert "Repair" not in visible_buttons(page)
    for file in filled.data_dir.glob("index/*/passages.lance/data/*.lance"):
        os.truncate(file, file.stat().st_size // 2)
    with qtbot.waitSignal(library.checked, timeout=PATIENCE):
        press(page, "Examine")
    qtbot.waitUntil(lambda: "Words: damaged" in texts(page), timeout=PATIENCE)
    with qtbot.waitSignal(library.done, timeout=PATIENCE) as done:
        press(page, "Repair")
    assert "repair is done" in done.args[0]
    indexer.start()
    qtbot.waitUntil(lambda: _is_whole(library), timeout=PATIENCE)


def _is_whole(library: LibraryJobs) -> bool:
    facts = library.situation.facts
    return facts is not None and facts.documents.passages > 0 and facts.files[FileState.WAITING] == 0


def test_a_damaged_index_shows_the_way_to_its_repair(
    page: FoldersPage, library: LibraryJobs, indexer: IndexerBridge, filled: Filled, qtbot: QtBot
) -> None:
    os.truncate(filled.data_dir / "ledger.sqlite", 5000)
    indexer.start()
    qtbot.waitUntil(lambda: "Repair the index" in visible_buttons(page), timeout=PATIENCE)
    with qtbot.waitSignal(page.remedy_asked) as asked:
        press(page, "Repair the index")
    assert asked.args == [Remedy.REPAIR.value]
    library.repair()
    qtbot.waitUntil(lambda: _is_whole(library), timeout=PATIENCE)


def test_a_backup_is_written_and_brought_back_after_a_question(
    page: FoldersPage, library: LibraryJobs, tmp_path: Path, qtbot: QtBot
) -> None:
    page._tabs.setCurrentIndex(2)
    with qtbot.waitSignal(library.done, timeout=PATIENCE):
        page._storage.back_up_asked.emit(str(tmp_path / "b.akin-backup"))
    page._storage._ask_before_restoring(str(tmp_path / "b.akin-backup"))
    assert "Restore b.akin-backup?" in texts(page)
    with qtbot.waitSignal(library.replaced, timeout=PATIENCE):
        press(page, "Restore")


def test_one_thing_at_a_time_is_done_to_the_library(library: LibraryJobs, qtbot: QtBot) -> None:
    with qtbot.waitSignals([library.done, library.failed], timeout=PATIENCE):
        library.compact()
        library.compact()


def test_without_folders_there_is_one_thing_to_do(
    qtbot: QtBot, threads: Jobs, indexer: IndexerBridge, theme: Theme, tmp_path: Path
) -> None:
    jobs = LibraryJobs(tmp_path / "none", threads, indexer)
    page = FoldersPage(jobs, theme)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: jobs.situation.gathered, timeout=PATIENCE)
    assert visible_buttons(page) == {"Add a folder…"}
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("width", [NARROW, 800, 1400])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_nothing_is_scrolled_sideways(page: FoldersPage, width: int, direction: Qt.LayoutDirection) -> None:
    page.setLayoutDirection(direction)
    page.resize(width, 600)
    for tab in range(3):
        page._tabs.setCurrentIndex(tab)
        assert page.minimumSizeHint().width() <= NARROW
    for scrolled in page.findChildren(QScrollArea):
        assert scrolled.widget().minimumSizeHint().width() <= NARROW
    page.grab()


def test_another_look_changes_nothing_that_was_typed(page: FoldersPage, theme: Theme, filled: Filled) -> None:
    row = row_of(page, filled.letters)
    menu_of(row, "What to leave out…")
    (field,) = row.findChildren(QPlainTextEdit)
    field.setPlainText("half a pat")
    theme.set_appearance(Appearance.DARK)
    theme.set_scale(1.5)
    page.grab()
    assert field.toPlainText() == "half a pat"
    theme.set_scale(1.0)
    theme.set_appearance(Appearance.SYSTEM)


def test_an_error_of_an_action_is_told_once(page: FoldersPage, library: LibraryJobs, qtbot: QtBot) -> None:
    errors: list[AkinError] = []
    library.failed.connect(errors.append)
    library.add_folders(["/no such folder"])
    qtbot.waitUntil(lambda: bool(errors), timeout=PATIENCE)
    assert "There is no folder" in str(errors[0])
    assert page.isEnabled()
