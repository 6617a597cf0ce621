"""Pages are drawn and read where they are shown, and passages are found on them."""

from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.previews import Box, FoundPassage
from app.extract import mupdf
from app.extract.detect import detect
from app.extract.limits import Limits
from app.extract.preview import pages as module
from app.extract.preview.pages import Pages
from tests.extract.preview.made_files import LEFT, PASSAGE, RIGHT, pages, two_columns

LIMITS = Limits()


def opened(path: Path) -> Pages:
    return Pages(detect(str(path), LIMITS), LIMITS)


def passage(text: str, page: int | None = 1, spans: tuple[tuple[int, int], ...] = ()) -> FoundPassage:
    return FoundPassage(page, 0, len(text), text, spans)


def text_in(path: Path, page: int, box: Box) -> str:
    """What stands in a box by MuPDF itself."""
    with mupdf.load().open(path) as pdf:
        return " ".join(pdf[page - 1].get_textbox((box[0] - 1, box[1] + 3, box[2] + 1, box[3] - 3)).split())


def test_a_page_is_drawn_as_large_as_it_is_asked_for(tmp_path: Path) -> None:
    document = opened(pages(tmp_path / "a.pdf", ["Hello"]))
    drawn = document.draw(1, 2.0)
    assert (drawn.width, drawn.height, drawn.sheet) == (800, 600, (400.0, 300.0))
    pixels = np.frombuffer(drawn.pixels, np.uint8).reshape(600, 800, 3)
    assert pixels[:70].min() == 255  # above the text
    assert pixels[70:120].min() < 60


def test_a_part_of_a_page_is_drawn_alone(tmp_path: Path) -> None:
    document = opened(pages(tmp_path / "a.pdf", ["Hello"]))
    whole = np.frombuffer(document.draw(1, 1.0).pixels, np.uint8).reshape(300, 400, 3)
    drawn = document.draw(1, 1.0, (30.0, 40.0, 130.0, 90.0))
    assert (drawn.width, drawn.height, drawn.clip) == (100, 50, (30.0, 40.0, 130.0, 90.0))
    assert (
        np.abs(np.frombuffer(drawn.pixels, np.uint8).reshape(50, 100, 3).astype(int) - whole[40:90, 30:130]).max() < 3
    )


def test_no_page_is_drawn_with_more_pixels_than_memory_bears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_DRAWN", 10_000)
    drawn = opened(pages(tmp_path / "a.pdf", ["Hello"])).draw(1, 50.0)
    assert drawn.width * drawn.height <= 10_400
    assert drawn.width / drawn.height == pytest.approx(400 / 300, rel=0.02)


def test_small_pictures_of_pages_keep_their_shape(tmp_path: Path) -> None:
    document = opened(pages(tmp_path / "a.pdf", ["Hello"]))
    assert (document.draw_small(1, 100).width, document.draw_small(1, 100).height) == (100, 75)
    drawn = document.draw_small(9, 50, (0, 0, 50, 100))  # of a page that is no longer there: the last one
    assert (drawn.width, drawn.height) == (25, 50)


def test_pages_are_counted_and_measured(tmp_path: Path) -> None:
    document = opened(pages(tmp_path / "a.pdf", ["One", "Two"], rotation=90))
    assert document.count == 2
    assert document.sheets() == ((300.0, 400.0), (300.0, 400.0))


@pytest.mark.parametrize("across", [False, True], ids=["column after column", "line by line"])
def test_columns_are_read_one_after_the_other(tmp_path: Path, across: bool) -> None:
    found = opened(two_columns(tmp_path / "a.pdf", across=across)).letters(1)
    text = " ".join(found.text.replace("-\n", "").split())
    assert text == " ".join(f"{LEFT} {RIGHT}".replace("-\n", "").split())
    assert found.boxes.shape == (len(found.text), 4)


@pytest.mark.parametrize("across", [False, True], ids=["column after column", "line by line"])
def test_a_passage_is_marked_line_by_line_though_a_word_is_broken(tmp_path: Path, across: bool) -> None:
    path = two_columns(tmp_path / "a.pdf", across=across)
    word = PASSAGE.index("harbour")
    (mark,) = opened(path).read(1, (passage(PASSAGE, spans=((word, word + 7),)),)).marks
    lines = [text_in(path, 1, box) for box in mark.areas]
    assert " ".join(lines).replace("- ", "") == PASSAGE
    assert [text_in(path, 1, box) for box in mark.words] == ["har-", "bour"]
    assert all(box[2] < 300 for box in mark.areas)  # nothing of the other column


def test_a_passage_that_goes_on_in_the_next_column_is_marked_in_both(tmp_path: Path) -> None:
    path = two_columns(tmp_path / "a.pdf")
    text = "Engineers have known this for a thousand years. Turbines that turn with the tide are slow and sturdy."
    (mark,) = opened(path).read(1, (passage(text),)).marks
    assert " ".join(text_in(path, 1, box) for box in mark.areas) == text
    assert min(box[0] for box in mark.areas) < 300 < max(box[0] for box in mark.areas)


def test_a_passage_that_goes_on_on_the_next_page_is_marked_on_both(tmp_path: Path) -> None:
    first = "The glacier has lost forty metres of thickness since"
    second = "the first survey of the valley in the year of the flood."
    path = pages(tmp_path / "a.pdf", [f"Ice.\n\n{first}", f"{second}\n\nThe end."])
    document, wanted = opened(path), (passage(f"{first} {second}"),)
    assert "".join(text_in(path, 1, box) for box in document.read(1, wanted).marks[0].areas) == first
    assert "".join(text_in(path, 2, box) for box in document.read(2, wanted).marks[0].areas) == second


def test_only_the_passages_of_a_page_are_marked_on_it(tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf", ["The same words on both pages.", "The same words on both pages."])
    wanted = (passage("Words of another file altogether, none of which is here."), passage("The same words", 2))
    assert opened(path).read(1, wanted).marks == ()
    assert [mark.passage for mark in opened(path).read(2, wanted).marks] == [1]


def test_what_was_read_off_a_scan_is_marked_by_its_place(tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf", [""])
    found = FoundPassage(1, 0, 4, "text", recognised=True, box=(10.0, 20.0, 60.0, 30.0))
    assert opened(path).read(1, (found,)).marks[0].areas == ((10.0, 20.0, 60.0, 30.0),)


def test_letters_of_a_turned_page_lie_where_it_shows_them(tmp_path: Path) -> None:
    document = opened(pages(tmp_path / "a.pdf", ["Hello"], rotation=90))
    letters = document.letters(1)
    boxes = letters.boxes[[place for place, letter in enumerate(letters.text) if letter.isalpha()]]
    drawn = document.draw(1, 1.0)
    dark = np.argwhere(np.frombuffer(drawn.pixels, np.uint8).reshape(drawn.height, drawn.width, 3).min(axis=2) < 128)
    top, left = dark.min(axis=0)
    assert boxes[:, 0].min() - 4 <= left <= boxes[:, 2].max()
    assert boxes[:, 1].min() - 4 <= top <= boxes[:, 3].max()


def test_text_is_copied_across_pages(tmp_path: Path) -> None:
    document = opened(pages(tmp_path / "a.pdf", ["One two", "three", "four five"]))
    assert document.between((1, 4), (3, 4)).text == "two\n\nthree\n\nfour"
    assert not document.between((1, 0), (9, 99)).cut


def test_a_pdf_with_a_password_is_told(tmp_path: Path) -> None:
    pdf = mupdf.load().open()
    pdf.new_page()
    pdf.save(tmp_path / "a.pdf", encryption=mupdf.load().PDF_ENCRYPT_AES_256, user_pw="x", owner_pw="y")
    with pytest.raises(SkippedFileError, match="password"):
        opened(tmp_path / "a.pdf")


def test_a_damaged_pdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    with pytest.raises(FailedFileError):
        opened(tmp_path / "a.pdf")
    with pytest.raises(FailedFileError, match="Page 7"):
        opened(pages(tmp_path / "b.pdf", ["one"])).draw(7, 1.0)
