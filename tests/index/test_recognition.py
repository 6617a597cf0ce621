"""Text that stands in pictures becomes searchable, a few pages at a time."""

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from app.domain.progress import Stage
from app.store.passages import Words
from tests.extract.ocr.made_text import HERON, MILL, page_of
from tests.index import deadly_pages

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
    assert not library.files.partly_read()  # what was missing has been read off the pages
    assert runs(scan).passages == 0  # once is enough


@pytest.mark.slow
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


def test_a_page_that_cannot_be_read_costs_only_itself(runs: Any, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.index.indexer.Recogniser", lambda _: deadly_pages.Reader(frozenset({2})))
    runs(scan)
    library = runs.library
    document = library.files.document_of(str(scan / "diary.pdf"))
    assert {row.page for row in library.passages.of_documents([document.id])} == {1, 3, 4, 5}
    (partly,) = library.files.partly_read()
    (note,) = partly.notes
    assert note.startswith("The text in the picture of page 2 could not be read: ")
    assert not library.documents.waiting_for_recognition(all_pictures=True)
    runs.check()


def test_a_document_whose_pages_all_end_their_process_is_given_up(
    runs: Any, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.index.indexer.Recogniser", lambda _: deadly_pages.Reader(frozenset(range(2, 6))))
    runs(scan)
    (partly,) = runs.library.files.partly_read()
    assert len(partly.notes) == 3
    assert partly.notes[-1].startswith("Its pictures of text could not be read: ")
    assert runs.found("sheet") == {"diary.pdf"}
    assert not runs.library.documents.waiting_for_recognition(all_pictures=True)
    runs.check()


def test_pages_of_a_file_that_is_away_are_left_to_the_next_run(
    runs: Any, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, away = scan / "diary.pdf", scan.parent / "diary.pdf"

    def take_away(step: Any) -> None:
        if step.stage is Stage.WORDS and step.done == step.total and path.exists():
            path.rename(away)

    monkeypatch.setattr("app.index.indexer.Recogniser", lambda _: deadly_pages.Reader(frozenset()))
    runs.on_progress = take_away
    runs(scan)
    assert len(runs.library.documents.waiting_for_recognition(all_pictures=False)) == 1
    away.rename(path)
    runs.on_progress = lambda _: None
    runs(scan)
    assert runs.found("sheet") == {"diary.pdf"}
    runs.check()


@pytest.mark.slow
def test_every_page_of_a_fax_is_found_by_its_words(runs: Any, folder: Path) -> None:
    pages = [page_of(HERON, size=18), page_of(MILL, size=18)]
    pages[0].save(folder / "fax.tif", save_all=True, append_images=pages[1:])
    runs(folder)
    library = runs.library
    document = library.files.document_of(str(folder / "fax.tif"))
    rows = sorted(library.passages.of_documents([document.id]), key=lambda row: row.ordinal)
    assert [(row.page, row.recognised) for row in rows] == [(1, True), (2, True)]
    assert "barley" in rows[1].text
    assert library.pictures.counts() == {document.id: 1}
    runs.check()
