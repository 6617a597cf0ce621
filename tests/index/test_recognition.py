"""Text that stands in pictures becomes searchable, a few pages at a time."""

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from app.domain.progress import Stage
from app.store.passages import Words

LINES = ("The lighthouse keeper wrote every evening", "about the weather and passing ships.")


def scanned_pdf(path: Path, pages: int) -> None:
    """Pages that are only pictures of text."""
    with pymupdf.open() as pdf:
        for number in range(pages):
            with pymupdf.open() as written:
                page = written.new_page(width=420, height=200)
                for row, line in enumerate((*LINES, f"Page number {number + 1}")):
                    page.insert_text((30, 60 + 40 * row), line, fontsize=16)
                picture = page.get_pixmap(dpi=150).tobytes("png")
            pdf.new_page(width=420, height=200).insert_image(pymupdf.Rect(0, 0, 420, 200), stream=picture)
        pdf.save(path)


@pytest.fixture
def scan(folder: Path) -> Path:
    scanned_pdf(folder / "diary.pdf", 5)
    return folder


def test_a_scanned_page_is_found_by_its_words(runs: Any, scan: Path) -> None:
    report = runs(scan)
    assert report.passages >= 5
    assert runs.found("lighthouse") == {"diary.pdf"}
    library = runs.library
    document = library.files.document_of(str(scan / "diary.pdf"))
    rows = sorted(library.passages.of_documents([document.id]), key=lambda row: row.ordinal)
    assert [row.page for row in rows] == [1, 2, 3, 4, 5]
    assert all(row.recognised and row.box is not None for row in rows)
    assert [step for step in runs.steps if step.stage is Stage.RECOGNITION][-1].passages == report.passages
    assert len(library.vectors) == len(library.passages)
    runs.check()
    assert runs(scan).passages == 0  # once is enough


def test_recognition_goes_on_where_a_stop_left_it(runs: Any, scan: Path) -> None:
    commit = runs.library.documents.add_recognised

    def stop_after_first(*arguments: Any) -> None:
        commit(*arguments)
        runs.stop.set()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            type(runs.library.documents), "add_recognised", lambda _, *arguments: stop_after_first(*arguments)
        )
        assert runs(scan).interrupted
    assert len(runs.library.passages) == 4
    assert not runs(scan).interrupted
    assert len(runs.library.passages) == 5
    assert len(runs.library.passages.match(Words("lighthouse"), 10)) == 5
