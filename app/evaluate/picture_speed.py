"""How fast pictures are indexed, read and searched, on files that the benchmark makes itself."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import numpy as np

from app.domain.examples import PictureExample
from app.domain.pictures import Picture
from app.embed.embedders import Embedders
from app.evaluate.made_photos import make_photos, make_scan
from app.extract.pictures import pictures_of
from app.index.indexer import Indexer, IndexerOptions
from app.runtime.settings import TextRecognition
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.library import Library

SMALL, LARGE = (256, 192), (4000, 3000)
SMALL_PHOTOS, LARGE_PHOTOS, PAGES = 5_000, 120, 12
PICTURES, QUERIES = 10_000, 60
_KIN = 100  # made vectors that lie around each true one
_SPREAD = 0.5

OpenLibrary = Callable[[Path], Library]


@dataclass(frozen=True, slots=True)
class PictureSpeed:
    """Photos a second from the folder to the index, pages a second of text recognition (40 lines a page; 20 for
    letters), and milliseconds of a query.

    A query begins with a picture file and ends with the list of hits, in a library of `pictures` pictures.
    """

    small_rate: float
    large_rate: float
    network_ms: float
    recognised_rate: float
    letters_rate: float
    pictures: int
    small_query_ms: float
    large_query_ms: float


def measure_pictures(
    folder: Path,
    open_library: OpenLibrary,
    tokenizer: Path,
    embedders: Embedders,
    options: IndexerOptions,
    sentences: Sequence[str],
    tell: Callable[[str], None],
) -> PictureSpeed:
    """Measures all, in `folder`. Processes start anew for each kind of photo, and that counts."""
    embedders.text()
    embedders.pictures()
    still = replace(options, recognition=TextRecognition.OFF)
    tell("Making photos…")
    make_photos(folder / "small", SMALL_PHOTOS, *SMALL)
    make_photos(folder / "large", LARGE_PHOTOS, *LARGE)
    for name, lines in (("scans", 40), ("letters", 20)):
        (folder / name).mkdir()
        make_scan(folder / name / "scan.pdf", sentences, PAGES, lines)
    rates: list[float] = []
    for name, count, chosen in (
        ("small", SMALL_PHOTOS, still),
        ("large", LARGE_PHOTOS, still),
        ("scans", PAGES, options),
        ("letters", PAGES, options),
    ):
        tell(f"Indexing {name}…")
        with open_library(folder / f"library {name}") as library, library.writing():
            report = Indexer(library, tokenizer, embedders, chosen).run([WatchedFolder(str(folder / name))])
        rates.append(count / report.seconds)
    tell("Searching…")
    with open_library(folder / "library of many") as library:
        _fill(library, embedders, folder / "small", options)
        searcher = Searcher(library, embedders)
        small, large = (_query(searcher, embedders, folder / name, options) for name in ("small", "large"))
        rows = len(library.pictures)
    return PictureSpeed(rates[0], rates[1], _network(embedders), rates[2], rates[3], rows, small, large)


def _fill(library: Library, embedders: Embedders, photos: Path, options: IndexerOptions) -> None:
    """Puts so many pictures into the library: some true ones, and made ones around them."""
    paths = sorted(photos.iterdir())[: PICTURES // _KIN]
    size = embedders.pictures().size
    shown = [pictures_of(str(path), options.limits, size)[0] for path in paths]
    true = embedders.pictures().embed([picture.pixels for picture in shown])
    random = np.random.default_rng(1)
    vectors = np.repeat(true, _KIN, axis=0)
    vectors += _SPREAD * random.normal(size=vectors.shape).astype(np.float32) / vectors.shape[1] ** 0.5
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    rows = [(number, _made(shown[number // _KIN], number)) for number in range(len(vectors))]
    with library.writing():
        library.pictures.add_pictures(rows, vectors)
        with library.ledger.transaction():
            library.ledger.run_many(
                "INSERT INTO documents (id, format, kind, words, meaning, shown)"
                " VALUES (?, 'jpeg', 'picture', 0, 1, 1)",
                ((number,) for number, _ in rows),
            )
            library.ledger.run_many(
                "INSERT INTO files (path, folder, name, extension, kind, size, modified_ns, device, inode, document_id,"
                " state) VALUES (?, '/made', ?, 'jpg', 'picture', 1, 1, '', '', ?, 'indexed')",
                ((f"/made/{number}.jpg".encode(), f"{number}.jpg", number) for number, _ in rows),
            )
        library.pictures.index_rows()
        library.pictures.measure_spread()


def _made(picture: Picture, number: int) -> Picture:
    """The same picture with a hash of its own."""
    return replace(picture.without_pixels(), perceptual_hash=hash((number, "made")) >> 1)


def _query(searcher: Searcher, embedders: Embedders, photos: Path, options: IndexerOptions) -> float:
    """The median of the milliseconds from a file to hits; the first three queries do not count."""
    took: list[float] = []
    for path in sorted(photos.iterdir())[: QUERIES + 3]:
        began = time.perf_counter()
        (picture,) = pictures_of(str(path), options.limits, embedders.pictures().size)
        searcher.search("", SearchOptions(), [PictureExample(picture.pixels)])
        took.append((time.perf_counter() - began) * 1000)
    return median(took[3:])


def _network(embedders: Embedders, batch: int = 32, rounds: int = 12) -> float:
    """The milliseconds that the network alone takes for a picture, in batches."""
    size = embedders.pictures().size
    pixels = list(np.random.default_rng(2).integers(0, 256, (batch, size, size, 3), np.uint8))
    embedders.pictures().embed(pixels)
    began = time.perf_counter()
    for _ in range(rounds):
        embedders.pictures().embed(pixels)
    return (time.perf_counter() - began) * 1000 / rounds / batch
