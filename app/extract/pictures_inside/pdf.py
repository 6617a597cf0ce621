"""Pictures on the pages of PDF files, and of books that MuPDF lays out: drawn as the page shows them.

A picture is drawn from its page and not taken from the file, since only the page knows what is cut off, masked, turned,
put together from tiles or written over it; MuPDF decodes no more pixels for that than the size asked for needs.
On a page without a text layer, what seems to hold text is a scan: it counts as a page. What does not is a photo.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.pictures import Picture
from app.extract import mupdf
from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.ocr.likelihood import holds_text
from app.extract.pdf.lines import LEAST_LETTERS, textpage_of
from app.extract.pdf.placed import SCAN_COVERING, Placed, covered_share, placed_on, whole_pictures, worth_showing
from app.extract.perceptual_hash import perceptual_hash
from app.extract.pictures_inside.caption import Text, caption_of
from app.extract.pictures_inside.worth import LEAST_REPEATS, Shown, is_flat
from app.models.pixels import square_pixels

MOST_DRAWN = 2000
MOST_ON_PAGE = 200
MOST_SCANS = 300  # pages: a scanned book holds hardly a photo after so many
_INLINE_PICTURE = re.compile(rb"\bID[\s\x00]")
_TEXT_BLOCK = 0


def pictures_in(file: DetectedFile, limits: Limits, size: int) -> Iterator[Picture]:
    """The pictures worth showing, page by page; raises as reading the file's text does.

    A page that cannot be read, or that holds a picture of more pixels than allowed, gives none.
    """
    if file.format == "xps":
        check_container(file.path, limits)
    with _opened(file) as document:
        if document.needs_pass:
            raise SkippedFileError("The file needs a password to be opened.")
        shown = _Drawing(limits, size)
        for index in range(document.page_count):
            if shown.left <= 0:
                break
            try:
                shown.draw(document[index], index + 1, is_pdf=file.format == "pdf")
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001, S112 - MuPDF throws a dozen kinds; the other pages may be sound
                continue
        yield from shown.found.kept(document.page_count)


def _opened(file: DetectedFile) -> Any:
    try:
        return mupdf.load().open(file.path, filetype=file.format)
    except Exception as error:
        raise FailedFileError(f"The {file.format} file is damaged and cannot be opened.") from error


class _Drawing:
    """Draws the pictures of page after page."""

    def __init__(self, limits: Limits, size: int) -> None:
        self._limits = limits
        self._size = size
        self._times: dict[Placed, int] = {}
        self._scans = 0
        self.found = Shown()
        self.left = MOST_DRAWN

    def draw(self, page: Any, number: int, *, is_pdf: bool) -> None:
        """Draw the pictures of a page; one that has stood at the same place of several pages is not drawn again."""
        if is_pdf and not _may_hold_pictures(page):
            return
        textpage = textpage_of(page)
        tiles = self._tiles(textpage)
        scan = _is_scan(textpage, tiles, page.rect)
        places = worth_showing(whole_pictures(tiles), page.rect.width, page.rect.height, covering=scan)
        if not places or (scan and self._scans >= MOST_SCANS):
            return
        self._scans += scan
        texts, drawn = _texts(textpage), page.get_displaylist(annots=1)
        for place in places[:MOST_ON_PAGE]:
            if self._times.get(_rounded(place), 0) >= LEAST_REPEATS:
                continue
            self.left -= 1
            picture = _picture(drawn, place, self._size)
            pixels = square_pixels(picture, self._size)
            if not is_flat(pixels) and not (scan and holds_text(picture)):
                self._add(place, pixels, number, caption_of(place.box, texts))

    def _tiles(self, textpage: Any) -> list[Placed]:
        tiles = placed_on(textpage)
        return [] if any(tile.width * tile.height > self._limits.pixels for tile in tiles) else tiles

    def _add(self, place: Placed, pixels: Any, number: int, caption: str) -> None:
        box = tuple(round(value, 1) for value in place.box)
        times = self.found.add(
            Picture(0, pixels, place.width, place.height, perceptual_hash(pixels), number, box, caption)  # type: ignore[arg-type]
        )
        self._times[_rounded(place)] = times


def _may_hold_pictures(page: Any) -> bool:
    """Whether a PDF page names pictures, carries one inside, or has notes, which may; to tell takes no reading."""
    if page.first_annot is not None or page.first_widget is not None or page.get_images(full=True):
        return True
    return _INLINE_PICTURE.search(page.read_contents()) is not None


def _is_scan(textpage: Any, tiles: Sequence[Placed], page: Any) -> bool:
    """Whether the page is a picture of a page, or a photo of a page's size."""
    if covered_share(tiles, page.width, page.height) < SCAN_COVERING:
        return False
    return len("".join(textpage.extractText().split())) < LEAST_LETTERS


def _texts(textpage: Any) -> list[Text]:
    return [Text(*block[:5]) for block in textpage.extractBLOCKS() if block[6] == _TEXT_BLOCK and block[4].strip()]


def _rounded(place: Placed) -> Placed:
    return Placed(*(round(value) for value in place))


def _picture(drawn: Any, place: Placed, size: int) -> Any:
    """The picture as the page shows it, its shorter side `size`."""
    from PIL import Image  # loaded for pictures only (start-up time)

    pymupdf = mupdf.load()
    scale = size / min(place.x1 - place.x0, place.y1 - place.y0)
    pixmap = drawn.get_pixmap(matrix=pymupdf.Matrix(scale, scale), clip=pymupdf.Rect(place.box))
    return Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
