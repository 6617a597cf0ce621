"""The parts around the pages: side bar, status line, notices, welcome page, palette and sheet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.domain.asking import Question
from app.domain.files import FileKind, FileState
from app.domain.library_facts import DiskUse, DocumentCounts, FolderStatus, LibraryStatus
from app.domain.progress import Progress, Stage
from app.ui.bridge import Jobs
from app.ui.command_palette import CommandPalette, Entry
from app.ui.icons import Icons
from app.ui.key_choices import KeyChoices
from app.ui.notice_words import Gravity, NoticeWords, Remedy
from app.ui.notices import MOST_SHOWN, NoticeBar
from app.ui.pace import Step
from app.ui.saved_searches import SavedSearches
from app.ui.shortcut_sheet import ShortcutSheet
from app.ui.side_bar import SideBar
from app.ui.side_button import SideButton
from app.ui.situation import Situation
from app.ui.status_line import StatusLine
from app.ui.survey import survey
from app.ui.theme import Appearance, Theme
from app.ui.welcome_page import WelcomePage
from tests.ui.pages.laid_out import cut, overlapping


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture
def icons(theme: Theme) -> Icons:
    return Icons(theme)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def saved(tmp_path: Path, jobs: Jobs) -> SavedSearches:
    made = SavedSearches(tmp_path, jobs)
    made.save("Invoices", Question("invoice kind:document"))
    return made


def folder(path: str, documents: int, pictures: int, *, available: bool = True) -> FolderStatus:
    kinds = {FileKind.DOCUMENT: documents, FileKind.PICTURE: pictures}
    return FolderStatus(path, (), kinds, {FileState.INDEXED: documents + pictures}, available, datetime.now(UTC))


def situation(*folders: FolderStatus, meaning: float = 1.0, waiting: int = 0) -> Situation:
    files = dict.fromkeys(FileState, 0) | {FileState.INDEXED: sum(each.files for each in folders)}
    counts = DocumentCounts(100, int(100 * meaning), 1000, int(1000 * meaning))
    facts = LibraryStatus(
        data_dir=Path("/data"), folders=folders, files=files | {FileState.WAITING: waiting}, partly_read=0,
        documents=counts, vectors=0, words_ready=1.0, meaning_ready=meaning, disk=DiskUse(0, 0, 0, 0, 0),
        fingerprint="", last_run=None, writer=None, notes=(),
    )  # fmt: skip
    return Situation(gathered=True, facts=facts)


def shown(side: SideBar) -> dict[str, SideButton]:
    return {entry.text(): entry for entry in side.findChildren(SideButton)}


def test_the_side_bar_shows_kinds_saved_searches_and_folders_with_numbers(
    qtbot: QtBot, theme: Theme, icons: Icons, saved: SavedSearches
) -> None:
    side = SideBar(saved, theme, icons)
    qtbot.addWidget(side)
    side.show_situation(situation(folder("/home/ada/Documents", 20, 1), folder("/home/ada/Pictures", 0, 7)))
    side.show_counts({"Invoices": 3})
    entries = shown(side)
    told = {name: entry.accessibleDescription() for name, entry in entries.items()}
    assert told["All files"] == "28"
    assert (told["Documents"], told["Pictures"]) in {("20", "8"), ("21", "7"), ("20", "7"), ("21", "8")}
    assert told["Invoices"] == "3"
    asked: list[str] = []
    side.saved_asked.connect(asked.append)
    side.kind_asked.connect(asked.append)
    side.page_asked.connect(asked.append)
    for name in ("Invoices", "All files", "Settings"):
        entries[name].click()
    assert asked == ["Invoices", "", "settings"]


def test_a_folder_that_goes_leaves_the_side_bar_and_one_that_is_away_is_marked(
    qtbot: QtBot, theme: Theme, icons: Icons, saved: SavedSearches
) -> None:
    side = SideBar(saved, theme, icons)
    qtbot.addWidget(side)
    side.show()
    side.show_situation(situation(folder("/home/ada/Letters", 1, 0), folder("/media/disk", 5, 0, available=False)))
    assert "Offline" in shown(side)["disk"].toolTip()
    side.show_situation(situation(folder("/home/ada/Letters", 1, 0)))
    assert [entry.text() for entry in side.findChildren(SideButton) if entry.text() in ("Letters", "disk")
            and not entry.isHidden()] == ["Letters"]  # fmt: skip


def test_the_side_bar_marks_what_is_shown(qtbot: QtBot, theme: Theme, icons: Icons, saved: SavedSearches) -> None:
    side = SideBar(saved, theme, icons)
    qtbot.addWidget(side)

    def marked() -> list[str]:
        return [name for name, entry in shown(side).items() if entry.isChecked()]

    side.mark("search", "picture", "", Question("kind:picture"))
    assert marked() == ["Pictures"]
    side.mark("search", "document", "", Question("invoice  kind:document"))
    assert marked() == ["Invoices"]
    side.mark("library", "", "", Question(""))
    assert marked() == ["Library"]


def test_a_saved_search_that_is_removed_leaves_the_side_bar(
    qtbot: QtBot, theme: Theme, icons: Icons, saved: SavedSearches
) -> None:
    side = SideBar(saved, theme, icons)
    qtbot.addWidget(side)
    side.show()
    assert shown(side)["Invoices"].isVisible()
    saved.remove("Invoices")
    assert "Invoices" not in {name for name, entry in shown(side).items() if not entry.isHidden()}


def test_arrow_keys_go_through_the_side_bar(qtbot: QtBot, theme: Theme, icons: Icons, saved: SavedSearches) -> None:
    side = SideBar(saved, theme, icons)
    qtbot.addWidget(side)
    with qtbot.waitActive(side):
        side.show()
        side.activateWindow()
    entries = shown(side)
    entries["All files"].setFocus()
    qtbot.keyClick(entries["All files"], Qt.Key.Key_Down)
    assert entries["Documents"].hasFocus()
    with qtbot.waitSignal(side.kind_asked) as asked:
        qtbot.keyClick(entries["Documents"], Qt.Key.Key_Return)
    assert asked.args == ["document"]


@pytest.mark.parametrize(
    ("now", "parts"),
    [
        (Situation(), ["Opening the library"]),
        (Situation(gathered=True), ["Nothing leaves this computer"]),
        (situation(folder("/a", 3, 0)), ["all searchable"]),
        (situation(folder("/a", 3, 0), meaning=0.62), ["names ready", "words ready", "meaning 62 %"]),
        (replace(situation(folder("/a", 3, 0)), paused_until=float("inf")), ["Indexing is paused"]),
        (replace(situation(folder("/a", 3, 0)), doing="Tidying up…"), ["Tidying up…"]),
        (
            replace(
                situation(folder("/a", 3, 0), meaning=0.5),
                step=Step(Progress(Stage.MEANING, 500, 1000), rate=2.0, seconds_left=250.0),
            ),
            ["meaning 50 %", "about 4 min left"],
        ),
    ],
)
def test_the_status_line_says_how_far_things_are(qtbot: QtBot, icons: Icons, now: Situation, parts: list[str]) -> None:
    line = StatusLine(icons)
    qtbot.addWidget(line)
    line.show_situation(now)
    for part in parts:
        assert part in line.accessibleName()


def test_the_status_line_offers_pause_and_then_resume(qtbot: QtBot, icons: Icons) -> None:
    line = StatusLine(icons)
    qtbot.addWidget(line)
    now = situation(folder("/a", 3, 0))
    line.show_situation(now)
    with qtbot.waitSignal(line.pause_asked):
        line._rest.click()
    line.show_situation(replace(now, paused_until=float("inf")))
    with qtbot.waitSignal(line.resume_asked):
        line._rest.click()


def test_a_notice_stays_until_it_is_put_away_and_its_button_asks_for_the_remedy(qtbot: QtBot, icons: Icons) -> None:
    bar = NoticeBar(icons)
    qtbot.addWidget(bar)
    words = NoticeWords("The index is damaged.", "Repair it.", Gravity.DANGER, Remedy.REPAIR, "Repair")
    bar.tell("index", words)
    bar.tell("index", words)
    assert bar.subjects == ("index",)
    with qtbot.waitSignal(bar.remedy_asked) as asked:
        next(each for each in bar.findChildren(QPushButton) if each.text() == "Repair").click()
    assert asked.args == ["repair"]
    for number in range(MOST_SHOWN + 2):
        bar.tell(f"subject {number}", NoticeWords(f"Something {number}."))
    assert len(bar.subjects) == MOST_SHOWN
    assert "index" not in bar.subjects
    for subject in bar.subjects:
        bar.take_away(subject)
    assert bar.isHidden()


def test_a_folder_is_counted_within_bounds(tmp_path: Path) -> None:
    for name in ("a/1.txt", "a/2.txt", ".hidden/3.txt", ".4.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert (survey(str(tmp_path)).files, survey(str(tmp_path)).complete) == (2, True)
    ticks = iter(range(0, 1000, 100))
    assert not survey(str(tmp_path), lambda: next(ticks)).complete
    assert not survey(str(tmp_path / "none")).exists


@pytest.fixture
def welcome(qtbot: QtBot, jobs: Jobs, icons: Icons, tmp_path: Path) -> WelcomePage:
    (tmp_path / "Documents").mkdir()
    (tmp_path / "Documents" / "letter.txt").write_text("x")
    made = WelcomePage(jobs, icons, [str(tmp_path / "Documents"), str(tmp_path / "Pictures")])
    qtbot.addWidget(made)
    return made


def test_the_welcome_page_offers_the_folders_that_exist_and_starts_with_those_chosen(
    welcome: WelcomePage, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: len(welcome.findChildren(QCheckBox)) == 1)
    choice = welcome.findChildren(QCheckBox)[0]
    start = next(each for each in welcome.findChildren(QPushButton) if each.text() == "Start")
    assert (choice.text(), start.isEnabled()) == ("Documents", False)
    choice.click()
    with qtbot.waitSignal(welcome.chosen) as chosen:
        start.click()
    assert chosen.args == [[str(tmp_path / "Documents")]]


def test_a_folder_that_is_dropped_on_the_welcome_page_is_chosen(
    welcome: WelcomePage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Letters").mkdir()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "Letters"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(welcome, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(welcome, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    assert welcome.wanted() == [str(tmp_path / "Letters")]
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "gone"))])
    QApplication.sendEvent(welcome, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: welcome.wanted() == [str(tmp_path / "Letters")])


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_palette_finds_a_command_by_parts_of_its_words(
    qtbot: QtBot, window: QWidget, theme: Theme, icons: Icons
) -> None:
    done: list[str] = []
    entries = [
        Entry(text, icons.icon("search"), "Ctrl+X", lambda text=text: done.append(text))
        for text in ("Open", "Show in its folder", "Show or hide the side bar")
    ]
    palette = CommandPalette(lambda: entries, theme, window)
    palette.open()
    qtbot.keyClicks(palette._box, "sho fold")
    assert [palette._list.item(row).text() for row in range(palette._list.count())] == ["Show in its folder"]
    qtbot.keyClick(palette._box, Qt.Key.Key_Return)
    assert done == ["Show in its folder"]
    assert palette.isHidden()


def test_the_palette_goes_on_escape_and_gives_the_focus_back(
    qtbot: QtBot, window: QWidget, theme: Theme, icons: Icons
) -> None:
    inside = QPushButton("inside", window)
    inside.show()
    inside.setFocus()
    palette = CommandPalette(lambda: [Entry("Open", icons.icon("search"), "", lambda: None)], theme, window)
    palette.open()
    assert palette._box.hasFocus()
    qtbot.keyClick(palette._box, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert inside.hasFocus()
    palette.open()
    inside.setFocus()  # as a click elsewhere does
    assert palette.isHidden()


def test_the_sheet_fits_into_the_window(qtbot: QtBot, window: QWidget, theme: Theme, tmp_path: Path) -> None:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    sheet = ShortcutSheet(KeyChoices(kept), window)
    for scale in (1.0, 2.0):  # twice as large it has fewer columns, and is scrolled
        theme.set_scale(scale)
        sheet.open()
        assert window.rect().contains(sheet.geometry())
        assert [*cut(sheet), *overlapping(sheet)] == []
        sheet.hide()
    sheet.open()
    bar = sheet.findChild(QScrollArea).verticalScrollBar()
    qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
