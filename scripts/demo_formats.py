"""Writers of the demonstration library: one for each format, from a Source to a file, the same bytes every time."""

import mailbox
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

import docx
import openpyxl
import pptx
import pymupdf
from demo_source import Block, Part, Source, blocks, plain, runs, to_html
from ebooklib import epub
from odf import opendocument
from odf.dc import Creator, Title
from odf.style import ParagraphProperties, Style, TextProperties
from odf.text import H, List, ListItem, P

Writer = Callable[[Source, Path], None]

_ZIP_DATE = (2023, 1, 1, 0, 0, 0)
_TEMPLATE_BALLAST = ("/thumbnail", "/stylesWithEffects")  # parts of python-docx's template that nothing needs
_PAGE = pymupdf.paper_rect("a4")
_MARGIN, _GAP = 62, 18  # points
_PDF_STYLE = """
body { font-family: serif; font-size: 10.5pt; line-height: 1.35 }
h1 { font-family: sans-serif; font-size: 17pt; line-height: 1.15 }
h2 { font-family: sans-serif; font-size: 12pt }
h3 { font-family: sans-serif; font-size: 10.5pt }
table { width: 100%; border-collapse: collapse } td, th { padding: 2px 4px; text-align: left; border: 1px solid #999 }
"""


def write_verbatim(source: Source, target: Path) -> None:
    """Text, Markdown, tables and code as they stand in the source."""
    target.write_text(source.body.strip("\n") + "\n", encoding="utf-8")


def write_html(source: Source, target: Path) -> None:
    """A web page with the navigation and the footer that real pages have around their text."""
    target.write_text(
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{source.title}</title>\n'
        f'<meta name="author" content="{source.author}">\n<style>body {{ max-width: 40em; margin: auto }}</style>\n'
        '</head>\n<body>\n<nav><a href="index.html">Home</a> <a href="about.html">About</a></nav>\n<main>\n'
        f"{to_html(source.body)}</main>\n<footer>{source.author}, {source.modified:%Y}</footer>\n</body>\n</html>\n",
        encoding="utf-8",
    )


def write_pdf(source: Source, target: Path) -> None:
    """A4 pages in one column, or in two below a title that spans them."""
    title, _, text = source.body.strip().partition("\n\n") if source.columns > 1 else ("", "", source.body)
    story = pymupdf.Story(to_html(text), user_css=_PDF_STYLE)
    scratch = target.with_suffix(".scratch")
    writer = pymupdf.DocumentWriter(str(scratch))
    body = _PAGE + (_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)  # noqa: RUF005 (insets, not a longer tuple)
    more = True
    while more:
        device = writer.begin_page(_PAGE)
        frame = pymupdf.Rect(body)
        if title:
            frame.y0 = _draw_title(title, frame, device)
            title = ""
        more = _draw_columns(story, frame, source.columns, device)
        writer.end_page()
    writer.close()
    _finish_pdf(scratch, source, target)


def _draw_title(title: str, frame: pymupdf.Rect, device: object) -> float:
    """Draws the title across the page and returns where the text below it begins, in points from the top."""
    story = pymupdf.Story(to_html(title), user_css=_PDF_STYLE)
    _, used = story.place(frame)
    story.draw(device)
    return float(used[3]) + 10


def _draw_columns(story: pymupdf.Story, frame: pymupdf.Rect, columns: int, device: object) -> bool:
    """Fills the columns of one page and returns whether text is left for the next."""
    width = (frame.width - (columns - 1) * _GAP) / columns
    for column in range(columns):
        left = frame.x0 + column * (width + _GAP)
        more, _ = story.place(pymupdf.Rect(left, frame.y0, left + width, frame.y1))
        story.draw(device)
        if not more:
            return False
    return True


def _finish_pdf(scratch: Path, source: Source, target: Path) -> None:
    """Sets title, author and dates, keeps only the used glyphs of the fonts and leaves out the random identifier."""
    stamp = f"D:{source.modified:%Y%m%d%H%M%S}Z"
    with pymupdf.open(scratch, filetype="pdf") as pdf:
        facts = {"title": source.title, "author": source.author, "creationDate": stamp, "modDate": stamp}
        pdf.set_metadata(facts)
        pdf.subset_fonts()
        pdf.save(target, garbage=4, deflate=True, no_new_id=True)
    scratch.unlink()


def write_docx(source: Source, target: Path) -> None:
    """A Word document with real heading, list and table styles."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = source.title, source.author, ""
    properties.created = properties.modified = source.modified
    styles = {Part.PARAGRAPH: "Normal", Part.ITEM: "List Bullet", Part.STEP: "List Number", Part.ASIDE: "Quote"}
    for block in blocks(source.body):
        if block.part is Part.TABLE:
            table = document.add_table(0, len(block.rows[0]), style="Table Grid")
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = plain(text)
            continue
        style = f"Heading {block.level}" if block.part is Part.HEADING else styles[block.part]
        paragraph = document.add_paragraph(style=style)
        for run in runs(block.text):
            added = paragraph.add_run(run.text)
            added.bold, added.italic = run.bold or None, run.italic or None
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_TEMPLATE_BALLAST)]:
            del relations[key]
    document.save(str(target))
    _fix_dates(target, source.modified)


def write_odt(source: Source, target: Path) -> None:
    """An OpenDocument text."""
    document = opendocument.OpenDocumentText()
    document.meta.addElement(Title(text=source.title))
    document.meta.addElement(Creator(text=source.author))
    style = Style(name="Body", family="paragraph")
    style.addElement(ParagraphProperties(marginbottom="0.25cm"))
    style.addElement(TextProperties(fontsize="11pt"))
    document.automaticstyles.addElement(style)
    items: List | None = None
    for block in blocks(source.body):
        if block.part not in (Part.ITEM, Part.STEP):
            items = None
            heading = block.part is Part.HEADING
            element = H(outlinelevel=block.level) if heading else P(stylename=style)
            element.addText(plain(block.text))
            document.text.addElement(element)
            continue
        if items is None:
            document.text.addElement(items := List())
        item = ListItem()
        item.addElement(P(stylename=style, text=plain(block.text)))
        items.addElement(item)
    document.save(str(target))
    _fix_dates(target, source.modified)


def write_xlsx(source: Source, target: Path) -> None:
    """A workbook: each heading begins a sheet, the table below it fills it; numbers become numbers."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    workbook.properties.title, workbook.properties.creator = source.title, source.author
    workbook.properties.created = source.modified
    for block in blocks(source.body):
        if block.part is Part.HEADING:
            sheet = workbook.create_sheet(block.text)
        for row in block.rows:
            sheet.append([int(cell) if re.fullmatch(r"-?\d+", cell) else cell or None for cell in row])
    workbook.save(target)
    _fix_dates(target, source.modified)


def write_pptx(source: Source, target: Path) -> None:
    """Slides: each heading begins one, list items are its points, asides the speaker's notes."""
    presentation = pptx.Presentation()
    properties = presentation.core_properties
    properties.title, properties.author = source.title, source.author
    properties.created = properties.modified = source.modified
    for block in blocks(source.body):
        if block.part is Part.HEADING:
            slide = presentation.slides.add_slide(presentation.slide_layouts[1])
            slide.shapes.title.text = block.text
        elif block.part is Part.ASIDE:
            slide.notes_slide.notes_text_frame.text = plain(block.text)
        else:
            frame = slide.placeholders[1].text_frame
            paragraph = frame.paragraphs[0] if not frame.text else frame.add_paragraph()
            paragraph.text = plain(block.text)
    presentation.save(str(target))
    _fix_dates(target, source.modified)


def write_epub(source: Source, target: Path) -> None:
    """A book: each heading of the first level begins a chapter."""
    book = epub.EpubBook()
    book.set_identifier(f"urn:demo:{target.stem.lower().replace(' ', '-')}")
    book.set_title(source.title)
    book.set_language("en")
    book.add_author(source.author)
    chapters = []
    for number, text in enumerate(re.split(r"^(?=# )", source.body.strip(), flags=re.MULTILINE)[1:], 1):
        title = text.splitlines()[0].removeprefix("# ")
        chapter = epub.EpubHtml(title=title, file_name=f"chapter-{number}.xhtml", lang="en", content=to_html(text))
        book.add_item(chapter)
        chapters.append(chapter)
    book.toc = chapters
    book.spine = ["nav", *chapters]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    epub.write_epub(str(target), book, {"mtime": source.modified})
    _fix_dates(target, source.modified)


def write_rtf(source: Source, target: Path) -> None:
    """A rich text letter; no library writes the format, and these few control words are all it needs."""

    def escaped(text: str) -> str:
        text = re.sub(r"([\\{}])", r"\\\1", plain(text))
        return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)

    def paragraph(block: Block) -> str:
        style = r"\b\fs32 " if block.part is Part.HEADING else r"\fs22 "
        return rf"{{\pard\sa180{style}{escaped(block.text)}\par}}"

    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Georgia;}}"
    info = rf"{{\info{{\title {escaped(source.title)}}}{{\author {escaped(source.author)}}}}}"
    target.write_text("\n".join([head, info, *map(paragraph, blocks(source.body)), "}"]) + "\n", encoding="ascii")


def write_eml(source: Source, target: Path) -> None:
    """One mail, with a formatted alternative or an attachment where the source asks for it."""
    message = next(_messages(source))
    text = message.get_content()
    if source.html:
        message.add_alternative(to_html(text), subtype="html")
        message.set_boundary("=_alternative")
    if source.attachment:
        message.add_attachment(source.attachment.lstrip("\n"), filename=source.attachment_name)
        message.set_boundary("=_mixed")
    target.write_bytes(message.as_bytes())


def write_mbox(source: Source, target: Path) -> None:
    """A mailbox of several mails."""
    target.unlink(missing_ok=True)
    box = mailbox.mbox(target)
    for message in _messages(source):
        sent = parsedate_to_datetime(message["Date"])
        envelope = mailbox.mboxMessage(message)
        envelope.set_from(message["From"].addresses[0].addr_spec, sent.utctimetuple())
        box.add(envelope)
    box.close()


def _messages(source: Source) -> Iterator[EmailMessage]:
    for number, text in enumerate(source.body.split("\n=====\n"), 1):
        head, _, body = text.strip().partition("\n\n")
        message = EmailMessage()
        for line in head.splitlines():
            name, _, value = line.partition(": ")
            message[name] = value
        sender = message["From"].addresses[0]
        message["Message-ID"] = f"<{source.modified:%Y%m%d}.{number}@{sender.domain}>"
        message.set_content(body.strip() + "\n")
        yield message


def _fix_dates(path: Path, modified: datetime) -> None:
    """Packs a zip-based file again with one fixed date for all members, and the source's date as its last change."""
    with zipfile.ZipFile(path) as packed:
        members = [(info.filename, packed.read(info)) for info in packed.infolist()]
    changed = rb"\g<1>" + f"{modified:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)", changed, content)
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(zipfile.ZipInfo(name, _ZIP_DATE), content, method)


WRITERS: dict[str, Writer] = {
    ".docx": write_docx,
    ".eml": write_eml,
    ".epub": write_epub,
    ".html": write_html,
    ".mbox": write_mbox,
    ".odt": write_odt,
    ".pdf": write_pdf,
    ".pptx": write_pptx,
    ".rtf": write_rtf,
    ".xlsx": write_xlsx,
}
