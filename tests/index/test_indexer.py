import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import FolderError
from app.domain.files import FileState
from app.domain.progress import Progress, Stage

TIDE = "The tide turns twice a day in the estuary. Boats wait for it at the lock."
BREAD = "Knead the dough for ten minutes. Let it rest under a cloth until it has doubled."


def test_a_first_run_reads_and_embeds_every_file(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "bread.md").write_text(f"# Bread\n\n{BREAD}")
    report = runs(folder)
    assert (report.found, report.indexed, report.failed, report.skipped) == (2, 2, 0, 0)
    assert report.passages == report.embedded == len(runs.embedder.embedded) == 2
    assert runs.found("estuary") == {"tide.txt"}
    assert runs.found("dough") == {"bread.md"}
    assert runs.library.documents.counts().passages_with_meaning == 2
    runs.check()


def test_a_second_run_has_nothing_to_do(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    runs(folder)
    report = runs(folder)
    assert (report.found, report.indexed, report.embedded) == (1, 0, 0)
    assert runs.embedder.embedded == []


def test_progress_ends_at_its_total_in_every_stage(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    (folder / "copy.txt").write_text(TIDE)
    (folder / "empty.txt").touch()
    (folder / "program.bin").write_bytes(bytes(range(256)))
    runs(folder)
    for stage in (Stage.SCAN, Stage.WORDS, Stage.MEANING):
        steps = [step for step in runs.steps if step.stage is stage]
        assert steps[-1].done == steps[-1].total > 0
        assert [step.done for step in steps] == sorted(step.done for step in steps)


def test_names_can_be_found_before_words_and_words_before_meaning(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    seen: list[tuple[Stage, int, int, int]] = []

    def look(step: Progress) -> None:
        library = runs.library
        names = library.ledger.value("SELECT count(*) FROM names WHERE names MATCH '\"tid\"'")
        seen.append((step.stage, names, len(library.passages), len(library.vectors)))

    runs.on_progress = look
    runs(folder)
    assert seen == [(Stage.SCAN, 0, 0, 0), (Stage.WORDS, 1, 0, 0), (Stage.MEANING, 1, 1, 0)]


def test_a_changed_file_is_read_again_and_its_old_words_go(runs: Any, folder: Path) -> None:
    (folder / "note.txt").write_text(TIDE)
    (folder / "other.txt").write_text("Something else entirely.")
    runs(folder)
    (folder / "note.txt").write_text(BREAD)
    report = runs(folder)
    assert (report.indexed, report.embedded) == (1, 1)
    assert runs.found("estuary") == set()
    assert runs.found("dough") == {"note.txt"}
    runs.check()


def test_a_deleted_file_vanishes_from_ledger_and_tables(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    (folder / "bread.txt").write_text(BREAD)
    runs(folder)
    (folder / "tide.txt").unlink()
    report = runs(folder)
    assert report.removed == 1
    assert runs.states().keys() == {"bread.txt"}
    assert len(runs.library.passages) == len(runs.library.vectors) == 1
    runs.check()


def test_the_last_file_of_a_folder_can_be_deleted(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    runs(folder)
    (folder / "tide.txt").unlink()
    assert runs(folder).removed == 1
    assert runs.states() == {}


def test_a_moved_and_renamed_file_is_not_read_again(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    runs(folder)
    (folder / "sub").mkdir()
    (folder / "tide.txt").rename(folder / "sub" / "renamed.txt")
    report = runs(folder)
    assert (report.moved, report.indexed, report.embedded, report.removed) == (1, 0, 0, 0)
    assert runs.found("estuary") == {"renamed.txt"}
    assert [match for (match,) in runs.library.ledger.rows("SELECT name FROM names WHERE names MATCH '\"ren\"'")] == [
        "renamed.txt"
    ]
    runs.check()


def test_a_renamed_folder_is_not_read_again(runs: Any, folder: Path) -> None:
    (folder / "old").mkdir()
    for number in range(20):
        (folder / "old" / f"{number}.txt").write_text(f"{TIDE} Number {number}.")
    runs(folder)
    (folder / "old").rename(folder / "new")
    report = runs(folder)
    assert (report.moved, report.indexed, report.embedded) == (20, 0, 0)
    runs.check()


def test_a_file_moved_to_another_watched_folder_is_not_embedded_again(runs: Any, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (first / "tide.txt").write_text(TIDE)
    runs(first, second)
    shutil.move(first / "tide.txt", second / "tide.txt")
    assert runs(first, second).embedded == 0
    assert runs.found("estuary") == {"tide.txt"}
    runs.check()


def test_a_touched_file_is_not_embedded_again(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    runs(folder)
    os.utime(folder / "tide.txt", (1_000_000_000, 1_000_000_000))
    report = runs(folder)
    assert (report.indexed, report.passages, report.embedded) == (1, 0, 0)
    runs.check()


@pytest.mark.parametrize("copies", [2, 40])
def test_copies_are_read_and_embedded_once(runs: Any, folder: Path, copies: int) -> None:
    for number in range(copies):
        (folder / f"{number}.txt").write_text(TIDE)
    report = runs(folder)
    assert (report.indexed, report.passages, report.embedded) == (copies, 1, 1)
    assert runs.found("estuary") == {f"{number}.txt" for number in range(copies)}
    (folder / "late.txt").write_text(TIDE)
    assert runs(folder).embedded == 0
    (folder / "0.txt").unlink()
    runs(folder)
    assert len(runs.library.vectors) == 1
    runs.check()


def test_copies_of_a_file_that_cannot_be_read_fail_together(runs: Any, folder: Path) -> None:
    for number in range(12):
        (folder / f"{number}.pdf").write_bytes(b"%PDF-1.7\n" + b"garbage " * 50)
    (folder / "tide.txt").write_text(TIDE)
    report = runs(folder)
    assert report.failed == 12
    assert {state for name, (state, _) in runs.states().items() if name.endswith(".pdf")} == {FileState.FAILED}
    assert runs.found("estuary") == {"tide.txt"}
    runs.check()


def test_two_files_that_swap_their_names_keep_their_words(runs: Any, folder: Path) -> None:
    (folder / "a.txt").write_text(TIDE)
    (folder / "b.txt").write_text(BREAD.ljust(len(TIDE))[: len(TIDE)])
    for name in ("a.txt", "b.txt"):
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    runs(folder)
    (folder / "a.txt").rename(folder / "c.txt")
    (folder / "b.txt").rename(folder / "a.txt")
    (folder / "c.txt").rename(folder / "b.txt")
    assert runs(folder).embedded == 0
    assert runs.found("estuary") == {"b.txt"}
    assert runs.found("dough") == {"a.txt"}
    runs.check()


def test_a_file_that_replaces_another_takes_its_words_along(runs: Any, folder: Path) -> None:
    (folder / "draft.txt").write_text(BREAD)
    (folder / "final.txt").write_text(TIDE)
    runs(folder)
    (folder / "draft.txt").rename(folder / "final.txt")
    report = runs(folder)
    assert (report.removed, report.embedded) == (1, 0)
    assert runs.found("dough") == {"final.txt"}
    assert runs.found("estuary") == set()
    runs.check()


def test_a_stopped_run_forgets_no_document_that_an_unread_file_holds(runs: Any, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (first / "tide.txt").write_text(TIDE)
    runs(first)
    shutil.move(first / "tide.txt", second / "tide.txt")
    runs.on_progress = lambda step: runs.stop.set() if step.stage is Stage.SCAN and step.done else None
    assert runs(first, second).interrupted
    runs.on_progress = runs.steps.append
    assert runs(first, second).embedded == 0
    assert runs.found("estuary") == {"tide.txt"}


def test_a_run_goes_on_where_the_last_one_was_stopped(runs: Any, folder: Path) -> None:
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"{TIDE} This is the number {number}.")
    runs.on_progress = lambda step: runs.stop.set() if step.stage is Stage.WORDS and step.done == 10 else None
    report = runs(folder)
    assert report.interrupted
    kept = runs.library.documents.counts().documents
    assert 10 <= kept < 30
    runs.on_progress = runs.steps.append
    report = runs(folder)
    assert (report.interrupted, report.indexed) == (False, 30 - kept)
    assert runs.library.documents.counts().with_meaning == 30
    runs.check()


def test_a_huge_document_can_be_stopped_between_its_passages(
    runs: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.index.meaning.PASSAGES_PER_GROUP", 8)
    sentences = [f"Sentence {number} tells of the harbour, the pier and the boats there." for number in range(400)]
    (folder / "huge.txt").write_text("\n\n".join(sentences))
    runs.on_progress = lambda step: runs.stop.set() if step.stage is Stage.MEANING else None
    report = runs(folder)
    assert report.interrupted
    assert 0 < report.embedded < report.passages
    written = len(runs.library.vectors)
    assert written == report.embedded
    first = set(runs.embedder.embedded[:written])
    runs.on_progress = runs.steps.append
    assert runs(folder).embedded == report.passages - written
    assert not first & set(runs.embedder.embedded)
    runs.check()


def test_a_file_that_changes_while_it_is_read_is_read_again(runs: Any, folder: Path) -> None:
    (folder / "log.txt").write_text(TIDE)
    (folder / "other.txt").write_text("Another file.")

    def change(step: Progress) -> None:
        if step.stage is Stage.SCAN:
            (folder / "log.txt").write_text(BREAD)

    (folder / "log.txt").write_text(TIDE)
    # The scan has taken the stamp when it tells of the file, and reading comes after.
    runs.on_progress = change
    report = runs(folder)
    assert report.indexed == 2
    assert runs.found("dough") == {"log.txt"}
    assert runs.found("estuary") == set()
    assert runs(folder).indexed == 0
    runs.check()


def test_a_file_that_never_stands_still_is_found_all_the_same(runs: Any, folder: Path) -> None:
    log = folder / "log.txt"
    log.write_text(TIDE)
    ends = threading.Event()

    def go_on() -> None:
        with log.open("a") as stream:
            while not ends.wait(0.002):
                stream.write(" And more of it.")
                stream.flush()

    writer = threading.Thread(target=go_on)
    writer.start()
    try:
        for _ in range(2):
            assert runs(folder).indexed == 1
            assert runs.found("estuary") == {"log.txt"}
            assert runs.library.documents.counts().documents == 1
    finally:
        ends.set()
        writer.join()
    with log.open("a") as stream:
        stream.write(BREAD)
    assert runs(folder).indexed == 1
    assert runs.found("dough") == {"log.txt"}
    assert runs(folder).indexed == 0
    runs.check()


def test_a_file_that_vanishes_before_it_is_read_leaves_nothing(runs: Any, folder: Path) -> None:
    (folder / "gone.txt").write_text(TIDE)
    (folder / "kept.txt").write_text(BREAD)
    runs.on_progress = lambda step: (folder / "gone.txt").unlink(missing_ok=True) if step.stage is Stage.SCAN else None
    report = runs(folder)
    assert (report.indexed, report.failed) == (1, 0)
    state, reason = runs.states()["gone.txt"]
    assert state == FileState.WAITING
    assert "not there any more" in reason
    runs.on_progress = runs.steps.append
    assert runs(folder).removed == 1


def test_a_changed_file_that_is_away_while_it_is_read_keeps_its_old_words(runs: Any, folder: Path) -> None:
    note, away = folder / "note.txt", folder.parent / "away.txt"
    note.write_text(TIDE)
    runs(folder)
    note.write_text(f"{TIDE} And more.")
    runs.on_progress = lambda step: note.rename(away) if step.stage is Stage.SCAN and note.exists() else None
    runs(folder)
    assert runs.found("estuary") == {"note.txt"}
    away.rename(note)
    runs.on_progress = runs.steps.append
    assert runs(folder).indexed == 1
    assert runs.found("more") == {"note.txt"}


def test_a_folder_that_is_away_keeps_its_files(runs: Any, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (folder / "tide.txt").write_text(TIDE)
    (other / "bread.txt").write_text(BREAD)
    runs(folder, other)
    folder.rename(tmp_path / "elsewhere")
    report = runs(folder, other)
    assert len(report.problems) == 1
    assert "There is no folder" in report.problems[0]
    assert runs.states().keys() == {"tide.txt", "bread.txt"}
    assert runs.found("estuary") == {"tide.txt"}
    with pytest.raises(FolderError, match="There is no folder"):
        runs(folder)
    (tmp_path / "elsewhere").rename(folder)
    assert runs(folder, other).embedded == 0


def test_an_empty_mount_point_keeps_its_files(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    runs(folder)
    runs.library.ledger.run("UPDATE meta SET value = '[\"/media/gone\"]' WHERE key LIKE 'mounts %'")
    (folder / "tide.txt").unlink()
    with pytest.raises(FolderError, match="drive"):
        runs(folder)
    assert runs.found("estuary") == {"tide.txt"}


def test_a_subfolder_that_vanishes_half_way_keeps_its_files(runs: Any, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "tide.txt").write_text(TIDE)
    (folder / "bread.txt").write_text(BREAD)
    runs(folder)
    runs.on_progress = lambda step: (
        shutil.rmtree(folder / "sub", ignore_errors=True) if step.stage is Stage.SCAN else None
    )
    report = runs(folder)
    assert report.removed == 0
    assert any("sub" in problem for problem in report.problems)
    assert runs.found("estuary") == {"tide.txt"}
    runs.on_progress = runs.steps.append
    assert runs(folder).removed == 1  # by now it is certain


def test_what_akin_writes_is_not_indexed(runs: Any, tmp_path: Path) -> None:
    (tmp_path / "tide.txt").write_text(TIDE)
    runs(tmp_path)
    runs(tmp_path)
    assert runs.states().keys() == {"tide.txt"}


def test_excluded_files_leave_the_index(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    (folder / "private").mkdir()
    (folder / "private" / "bread.txt").write_text(BREAD)
    runs(folder)
    assert runs.found("dough") == {"bread.txt"}
    runs(folder, excludes=("private/",))
    assert runs.states().keys() == {"tide.txt"}
    assert runs.found("dough") == set()
    runs.check()


def test_failed_files_are_read_again_when_asked_or_changed(runs: Any, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nbroken")
    assert runs(folder).failed == 1
    assert runs(folder).failed == 0
    assert runs(folder, retry=True).failed == 1


def test_a_library_that_lost_its_rows_reads_them_again(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    (folder / "bread.txt").write_text(BREAD)
    runs(folder)
    (document,) = runs.library.ledger.rows("SELECT document_id FROM files WHERE name = 'tide.txt'")[0]
    runs.library.passages.delete_documents([document])
    report = runs(folder)
    assert (report.indexed, report.embedded) == (1, 1)
    runs.library.vectors.delete_documents([document])
    report = runs(folder)
    assert (report.indexed, report.embedded) == (0, 1)
    runs.check()


def test_words_of_a_run_that_was_killed_before_indexing_them_are_found(runs: Any, folder: Path) -> None:
    (folder / "tide.txt").write_text(TIDE)
    runs(folder)
    table = runs.library.passages._table
    for index in table.list_indices():
        table.drop_index(index.name)
    assert not runs.library.passages.is_searchable()
    runs(folder)
    assert runs.found("estuary") == {"tide.txt"}
