"""Reads the examples of a search from its arguments: pictures, words to keep away from, files of the library."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import AkinError, ExtractionError
from app.domain.examples import Example, FileExample, PictureExample, TextExample
from app.extract.pictures import pictures_of
from app.worker.engine import Engine

_AWAY = -0.5  # what something to keep away from counts, the query itself being 1
_PIPE = "-"


def examples_of(arguments: argparse.Namespace, engine: Engine) -> list[Example]:
    """The examples that `akin search` was given. Raises AkinError for a picture that cannot be read."""
    return list(_examples(arguments, engine))


def _examples(arguments: argparse.Namespace, engine: Engine) -> Iterator[Example]:
    share = arguments.weight if arguments.query else 1.0
    for name in arguments.image:
        yield from _picture(name, engine, share / len(arguments.image))
    for name in arguments.without_image:
        yield from _picture(name, engine, _AWAY)
    yield from (TextExample(text, _AWAY) for text in arguments.without)
    if arguments.like is not None:
        yield FileExample(os.path.realpath(arguments.like), arguments.page)


def _picture(name: str, engine: Engine, weight: float) -> Iterator[PictureExample]:
    if name == _PIPE:
        with tempfile.TemporaryDirectory(prefix="akin-") as folder:
            file = Path(folder, "picture")
            file.write_bytes(sys.stdin.buffer.read())
            yield from _read(str(file), "The picture from the pipe", engine, weight)
    else:
        yield from _read(os.path.realpath(name), name, engine, weight)


def _read(path: str, name: str, engine: Engine, weight: float) -> Iterator[PictureExample]:
    """The pictures of a file; a document stands for the pictures inside it."""
    if not Path(path).is_file():
        raise AkinError(f"There is no file {name}.", "Name a picture, or - to read one from a pipe.")
    try:
        found = pictures_of(path, engine.limits, engine.picture_model.size)
    except ExtractionError as error:
        raise AkinError(
            f"{name} cannot be searched for: {error}", "Try another picture, JPEG or PNG for example."
        ) from error
    if not found:
        raise AkinError(f"{name} holds no picture.", "Name a picture, or a document with pictures in it.")
    yield from (PictureExample(picture.pixels, weight / len(found)) for picture in found)
