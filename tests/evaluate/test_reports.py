"""Reports as files, and what two of them say when they are compared."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DatasetError
from app.evaluate.collection import BuildSeconds
from app.evaluate.quality import QualityReport, RankingQuality
from app.evaluate.reports import as_json, compare_reports, read_report
from app.evaluate.significance import estimate


def ranking(*values: float) -> RankingQuality:
    return RankingQuality(
        metrics={"ndcg@10": estimate(values, resamples=100)},
        per_query={f"q{index}": value for index, value in enumerate(values)},
        latency_ms=12.5,
    )


def report(**rankings: RankingQuality) -> QualityReport:
    return QualityReport("tiny", "test", "model", "chunks", 12, 13, 5, BuildSeconds(1.5, 2.5), rankings)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(as_json(report(words=ranking(0.1, 0.2 + 0.1, 1.0), fused=ranking(1, 1, 1)))), "utf-8")
    return path


def test_a_report_comes_back_as_it_was(kept: Path) -> None:
    assert read_report(kept) == report(words=ranking(0.1, 0.2 + 0.1, 1.0), fused=ranking(1, 1, 1))


def test_rankings_in_both_reports_are_compared() -> None:
    before = report(words=ranking(*[0.1] * 20), meaning=ranking(*[0.5] * 20))
    after = report(meaning=ranking(*[0.5] * 20), words=ranking(*[0.3] * 20), fused=ranking(*[0.9] * 20))
    found = compare_reports(before, after)
    assert list(found.rankings) == ["words", "meaning"]
    assert found.rankings["words"].significant
    assert found.rankings["words"].difference.mean == pytest.approx(0.2)
    assert not found.rankings["meaning"].significant


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (report(words=ranking(0.1, 0.2)), "same queries"),
        (report(fused=ranking(0.1)), "no ranking in common"),
    ],
)
def test_reports_that_do_not_belong_together(second: QualityReport, reason: str) -> None:
    with pytest.raises(DatasetError, match=reason):
        compare_reports(report(words=ranking(0.1)), second)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{oops", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not a report"),
        ('{"kind": "other"}', "not a report"),
        ('{"kind": "akin-quality", "version": 99}', "another version"),
        ('{"kind": "akin-quality", "version": 1}', "not a whole report"),
    ],
)
def test_files_that_are_no_reports(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    with pytest.raises(DatasetError, match=reason) as caught:
        read_report(path)
    assert str(path) in str(caught.value)
    assert caught.value.advice


def test_a_report_with_a_wrong_part(kept: Path) -> None:
    content = json.loads(kept.read_text("utf-8"))
    for broken in ({"rankings": None}, {"seconds": {}}, {"rankings": {"words": {"metrics": [], "per_query": {}}}}):
        kept.write_text(json.dumps(content | broken), "utf-8")
        with pytest.raises(DatasetError, match="not a whole report"):
            read_report(kept)


def test_a_missing_report_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"nowhere\.json cannot be read"):
        read_report(tmp_path / "nowhere.json")


def test_the_json_says_what_it_is() -> None:
    content = as_json(replace(report(words=ranking(0.5)), queries=1))
    assert (content["kind"], content["version"], content["compared"]) == ("akin-quality", 1, "ndcg@10")
    assert content["rankings"]["words"]["per_query"] == {"q0": 0.5}
