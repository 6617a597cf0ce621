"""Camera RAW files by LibRaw: the preview that the camera stored, since developing one takes seconds.

rawpy was chosen because it reads all makers' files, has wheels for Linux, Windows and macOS (3 MB), and is MIT with
LibRaw under the LGPL. ExifRead reads facts but only thumbnails of 160 pixels, Pillow only what is a plain TIFF, and
pyexiv2 is GPL and brings all of Exiv2 to do less.
"""

import io
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.detect import no_reader
from app.extract.exif import made_by

_ORIENTATIONS = {0: 1, 3: 3, 5: 8, 6: 6}  # LibRaw's flip as EXIF counts it


@dataclass(frozen=True, slots=True)
class RawPicture:
    """A camera's file: `preview` is a picture file in memory, `width` and `height` are the sensor's, not yet upright.

    `orientation` is 1 to 8 as EXIF counts; `lens` is what LibRaw knows of it.
    """

    preview: bytes
    width: int
    height: int
    orientation: int
    lens: str | None


def read_raw(path: str) -> RawPicture:
    """Read the preview.

    Raises SkippedFileError where there is none or no reader for it, FailedFileError where the file is damaged.
    """
    import rawpy  # loaded for such files only: its import takes 0.2 s

    try:
        with rawpy.imread(path) as raw:
            sizes = raw.sizes
            orientation = _ORIENTATIONS.get(sizes.flip, 1)
            return RawPicture(_preview(raw), sizes.width, sizes.height, orientation, _lens(raw))
    except rawpy.LibRawFileUnsupportedError as error:
        raise SkippedFileError(no_reader(path)) from error
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError) as error:
        raise SkippedFileError("The camera's file holds no preview picture that can be read.") from error
    except rawpy.LibRawError as error:
        raise FailedFileError("The camera's file is damaged.") from error


def _preview(raw: Any) -> bytes:
    data = raw.extract_thumb().data
    if isinstance(data, bytes):
        return data
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(data).save(file, "bmp")
    return file.getvalue()


def _lens(raw: Any) -> str | None:
    with suppress(Exception):  # not every camera tells
        return made_by(raw.lens.make, raw.lens.model)
    return None
