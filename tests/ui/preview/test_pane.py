"""The pane shows a hit at its passage, steps through the others, and says in words what it cannot show."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.asking import Question
from app.domain.errors import LibraryError
from app.domain.files import FileKind
from app.domain.hits import HitPicture
from app.domain.previews import FoundPassage, Reason, Unshown
from app.ui.bridge import Jobs
from app.ui.icons import Icons
from app.ui.preview.client import PreviewClient
from app.ui.preview.message_view import MessageView
from app.ui.preview.opening import index_of, passage_of
from app.ui.preview.page_view import PageView
from app.ui.preview.pane import PassagesOf, PreviewPane
from app.ui.preview.picture_view import PictureView
from app.ui.preview.text_view import TextView
from app.ui.theme import Theme
from tests.extract.made_pictures import scene
from tests.extract.preview.made_files import pages
from tests.ui.preview.conftest import WAIT, hit_on

TEXTS = [f"Page {number} of the report speaks of tides and of the moon." for number in range(1, 6)]
FOUND = tuple(FoundPassage(page, 0, 9, TEXTS[page - 1], ((24, 29),)) for page in (1, 3, 5))
QUESTION = Question("tides")
Make = Callable[..., PreviewPane]


@pytest.fixture
def make(client: PreviewClient, theme: Theme, jobs: Jobs, holder: QWidget) -> Iterator[Make]:
    made: list[PreviewPane] = []

    def pane(passages_of: PassagesOf = lambda path, question: ()) -> PreviewPane:  # noqa: ARG005
        made.append(PreviewPane(client, theme, jobs, passages_of, holder))
        made[-1].setGeometry(holder.rect())
        made[-1].show()
        return made[-1]

    yield pane
    for each in made:
        each.close_preview()


def words(widget: QWidget) -> str:
    """All labels that can be seen."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_nothing_chosen_says_so(make: Make) -> None:
    pane = make()
    assert "Choose a result" in pane.message.words
    assert not pane.header.isVisible()


@pytest.mark.parametrize(
    ("name", "kind", "view"),
    [
        ("a.pdf", FileKind.DOCUMENT, PageView),
        ("a.txt", FileKind.DOCUMENT, TextView),
        ("a.py", FileKind.CODE, TextView),
        ("a.png", FileKind.PICTURE, PictureView),
    ],
)
def test_each_kind_has_its_view(
    make: Make, qtbot: QtBot, tmp_path: Path, name: str, kind: FileKind, view: type
) -> None:
    path = tmp_path / name
    if name == "a.pdf":
        pages(path, TEXTS)
    elif name == "a.png":
        scene(1).save(path)
    else:
        path.write_text("x = 1\n")
    pane = make()
    pane.show_hit(hit_on(path, kind=kind), QUESTION)
    qtbot.waitUntil(lambda: isinstance(pane.view, view), timeout=WAIT)
    assert pane.body.shown is pane.view
    assert name in words(pane.header)
    assert pane.view.accessibleName() or pane.view.focusProxy()


def test_the_passages_of_the_file_can_be_stepped_through(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf", TEXTS)
    pane = make(lambda asked, question: FOUND if (asked, question) == (str(path), QUESTION) else ())
    pane.show_hit(hit_on(path, f"…{TEXTS[2][5:40]}…", 3, ((20, 25),)), QUESTION)
    qtbot.waitUntil(lambda: isinstance(pane.view, PageView) and len(pane.passages) == 3, timeout=WAIT)
    assert isinstance(pane.view, PageView)
    qtbot.waitUntil(lambda: "2 of 3" in words(pane.header), timeout=WAIT)
    assert "Page 3 of 5" in words(pane.header)
    pane.header._next.click()
    qtbot.waitUntil(lambda: "Page 5 of 5" in words(pane.header), timeout=WAIT)
    assert "3 of 3" in words(pane.header)
    assert not pane.step_hit(1)
    assert pane.step_hit(-1)
    assert pane.step_hit(-1)
    assert not pane.step_hit(-1)
    qtbot.waitUntil(lambda: "Page 1 of 5" in words(pane.header), timeout=WAIT)


def test_the_hit_itself_is_marked_before_its_passages_are_known(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf", TEXTS)

    def fail(asked: str, question: Question) -> tuple[FoundPassage, ...]:  # noqa: ARG001
        raise LibraryError("The library is busy.")

    pane = make(fail)
    pane.show_hit(hit_on(path, f"…{TEXTS[3][5:50]}…", 4), QUESTION)
    qtbot.waitUntil(lambda: isinstance(pane.view, PageView) and pane.view._mark_of(4, 0) is not None, timeout=WAIT)
    assert "of 1" not in words(pane.header)


def test_passages_that_come_too_late_are_dropped(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    one, other = pages(tmp_path / "a.pdf", TEXTS), pages(tmp_path / "b.pdf", TEXTS)
    begun, go_on = threading.Event(), threading.Event()

    def slow(asked: str, question: Question) -> tuple[FoundPassage, ...]:  # noqa: ARG001
        if asked == str(one):
            begun.set()
            go_on.wait(20)
            return FOUND
        return FOUND[:2]

    pane = make(slow)
    pane.show_hit(hit_on(one), QUESTION)
    qtbot.waitUntil(begun.is_set, timeout=WAIT)
    pane.show_hit(hit_on(other), QUESTION)
    go_on.set()
    qtbot.waitUntil(lambda: len(pane.passages) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: isinstance(pane.view, PageView), timeout=WAIT)
    assert pane.passages == FOUND[:2]


def test_only_the_last_of_many_hits_is_opened(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    paths = [pages(tmp_path / f"{number}.pdf", [f"Number {number}"]) for number in range(6)]
    pane = make()
    for path in paths:
        pane.show_hit(hit_on(path), QUESTION)
    qtbot.waitUntil(lambda: isinstance(pane.view, PageView), timeout=WAIT)
    assert isinstance(pane.view, PageView)
    assert pane.view._path == str(paths[-1])
    assert len(pane.body.findChildren(PageView)) == 1


def test_another_passage_of_the_same_file_keeps_the_view(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf", TEXTS)
    pane = make()
    pane.show_hit(hit_on(path, TEXTS[0], 1), QUESTION)
    qtbot.waitUntil(lambda: pane.view is not None, timeout=WAIT)
    before = pane.view
    pane.show_hit(hit_on(path, TEXTS[4], 5), Question("moon"))
    qtbot.waitUntil(lambda: "Page 5 of 5" in words(pane.header), timeout=WAIT)
    assert pane.view is before


def test_a_file_that_is_gone_is_told_and_can_be_tried_again(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    pane = make()
    pane.show_hit(hit_on(tmp_path / "a.pdf"), QUESTION)
    qtbot.waitUntil(lambda: "gone" in pane.message.words, timeout=WAIT)
    pages(tmp_path / "a.pdf", TEXTS)
    (retry,) = [button for button in pane.message.findChildren(QPushButton) if button.isVisible()]
    retry.click()
    qtbot.waitUntil(lambda: isinstance(pane.view, PageView), timeout=WAIT)


def test_a_damaged_file_is_told_and_can_be_opened_elsewhere(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing else")
    pane = make()
    hit = hit_on(tmp_path / "a.pdf")
    opened: list[object] = []
    pane.open_asked.connect(opened.append)
    pane.show_hit(hit, QUESTION)
    qtbot.waitUntil(lambda: "damaged" in pane.message.words, timeout=WAIT)
    pane.message._open.click()
    assert opened == [hit]


def test_a_name_without_a_break_has_its_place_while_its_file_is_opened(theme: Theme, qtbot: QtBot) -> None:
    message = MessageView(theme, Icons(theme))
    qtbot.addWidget(message)
    for show in (message.show_opening, message.show_slow):
        show(f"{'x' * 250}.pdf")
        longest = max(message.words.split(), key=len)
        assert message.fontMetrics().horizontalAdvance(longest) < 360
        assert ".pdf" in longest
    message.show_opening("report.pdf")
    assert "report.pdf" in message.words


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(theme: Theme, qtbot: QtBot, reason: Reason) -> None:
    message = MessageView(theme, Icons(theme))
    qtbot.addWidget(message)
    message.show_failure(Unshown(reason, "Because of this."), can_open=True)
    assert len(message.words.split()) > 3


def test_what_takes_a_moment_says_so_and_what_is_quick_does_not(
    make: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pages(tmp_path / "a.pdf", TEXTS)
    pane = make()
    pane.show_hit(hit_on(path), QUESTION)
    assert "Opening" not in pane.message.words
    qtbot.waitUntil(lambda: pane.view is not None, timeout=WAIT)
    monkeypatch.setattr(pane._client, "ask", lambda *_: _Never())
    pane.show_hit(hit_on(tmp_path / "slow.pdf"), QUESTION)
    qtbot.waitUntil(lambda: "Opening slow.pdf" in pane.message.words, timeout=WAIT)
    assert pane.body.shown is pane.message


class _Never:
    def drop(self) -> None:
        """Nothing to drop."""


def test_a_widget_can_be_put_below(make: Make, qtbot: QtBot) -> None:
    pane = make()
    footer = QLabel("Why: meaning")
    pane.set_footer(footer)
    qtbot.waitUntil(footer.isVisible, timeout=WAIT)
    pane.set_footer(QLabel("Why: words"))
    qtbot.waitUntil(lambda: words(pane).endswith("Why: words"), timeout=WAIT)


def test_a_hit_tells_of_its_own_passage(tmp_path: Path) -> None:
    found = passage_of(hit_on(tmp_path / "a.pdf", "…one two three…", 4, ((5, 8),)))
    assert found is not None
    assert (found.page, found.text, found.spans) == (4, "one two three", ((4, 7),))
    assert passage_of(hit_on(tmp_path / "a.pdf", "")) is None
    picture = HitPicture(1, None, 9, 9, "a caption")
    assert passage_of(hit_on(tmp_path / "a.pdf", "a caption", picture=picture)) is None


def test_the_passage_that_is_shown_is_found_among_all() -> None:
    shown = FoundPassage(3, -1, -1, TEXTS[2][5:30])
    assert index_of(FOUND, shown) == 1
    assert index_of(FOUND, FoundPassage(5, -1, -1, "words that are not there")) == 2
    assert index_of(FOUND, None) == 0
