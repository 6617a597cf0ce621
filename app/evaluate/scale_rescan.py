"""How long it takes to find out that nothing has changed, in a tree of very many files."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from app.index.plan import make_plan
from app.index.planning import Planner
from app.index.scan import scan
from app.store.folders import WatchedFolder
from app.store.library import Library

ROUNDS = 3
_FILES_A_FOLDER = 200


@dataclass(frozen=True, slots=True)
class RescanScale:
    """Seconds, medians of some rounds: of walking the tree, of the pure comparison, and of all that a rescan does."""

    files: int
    walk_s: float
    compare_s: float
    whole_s: float
    unchanged: int


def make_tree(root: Path, files: int) -> None:
    """So many empty files in folders of 200."""
    for number in range(files):
        if number % _FILES_A_FOLDER == 0:
            folder = root / f"{number // _FILES_A_FOLDER % 50:02}" / f"{number // _FILES_A_FOLDER:04}"
            folder.mkdir(parents=True)
        (folder / f"file {number}.txt").touch()


def measure_rescan(root: Path, library: Library, files: int) -> RescanScale:
    """Makes a tree in `root`, plans it once into `library`, and then again while nothing has changed."""
    make_tree(root, files)
    watched = [WatchedFolder(str(root))]
    with library.writing():
        _plan(library, watched)
        whole, walks, comparisons = [], [], []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            unchanged = _plan(library, watched)
            whole.append(time.perf_counter() - began)
            began = time.perf_counter()
            stamps = scan(str(root)).stamps
            walks.append(time.perf_counter() - began)
            known = list(library.files.under(str(root)))
            began = time.perf_counter()
            make_plan(stamps, known)
            comparisons.append(time.perf_counter() - began)
    return RescanScale(files, median(walks), median(comparisons), median(whole), unchanged)


def _plan(library: Library, folders: list[WatchedFolder]) -> int:
    planner = Planner(library, lambda _: None, threading.Event(), retry=False)
    planner.plan_folders(folders)
    return sum(plan.unchanged for _, plan in planner.made.plans)
