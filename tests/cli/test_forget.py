"""`akin forget`: the folder is off the list, and its words are off the disk."""

import json
from pathlib import Path

import numpy as np
import pytest

from app.cli.main import main
from app.domain.files import FileState
from app.index.forget import forget_folder
from app.store.lance import lancedb
from app.store.library import Library
from app.worker.engine import Engine
from tests.cli.conftest import PLANTED, Filled

TRACES = (PLANTED, "quagmirewort", "wetlandnote", "gardenpapers")


def files_with(data_dir: Path, wanted: bytes) -> set[str]:
    """The files of the data folder in which some bytes stand, whatever their case."""
    everything = (path for path in data_dir.rglob("*") if path.is_file())
    return {str(path.relative_to(data_dir)) for path in everything if wanted.lower() in path.read_bytes().lower()}


def vector_bytes(library: Library) -> bytes:
    """The planted passage's vector as it lies in the table's file, in the numbers by which it is scored."""
    key = library.ledger.value("SELECT document_id FROM files WHERE name = 'wetlandnote.txt'")
    table = lancedb.connect(library.index_dir).open_table("vectors")
    (vector,) = table.search().where(f"document_id = {key}").select(["exact"]).to_arrow()["exact"].to_pylist()
    return np.asarray(vector, np.int8).tobytes()


def test_nothing_of_a_forgotten_folder_stays_on_the_disk(filled_copy: Filled) -> None:
    data_dir = filled_copy.data_dir
    with Engine(data_dir).open_library() as library:
        vector = vector_bytes(library)
        before = {trace: files_with(data_dir, trace.encode()) for trace in TRACES}
        assert any("passages.lance/data" in Path(file).as_posix() for file in before[PLANTED])
        assert all(any(file.startswith("ledger.sqlite") for file in files) for files in before.values())
        assert any("vectors.lance" in file for file in files_with(data_dir, vector))
        with library.writing():
            assert forget_folder(library, str(filled_copy.garden)) == 3
        # The library is still open: the ledger's log counts too.
        assert {trace: files_with(data_dir, trace.encode()) for trace in TRACES} == {trace: set() for trace in TRACES}
        assert files_with(data_dir, vector) == set()
        assert library.vocabulary.knows("hedge")
        assert not library.vocabulary.knows(PLANTED)
        assert len(library.passages) == len(library.vectors) == 30
        spread = library.vectors.spread()
        assert spread is not None


def test_the_command(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    data_dir = ["--data-dir", str(filled_copy.data_dir)]
    assert main([*data_dir, "forget", str(filled_copy.garden)]) == 0
    assert "with 3 files" in capsys.readouterr().out
    assert (filled_copy.garden / "wetlandnote.txt").exists()
    assert main([*data_dir, "search", "--json", "hedge between houses"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert hits
    assert {Path(hit["path"]).parent for hit in hits} == {filled_copy.letters}
    assert main([*data_dir, "search", "--json", "--mode", "exact", PLANTED]) == 0
    assert json.loads(capsys.readouterr().out)["hits"] == []
    assert main([*data_dir, "forget", str(filled_copy.garden)]) == 1
    error = capsys.readouterr().err
    assert "is not in the library" in error
    assert str(filled_copy.letters) in error


@pytest.mark.slow
def test_the_last_folder_can_be_forgotten_and_added_again(
    filled_copy: Filled, capsys: pytest.CaptureFixture[str]
) -> None:
    data_dir = ["--data-dir", str(filled_copy.data_dir)]
    assert main([*data_dir, "forget", str(filled_copy.letters)]) == 0
    assert main([*data_dir, "forget", str(filled_copy.garden)]) == 0
    assert main([*data_dir, "doctor"]) == 0
    assert main([*data_dir, "index", "--quiet", str(filled_copy.garden)]) == 0
    capsys.readouterr()
    assert main([*data_dir, "search", "--json", PLANTED]) == 0
    assert json.loads(capsys.readouterr().out)["hits"][0]["name"] == "wetlandnote.txt"


def test_a_folder_inside_a_known_one_is_refused(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    inner = filled_copy.letters / "inner"
    assert main(["--data-dir", str(filled_copy.data_dir), "forget", str(inner)]) == 1
    assert "--exclude" in capsys.readouterr().err


def test_forgetting_a_folder_above_a_known_one_spares_it(filled_copy: Filled) -> None:
    with Engine(filled_copy.data_dir).open_library() as library, library.writing():
        library.folders.remove(str(filled_copy.garden))  # as if it had been indexed with --once
        assert forget_folder(library, str(filled_copy.garden.parent)) == 3
        assert library.files.counts()[FileState.INDEXED] == 30


def test_a_call_that_was_cut_short_can_be_repeated(filled_copy: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(filled_copy.garden)
    with Engine(filled_copy.data_dir).open_library() as library, library.writing():
        with monkeypatch.context() as patch:
            patch.setattr(library.vectors, "erase_deleted", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                forget_folder(library, folder)
        assert forget_folder(library, folder) == 0
    assert files_with(filled_copy.data_dir, PLANTED.encode()) == set()
