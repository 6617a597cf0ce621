"""Pictures that tests make: four colours in four corners, and files that hold them."""

import io
import struct
from typing import Any

import numpy as np
from PIL import Image

from app.domain.pictures import Pixels

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 40), (30, 40, 200), (255, 255, 255)
CORNERS = (RED, GREEN, BLUE, WHITE)


def corners(width: int = 240, height: int = 160) -> Image.Image:
    """Red, green, blue and white quarters, in reading order."""
    picture = Image.new("RGB", (width, height), WHITE)
    for number, colour in enumerate(CORNERS):
        left, top = number % 2 * width // 2, number // 2 * height // 2
        picture.paste(colour, (left, top, left + width // 2, top + height // 2))
    return picture


def corners_of(pixels: Pixels) -> list[tuple[int, ...]]:
    """The colours in the middle of the four quarters, in reading order."""
    quarter = len(pixels) // 4
    return [tuple(map(int, pixels[y, x])) for y in (quarter, 3 * quarter) for x in (quarter, 3 * quarter)]


def are_near(found: list[tuple[int, ...]], wanted: Any, most: int = 12) -> bool:
    """Whether colours are the same but for losses of compression."""
    return bool(np.abs(np.array(found) - np.array(wanted)).max() <= most)


def scene(seed: int, width: int = 240, height: int = 160) -> Image.Image:
    """A picture with large shapes, another one for every seed."""
    random = np.random.default_rng(seed)
    coarse = Image.fromarray(random.integers(0, 256, (6, 9, 3), np.uint8))
    return coarse.resize((width, height), Image.Resampling.BICUBIC)


def encoded(picture: Image.Image, extension: str = "png", **options: Any) -> bytes:
    """The bytes of a picture file."""
    stream = io.BytesIO()
    picture.save(stream, {"jpg": "jpeg", "jp2": "jpeg2000"}.get(extension, extension), **options)
    return stream.getvalue()


def dng(preview: bytes | None, width: int, height: int, orientation: int) -> bytes:
    """A camera's raw file: sensor values of 16 bits and, where there is one, a JPEG preview."""
    sensor = np.full((height, width), 1000, "<u2").tobytes()
    raw = [
        *((254, 4, 0), (256, 4, width), (257, 4, height), (258, 3, 16), (259, 3, 1), (262, 3, 32803), (273, 4, 0)),
        *((277, 3, 1), (278, 4, height), (279, 4, len(sensor)), (33421, 3, (2, 2)), (33422, 1, b"\0\1\1\2")),
    ]
    matrix = b"".join(struct.pack("<ii", value, 10000) for value in (10000, 0, 0, 0, 10000, 0, 0, 0, 10000))
    main = [
        *((271, 2, b"Acme\0"), (272, 2, b"Acme One\0"), (274, 3, orientation), (306, 2, b"2024:06:01 12:30:15\0")),
        *((330, 4, 0), (50706, 1, b"\1\4\0\0"), (50721, 10, matrix), (50778, 3, 21)),
    ]
    if preview is not None:
        size = Image.open(io.BytesIO(preview)).size
        main += [(254, 4, 1), (256, 4, size[0]), (257, 4, size[1]), (258, 3, (8, 8, 8)), (259, 3, 7), (262, 3, 6)]
        main += [(273, 4, 0), (277, 3, 3), (278, 4, size[1]), (279, 4, len(preview))]
    at_main = 8
    at_raw = at_main + len(_directory(main, at_main))
    at_sensor = at_raw + len(_directory(raw, at_raw))
    places = {330: at_raw, 273: at_sensor + len(sensor)}
    main = [(tag, kind, places.get(tag, value)) for tag, kind, value in main]
    raw = [(tag, kind, at_sensor if tag == 273 else value) for tag, kind, value in raw]
    directories = _directory(main, at_main) + _directory(raw, at_raw)
    return b"II*\0" + struct.pack("<I", at_main) + directories + sensor + (preview or b"")


def _directory(entries: list[tuple[int, int, Any]], at: int) -> bytes:
    """A TIFF directory at this place of the file, followed by its longer values."""
    head, tail = struct.pack("<H", len(entries)), b""
    end = at + 2 + 12 * len(entries) + 4
    for tag, kind, value in sorted(entries):
        size = {1: 1, 2: 1, 3: 2, 4: 4, 10: 8}[kind]
        if isinstance(value, bytes):
            data = value
        else:
            values = value if isinstance(value, tuple) else (value,)
            data = struct.pack(f"<{len(values)}{'H' if kind == 3 else 'I'}", *values)
        field = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack("<I", end + len(tail))
        tail += b"" if len(data) <= 4 else data
        head += struct.pack("<HHI", tag, kind, len(data) // size) + field
    return head + struct.pack("<I", 0) + tail
