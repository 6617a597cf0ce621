"""`akin benchmark` as a person runs it."""

import json
from pathlib import Path

import pymupdf
import pytest

from app.cli.main import main


@pytest.fixture
def data_dir(tmp_path: Path, models_dir: Path) -> str:
    assert models_dir.is_dir()
    return str(tmp_path / "data")


def test_embedding(tiny_set: Path, data_dir: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--data-dir", data_dir, "benchmark", "embedding", "--texts", str(tiny_set), "--documents", "8"]
    assert main(command) == 0
    assert "tokens/s" in capsys.readouterr().out
    assert main([*command, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["version"], found["benchmark"], found["passages"]) == (1, "embedding", 8)
    assert found["ratio"] == pytest.approx(found["pipeline_tokens_s"] / found["bare_tokens_s"])
    assert not Path(data_dir).exists()


def test_words(tmp_path: Path, data_dir: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((72, 72), "A page about lighthouses.")
        pdf.save(tmp_path / "one.pdf")
    assert main(["--data-dir", data_dir, "benchmark", "words", str(tmp_path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["files"], found["indexed"], found["pages"], len(found["rounds"])) == (1, 1, 1, 5)


@pytest.mark.slow
def test_query_on_a_set(tiny_set: Path, data_dir: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", data_dir, "benchmark", "query", "--data", str(tiny_set)]) == 0
    shown = capsys.readouterr().out
    for word in ("5 warm queries over 12 documents", "cold", "without", "rerank"):
        assert word in shown


SCALE_PARTS = ("searches", "names", "rescan")


def test_scale(tiny_set: Path, data_dir: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--data-dir", data_dir, "benchmark", "scale", "--texts", str(tiny_set), "--keep", str(tmp_path / "kept")]
    assert main([*command, "--rows", "300", "--names", "200", "--files", "250"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for words in ("words to find", "recall@10, embedded", "warm search", "as it is typed", "unchanged files"):
        assert words in shown
    assert main([*command, "--rows", "300", "--names", "0", "--files", "0", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["version"], found["benchmark"], found["searches"]["rows"]) == (1, "scale", 300)
    assert [found[part] is None for part in ("build", *SCALE_PARTS)] == [True, False, True, True]  # taken from --keep
    assert found["searches"]["recall"]["queries"] == 1
    assert not Path(data_dir).exists()


@pytest.mark.slow
def test_scale_with_an_index_over_vectors(data_dir: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--data-dir", data_dir, "benchmark", "scale", "--json"]
    assert main([*command, "--rows", "25000", "--names", "20000", "--files", "2000"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert all(found[part] for part in ("build", *SCALE_PARTS))
    assert found["searches"]["index"]["rows"] == 25_000
    assert min(found["searches"]["recall"].values()) >= 0.98
    assert (found["names"]["names"], found["rescan"]["unchanged"]) == (20_000, 2_000)
    assert found["names"]["found"] > 0.9


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["words", "nowhere"], "no folder nowhere"),
        (["scale", "--texts", "nowhere"], "no folder nowhere"),
        (["embedding", "--texts", "nowhere"], "no folder nowhere"),
        (["query", "--data", "nowhere"], "nowhere has no file corpus.jsonl"),
    ],
)
def test_what_cannot_be_measured_is_said(
    data_dir: str, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert main(["--data-dir", data_dir, "benchmark", *arguments]) == 1
    said = capsys.readouterr().err
    assert reason in said
    assert "Traceback" not in said
