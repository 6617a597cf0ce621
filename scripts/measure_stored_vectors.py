"""Measures what each way to keep the vectors of passages costs and loses, on a judged set.

    uv run python scripts/measure_stored_vectors.py ../shared/data/scifact --keep FOLDER [--vectors FILE.npz]

FOLDER gets the set's library, as by `akin evaluate --keep`; FILE the vectors as the model gives them, which takes most
of the time. Every kind of vector, and every shorter length, then gets a library of its own with the same passages, and
is measured as libraries of this size are searched, from memory, and with `--index` as large ones are, by an index.
Recall is against the exact order by whole float32 vectors. Times are taken last, all taking turns with every
query, so that they compare.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from statistics import fmean, median

import numpy as np

import app.store.vectors
from app.domain.embedding import Floats, TextEmbedder
from app.domain.vector_kinds import VectorKind
from app.embed.embedders import Embedders
from app.evaluate.collection import Builder, Collection, open_collection
from app.evaluate.datasets import load_beir
from app.evaluate.metrics import ndcg, per_query
from app.evaluate.quality import FUSED, RANKINGS, RERANKED
from app.models.installed import InstalledModel
from app.search.options import MEANING
from app.search.searcher import Searcher
from app.store.library import FINGERPRINT, Library, index_folder
from app.store.query_cache import QueryCache
from app.store.recall import exact_nearest, recall
from app.worker.engine import Engine

DEPTH = 100
_TIMED = 100  # queries
_GROUP = 256  # passages embedded together
_HELD_ROWS = app.store.vectors.INDEX_FROM_ROWS


@dataclass(frozen=True)
class Variant:
    """One way to keep vectors: so many numbers of each, of one kind, and whether there is an index."""

    kind: VectorKind
    dimensions: int
    indexed: bool

    @property
    def name(self) -> str:
        return f"{self.kind.value}, {self.dimensions} numbers, {'index' if self.indexed else 'memory'}"


class Shortened:
    """A text embedder whose vectors keep their first numbers only."""

    def __init__(self, whole: TextEmbedder, dimensions: int) -> None:
        self.model, self.fingerprint = whole.model, whole.fingerprint
        self._whole, self._dimensions = whole, dimensions
        self.token_vectors = whole.token_vectors  # type: ignore[attr-defined]

    def embed_query(self, text: str) -> Floats:
        vector: Floats = shortened(self._whole.embed_query(text)[None], self._dimensions)[0]
        return vector

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        return shortened(self._whole.embed_passages(texts), self._dimensions)


def shortened(vectors: Floats, dimensions: int) -> Floats:
    """The first numbers of each vector, at length 1."""
    kept = vectors[:, :dimensions]
    unit: Floats = (kept / np.linalg.norm(kept, axis=1, keepdims=True)).astype(np.float32)
    return unit


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, help="a file to keep them in, read where it is there")
    parser.add_argument("--split", default="test")
    parser.add_argument("--queries", type=int, help="how many of the queries, all unless told")
    parser.add_argument("--dimensions", type=int, nargs="*", default=[256, 128], help="shorter lengths")
    parser.add_argument("--index", action="store_true", help="measure each as large libraries are searched too")
    parser.add_argument("--rerank", action="store_true", help="measure the reranked list too")
    arguments = parser.parse_args()
    dataset = load_beir(arguments.dataset, arguments.split)
    dataset = dataset.limited(arguments.queries) if arguments.queries else dataset
    engine = Engine(arguments.keep)
    builder = Builder(engine.model, engine.sizes, engine.embedders)
    with ExitStack() as stack:
        whole = stack.enter_context(open_collection(dataset, arguments.keep, builder))
        ids, documents, vectors = passage_vectors(whole, engine.embedder(), arguments.vectors)
        queries = np.stack([engine.embedder().embed_query(text) for text in dataset.queries.values()])
        expected = exact_nearest([(ids, vectors)], queries, DEPTH)
        places = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        memory = {size: QueryCache(_made(places / f"queries {size}"), str(size)) for size in _sizes(arguments, vectors)}
        print("| kept as | bytes a passage | recall@10 | recall@100 | nDCG@10 meaning | fused | reranked |")
        print("|---|---|---|---|---|---|---|")
        libraries: dict[Variant, Library] = {}
        for variant in _variants(_sizes(arguments, vectors), indexed=arguments.index):
            library = stack.enter_context(_library(whole, variant, places / variant.name, builder.model))
            embedder = Shortened(engine.embedder(), variant.dimensions)
            embedders = replace(engine.embedders, text=_always(embedder), memory=memory[variant.dimensions])
            with _indexing(variant):
                library.vectors.add(ids.tolist(), documents.tolist(), shortened(vectors, variant.dimensions))
                library.vectors.index_rows()
                library.vectors.measure_spread()
                found = _nearest(library, shortened(queries, variant.dimensions))
                quality = _quality(whole, library, embedders, rerank=arguments.rerank)
            libraries[variant] = library
            told = [f"{recall(expected[:, :k], [row[:k] for row in found]):.4f}" for k in (10, 100)]
            told += [f"{value:.4f}" for value in quality]
            print(f"| {variant.name} | {_bytes(library):.0f} | {' | '.join(told)} |", flush=True)
        for variant, took in _latencies(libraries, queries).items():
            print(f"{variant.name}: {took:.1f} ms", flush=True)


def _always(embedder: TextEmbedder) -> Callable[[], TextEmbedder]:
    return lambda: embedder


def _sizes(arguments: argparse.Namespace, vectors: Floats) -> list[int]:
    return [vectors.shape[1], *arguments.dimensions]


def _variants(sizes: Sequence[int], *, indexed: bool) -> Iterator[Variant]:
    for kind in VectorKind:
        yield Variant(kind, sizes[0], indexed=False)
    for dimensions in sizes[1:]:
        yield Variant(VectorKind.INT8, dimensions, indexed=False)
    if indexed:
        yield from (Variant(kind, sizes[0], indexed=True) for kind in VectorKind)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def passage_vectors(
    whole: Collection, embedder: TextEmbedder, file: Path | None
) -> tuple[np.ndarray, np.ndarray, Floats]:
    """Ids, documents and unit vectors of all passages, as the model gives them."""
    keys = [key for key, _, _ in whole.library.ledger.rows("SELECT id, words, meaning FROM documents")]
    rows = sorted(whole.library.passages.of_documents(keys), key=lambda row: row.passage_id)
    ids = np.array([row.passage_id for row in rows])
    documents = np.array([row.document_id for row in rows])
    if file is not None and file.exists():
        kept = np.load(file)
        order = np.argsort(kept["ids"])
        if np.array_equal(kept["ids"][order], ids):
            return ids, documents, kept["vectors"][order]
    vectors = np.empty((len(rows), embedder.model.dimensions), np.float32)
    by_length = np.argsort([len(row.text) for row in rows])
    for first in range(0, len(rows), _GROUP):
        group = by_length[first : first + _GROUP]
        vectors[group] = embedder.embed_passages([rows[place].text for place in group])
    if file is not None:
        np.savez(file, ids=ids, vectors=vectors)
    return ids, documents, vectors


def _library(whole: Collection, variant: Variant, folder: Path, model: InstalledModel) -> Library:
    """The set's library with the same words and an empty table of vectors."""
    fingerprint = f"{model.fingerprint}|{whole.builder.sizes.fingerprint}|{variant.dimensions}"
    fingerprint += variant.kind.fingerprint_part
    folder.mkdir()
    whole.library.ledger.copy_to(folder / "ledger.sqlite")
    library = Library(folder, fingerprint, variant.dimensions)
    library.ledger.set_meta(FINGERPRINT, library.fingerprint)
    target = index_folder(folder, library.fingerprint)
    target.mkdir(parents=True)
    shutil.copytree(whole.library.index_dir / "passages.lance", target / "passages.lance")
    return library


@contextmanager
def _indexing(variant: Variant) -> Iterator[None]:
    """The table is searched as a large one is, with an index, or held in memory as that of a small library."""
    app.store.vectors.INDEX_FROM_ROWS = 0 if variant.indexed else _HELD_ROWS
    try:
        yield
    finally:
        app.store.vectors.INDEX_FROM_ROWS = _HELD_ROWS


def _latencies(libraries: dict[Variant, Library], queries: Floats) -> dict[Variant, float]:
    """The median milliseconds of a search for the nearest, all taking turns."""
    took: dict[Variant, list[float]] = {variant: [] for variant in libraries}
    for query in queries[:_TIMED]:
        for variant, library in libraries.items():
            with _indexing(variant):
                short = shortened(query[None], variant.dimensions)[0]
                began = time.perf_counter()
                library.vectors.nearest(short, DEPTH)
                took[variant].append((time.perf_counter() - began) * 1000)
    return {variant: median(each) for variant, each in took.items()}


def _nearest(library: Library, queries: Floats) -> list[list[int]]:
    return [[hit.id for hit in library.vectors.nearest(query, DEPTH)] for query in queries]


def _quality(whole: Collection, library: Library, embedders: Embedders, *, rerank: bool) -> list[float]:
    """nDCG@10 of meaning alone, of all arms together, and of the reranked list."""
    searcher = Searcher(library, embedders)
    answers: dict[str, dict[str, tuple[str, ...]]] = {}
    for query, text in whole.dataset.queries.items():
        steps = searcher.search_in_steps(text, RANKINGS[RERANKED if rerank else FUSED])
        names = (FUSED, RERANKED) if rerank else (FUSED,)
        found = [(MEANING, searcher.search(text, RANKINGS[MEANING])), *zip(names, steps, strict=False)]
        for name, response in found:
            hits = tuple(whole.documents[hit.path] for hit in response.hits)
            answers.setdefault(name, {})[query] = hits
    return [fmean(per_query(ndcg, rankings, whole.dataset.qrels, 10).values()) for rankings in answers.values()]


def _bytes(library: Library) -> float:
    """Bytes a passage on the disk, of the table of vectors with its indexes."""
    library.vectors.clean(grace=timedelta(0))
    folder = library.index_dir / "vectors.lance"
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / len(library.vectors)


if __name__ == "__main__":
    main()
