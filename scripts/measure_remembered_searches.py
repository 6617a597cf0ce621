"""Measures how much sooner `akin search` answers what has been asked before, as a whole process each time.

    uv run python scripts/measure_remembered_searches.py DATA_DIR QUERIES.txt

DATA_DIR holds a library of any files, QUERIES.txt a query in each line. Each is asked twice in a row: for the first the
model is loaded, the second is remembered. What is remembered of searches in DATA_DIR is forgotten before and after.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("queries", type=Path)
    arguments = parser.parse_args()
    queries = arguments.queries.read_text("utf-8").splitlines()
    print("| | new, s | remembered, s | ratio |\n|---|---|---|---|")
    for name, options in (("with rerank", []), ("without rerank", ["--no-rerank"])):
        _akin(arguments.data_dir, "forget", "--searches")
        _asked(arguments.data_dir, queries[0], options)  # what the system reads from the disk the first time
        took = [[_asked(arguments.data_dir, query, options) for _ in range(2)] for query in queries[1:]]
        new, again = (median(column) for column in zip(*took, strict=True))
        ratio = median(first / second for first, second in took)
        print(f"| {name} | {new:.2f} | {again:.2f} | {ratio:.2f} |", flush=True)
    _akin(arguments.data_dir, "forget", "--searches")


def _asked(data_dir: Path, query: str, options: list[str]) -> float:
    """The seconds from the start of a search until it has ended."""
    began = time.perf_counter()
    _akin(data_dir, "search", "--json", *options, query)
    return time.perf_counter() - began


def _akin(data_dir: Path, *words: str) -> None:
    command = [sys.executable, "-m", "app", "--data-dir", str(data_dir), *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
