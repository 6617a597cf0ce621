"""`akin evaluate` as a person runs it."""

import json
from pathlib import Path

import pytest

from app.cli.main import main


@pytest.fixture
def data_dir(tmp_path: Path, models_dir: Path) -> str:
    assert models_dir.is_dir()
    return str(tmp_path / "data")


def test_a_set_is_measured_and_told_in_a_table(
    tiny_set: Path, data_dir: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", data_dir, "evaluate", str(tiny_set)]) == 0
    shown = capsys.readouterr().out
    for word in ("tiny", "words", "meaning", "fused", "reranked", "ndcg@10", "12 documents"):
        assert word in shown
    assert not Path(data_dir).exists()  # the person's own library is not touched


def test_two_measurements_are_compared(
    tiny_set: Path, data_dir: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["evaluate", str(tiny_set), "--json", "--keep", str(tmp_path / "kept"), "--data-dir", data_dir]
    reports = []
    for name in ("a.json", "b.json"):
        assert main(command) == 0
        reports.append(tmp_path / name)
        reports[-1].write_text(capsys.readouterr().out, "utf-8")
    first, second = (json.loads(report.read_text("utf-8")) for report in reports)
    assert first["seconds"] == second["seconds"]  # the kept library was used again
    assert first["rankings"].keys() == second["rankings"].keys()
    assert main(["evaluate", *map(str, reports)]) == 0
    assert capsys.readouterr().out.count("no clear difference") == 4
    assert main(["evaluate", *map(str, reports), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rankings"]["fused"]["p_value"] == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nowhere"], "nowhere has no file corpus.jsonl"),
        (["a.json", "b.json"], "a.json cannot be read"),
        (["a", "b", "c"], "one folder to measure, or two reports"),
    ],
)
def test_what_cannot_be_evaluated_is_said(
    data_dir: str, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert main(["--data-dir", data_dir, "evaluate", *arguments]) == 1
    said = capsys.readouterr().err
    assert said.startswith("akin: ")
    assert reason in said
    assert "Traceback" not in said


def test_a_split_that_is_not_there(tiny_set: Path, data_dir: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", data_dir, "evaluate", str(tiny_set), "--split", "dev"]) == 1
    assert "qrels/dev.tsv" in capsys.readouterr().err
