"""What the benchmark of the window scrolls through, and that it measures every frame."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.icons import Icons
from app.ui.results_list import ResultsList
from app.ui.scrolled import FRAMES, Scrolling, lengthened
from app.ui.settling import Settling
from app.ui.theme import Theme
from app.ui.thumbnails import Thumbnails
from tests.ui.result_samples import NoDrawing, hits


def test_a_few_hits_become_many_files() -> None:
    many = lengthened(hits(3), 50)
    assert len({hit.path for hit in many}) == 50
    assert {hit.name for hit in many} == {"paper 0.pdf", "paper 1.pdf", "paper 2.pdf"}


def test_every_frame_of_list_and_grid_is_measured_and_the_answer_comes_back(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp)
    results = ResultsList(theme, Icons(theme), Thumbnails(NoDrawing()), Settling())
    qtbot.addWidget(results)
    results.resize(400, 200)
    results.show()
    before = hits(3)
    results.show_hits(before, fresh=True)
    scrolling = Scrolling(results, lengthened(before, 800))
    deepest = 0
    for wanted in scrolling.scene():
        assert isinstance(wanted, Callable | float)
        deepest = max(deepest, results.view.verticalScrollBar().value())
    assert deepest > 100
    assert {name: len(frames.took_ms) for name, frames in scrolling.frames.items()} == {"list": FRAMES, "grid": FRAMES}
    assert all(each > 0 for frames in scrolling.frames.values() for each in frames.worked_ms)
    assert results.hits == tuple(before)
