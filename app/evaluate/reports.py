"""Quality reports as JSON, and the comparison of two of them."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import DatasetError
from app.evaluate.collection import BuildSeconds
from app.evaluate.quality import COMPARED, QualityReport, RankingQuality
from app.evaluate.significance import Comparison, Estimate, compare

VERSION = 1
_KIND = "akin-quality"
_ADVICE = "Write a report with: akin evaluate DIR --json > REPORT.json"


@dataclass(frozen=True, slots=True)
class ReportComparison:
    """Two reports, ranking by ranking, by the metric `metric`."""

    metric: str
    rankings: Mapping[str, Comparison]


def as_json(report: QualityReport) -> dict[str, Any]:
    """The report in the form that `read_report` reads; means and values per query are not rounded."""
    return {"kind": _KIND, "version": VERSION, "compared": COMPARED, **asdict(report)}


def comparison_as_json(comparison: ReportComparison) -> dict[str, Any]:
    """The comparison as plain values."""
    return {"kind": "akin-quality-comparison", "version": VERSION, **asdict(comparison)}


def read_report(path: Path) -> QualityReport:
    """Reads a report that was kept as JSON. Raises DatasetError where the file is none."""
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise DatasetError(f"{path} cannot be read: {error.strerror or error}.", _ADVICE) from error
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"{path} is not JSON.", _ADVICE) from error
    if not isinstance(content, dict) or content.get("kind") != _KIND:
        raise DatasetError(f"{path} is not a report of `akin evaluate`.", _ADVICE)
    if content.get("version") != VERSION:
        raise DatasetError(f"{path} was written by another version of Akin.", "Make the report again.")
    try:
        return _report(content)
    except (KeyError, TypeError, AttributeError) as error:
        raise DatasetError(f"{path} is not a whole report: {error!r}.", _ADVICE) from error


def _report(content: dict[str, Any]) -> QualityReport:
    rankings = {
        name: RankingQuality(
            metrics={metric: Estimate(**values) for metric, values in ranking["metrics"].items()},
            per_query={query: float(value) for query, value in ranking["per_query"].items()},
            latency_ms=ranking["latency_ms"],
        )
        for name, ranking in content["rankings"].items()
    }
    plain = {
        name: content[name] for name in ("dataset", "split", "model", "chunks", "documents", "passages", "queries")
    }
    return QualityReport(**plain, seconds=BuildSeconds(**content["seconds"]), rankings=rankings)


def compare_reports(first: QualityReport, second: QualityReport) -> ReportComparison:
    """Compares the rankings that both reports have. Raises DatasetError where they are not over the same queries."""
    shared = [name for name in first.rankings if name in second.rankings]
    if not shared:
        raise DatasetError("The two reports have no ranking in common.", _ADVICE)
    try:
        return ReportComparison(
            COMPARED,
            {name: compare(first.rankings[name].per_query, second.rankings[name].per_query) for name in shared},
        )
    except ValueError as error:
        raise DatasetError(
            f"The two reports cannot be compared: {error}.",
            "Evaluate both on the same set, split and number of queries.",
        ) from error
