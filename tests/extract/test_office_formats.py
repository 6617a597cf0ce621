import io
from email.message import EmailMessage
from pathlib import Path

import docx
import odfdo
import openpyxl
import pptx
import pytest
from ebooklib import epub

from app.domain.documents import BlockKind, Document
from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.files import FileKind
from app.extract.limits import Limits
from app.extract.registry import extract


def read(path: Path) -> Document:
    return extract(str(path), Limits())


def headings(document: Document) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in document.blocks if block.kind is BlockKind.HEADING]


def test_word(tmp_path: Path) -> None:
    source = docx.Document()
    source.core_properties.title, source.core_properties.author = "On Bees", "Maja"
    source.add_heading("Bees", 1)
    source.add_paragraph("They dance to tell the others where the flowers are.")
    source.add_heading("Honey", 2)
    table = source.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "acacia", "mild"
    source.sections[0].header.paragraphs[0].text = "From the hive"
    source.save(str(tmp_path / "bees.docx"))
    document = read(tmp_path / "bees.docx")
    assert (document.format, document.title, document.author) == ("docx", "On Bees", "Maja")
    assert headings(document) == [("Bees", 1), ("Honey", 2)]
    assert "dance to tell" in document.text
    assert "acacia | mild" in document.text
    assert document.text.count("From the hive") == 1
    assert document.language == "en"


def test_slides_are_pages(tmp_path: Path) -> None:
    source = pptx.Presentation()
    for number in (1, 2):
        slide = source.slides.add_slide(source.slide_layouts[1])
        slide.shapes.title.text = f"Slide number {number}"
        slide.placeholders[1].text = f"Point {number}"
    source.slides[1].notes_slide.notes_text_frame.text = "Say it slowly"
    source.save(str(tmp_path / "talk.pptx"))
    document = read(tmp_path / "talk.pptx")
    assert document.pages == 2
    assert next(block.page for block in document.blocks if "Point 2" in block.text) == 2
    assert "Say it slowly" in document.text


def test_sheets_are_pages_and_cells_carry_their_headers(tmp_path: Path) -> None:
    source = openpyxl.Workbook()
    source.active.title = "Birds"
    for row in (["Name", "Weight"], ["wren", 9], ["swan", 11000.5]):
        source.active.append(row)
    source.create_sheet("Empty")
    source.save(str(tmp_path / "birds.xlsx"))
    document = read(tmp_path / "birds.xlsx")
    assert (document.format, document.pages) == ("xlsx", 2)
    assert headings(document) == [("Birds", 1)]
    assert "Name: wren; Weight: 9\nName: swan; Weight: 11000.5" in document.text


def test_opendocument_text(tmp_path: Path) -> None:
    source = odfdo.Document("text")
    source.body.clear()
    source.body.append(odfdo.Header(1, "Trees"))
    source.body.append(odfdo.Paragraph("Oaks grow slowly."))
    source.meta.title = "A wood"
    source.save(str(tmp_path / "wood.odt"))
    document = read(tmp_path / "wood.odt")
    assert (document.format, document.title) == ("odt", "A wood")
    assert headings(document) == [("Trees", 1)]
    assert document.blocks[1].text == "Oaks grow slowly."


def test_opendocument_slides(tmp_path: Path) -> None:
    source = odfdo.Document("presentation")
    source.body.clear()
    page = odfdo.DrawPage("p1", name="one")
    page.append(odfdo.Frame.text_frame("Rivers run to the sea", size=("5cm", "2cm"), position=("1cm", "1cm")))
    source.body.append(page)
    source.save(str(tmp_path / "rivers.odp"))
    document = read(tmp_path / "rivers.odp")
    assert (document.pages, document.blocks[0].page) == (1, 1)
    assert "Rivers run to the sea" in document.text


def test_opendocument_sheet(tmp_path: Path) -> None:
    source = odfdo.Document("spreadsheet")
    source.body.clear()
    table = odfdo.Table("Prices")
    table.set_values([["Fruit", "Price"], ["pear", 3]])
    source.body.append(table)
    source.save(str(tmp_path / "prices.ods"))
    assert "Fruit: pear; Price: 3" in read(tmp_path / "prices.ods").text


def test_rtf(tmp_path: Path) -> None:
    path = tmp_path / "letter.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi{\info{\title A letter}}Dear \'c4rger,\par the \b rain\b0  came \u-10179?\u-9138?.\par}"
    )
    document = read(path)
    assert document.title == "A letter"
    assert [block.text for block in document.blocks] == ["Dear Ärger,", "the rain came \U0001f44e."]


def test_epub(tmp_path: Path) -> None:
    book = epub.EpubBook()
    book.set_identifier("one")
    book.set_title("The Lighthouse")
    book.set_language("en")
    book.add_author("V. W.")
    chapter = epub.EpubHtml(title="One", file_name="one.xhtml", content="<h1>The Window</h1><p>Yes, of course.</p>")
    book.add_item(chapter)
    book.add_item(epub.EpubNcx())
    book.spine = [chapter]
    epub.write_epub(str(tmp_path / "book.epub"), book)
    document = read(tmp_path / "book.epub")
    assert (document.format, document.title, document.author) == ("epub", "The Lighthouse", "V. W.")
    assert headings(document) == [("The Window", 1)]
    assert "Yes, of course." in document.text


def letter(subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "ann@example.org", "bob@example.org", subject
    message["Date"] = "Mon, 03 Jun 2024 10:00:00 +0000"
    message.set_content("See you at the harbour.\n")
    message.add_alternative("<p>HTML says <b>otherwise</b></p>", subtype="html")
    message.add_attachment(b"data", maintype="application", subtype="pdf", filename="tickets.pdf")
    return message


def test_mail(tmp_path: Path) -> None:
    path = tmp_path / "trip.eml"
    path.write_bytes(letter("Züge").as_bytes())
    document = read(path)
    assert (document.kind, document.title) == (FileKind.MAIL, "Züge")
    assert "From: ann@example.org" in document.text
    assert "See you at the harbour." in document.text
    assert "otherwise" not in document.text
    assert "Attachments: tickets.pdf" in document.text


def test_mail_in_html_only(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Hello", "ann@example.org"
    message.set_content("<h1>News</h1><p>of the day</p>", subtype="html")
    path = tmp_path / "news.eml"
    path.write_bytes(message.as_bytes())
    assert "of the day" in read(path).text


def test_mailbox(tmp_path: Path) -> None:
    path = tmp_path / "all.mbox"
    stream = io.BytesIO()
    for subject in ("First", "Second"):
        stream.write(b"From ann@example.org Mon Jun  3 10:00:00 2024\n" + letter(subject).as_bytes() + b"\n\n")
    path.write_bytes(stream.getvalue())
    before = path.stat()
    document = read(path)
    assert headings(document) == [("First", 1), ("Second", 1)]
    assert path.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    "name", ["a.docx", "a.xlsx", "a.pptx", "a.odt", "a.epub", "a.rtf", "a.doc", "a.xls", "a.ppt", "a.msg"]
)
def test_junk_by_an_office_name_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(FailedFileError, match="damaged"):
        read(path)


def test_an_archive_is_skipped_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "things.xyz"
    path.write_bytes(b"\x00\x01binary" * 50)
    with pytest.raises(SkippedFileError, match=r"There is no reader for \.xyz files; it is found by its name only\."):
        read(path)
