"""Answers what a preview asks, one request after the other, in the process that renders."""

from contextlib import suppress
from pathlib import Path

from app.domain.documents import PhotoFacts
from app.domain.errors import ExtractionError, SkippedFileError
from app.domain.files import FileKind
from app.domain.hits import HitPicture
from app.domain.previews import (
    Colours,
    ColourText,
    Drawn,
    DrawPage,
    DrawPicture,
    DrawThumbnail,
    Look,
    LookInto,
    ReadBetween,
    ReadFacts,
    ReadPage,
    ReadText,
    Request,
    Result,
    Showing,
    TextPart,
)
from app.extract import picture
from app.extract.detect import DetectedFile, detect, no_reader
from app.extract.limits import Limits
from app.extract.pictures import holds_packed
from app.extract.preview.colours import colours_of
from app.extract.preview.kept import Kept, stamp_of
from app.extract.preview.pages import PAGED, Pages
from app.extract.preview.pictures import Decoded, Source, cut, decoded, inner_source, source_of
from app.extract.preview.texts import WholeText, part_of, whole_text

DRAWING = "svg"  # a picture that is laid out like a page
_MOST_KEPT_PIXELS = 50_000_000


class Answers:
    """Keeps the last documents, texts and pictures open."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._kept = Kept(_close)

    def answer(self, request: Request) -> Result:
        """The answer to one request. Raises SkippedFileError or FailedFileError."""
        match request:
            case LookInto(path):
                return self._look(path)
            case DrawPage(path, page, scale, clip):
                return self._pages(path).draw(page, scale, clip)
            case DrawPicture():
                return self._draw_picture(request)
            case DrawThumbnail():
                return self._draw_thumbnail(request)
            case ReadPage(path, page, passages):
                return self._pages(path).read(page, passages)
            case ReadBetween(path, first, last):
                return self._pages(path).between(first, last)
            case ReadFacts(path):
                return self._facts(path)
            case ReadText():
                return self._part(request)
            case ColourText():
                return self._colours(request)

    def _look(self, path: str) -> Look:
        file, stamp = self._file(path), stamp_of(path)
        if self._is_laid_out(file):
            pages = self._pages(path)
            showing = Showing.PICTURE if file.format == DRAWING else Showing.PAGES
            return Look(file.format, file.kind, showing, stamp, pages.count, pages.sheets())
        if file.kind is FileKind.PICTURE:
            source = self._source(path, None)
            return Look(file.format, file.kind, Showing.PICTURE, stamp, 1, ((source.width, source.height),))
        return Look(file.format, file.kind, Showing.TEXT, stamp)

    def _draw_picture(self, asked: DrawPicture) -> Drawn:
        if asked.inside is None and self._file(asked.path).format == DRAWING:
            return self._pages(asked.path).draw(1, asked.scale, asked.clip)
        return cut(self._decoded(asked.path, asked.inside, asked.scale), asked.scale, asked.clip)

    def _draw_thumbnail(self, asked: DrawThumbnail) -> Drawn:
        file = self._file(asked.path)
        if self._is_laid_out(file):
            return self._pages(asked.path).draw_small(asked.page or 1, asked.size, asked.box)
        is_picture = file.kind is FileKind.PICTURE
        if not is_picture and (asked.inside is None or not holds_packed(file.format)):
            raise SkippedFileError("There is no picture of this file.")
        source = self._source(asked.path, None if is_picture else asked.inside)
        scale = asked.size / max(source.width, source.height)
        return cut(decoded(source, scale, self._limits), scale)

    def _facts(self, path: str) -> PhotoFacts:
        file = self._file(path)
        if file.format == DRAWING or file.format in PAGED:
            width, height = self._pages(path).sheets()[0]
            return PhotoFacts(round(width), round(height))
        return picture.extract(file, self._limits).photo or PhotoFacts(0, 0)

    def _part(self, asked: ReadText) -> TextPart:
        whole = self._text(asked.path)
        if not whole.text.strip():
            raise SkippedFileError("There is no text in this file.")
        return part_of(whole, asked)

    def _colours(self, asked: ColourText) -> Colours:
        file, whole = self._file(asked.path), self._text(asked.path)
        return colours_of(Path(asked.path).name, file.format, whole.text, asked.first, asked.last)

    def _file(self, path: str) -> DetectedFile:
        def found() -> DetectedFile:
            file = detect(path, self._limits)
            if file.kind is FileKind.OTHER:
                raise SkippedFileError(no_reader(path))
            return file

        return self._kept.get("file", path, found, most=100)

    def _is_laid_out(self, file: DetectedFile) -> bool:
        return file.format in PAGED or file.format == DRAWING or self._has_pages(file)

    def _has_pages(self, file: DetectedFile) -> bool:
        """Whether a picture file is a TIFF of several pages, and one that can be laid out."""

        def found() -> bool:
            with suppress(ExtractionError):
                return bool(picture.pages_of(file, self._limits)) and self._pages(file.path).count > 1
            return False

        return file.format == "tiff" and self._kept.get("paged", file.path, found, most=100)

    def _pages(self, path: str) -> Pages:
        return self._kept.get("pages", path, lambda: Pages(self._file(path), self._limits))

    def _text(self, path: str) -> WholeText:
        return self._kept.get("text", path, lambda: whole_text(self._file(path), self._limits))

    def _source(self, path: str, inside: HitPicture | None) -> Source:
        def found() -> Source:
            file = self._file(path)
            return source_of(file, self._limits) if inside is None else inner_source(file, inside, self._limits)

        return self._kept.get("source", path, found, which=inside)

    def _decoded(self, path: str, inside: HitPicture | None, scale: float) -> Decoded:
        """Decoded as large as is needed now, or larger from before."""
        source = self._source(path, inside)
        found = self._kept.get("pixels", path, lambda: decoded(source, scale, self._limits), most=1, which=inside)
        if found.scale < 0.99 * min(scale, 1.0):
            self._kept.drop("pixels", path, inside)
            return self._decoded(path, inside, 1.0 if scale > 0.5 else 2 * scale)
        if found.pixels > _MOST_KEPT_PIXELS:
            self._kept.drop("pixels", path, inside)
        return found


def _close(kept: object) -> None:
    if isinstance(kept, Pages):
        kept.close()
