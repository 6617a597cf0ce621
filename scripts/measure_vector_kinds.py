"""Measures what each way to keep vectors loses, by arithmetic alone: no table, no index, and no other arm than meaning.

    uv run python scripts/measure_vector_kinds.py ../shared/data/scifact --keep FOLDER --vectors FILE.npz

FOLDER and FILE are those of measure_stored_vectors.py, which measures the same inside of libraries. Recall is against
the order by whole float32 vectors, nDCG@10 of the documents of the best hundred passages; `changed` are queries whose
nDCG@10 differs from that of float32.
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import fmean

import numpy as np
from measure_stored_vectors import passage_vectors, shortened

from app.domain.vector_kinds import VectorKind
from app.evaluate.collection import Builder, Collection, open_collection
from app.evaluate.datasets import load_beir
from app.evaluate.metrics import ndcg, per_query
from app.store.recall import recall
from app.store.vector_coding import Floats, VectorCoding, signs
from app.worker.engine import Engine

DEPTH = 100
_TIMES = (2, 5, 10, 20)  # as many rows as are returned are found by signs, and scored by their integers
Order = np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--split", default="test")
    parser.add_argument("--dimensions", type=int, nargs="*", default=[256, 192, 128], help="shorter lengths")
    arguments = parser.parse_args()
    dataset = load_beir(arguments.dataset, arguments.split)
    engine = Engine(arguments.keep)
    with open_collection(dataset, arguments.keep, Builder(engine.model, engine.sizes, engine.embedders)) as whole:
        ids, documents, vectors = passage_vectors(whole, engine.embedder(), arguments.vectors)
        queries = np.stack([engine.embedder().embed_query(text) for text in dataset.queries.values()])
        owners = _owners(whole, documents)
        expected = _nearest(queries, vectors)
        print("| kept as | numbers | bytes | recall@10 | recall@100 | nDCG@10 | points | changed |")
        print("|---|---|---|---|---|---|---|---|")
        whole_quality: Mapping[str, float] = {}
        for kind, dimensions in _kinds(vectors.shape[1], arguments.dimensions):
            coding = VectorCoding(kind, dimensions)
            columns = coding.encode(shortened(vectors, dimensions))
            read = coding.decode(columns[[field.name for field in coding.fields].index(coding.read)])
            found = _nearest(shortened(queries, dimensions), read)
            quality = _quality(whole, found, owners)
            whole_quality = whole_quality or quality
            changed = sum(value != whole_quality[query] for query, value in quality.items())
            lost = 100 * (fmean(quality.values()) - fmean(whole_quality.values()))
            size = sum(column.nbytes for column in columns) / len(ids)
            told = f"{size:.0f} | {_recalls(expected, found)} | {fmean(quality.values()):.4f} | {lost:+.2f} | {changed}"
            print(f"| {kind} | {dimensions} | {told} |", flush=True)
        for times in _TIMES:
            found = _found_by_signs(queries, vectors, times * DEPTH)
            print(f"found by signs, {times * DEPTH} scored by integers: recall {_recalls(expected, found)}", flush=True)


def _kinds(whole: int, shorter: list[int]) -> Iterator[tuple[VectorKind, int]]:
    yield from ((kind, whole) for kind in VectorKind)
    for dimensions in shorter:
        yield from ((kind, dimensions) for kind in (VectorKind.FLOAT32, VectorKind.INT8))


def _owners(whole: Collection, documents: Order) -> list[str]:
    """For each passage the id of its document in the set."""
    rows = whole.library.ledger.rows("SELECT document_id, path FROM files")
    paths = {key: path.decode() for key, path in rows}
    return [whole.documents[paths[key]] for key in documents.tolist()]


def _nearest(queries: Floats, vectors: Floats) -> Order:
    """The places of the nearest, (queries, DEPTH), best first."""
    return np.argsort(-(queries @ vectors.T), axis=1, kind="stable")[:, :DEPTH]


def _found_by_signs(queries: Floats, vectors: Floats, candidates: int) -> Order:
    """The same of as many candidates as differ least in their signs, by the vectors made of their integers."""
    coding = VectorCoding(VectorKind.INT8, vectors.shape[1])
    read = coding.decode(coding.encode(vectors)[1])
    bits, found = signs(vectors), []
    for query, asked in zip(queries, signs(queries), strict=True):
        near = np.argpartition(np.bitwise_count(bits ^ asked).sum(axis=1), candidates)[:candidates]
        found.append(near[np.argsort(-(read[near] @ query), kind="stable")[:DEPTH]])
    return np.stack(found)


def _recalls(expected: Order, found: Order) -> str:
    return " | ".join(f"{recall(expected[:, :count], found[:, :count].tolist()):.4f}" for count in (10, DEPTH))


def _quality(whole: Collection, found: Order, owners: list[str]) -> Mapping[str, float]:
    rankings = {
        query: tuple(dict.fromkeys(owners[place] for place in row))
        for query, row in zip(whole.dataset.queries, found.tolist(), strict=True)
    }
    return per_query(ndcg, rankings, whole.dataset.qrels, 10)


if __name__ == "__main__":
    main()
