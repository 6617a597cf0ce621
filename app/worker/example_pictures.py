"""Pictures as examples of what is looked for: a file, the pictures inside a document, or pasted pixels."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.domain.errors import AkinError, ExtractionError
from app.domain.pictures import Picture, Pixels
from app.extract.decode import decode
from app.extract.limits import Limits
from app.extract.pictures import pictures_of
from app.extract.pool import ExtractionPool
from app.models.pixels import square_pixels

Reader = Callable[[str, Limits, int], tuple[Picture, ...]]


def pixels_of_file(
    path: str, name: str, limits: Limits, size: int, page: int | None = None, read: Reader = pictures_of
) -> list[Pixels]:
    """The pictures of a file or of one of its pages (from 1), each (size, size, 3); `name` is what messages call it.

    A document stands for the pictures inside it. Raises AkinError where there is none that can be read.
    """
    if not Path(path).is_file():
        raise AkinError(f"There is no file {name}.", "Name a picture, or a document with pictures in it.")
    try:
        found = read(path, limits, size)
    except ExtractionError as error:
        raise _unreadable(name, error) from error
    wanted = [picture.pixels for picture in found if page in (None, picture.page)]
    if not wanted:
        raise AkinError(f"{name} holds no picture.", "Name a picture, or a document with pictures in it.")
    return wanted


def pixels_of_bytes(data: bytes, name: str, limits: Limits, size: int) -> Pixels:
    """A picture in memory as (size, size, 3). Raises AkinError where it cannot be read."""
    try:
        picture, *_ = decode(data, limits, size)
    except ExtractionError as error:
        raise _unreadable(name, error) from error
    return square_pixels(picture, size)


@contextmanager
def reading_apart() -> Iterator[Reader]:
    """A reader as `pictures_of` that works in a process of its own, within the limits of time and memory.

    The process is started by the first file and ends with the context: to start it takes longer than most files do.
    """
    with ExitStack() as ends:
        pools: list[ExtractionPool[tuple[Picture, ...]]] = []

        def read(path: str, limits: Limits, size: int) -> tuple[Picture, ...]:
            if not pools:
                pools.append(ends.enter_context(ExtractionPool(1, limits, pictures_of)))
            return pools[0].submit(path, size).result()

        yield read


def _unreadable(name: str, error: ExtractionError) -> AkinError:
    return AkinError(f"{name} cannot be searched for: {error}", "Try another picture, JPEG or PNG for example.")
