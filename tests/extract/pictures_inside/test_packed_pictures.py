import base64
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import odfdo
import openpyxl
import pptx
import pytest
from ebooklib import epub
from openpyxl.drawing.image import Image as SheetPicture
from PIL import Image
from pptx.util import Pt

from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.pictures import Picture
from app.extract.limits import Limits
from app.extract.pictures import pictures_of
from app.extract.registry import extract
from tests.extract.made_pictures import CORNERS, are_near, corners, corners_of, encoded, scene

SIZE = 64
LONG = "The harbour was full of boats that day, and more of them came in with every tide until the evening. " * 3


def shown(path: Path) -> list[tuple[int | None, str]]:
    """Page and caption of each picture; reading the text has told that there are some."""
    pictures = pictures_of(str(path), Limits(), SIZE)
    assert bool(extract(str(path), Limits()).pictures) >= bool(pictures)
    assert [picture.ordinal for picture in pictures] == list(range(len(pictures)))
    return [(picture.page, picture.caption) for picture in pictures]


def one_of(path: Path) -> Picture:
    (picture,) = pictures_of(str(path), Limits(), SIZE)
    return picture


def stream(seed: int, width: int = 240, height: int = 160) -> io.BytesIO:
    return io.BytesIO(encoded(scene(seed, width, height)))


def test_word(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph(LONG)
    source.add_picture(stream(1))
    source.add_paragraph("Figure 1. Boats at noon", style="Caption")
    source.add_paragraph(LONG)
    source.add_picture(stream(2))
    source.inline_shapes[1]._inline.docPr.set("descr", "A child on a swing")
    source.add_paragraph(LONG)
    source.add_picture(stream(3))
    source.inline_shapes[2]._inline.docPr.set("descr", "C:\\photos\\image12.png")
    source.add_paragraph("Short words below")
    source.add_picture(stream(4, 40, 40))
    source.sections[0].header.paragraphs[0].add_run().add_picture(stream(5))
    source.save(str(tmp_path / "a.docx"))
    wanted = [(None, "Figure 1. Boats at noon"), (None, "A child on a swing"), (None, "Short words below")]
    assert shown(tmp_path / "a.docx") == wanted


def test_word_repeats_and_duplicates(tmp_path: Path) -> None:
    source = docx.Document()
    for seed in (1, 1, 1, 2, 2, 3):
        source.add_picture(stream(seed))
        source.add_paragraph(LONG)
    source.save(str(tmp_path / "a.docx"))
    assert len(shown(tmp_path / "a.docx")) == 2


def test_strict_word(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_picture(io.BytesIO(encoded(corners())))
    source.save(str(tmp_path / "usual.docx"))
    usual = b"http://schemas.openxmlformats.org/"
    with zipfile.ZipFile(tmp_path / "usual.docx") as old, zipfile.ZipFile(tmp_path / "a.docx", "w") as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename == "word/document.xml":
                for name in (b"drawingml", b"wordprocessingml", b"officeDocument"):
                    data = data.replace(usual + name + b"/2006/", b"http://purl.oclc.org/ooxml/" + name + b"/")
            new.writestr(member, data)
    assert are_near(corners_of(one_of(tmp_path / "a.docx").pixels), CORNERS)


def test_slides(tmp_path: Path) -> None:
    source = pptx.Presentation()
    for number in range(3):
        slide = source.slides.add_slide(source.slide_layouts[5])
        slide.shapes.title.text = f"Harbours {number}"
        slide.shapes.add_picture(stream(50), Pt(0), Pt(0), Pt(50), Pt(50))
    picture = slide.shapes.add_picture(stream(1), Pt(100), Pt(150), Pt(240), Pt(160))
    picture._element.nvPicPr.cNvPr.set("descr", "Boats at noon")
    source.save(str(tmp_path / "a.pptx"))
    assert shown(tmp_path / "a.pptx") == [(3, "Boats at noon. Harbours 2")]
    assert one_of(tmp_path / "a.pptx").box == pytest.approx((100, 150, 340, 310), abs=0.1)


def test_pictures_in_groups_on_slides(tmp_path: Path) -> None:
    source = pptx.Presentation()
    slide = source.slides.add_slide(source.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    group.shapes.add_picture(stream(1), Pt(100), Pt(100), Pt(200), Pt(100))
    group.left, group.top, group.width, group.height = Pt(300), Pt(200), Pt(100), Pt(50)  # half the size
    source.save(str(tmp_path / "a.pptx"))
    assert one_of(tmp_path / "a.pptx").box == pytest.approx((300, 200, 400, 250), abs=0.1)


def odf(kind: str, path: Path, parts: Any) -> None:
    source = odfdo.Document(kind)
    source.body.clear()
    for number, build in enumerate(parts):
        picture = path.with_name(f"{number}.png")
        picture.write_bytes(encoded(scene(number)))
        source.body.append(build(source.add_file(str(picture))))
    source.save(str(path))


def frame(link: str, **options: Any) -> Any:
    return odfdo.Frame.image_frame(link, size=("5cm", "3cm"), **options)


def test_opendocument_text(tmp_path: Path) -> None:
    def plain(link: str) -> Any:
        paragraph = odfdo.Paragraph("")
        image = frame(link)
        image.svg_description = "A child on a swing"
        paragraph.append(image)
        return paragraph

    def with_caption(link: str) -> Any:
        inner = odfdo.Paragraph("")
        inner.append(frame(link))
        inner.append(odfdo.Span("Illustration 1: Boats at noon"))
        box = odfdo.Frame.text_frame(inner, size=("6cm", "5cm"))
        paragraph = odfdo.Paragraph("")
        paragraph.append(box)
        return paragraph

    odf("text", tmp_path / "a.odt", [plain, with_caption])
    assert shown(tmp_path / "a.odt") == [(None, "A child on a swing"), (None, "Illustration 1: Boats at noon")]


def test_opendocument_slides(tmp_path: Path) -> None:
    def slide(link: str) -> Any:
        page = odfdo.DrawPage("p", name="one")
        page.append(frame(link, position=("2.54cm", "1in")))
        return page

    odf("presentation", tmp_path / "a.odp", [slide, slide])
    assert shown(tmp_path / "a.odp") == [(1, ""), (2, "")]
    first, _ = pictures_of(str(tmp_path / "a.odp"), Limits(), SIZE)
    assert first.box == pytest.approx((72, 72, 72 + 141.7, 72 + 85), abs=0.2)


def book(path: Path, content: str, pictures: dict[str, bytes]) -> None:
    made = epub.EpubBook()
    made.set_identifier("one")
    made.set_title("Harbours")
    made.add_author("N. N.")
    chapter = epub.EpubHtml(title="One", file_name="text/one.xhtml", content=content)
    made.add_item(chapter)
    for name, data in pictures.items():
        made.add_item(epub.EpubItem(file_name=name, media_type="image/png", content=data))
    made.add_item(epub.EpubNcx())
    made.spine = [chapter]
    epub.write_epub(str(path), made)


def test_books(tmp_path: Path) -> None:
    content = (
        f"<p>{LONG}</p><img src='../images/a%20b.png' alt='A child on a swing'/>"
        "<figure><img src='../images/two.png' alt='image2.png'/><figcaption>Boats at noon</figcaption></figure>"
        "<img src='../images/missing.png'/><img src='http://example.org/elsewhere.png'/>"
    )
    pictures = {"images/a b.png": encoded(scene(1)), "images/two.png": encoded(scene(2))}
    book(tmp_path / "a.epub", content, pictures)
    assert shown(tmp_path / "a.epub") == [(None, "A child on a swing"), (None, "Boats at noon")]


def test_sheets(tmp_path: Path) -> None:
    source = openpyxl.Workbook()
    source.active["A1"] = "Boats"
    source.active.add_image(SheetPicture(stream(1)), "B2")
    source.save(str(tmp_path / "a.xlsx"))
    assert len(shown(tmp_path / "a.xlsx")) == 1


def test_mail(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "ann@example.org", "bob@example.org", "Boats"
    message["Date"], message["Message-ID"] = "Mon, 03 Jun 2024 10:00:00 +0000", "<1@example.org>"
    message.set_content("See the boats.\n")
    for seed, name in ((1, "boats at noon.png"), (2, "IMG_0001.png")):
        message.add_attachment(encoded(scene(seed)), maintype="image", subtype="png", filename=name)
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    assert shown(tmp_path / "a.eml") == [(None, "boats at noon"), (None, "")]


def test_pages(tmp_path: Path) -> None:
    data = base64.b64encode(encoded(scene(1))).decode()
    page = f"<html><body><p>{LONG}</p><img alt='Boats at noon' src='data:image/png;base64,{data}'></body></html>"
    (tmp_path / "a.html").write_text(page)
    assert shown(tmp_path / "a.html") == [(None, "Boats at noon")]


def test_damaged_pictures_do_not_hide_the_others(tmp_path: Path) -> None:
    content = "".join(f"<img src='../images/{number}.png'/>" for number in range(4))
    broken = encoded(scene(1))[:300]
    flat = encoded(Image.new("RGB", (200, 200), "white"))
    good = encoded(corners())
    pictures = {f"images/{number}.png": data for number, data in enumerate((broken, b"", flat, good))}
    book(tmp_path / "a.epub", content, pictures)
    assert are_near(corners_of(one_of(tmp_path / "a.epub").pixels), CORNERS)


def test_a_bomb_inside_is_never_decoded(tmp_path: Path) -> None:
    data = encoded(Image.new("1", (9_000, 9_000)))
    book(tmp_path / "a.epub", "<img src='../a.png'/><img src='../b.png'/>", {"a.png": data, "b.png": encoded(scene(1))})
    limits = Limits(pixels=80_000_000)
    assert len(pictures_of(str(tmp_path / "a.epub"), limits, SIZE)) == 1


def test_at_most_so_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.extract.pictures.MOST_PICTURES", 3)
    content = "".join(f"<img src='../{number}.png'/>" for number in range(5))
    book(tmp_path / "a.epub", content, {f"{number}.png": encoded(scene(number)) for number in range(5)})
    assert len(shown(tmp_path / "a.epub")) == 3


def test_a_zip_bomb_and_a_damaged_file_say_so(tmp_path: Path) -> None:
    book(tmp_path / "a.epub", "<p>words</p>", {"a.png": encoded(scene(1))})
    with pytest.raises(SkippedFileError, match="bomb"):
        pictures_of(str(tmp_path / "a.epub"), Limits(unpacked_bytes=1000), SIZE)
    (tmp_path / "a.docx").write_bytes((tmp_path / "a.epub").read_bytes()[:2000])
    with pytest.raises(FailedFileError, match="damaged"):
        pictures_of(str(tmp_path / "a.docx"), Limits(), SIZE)
