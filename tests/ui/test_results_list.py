"""The list of results as a person uses it: by keys and pointer, while better orders arrive."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.domain.files import FileKind
from app.domain.hits import Hit
from app.ui.icons import Icons
from app.ui.results_delegate import ResultsDelegate
from app.ui.results_list import ResultsList
from app.ui.results_rows import Order
from app.ui.results_view import SLICE, Act
from app.ui.row_look import RowPart
from app.ui.settling import Settling
from app.ui.theme import Appearance, Theme
from app.ui.thumbnails import Thumbnails
from tests.ui.result_samples import FOLDER, NoDrawing, hit, hits


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture
def results(theme: Theme, qtbot: QtBot) -> Iterator[ResultsList]:
    thumbnails = Thumbnails(NoDrawing())
    made = ResultsList(theme, Icons(theme), thumbnails, Settling())
    qtbot.addWidget(made)
    made.set_folders([FOLDER])
    made.resize(640, 500)
    made.show()
    yield made
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def names(results: ResultsList) -> list[str]:
    return [row.hit.name for row in results.selected()]


def test_the_first_hit_is_the_current_one_and_follows_a_better_order(results: ResultsList) -> None:
    told: list[str | None] = []
    results.current_changed.connect(lambda row: told.append(row.hit.name if row else None))
    a, b, c = hit("a"), hit("b"), hit("c")
    results.show_hits([a, b, c], fresh=True)
    results.show_hits([b, a, c], fresh=False)
    results.show_hits([b, c], fresh=False)  # nothing new to look at
    results.show_hits([], fresh=True)
    assert told == ["a", "b", None]


def test_the_hit_that_the_person_chose_stays_chosen_and_where_it_is(results: ResultsList) -> None:
    shown = hits(40)
    results.show_hits(shown, fresh=True)
    for _ in range(20):
        results.step(Qt.Key.Key_Down)
    before = results.view.visualRect(results.view.currentIndex()).top()
    results.show_hits(shown[15:25] + shown[:15] + shown[25:], fresh=False)
    assert names(results) == ["paper 20.pdf"]
    assert results.view.visualRect(results.view.currentIndex()).top() == before
    results.show_hits(list(reversed(shown[10:])), fresh=False)  # others go, others come
    assert names(results) == ["paper 20.pdf"]
    assert results.view.visualRect(results.view.currentIndex()).top() == before


def test_who_has_scrolled_stays_at_the_same_row(results: ResultsList) -> None:
    shown = hits(40)
    results.show_hits(shown, fresh=True)
    results.view.verticalScrollBar().setValue(1000)
    top = results.view.indexAt(QPoint(100, 10)).data()
    results.show_hits(shown[1:3] + shown[:1] + shown[3:] + hits(3, path="/x/new"), fresh=False)
    assert results.view.indexAt(QPoint(100, 10)).data() == top


def test_a_new_question_begins_at_the_top(results: ResultsList) -> None:
    results.show_hits(hits(40), fresh=True)
    results.step(Qt.Key.Key_End)
    results.show_hits(list(reversed(hits(40))), fresh=True)
    assert names(results) == ["paper 39.pdf"]
    assert results.view.verticalScrollBar().value() == 0


def test_several_stay_selected_through_a_better_order(results: ResultsList) -> None:
    shown = hits(6)
    results.show_hits(shown, fresh=True)
    results.view.setFocus()
    QTest.keyClick(results.view, Qt.Key.Key_Down)
    QTest.keyClick(results.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert names(results) == ["paper 1.pdf", "paper 2.pdf"]
    results.show_hits(shown[3:] + shown[:3], fresh=False)
    assert names(results) == ["paper 1.pdf", "paper 2.pdf"]
    results.show_hits([*shown[2:], shown[1]], fresh=False)  # not the same ones
    assert sorted(names(results)) == ["paper 1.pdf", "paper 2.pdf"]


@pytest.mark.parametrize(
    ("key", "modifier", "act"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, Act.OPEN),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, Act.OPEN),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, Act.REVEAL),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier, Act.DETAILS),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, Act.PREVIEW),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, Act.COPY),
    ],
)
def test_keys_act_on_the_hit(results: ResultsList, key: Qt.Key, modifier: Qt.KeyboardModifier, act: Act) -> None:
    acted: list[Act] = []
    results.acted.connect(acted.append)
    results.show_hits(hits(2), fresh=True)
    QTest.keyClick(results.view, key, modifier)
    assert acted == [act]


def test_letters_go_to_the_box(results: ResultsList) -> None:
    typed: list[str] = []
    results.typed.connect(typed.append)
    results.show_hits(hits(2), fresh=True)
    QTest.keyClicks(results.view, "pA/")
    assert typed == ["p", "A", "/"]
    assert names(results) == ["paper 0.pdf"]


def test_a_double_click_opens(results: ResultsList) -> None:
    acted: list[Act] = []
    results.acted.connect(acted.append)
    results.show_hits(hits(3), fresh=True)
    place = results.view.visualRect(results.model.index(1, 0)).center()
    QTest.mouseClick(results.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(results.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert acted == [Act.OPEN]
    assert names(results) == ["paper 1.pdf"]


def part_place(results: ResultsList, wanted: RowPart) -> QPoint:
    """Where a part of the first row can be clicked, found by trying."""
    delegate, index = results.view.itemDelegate(), results.model.index(0, 0)
    assert isinstance(delegate, ResultsDelegate)
    option = QStyleOptionViewItem()
    results.view.initViewItemOption(option)
    option.rect = results.view.visualRect(index)
    places = (QPoint(x, y) for y in range(option.rect.top(), option.rect.bottom(), 3) for x in range(0, 640, 3))
    return next(at for at in places if delegate.part_at(option, index, at) is wanted)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_click_unfolds_what_is_similar(results: ResultsList, direction: Qt.LayoutDirection) -> None:
    QApplication.setLayoutDirection(direction)
    results.show_hits([hit("a", similar=("/p/b", "/p/c"), copies=("/p/d",)), hit("e")], fresh=True)
    assert (part_place(results, RowPart.WHY).x() > 320) is (direction == Qt.LayoutDirection.LeftToRight)
    place = part_place(results, RowPart.FAMILY)
    QTest.mouseClick(results.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [row.hit.name for row in results.model.rows] == ["a", "b", "c", "d", "e"]
    results.toggle_family()
    assert [row.hit.name for row in results.model.rows] == ["a", "e"]


def test_a_click_asks_why(results: ResultsList) -> None:
    asked: list[QPoint] = []
    results.why_asked.connect(asked.append)
    results.show_hits(hits(2), fresh=True)
    QTest.mouseClick(results.view.viewport(), Qt.MouseButton.LeftButton, pos=part_place(results, RowPart.WHY))
    assert len(asked) == 1


def test_the_pointer_keeps_rows_where_they_are(theme: Theme, qtbot: QtBot) -> None:
    settling = Settling(60)
    results = ResultsList(theme, Icons(theme), Thumbnails(NoDrawing()), settling)
    qtbot.addWidget(results)
    results.resize(640, 500)
    results.show()
    a, b = hit("a"), hit("b")
    results.show_hits([a, b], fresh=True)
    QTest.mouseMove(results.view.viewport(), QPoint(100, 60))
    QTest.mouseMove(results.view.viewport(), QPoint(100, 70))
    settling.propose(lambda: results.show_hits([b, a], fresh=False))
    assert results.model.rows[0].hit.name == "a"
    qtbot.waitUntil(lambda: results.model.rows[0].hit.name == "b")


def test_sorting_and_back(results: ResultsList) -> None:
    results.show_hits([hit("b", size=5), hit("a", size=9)], fresh=True)
    results.set_order(Order.LARGEST)
    assert [row.hit.name for row in results.model.rows] == ["a", "b"]
    results.set_order(Order.RELEVANCE)
    assert [row.hit.name for row in results.model.rows] == ["b", "a"]


def test_grid_and_list_share_what_is_chosen(results: ResultsList) -> None:
    results.show_hits(hits(30), fresh=True)
    results.set_grid(True)
    results.view.setFocus()
    QTest.keyClick(results.view, Qt.Key.Key_Right)
    QTest.keyClick(results.view, Qt.Key.Key_Down)
    chosen = names(results)
    cells = [results.view.visualRect(results.model.index(at, 0)) for at in range(4)]
    assert cells[0].top() == cells[1].top() == cells[2].top() < cells[3].top()  # three in a line fill the width
    assert cells[2].right() <= results.view.viewport().width() < cells[2].right() + 24
    results.set_grid_size(96)
    assert results.view.visualRect(results.model.index(4, 0)).top() == cells[0].top()
    results.set_grid(False)
    assert names(results) == chosen == ["paper 4.pdf"]


def test_a_long_list_is_laid_out_slice_by_slice(results: ResultsList, qtbot: QtBot) -> None:
    """Its heights are asked for in Python: all of them at once would keep keys waiting."""
    last = results.model.index
    results.show_hits(hits(8 * SLICE), fresh=True)
    assert results.view.visualRect(last(8 * SLICE - 1, 0)).isEmpty()
    assert results.view.visualRect(last(SLICE - 2, 0)).isValid()
    qtbot.waitUntil(lambda: results.view.visualRect(last(8 * SLICE - 1, 0)).isValid())
    results.resize(500, 400)  # another width does not begin anew
    assert results.view.visualRect(last(8 * SLICE - 1, 0)).isValid()


def test_the_end_of_a_long_list_is_reached_before_all_is_laid_out(results: ResultsList) -> None:
    results.show_hits(hits(4 * SLICE), fresh=True)
    results.step(Qt.Key.Key_End)
    assert names(results) == [f"paper {4 * SLICE - 1}.pdf"]
    assert results.view.viewport().rect().contains(results.view.visualRect(results.view.currentIndex()))


def test_who_looks_far_down_a_long_list_stays_there(results: ResultsList) -> None:
    shown = hits(4 * SLICE)
    results.show_hits(shown, fresh=True)
    results.view.lay_out_to(results.model.index(4 * SLICE - 1, 0))
    results.view.verticalScrollBar().setValue(3 * SLICE * results.view.visualRect(results.model.index(0, 0)).height())
    top = results.view.indexAt(QPoint(100, 10)).data()
    results.show_hits([*hits(3, path="/x/new"), *shown[1:], shown[0]], fresh=False)
    assert results.view.indexAt(QPoint(100, 10)).data() == top != "paper 0.pdf"


def test_every_row_has_words_for_a_screen_reader(results: ResultsList) -> None:
    results.show_hits(hits(2), fresh=True)
    view = QAccessible.queryAccessibleInterface(results.view)
    child = view.child(0)
    assert view.text(QAccessible.Text.Name) == "Results"
    assert child.text(QAccessible.Text.Name).startswith(
        "paper 0.pdf, document, page 7, strong match, in Documents, Energy"
    )


ALL_KINDS: list[Hit] = [
    hit("a very long name " * 12 + ".pdf"),
    hit("תוצאה בעברית.txt", page=None, snippet="הטורבינות מסתובבות עם הגאות", spans=((0, 5),)),
    hit("IMG_1.jpg", kind=FileKind.PICTURE, page=None, snippet="", spans=(), strength=1, similar=("/p/b",) * 3),
    hit("no extension", kind=FileKind.OTHER, page=None, snippet="", spans=(), modified=0, size=0, arms={}),
    hit("read.png", kind=FileKind.PICTURE, recognised=True, strength=2, offline=True, copies=("/p/c",)),
    hit("code.py", kind=FileKind.CODE, snippet="x" * 400, spans=((0, 400),)),
    hit("a🌊.eml", kind=FileKind.MAIL, snippet="🌊 the tide " * 20, spans=((2, 5),)),
]


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("grid", [False, True])
def test_everything_can_be_painted(
    results: ResultsList, theme: Theme, appearance: Appearance, direction: Qt.LayoutDirection, grid: bool
) -> None:
    """A warning of Qt's fails this."""
    QApplication.setLayoutDirection(direction)
    theme.set_appearance(appearance)
    theme.set_scale(1.6)
    results.set_grid(grid)
    results.show_hits(ALL_KINDS, fresh=True)
    results.step(Qt.Key.Key_Down)
    for width in (90, 380, 1400):
        results.resize(width, 900)
        image = results.grab().toImage()
        assert not image.isNull()
    assert {row.hit.name for row in results.model.rows} == {each.name for each in ALL_KINDS}


def test_rows_are_painted_in_the_colours_that_hold(results: ResultsList, theme: Theme) -> None:
    results.show_hits([hit("a", snippet="", spans=())] * 1, fresh=True)
    theme.set_appearance(Appearance.DARK)
    image = results.grab().toImage()
    chosen = image.pixelColor(12, 30).name()
    assert chosen == theme.tokens.accent_soft.name()


@pytest.mark.slow
def test_five_thousand_hits_scroll_at_sixty_frames(results: ResultsList) -> None:
    """The better ones of full repaints after each page down, every row of them laid out anew, in processor time."""
    results.resize(700, 900)
    for grid in (False, True):
        results.set_grid(grid)
        results.show_hits(hits(5000, snippet="They turn with the tide. " * 8), fresh=True)
        results.view.lay_out_to(results.model.index(4999, 0))
        bar, viewport = results.view.verticalScrollBar(), results.view.viewport()
        took = []
        for _ in range(40):
            bar.setValue(bar.value() + bar.pageStep())
            began = time.thread_time()
            viewport.repaint(QRect(QPoint(0, 0), QSize(viewport.width(), viewport.height())))
            took.append(time.thread_time() - began)
        assert sorted(took)[len(took) // 4] < 1 / 60  # a machine that does other things, too, spoils some


@pytest.mark.slow
def test_five_thousand_hits_keep_no_key_waiting(results: ResultsList, qtbot: QtBot) -> None:
    """What the main thread works at once, in processor time: to show them, to lay them out, and at a better order."""
    results.resize(700, 900)
    last, shown = results.model.index, hits(5000, snippet="They turn with the tide. " * 8)
    took = []
    for order in (shown, [*shown[1:], shown[0]], shown):  # once is enough to be quick: others may be at work, too
        began = time.thread_time()
        results.show_hits(order, fresh=True)
        took.append(time.thread_time() - began)
        qtbot.waitUntil(lambda: results.view.visualRect(last(4999, 0)).isValid())
    assert min(took) < 0.016
