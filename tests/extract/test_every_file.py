from collections import Counter
from concurrent.futures import Future
from pathlib import Path

import psutil
import pytest

from app.domain.documents import Document
from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.limits import Limits
from app.extract.pool import ExtractionPool
from app.extract.registry import extract

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"


def outcome(path: Path, answer: Future[Document], limits: Limits) -> str:
    error = answer.exception(timeout=limits.seconds_for(path.stat().st_size) + 60)
    if error is None:
        return "read"
    assert isinstance(error, SkippedFileError | FailedFileError)
    assert str(error)
    assert "longer than" not in str(error)
    assert "crashed" not in str(error)
    return "skipped" if isinstance(error, SkippedFileError) else "failed"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "least"),
    [
        ("documents/papers", 1.0),
        ("documents/pdfjs", 0.95),
        ("documents/qpdf", 0.9),
        ("documents/damaged_pdfs", 0.8),
        ("documents/scans", 0.95),
        ("documents/office", 0.85),
        ("images_hostile", 0.8),
    ],
)
def test_every_file_is_read_or_has_a_reason(folder: str, least: float) -> None:
    files = sorted(path for path in (DATA / folder).rglob("*") if path.is_file())
    if not files:
        pytest.skip(f"../shared/data/{folder} is not there")
    limits = Limits()
    before = {process.pid for process in psutil.process_iter()}
    with ExtractionPool(2, limits, extract) as pool:
        answers = [(path, pool.submit(str(path))) for path in files]
        counts = Counter(outcome(path, answer, limits) for path, answer in answers)
    children = psutil.Process().children(recursive=True)
    workers = [child for child in children if child.pid not in before and child.name() != "resource_tracker"]
    assert len(workers) <= 2  # the fork server and its tracker stay for the next pool
    assert counts["read"] >= least * len(files), counts
