"""Reads the examples of a search from its arguments: pictures, words to keep away from, files of the library."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.domain.examples import Example, FileExample, PictureExample, TextExample
from app.worker.engine import Engine
from app.worker.example_pictures import pixels_of_file

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
    found = pixels_of_file(path, name, engine.limits, engine.picture_model.size)
    yield from (PictureExample(pixels, weight / len(found)) for pixels in found)
