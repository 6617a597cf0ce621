"""What was pasted or dropped, as a part of a question: pictures, files, or pasted pixels; nothing is opened here."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from app.domain.asking import PictureChip
from app.ui.results_rows import name_of
from app.ui.results_words import shown_name

LONGEST_SIDE = 640  # pixels of a pasted picture that are kept: more than any picture model looks at
MOST_FILES = 8
_PICTURES = frozenset(
    """jpg jpeg jpe jfif png gif webp bmp tif tiff heic heif avif ico pbm pgm ppm pnm tga jp2 dng cr2 cr3 nef arw orf
    rw2 raf""".split()  # noqa: SIM905
)
_WITH_PICTURES = frozenset("pdf docx pptx xlsx odt odp ods epub eml msg mbox html htm xps".split())  # noqa: SIM905
_ADDRESS = re.compile(r"\s*[a-z]+:\S+\s*")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What can be asked with, and the paths of what cannot."""

    chips: tuple[PictureChip, ...] = ()
    refused: tuple[str, ...] = ()


def could_be_asked(mime: QMimeData) -> bool:
    """Whether there may be something to ask with; quick enough for every movement of a drag."""
    return _is_picture(mime) or any(url.isLocalFile() for url in mime.urls())


def read_incoming(mime: QMimeData, pasted: str) -> Incoming:
    """Files where there are any, else the picture itself, which is then called `pasted`."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if paths:
        taken = [path for path in paths if is_example(path)]
        refused = [path for path in paths if not is_example(path)]
        chips = [PictureChip(shown_name(name_of(path)), path=str(PurePath(path))) for path in taken[:MOST_FILES]]
        return Incoming(tuple(chips), (*refused, *taken[MOST_FILES:]))
    image = mime.imageData() if _is_picture(mime) else None
    if not isinstance(image, QImage) or image.isNull():
        return Incoming()
    return Incoming((PictureChip(pasted, png=as_png(image)),))


def as_png(image: QImage) -> bytes:
    """The picture, made smaller where it is large, as the bytes of a PNG file."""
    if max(image.width(), image.height()) > LONGEST_SIDE:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(LONGEST_SIDE, LONGEST_SIDE, keep, smooth)
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(_on_white(image))
    return bytes(written.data())


def _on_white(image: QImage) -> QImage:
    """A picture without transparency, as it would be seen on paper."""
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.drawImage(QRect(QPoint(0, 0), image.size()), image)
    painter.end()
    return made


def _is_picture(mime: QMimeData) -> bool:
    """Whether a picture was copied; text programs add one of the text, which is not meant."""
    return mime.hasImage() and (not mime.hasText() or _ADDRESS.fullmatch(mime.text()) is not None)


def shows_itself(path: str) -> bool:
    """Whether a file is a picture, by its name."""
    return _ending(path) in _PICTURES


def is_example(path: str) -> bool:
    """Whether a file of this name can be searched with."""
    return shows_itself(path) or _ending(path) in _WITH_PICTURES


def why_refused(path: str) -> str:
    """What the person is told of a file that was dropped and is not asked with."""
    if is_example(path):
        most = QCoreApplication.translate("SearchPage", "At most %1 pictures can be searched with at once.")
        return most.replace("%1", str(MOST_FILES))
    said = QCoreApplication.translate(
        "SearchPage", "%1 cannot be searched with. Drop a picture, or a document with pictures in it."
    )
    return said.replace("%1", shown_name(name_of(path)))


def _ending(path: str) -> str:
    return PurePath(path).suffix.lower().removeprefix(".")
