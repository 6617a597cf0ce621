"""Letters are found under the pointer, and what is between two places is selected."""

import numpy as np

from app.domain.previews import PageLetters
from app.ui.preview.selection import Selection, boxes_between, is_on_text, letter_at, line_around, word_around


def letters(*lines: str) -> PageLetters:
    """Letters 10 wide and 20 high, in lines 30 apart."""
    boxes: list[tuple[float, float, float, float]] = []
    for row, line in enumerate(lines):
        boxes += [(10.0 * at, 30.0 * row, 10.0 * at + 10, 30.0 * row + 20) for at in range(len(line))]
        boxes.append((0.0, 0.0, 0.0, 0.0))
    return PageLetters("".join(f"{line}\n" for line in lines), np.asarray(boxes, np.float32).reshape(-1, 4))


PAGE = letters("first line", "second")


def test_the_nearest_place_between_letters_is_taken() -> None:
    assert letter_at(PAGE, 12, 10) == 1
    assert letter_at(PAGE, 18, 10) == 2
    assert letter_at(PAGE, 1000, 10) == len("first line")
    assert letter_at(PAGE, -5, 45) == len("first line\n")
    assert letter_at(PAGE, 22, 500) == len("first line\n") + 2
    assert letter_at(letters(), 5, 5) == 0


def test_the_pointer_tells_whether_there_is_text() -> None:
    assert is_on_text(PAGE, 15, 10)
    assert not is_on_text(PAGE, 15, 25)
    assert not is_on_text(letters(), 0, 0)


def test_words_and_lines_are_found_around_a_place() -> None:
    assert PAGE.text[slice(*word_around(PAGE.text, 7))] == "line"
    assert PAGE.text[slice(*word_around(PAGE.text, len("first line")))] == "line"
    assert PAGE.text[slice(*line_around(PAGE.text, 13))] == "second"


def test_a_selection_reaches_across_pages_whichever_way_it_is_drawn() -> None:
    for selection in (Selection((2, 5), (4, 3)), Selection((4, 3), (2, 5))):
        assert [selection.on_page(page, 100) for page in range(1, 6)] == [(0, 0), (5, 100), (0, 100), (0, 3), (0, 0)]
    assert Selection((1, 1), (1, 1)).is_empty


def test_one_box_is_painted_for_each_line() -> None:
    start, end = PAGE.text.index("line"), PAGE.text.index("cond")
    assert boxes_between(PAGE, start, end) == [(60.0, 0.0, 100.0, 20.0), (0.0, 30.0, 20.0, 50.0)]
    assert boxes_between(PAGE, 3, 3) == []
