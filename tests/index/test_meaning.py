import os
from pathlib import Path
from typing import Any

import pytest

from app.domain.progress import Stage

LATEST = 1_700_000_000


def write(path: Path, sentences: int, age: int) -> None:
    """Writes a file that is `age` seconds older than the latest."""
    path.write_text(
        "\n\n".join(f"{path.stem} {number} lies at the pier of the harbour." for number in range(sentences))
    )
    os.utime(path, (LATEST - age, LATEST - age))


def test_a_huge_new_file_does_not_keep_the_others_from_being_found_by_meaning(
    runs: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.index.meaning.PASSAGES_PER_GROUP", 4)
    write(folder / "giant.txt", 800, age=0)
    for number in range(8):
        write(folder / f"small{number}.txt", 1, age=10 + number)
    runs.on_progress = lambda step: runs.stop.set() if step.stage is Stage.MEANING and step.done >= 8 else None
    assert runs(folder).interrupted
    ready = runs.library.ledger.rows("SELECT name FROM files f JOIN documents d ON d.id = f.document_id WHERE meaning")
    assert {name for (name,) in ready} == {f"small{number}.txt" for number in range(8)}
    runs.on_progress = runs.steps.append
    runs(folder)
    runs.check()


def test_among_files_of_one_size_the_newest_come_first(
    runs: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.index.meaning.PASSAGES_PER_GROUP", 1)
    for number in (2, 0, 3, 1):
        write(folder / f"small{number}.txt", 1 + number, age=number)
    runs(folder)
    order = dict.fromkeys(text.split()[0] for text in runs.embedder.embedded)
    assert list(order) == ["small0", "small1", "small2", "small3"]


def test_who_ends_a_run_does_not_wait_for_a_whole_group_and_nothing_of_it_is_lost(
    runs: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.index.meaning.PASSAGES_PER_PASS", 4)
    for number in range(12):
        write(folder / f"small{number}.txt", 1, age=number)
    made = runs.embedder.embed_passages

    def embed(texts: Any) -> Any:
        runs.stop.set()
        return made(texts)

    monkeypatch.setattr(runs.embedder, "embed_passages", embed)
    assert runs(folder).interrupted
    assert len(runs.library.vectors) == 4
    monkeypatch.setattr(runs.embedder, "embed_passages", made)
    runs(folder)
    runs.check()
    assert len(runs.embedder.embedded) == 8  # none twice
