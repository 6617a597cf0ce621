import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extract.pictures_inside.caption import (
    MOST_CHARACTERS,
    Text,
    caption_of,
    described,
    is_caption,
    joined,
    tidy,
)

BOX = (100.0, 100.0, 300.0, 200.0)


def text(words: str, x: float, y: float, width: float = 200, height: float = 12) -> Text:
    return Text(x, y, x + width, y + height, words)


@pytest.mark.parametrize(
    "words",
    ["Figure 3: a", "Fig. 2a shows", "FIG. 12.", "Abbildung 4 – x", "Tab. IV. x", "Table 1", "图 3 x", "Photo: Ann"],
)
def test_captions(words: str) -> None:
    assert is_caption(words)


@pytest.mark.parametrize("words", ["Figures are shown", "The figure 3", "Tabular data", "Maps help", "Photography", ""])
def test_no_captions(words: str) -> None:
    assert not is_caption(words)


def test_the_nearest_caption_wins_and_below_before_above() -> None:
    texts = [text("Figure 1: above", 100, 80), text("Figure 2: below", 100, 215), text("Figure 3: far", 100, 280)]
    assert caption_of(BOX, texts) == "Figure 2: below"


def test_a_caption_inside_a_block_and_beside_the_picture() -> None:
    assert caption_of(BOX, [text("0 10 20\nFigure 2. Growth", 100, 205, height=30)]) == "Figure 2. Growth"
    assert caption_of(BOX, [text("Figure 5. Beside", 310, 120)]) == "Figure 5. Beside"


def test_what_is_written_on_the_picture_is_no_caption() -> None:
    assert caption_of(BOX, [text("Figure 2 on it", 100, 150)]) == ""
    assert caption_of(BOX, [text("a label", 120, 150, 50)]) == ""


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("A dog on a beach", "A dog on a beach"),
        ("A dog\nDescription automatically generated with low confidence", "A dog"),
        ("C:\\Users\\ann\\x.png", ""),
        ("image1.png", ""),
        ("Picture 3", ""),
        (None, ""),
    ],
)
def test_descriptions(told: str | None, kept: str) -> None:
    assert described(told) == kept


def test_what_is_said_twice_is_kept_once() -> None:
    assert joined(("Boats", "Boats at noon", "", "Boats")) == "Boats at noon"
    assert joined(("A swing.", "Figure 1")) == "A swing. Figure 1"


@given(st.text())
def test_any_text_becomes_a_short_line(words: str) -> None:
    line = tidy(words)
    assert len(line) <= MOST_CHARACTERS
    assert "\n" not in line
    assert joined((words, words)) == joined((words,))
