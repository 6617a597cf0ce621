"""Evaluation sets in the BEIR layout, sound and not."""

import gzip
import json
from pathlib import Path

import pytest

from app.domain.errors import DatasetError
from app.evaluate.datasets import CorpusDocument, load_beir

SCIFACT = Path(__file__).parents[2].parent / "shared" / "data" / "scifact"

CORPUS = '{"_id": "d1", "title": "One", "text": "First."}\n{"_id": "d2", "text": "Second."}\n'
QUERIES = '{"_id": "q1", "text": "what?"}\n{"_id": "q2", "text": "unjudged"}\n'
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "tiny"
    (path / "qrels").mkdir(parents=True)
    (path / "corpus.jsonl").write_text(CORPUS, encoding="utf-8")
    (path / "queries.jsonl").write_text(QUERIES, encoding="utf-8")
    (path / "qrels" / "test.tsv").write_text(QRELS, encoding="utf-8")
    return path


def refusal(folder: Path) -> str:
    with pytest.raises(DatasetError) as caught:
        load_beir(folder)
    assert caught.value.advice
    return str(caught.value)


def test_a_sound_set(folder: Path) -> None:
    found = load_beir(folder)
    assert found.name == "tiny"
    assert found.corpus == {"d1": CorpusDocument("d1", "One", "First."), "d2": CorpusDocument("d2", "", "Second.")}
    assert found.queries == {"q1": "what?"}
    assert found.qrels == {"q1": {"d1": 2, "d2": 0}}


@pytest.mark.parametrize(
    "qrels",
    [
        "q1\td1\t2\nq1\td2\t0",
        "q1\t0\td1\t2\r\nq1\t0\td2\t0\r\n",
        "q1 0 d1 2\n\nq1 0 d2 0\n",
        "\ufeffquery-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n",
    ],
)
def test_the_ways_to_write_judgements(folder: Path, qrels: str) -> None:
    (folder / "qrels" / "test.tsv").write_text(qrels, encoding="utf-8", newline="")
    assert load_beir(folder).qrels == {"q1": {"d1": 2, "d2": 0}}


def test_another_split(folder: Path) -> None:
    (folder / "qrels" / "dev.tsv").write_text("q2\td2\t1\n", encoding="utf-8")
    found = load_beir(folder, "dev")
    assert (found.queries, found.qrels) == ({"q2": "unjudged"}, {"q2": {"d2": 1}})


def test_packed_files_numbers_as_ids_and_null_titles(folder: Path) -> None:
    (folder / "corpus.jsonl").unlink()
    with gzip.open(folder / "corpus.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"_id": 1, "title": None, "text": "a\u2028b"}, ensure_ascii=False))
    (folder / "qrels" / "test.tsv").write_text("q1\t1\t1\n", encoding="utf-8")
    assert load_beir(folder).corpus == {"1": CorpusDocument("1", "", "a\u2028b")}


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert name in refusal(folder)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "nowhere" in refusal(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "content", "line", "reason"),
    [
        ("corpus.jsonl", CORPUS + "{oops\n", 3, "not JSON"),
        ("corpus.jsonl", CORPUS + "[" * 100_000, 3, "not JSON"),
        ("corpus.jsonl", CORPUS + "[1]\n", 3, "not a JSON object"),
        ("corpus.jsonl", CORPUS + '{"_id": "d3", "title": "x"}\n', 3, "“text”"),
        ("corpus.jsonl", CORPUS + '{"_id": "d3", "title": 3, "text": "x"}\n', 3, "“title”"),
        ("corpus.jsonl", CORPUS + '{"text": "x"}\n', 3, "“_id”"),
        ("corpus.jsonl", CORPUS + '{"_id": true, "text": "x"}\n', 3, "“_id”"),
        ("corpus.jsonl", CORPUS + '\n{"_id": "d1", "text": "x"}\n', 4, "“d1” comes twice"),
        ("queries.jsonl", QUERIES + "nonsense", 3, "not JSON"),
        ("queries.jsonl", QUERIES + '{"_id": "q1", "text": "x"}', 3, "“q1” comes twice"),
        ("queries.jsonl", QUERIES + '{"_id": "q3", "text": null}', 3, "“text”"),
        ("qrels/test.tsv", QRELS + "q9\td1\t1\n", 4, "no query with the id “q9”"),
        ("qrels/test.tsv", QRELS + "q1\td9\t1\n", 4, "no document with the id “d9”"),
        ("qrels/test.tsv", QRELS + "q1\td1\t1\n", 4, "judged twice"),
        ("qrels/test.tsv", QRELS + "q2\td1\thigh\n", 4, "“high” is not a whole number"),
        ("qrels/test.tsv", QRELS + "q2\td1\n", 4, "three columns"),
        ("qrels/test.tsv", QRELS + "q2\tx\ty\td1\t1\n", 4, "three columns"),
    ],
)
def test_what_is_malformed_is_named_by_file_and_line(
    folder: Path, name: str, content: str, line: int, reason: str
) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    message = refusal(folder)
    assert f"{folder / name}, line {line}: " in message
    assert reason in message


def test_text_that_is_not_utf8_is_named_by_its_line(folder: Path) -> None:
    (folder / "corpus.jsonl").write_bytes(CORPUS.encode() + b'{"_id": "d3", "text": "\xff"}\n')
    assert f"{folder / 'corpus.jsonl'}, line 3: this is not UTF-8" in refusal(folder)


@pytest.mark.parametrize(
    "content",
    [b"no gzip", gzip.compress(CORPUS.encode(), mtime=0)[:-12]],
    ids=["no gzip", "cut short"],
)
def test_a_damaged_packed_file_is_named(folder: Path, content: bytes) -> None:
    (folder / "corpus.jsonl").unlink()
    (folder / "corpus.jsonl.gz").write_bytes(content)
    assert "corpus.jsonl.gz cannot be read" in refusal(folder)


@pytest.mark.parametrize("content", ["", "query-id\tcorpus-id\tscore\n"])
def test_a_set_without_judgements_is_refused(folder: Path, content: str) -> None:
    (folder / "qrels" / "test.tsv").write_text(content, encoding="utf-8")
    assert "judges no query" in refusal(folder)


@pytest.mark.skipif(not SCIFACT.is_dir(), reason="the SciFact set is not in ../shared/data")
def test_scifact() -> None:
    found = load_beir(SCIFACT)
    assert (found.name, len(found.corpus), len(found.queries), len(found.qrels)) == ("scifact", 5183, 300, 300)
    assert sum(len(judged) for judged in found.qrels.values()) == 339
