"""Measures how well pictures are found: by their captions, and by other pictures of the same class."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from app.domain.files import FileKind
from app.embed.embedders import Embedders
from app.evaluate.picture_sets import CaptionedSet, ClassSet
from app.evaluate.significance import Estimate, estimate
from app.index.indexer import Indexer
from app.index.scan import stamp_of
from app.store.library import Library

VERSION = 1
CUTS = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class CaptionReport:
    """How often a caption finds its photo among the first 1, 5 and 10 of all photos, and at which rank.

    `milliseconds` is the median time of a query, from words to ranked pictures.
    """

    dataset: str
    split: str
    model: str
    photos: int
    captions: int
    recall: dict[int, Estimate]
    median_rank: float
    milliseconds: float


@dataclass(frozen=True, slots=True)
class ClassReport:
    """How often the picture nearest to one shows the same thing."""

    dataset: str
    model: str
    photos: int
    classes: int
    nearest_is_same: Estimate
    milliseconds: float


def index_pictures(indexer: Indexer, library: Library, photos: Sequence[Path]) -> float:
    """Brings the photos into the library as a person's would come, and returns the seconds that it took."""
    began = time.perf_counter()
    with library.writing():
        with library.ledger.transaction():
            library.files.add((stamp_of(str(path.resolve())), FileKind.PICTURE) for path in photos)
        indexer.run([], unlisted=True)
    return time.perf_counter() - began


def measure_captions(
    library: Library, embedders: Embedders, dataset: CaptionedSet, split: str, on_query: Callable[[int, int], None]
) -> CaptionReport:
    """Asks every caption and looks up the rank of its photo; a photo that could not be read is never found."""
    ranks: list[int] = []
    took: list[float] = []
    total = sum(map(len, dataset.captions))
    for photo, captions in zip(dataset.photos, dataset.captions, strict=True):
        held = library.files.document_of(str(photo.resolve()))
        for caption in captions:
            began = time.perf_counter()
            target = embedders.pictures().embed_query(caption)
            found = library.pictures.nearest(target, len(dataset.photos), exact=True)
            took.append((time.perf_counter() - began) * 1000)
            documents = [hit.document_id for hit in found]
            ranks.append(documents.index(held.id) + 1 if held and held.id in documents else len(documents) + 1)
            on_query(len(ranks), total)
    return CaptionReport(
        dataset=dataset.name,
        split=split,
        model=embedders.pictures().fingerprint,
        photos=len(dataset.photos),
        captions=total,
        recall={cut: estimate([float(rank <= cut) for rank in ranks]) for cut in CUTS},
        median_rank=median(ranks),
        milliseconds=median(took),
    )


def measure_classes(library: Library, embedders: Embedders, dataset: ClassSet) -> ClassReport:
    """Looks up, for every photo, what the picture nearest to it shows; copies of it do not count."""
    classes: dict[int, str] = {}
    for photo, name in zip(dataset.photos, dataset.classes, strict=True):
        held = library.files.document_of(str(photo.resolve()))
        if held:
            classes.setdefault(held.id, name)
    took: list[float] = []
    same: list[float] = []
    rows = library.pictures.of_documents(list(classes))
    vectors = library.pictures.vectors_of([row.id for row in rows])
    for row in rows:
        began = time.perf_counter()
        found = library.pictures.nearest(vectors[row.id], 2, exact=True)
        took.append((time.perf_counter() - began) * 1000)
        other = next((hit.document_id for hit in found if hit.document_id != row.document_id), row.document_id)
        same.append(float(classes.get(other) == classes[row.document_id]))
    return ClassReport(
        dataset=dataset.name,
        model=embedders.pictures().fingerprint,
        photos=len(same),
        classes=len(set(classes.values())),
        nearest_is_same=estimate(same),
        milliseconds=median(took),
    )


def as_json(report: CaptionReport | ClassReport, seconds: float) -> dict[str, Any]:
    """The report as plain values; `seconds` is what indexing took."""
    kind = "akin-captions" if isinstance(report, CaptionReport) else "akin-classes"
    return {"kind": kind, "version": VERSION, "seconds": seconds, **asdict(report)}
