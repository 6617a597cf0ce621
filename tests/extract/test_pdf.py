from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import BlockKind, Document, EmbeddedPicture
from app.domain.errors import FailedFileError, SkippedFileError
from app.extract import mupdf
from app.extract.limits import Limits
from app.extract.pdf.paragraphs import join
from app.extract.pdf.title import is_junk
from app.extract.registry import extract

pymupdf = mupdf.load()
WORDS = ["the", "quick", "brown", "fox", "jumps", "over", "a", "lazy", "dog"]


def sentence(number: int) -> str:
    return f"Line {number} tells that " + " ".join(WORDS[number % 5 : number % 5 + 3])


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Document]:
    def make(draw: Callable[[Any], None], **options: Any) -> Document:
        path = tmp_path / "made.pdf"
        with pymupdf.open() as pdf:
            draw(pdf)
            pdf.save(str(path), **options)
        return extract(str(path), Limits())

    return make


def two_columns(pdf: Any) -> None:
    """Five pages, drawn line by line across both columns, with a header, a footer and a page number."""
    for number in range(1, 6):
        page = pdf.new_page(width=600, height=800)
        page.insert_text((60, 40), "Journal of Testing, volume 7", fontsize=8)
        page.insert_text((290, 780), str(number), fontsize=8)
        if number == 1:
            page.insert_text((60, 90), "On the Reading of Columns", fontsize=20)
        page.insert_text((60, 130), f"{number} Section {'abcde'[number - 1] * 4}", fontsize=13, fontname="hebo")
        for row in range(30):
            for column in (0, 1):
                where = (60 + 260 * column, 160 + 14 * row)
                page.insert_text(where, sentence(number * 100 + column * 50 + row), fontsize=10)


def test_columns_are_read_one_after_the_other(made: Callable[..., Document]) -> None:
    text = made(two_columns).text
    order = [text.index(f"Line {100 + place} ") for place in (0, 29, 50, 79)]
    assert order == sorted(order)


def test_headers_footers_and_page_numbers_are_left_out(made: Callable[..., Document]) -> None:
    document = made(two_columns)
    assert "Journal of Testing" not in document.text
    assert not any(block.text.isdigit() for block in document.blocks)


def test_headings_titles_and_pages_are_told(made: Callable[..., Document]) -> None:
    document = made(two_columns)
    headings = [(block.text, block.page) for block in document.blocks if block.kind is BlockKind.HEADING]
    assert document.title == "On the Reading of Columns"
    assert ("3 Section cccc", 3) in headings
    assert document.pages == 5
    assert not any(block.level and block.kind is not BlockKind.HEADING for block in document.blocks)
    assert document.language == "en"


def test_a_broken_word_is_whole_again(made: Callable[..., Document]) -> None:
    def draw(pdf: Any) -> None:
        page = pdf.new_page()
        page.insert_text((60, 100), ["They talked about com-", "munication between well-", "Known people."])

    assert "communication" in made(draw).text


@pytest.mark.parametrize(
    ("title", "told"),
    [("Microsoft Word - thesis.doc", "Whales"), ("untitled", "Whales"), ("A Study of the Sea", "A Study of the Sea")],
)
def test_a_title_that_a_program_left_is_refused(made: Callable[..., Document], title: str, told: str) -> None:
    def draw(pdf: Any) -> None:
        page = pdf.new_page()
        page.insert_text((60, 100), "Whales", fontsize=24)
        page.insert_text((60, 200), "They live in the sea and sing.", fontsize=11)
        pdf.set_metadata({"title": title, "author": "N. N."})

    document = made(draw)
    assert (document.title, document.author) == (told, "N. N.")


def test_a_locked_file_is_skipped(made: Callable[..., Document]) -> None:
    with pytest.raises(SkippedFileError, match="password"):
        made(two_columns, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="sesame", owner_pw="sesame")


def test_a_file_without_an_opening_password_is_read(made: Callable[..., Document]) -> None:
    document = made(two_columns, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="", owner_pw="sesame")
    assert "Line 100 " in document.text


def test_a_scan_is_a_document_with_a_note(made: Callable[..., Document]) -> None:
    def draw(pdf: Any) -> None:
        pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 200, 100))
        pdf.new_page(width=600, height=800).insert_image((100, 100, 500, 300), pixmap=pixels)

    document = made(draw)
    assert document.blocks == ()
    assert "No text layer" in document.notes[0]
    assert document.pictures == (EmbeddedPicture(1),)


def test_a_turned_page_is_read_as_it_is_shown(made: Callable[..., Document]) -> None:
    def draw(pdf: Any) -> None:
        page = pdf.new_page(width=600, height=800)
        for row in reversed(range(20)):
            page.insert_text((100 + 14 * row, 700), sentence(row), fontsize=10, rotate=90)
        page.set_rotation(90)

    text = made(draw).text
    places = [text.index(f"Line {row} ") for row in range(20)]
    assert places == sorted(places)


def test_a_filled_form_and_comments_are_read(made: Callable[..., Document]) -> None:
    def draw(pdf: Any) -> None:
        page = pdf.new_page()
        field = pymupdf.Widget()
        field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "Surname"
        field.field_value, field.rect = "Hopper", pymupdf.Rect(50, 50, 200, 80)
        page.add_widget(field)
        page.add_text_annot((100, 300), "Ask her about the moth")

    text = made(draw).text
    assert "Surname: Hopper" in text
    assert "Ask her about the moth" in text


def test_a_truncated_file_gives_what_is_left(made: Callable[..., Document], tmp_path: Path) -> None:
    made(two_columns, deflate=False)
    whole = (tmp_path / "made.pdf").read_bytes()
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(whole[: len(whole) * 9 // 10])
    assert "Line 100 " in extract(str(damaged), Limits()).text


def test_what_is_no_pdf_fails(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"%PDF-1.7\nnot really")
    with pytest.raises(FailedFileError, match="damaged"):
        extract(str(path), Limits())


def test_a_pdf_by_another_name_is_read_by_its_content(made: Callable[..., Document], tmp_path: Path) -> None:
    made(two_columns)
    other = (tmp_path / "made.pdf").rename(tmp_path / "made.txt")
    assert extract(str(other), Limits()).format == "pdf"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("inter-", "national law"), "international law"),
        (("state-of-the-", "art work"), "state-of-the-art work"),
        (("Jean-", "Paul"), "Jean-Paul"),
        (("COVID-", "19"), "COVID-19"),
        (("soft\xad", "ware"), "software"),
        (("a dash -", "here"), "a dash - here"),
        (("one", "two"), "one two"),
    ],
)
def test_join(pieces: tuple[str, str], text: str) -> None:
    assert join(pieces) == text


@given(st.lists(st.text(min_size=1), max_size=5))
def test_join_loses_nothing_but_hyphens_and_spaces(pieces: list[str]) -> None:
    def kept(text: str) -> str:
        return "".join(c for c in text if c not in "-\u2010\xad ")

    assert kept(join(pieces)) == kept("".join(pieces))


@pytest.mark.parametrize(
    "title", ["Microsoft Word - a.doc", "untitled", "paper.dvi", "123-456", "Document1", "C:\\a\\b.doc"]
)
def test_junk_titles(title: str) -> None:
    assert is_junk(title, "/home/x.pdf")


@pytest.mark.parametrize("title", ["Paxos Made Simple", "Die Verwandlung", "1984, a novel", "A/B testing"])
def test_real_titles(title: str) -> None:
    assert not is_junk(title, "/home/x.pdf")
