"""Picture files and pictures inside documents get into the index, once each, whatever happens on the way."""

import threading
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from app.domain.files import FileState
from app.domain.progress import Stage
from app.store.documents import WaitingDocument
from tests.extract.made_pictures import encoded, scene


def pdf_with_figure(path: Path, seed: int) -> None:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 72), "A report on the harbour wall, with a picture of it.")
        page.insert_image(pymupdf.Rect(72, 100, 372, 300), stream=encoded(scene(seed)))
        page.insert_text((72, 320), "Figure 1: The harbour wall after the storm.")
        pdf.save(path)


@pytest.fixture
def filled(folder: Path) -> Path:
    for seed in range(3):
        scene(seed).save(folder / f"photo {seed}.png")
    (folder / "copy.png").write_bytes((folder / "photo 0.png").read_bytes())
    pdf_with_figure(folder / "report.pdf", 7)
    (folder / "note.txt").write_text("Nothing to see here.")
    return folder


def test_photos_and_figures_are_rows_of_their_own(runs: Any, filled: Path) -> None:
    report = runs(filled)
    assert (report.indexed, report.failed, report.pictures) == (6, 0, 4)  # the copy is not looked at again
    library = runs.library
    figure = library.files.document_of(str(filled / "report.pdf"))
    (row,) = library.pictures.of_documents([figure.id])
    assert (row.page, row.caption) == (1, "Figure 1: The harbour wall after the storm.")
    assert row.box == pytest.approx((72, 100, 372, 300), abs=1)
    last = [step for step in runs.steps if step.stage is Stage.PICTURES][-1]
    assert last.done == last.total == 1  # the photos have come with their words
    runs.check()


def test_a_second_run_looks_at_nothing_again(runs: Any, filled: Path) -> None:
    runs(filled)
    assert runs(filled).pictures == 0
    assert len(runs.library.pictures) == 4


def test_a_renamed_photo_is_not_looked_at_again(runs: Any, filled: Path) -> None:
    runs(filled)
    (filled / "photo 1.png").rename(filled / "holiday.png")
    report = runs(filled)
    assert (report.moved, report.pictures) == (1, 0)


def test_a_deleted_photo_leaves_the_index(runs: Any, filled: Path) -> None:
    runs(filled)
    (filled / "photo 1.png").unlink()
    runs(filled)
    assert len(runs.library.pictures) == 3
    runs.check()


def test_a_damaged_photo_is_a_failed_file_and_its_mending_is_seen(runs: Any, folder: Path) -> None:
    whole = encoded(scene(1, 400, 300))
    (folder / "a.png").write_bytes(whole[:200])
    (folder / "b.png").write_bytes(whole)
    report = runs(folder)
    assert (report.indexed, report.failed) == (1, 1)
    state, reason = runs.states()["a.png"]
    assert state == FileState.FAILED
    assert reason
    (folder / "a.png").write_bytes(encoded(scene(2)))
    assert runs(folder).failed == 0
    assert len(runs.library.pictures) == 2


def test_pictures_that_a_killed_run_left_behind_are_tidied(runs: Any, filled: Path) -> None:
    runs(filled)
    library = runs.library
    (photo,) = library.pictures.of_documents([library.files.document_of(str(filled / "photo 2.png")).id])
    with library.writing(), library.ledger.transaction():  # as if the ledger had not been written any more
        library.documents.forget_pictures([photo.document_id])
    assert runs(filled).pictures == 1
    assert len(library.pictures) == 4


def test_a_stop_keeps_what_is_done_and_the_next_run_goes_on(runs: Any, folder: Path) -> None:
    for seed in range(60):
        scene(seed, 64, 48).save(folder / f"{seed}.png")

    def stop_early(step: Any) -> None:
        if step.stage is Stage.WORDS and step.done > 20:
            runs.stop.set()

    runs.on_progress = stop_early
    first = runs(folder)
    assert first.interrupted
    runs.on_progress = lambda _: None
    second = runs(folder)
    assert not second.interrupted
    assert first.pictures + second.pictures >= 60
    assert len(runs.library.pictures) == 60


def test_waiting_documents_put_photos_before_documents(runs: Any, filled: Path) -> None:
    runs.stop = threading.Event()
    runs(filled)
    library = runs.library
    with library.writing(), library.ledger.transaction():
        library.documents.forget_pictures([key for (key,) in library.ledger.rows("SELECT id FROM documents")])
    waiting: list[WaitingDocument] = library.documents.waiting_for_pictures()
    assert [entry.kind for entry in waiting] == sorted(
        (entry.kind for entry in waiting), key=lambda kind: kind != "picture"
    )
