"""How fast queries are answered: cold, as a whole process, and warm, inside one."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

from app.domain.errors import AkinError
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.search.options import SearchOptions
from app.search.searcher import Searcher

FUSED, RERANKED = "without rerank", "with rerank"
_WARM_UP = 5  # queries that are not counted


@dataclass(frozen=True, slots=True)
class WarmTimes:
    """The milliseconds of queries: the median, what 95 % of them stay below, and the median of each step."""

    median_ms: float
    p95_ms: float
    steps_ms: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class QuerySpeed:
    """Cold queries in the order asked, and warm ones without and with rerank."""

    cold_ms: tuple[float, ...]
    documents: int
    passages: int
    queries: int
    warm: Mapping[str, WarmTimes]

    @property
    def cold_median_ms(self) -> float:
        """The median of the cold queries."""
        return median(self.cold_ms)


def measure_cold(data_dir: Path, models_dir: Path, queries: Sequence[str]) -> tuple[float, ...]:
    """The milliseconds of `akin search` as a whole process, once for each query.

    Raises AkinError where a search fails.
    """
    return tuple(_time_process(data_dir, models_dir, query) for query in queries)


def _time_process(data_dir: Path, models_dir: Path, query: str) -> float:
    command = [sys.executable, "-m", "app", "--data-dir", str(data_dir), "search", "--json", "--", query]
    surroundings = os.environ | {MODELS_DIR_VARIABLE: str(models_dir)}
    began = time.perf_counter()
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    took = (time.perf_counter() - began) * 1000
    if done.returncode != 0:
        raise AkinError(f"`akin search` failed: {done.stderr.strip()}", "Run `akin doctor` to see what is wrong.")
    return took


def measure_warm(searcher: Searcher, queries: Sequence[str]) -> dict[str, WarmTimes]:
    """Asks every query first without and then with rerank, after some that are not counted. Raises LibraryError."""
    for query in queries[:_WARM_UP]:
        searcher.search(query)
    return {
        name: time_queries(searcher, queries, replace(SearchOptions(), rerank=rerank))
        for name, rerank in ((FUSED, False), (RERANKED, True))
    }


def time_queries(searcher: Searcher, queries: Sequence[str], options: SearchOptions) -> WarmTimes:
    """Asks every query once. Raises LibraryError."""
    took: list[float] = []
    steps: dict[str, list[float]] = {}
    for query in queries:
        began = time.perf_counter()
        response = searcher.search(query, options)
        took.append((time.perf_counter() - began) * 1000)
        for step, milliseconds in response.took_ms.items():
            steps.setdefault(step, []).append(milliseconds)
    return WarmTimes(
        median_ms=median(took),
        p95_ms=quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0],
        steps_ms={step: median(times) for step, times in steps.items()},
    )
