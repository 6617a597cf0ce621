"""Examples: what hits should be like, or unlike, beside the words of a query."""

from dataclasses import dataclass

from app.domain.pictures import Pixels


@dataclass(frozen=True, slots=True)
class PictureExample:
    """A picture, (size, size, 3) as the picture model takes it. With a negative `weight` hits should be unlike it."""

    pixels: Pixels
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class TextExample:
    """What hits should mean or show too, or with a negative `weight` should not."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class FileExample:
    """A file of the library, or one of its pages (from 1); with a negative `weight` hits should be unlike it."""

    path: str
    page: int | None = None
    weight: float = 1.0


Example = PictureExample | TextExample | FileExample
