"""`akin doctor --repair` mends each kind of damage on a real library, and the next run makes again what was lost."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.cli.main import main
from app.domain.checks import Verdict
from app.models.text_models import MINILM
from app.store.health import check_library
from app.store.library import Library
from app.store.runs import last_run
from app.store.surroundings import check_lock
from app.worker.engine import Engine
from app.worker.mending import mend
from tests.cli.conftest import PLANTED, Filled


def amiss(data_dir: Path) -> set[str]:
    found = check_library(data_dir, Engine(data_dir).fingerprint, MINILM.dimensions)
    checks = [*found, check_lock(data_dir)]
    return {check.name for check in checks if check.verdict is not Verdict.OK}


def names_found(data_dir: Path, words: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["--data-dir", str(data_dir), "search", "--json", words]) == 0
    return [hit["name"] for hit in json.loads(capsys.readouterr().out)["hits"]]


def cut_data(table: str) -> Callable[[Path], None]:
    def cut(data_dir: Path) -> None:
        for file in data_dir.glob(f"index/*/{table}.lance/data/*.lance"):
            os.truncate(file, file.stat().st_size // 2)

    return cut


def cut_manifests(data_dir: Path) -> None:
    for file in data_dir.glob("index/*/passages.lance/_versions/*.manifest"):
        os.truncate(file, file.stat().st_size // 2)


def cut_words_index(data_dir: Path) -> None:
    for file in data_dir.glob("index/*/passages.lance/_indices/*/*_tokens.lance"):
        os.truncate(file, file.stat().st_size // 2)


def drop_words_index(data_dir: Path) -> None:
    with Engine(data_dir).open_library() as library:
        table = library.passages._table
        (name,) = [index.name for index in table.list_indices() if index.columns == ["text"]]
        table.drop_index(name)


def cut_ledger(data_dir: Path) -> None:
    os.truncate(data_dir / "ledger.sqlite", (data_dir / "ledger.sqlite").stat().st_size // 2)


def drop_ledger(data_dir: Path) -> None:
    for file in data_dir.glob("ledger.sqlite*"):
        file.unlink()


def disagree(data_dir: Path) -> None:
    with Engine(data_dir).open_library() as library:
        first, second, third = [key for (key,) in library.ledger.rows("SELECT id FROM documents LIMIT 3")]
        library.passages.delete_documents([first])
        library.vectors.delete_documents([second])
        library.ledger.run("DELETE FROM documents WHERE id = ?", (third,))
        library.ledger.run("UPDATE files SET document_id = NULL, state = 'waiting' WHERE document_id = ?", (third,))


@pytest.mark.parametrize(
    ("damage", "seen", "told"),
    [
        (cut_data("passages"), {"passages"}, "The table of passages was damaged"),
        (cut_data("vectors"), {"vectors"}, "The table of vectors was damaged"),
        (cut_manifests, {"passages"}, "The table of passages was damaged"),
        (cut_words_index, {"passages"}, "search index of the table of passages"),
        (drop_words_index, {"full-text index"}, "search index of the table of passages"),
        (cut_ledger, {"ledger"}, "The ledger was damaged"),
        (drop_ledger, {"ledger"}, "The ledger was missing"),
        (disagree, {"agreement"}, "did not agree"),
    ],
)
def test_damage_is_found_and_mended(
    filled_copy: Filled, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None], seen: set[str], told: str
) -> None:
    data_dir = filled_copy.data_dir
    (data_dir / "settings.toml").write_text("threads = 2\n")
    kept = {name: (data_dir / name).read_bytes() for name in ("folders.json", "settings.toml")}
    damage(data_dir)
    assert amiss(data_dir) == seen
    assert told in " ".join(mend(data_dir))
    assert amiss(data_dir) == set()
    assert main(["--data-dir", str(data_dir), "index", "--quiet"]) == 0
    assert amiss(data_dir) == set()
    assert names_found(data_dir, PLANTED, capsys)[0] == "wetlandnote.txt"
    with Engine(data_dir).open_library() as library:
        assert len(library.passages) == len(library.vectors) == 31
    assert {name: (data_dir / name).read_bytes() for name in kept} == kept


def test_a_damaged_index_costs_no_reading(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    cut_words_index(filled_copy.data_dir)
    assert list(mend(filled_copy.data_dir))
    assert names_found(filled_copy.data_dir, PLANTED, capsys)[0] == "wetlandnote.txt"
    with Engine(filled_copy.data_dir).open_library() as library:
        assert not library.documents.waiting_for_meaning()


def test_a_healthy_library_stays_as_it_is(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["--data-dir", str(filled_copy.data_dir), "doctor", "--repair", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["repaired"] == []
    assert names_found(filled_copy.data_dir, PLANTED, capsys)[0] == "wetlandnote.txt"


def test_no_library_is_made_by_a_repair(tmp_path: Path) -> None:
    assert list(mend(tmp_path / "none")) == []
    assert not (tmp_path / "none").exists()


def test_the_note_of_a_dead_process_is_removed(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    data_dir = filled_copy.data_dir
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (data_dir / "writer.json").write_text(json.dumps({"pid": dead.pid}))
    assert amiss(data_dir) == {"lock"}
    capsys.readouterr()
    assert main(["--data-dir", str(data_dir), "doctor", "--repair"]) == 0
    assert f"process {dead.pid} left behind was removed" in " ".join(capsys.readouterr().out.split())
    assert amiss(data_dir) == set()


def test_what_a_full_disk_left_half_written_is_removed(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    (table,) = filled_copy.data_dir.glob("index/*/passages.lance")
    half = table / "data" / "0123456789abcdef.lance"
    half.write_bytes(os.urandom(3_000_000))
    assert "3 MB" in " ".join(mend(filled_copy.data_dir))
    assert not half.exists()
    assert names_found(filled_copy.data_dir, PLANTED, capsys)[0] == "wetlandnote.txt"


def last_run_in(library: Library, hours: int) -> None:
    kept = json.loads(library.ledger.meta("last_run") or "")
    ended = datetime.now().astimezone() + timedelta(hours=hours)
    library.ledger.set_meta("last_run", json.dumps(kept | {"ended": ended.isoformat()}))


def test_a_clock_that_was_put_back(filled_copy: Filled, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    data_dir = filled_copy.data_dir
    with Engine(data_dir).open_library() as library:
        last_run_in(library, 900)
    assert amiss(data_dir) == {"ledger"}
    assert "in the future" in next(iter([*mend(data_dir)]))
    assert amiss(data_dir) == set()
    future = tmp_path / "future"
    future.mkdir()
    (future / "tomorrow.txt").write_text("The gangplank was painted before it was built.")
    os.utime(future / "tomorrow.txt", (ahead := time.time() + 9e6, ahead))
    assert main(["--data-dir", str(data_dir), "index", "--quiet", str(future)]) == 0
    assert names_found(data_dir, "gangplank", capsys)[0] == "tomorrow.txt"
    assert main(["--data-dir", str(data_dir), "index", "--quiet", str(future)]) == 0
    with Engine(data_dir).open_library() as library:
        run = last_run(library.ledger)
        assert run is not None
        assert run.report.indexed == 0
        assert run.ended <= datetime.now().astimezone()


def test_commands_of_upkeep(
    filled_copy: Filled, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AKIN_DATA_DIR", str(filled_copy.data_dir))
    assert main(["compact"]) == 0
    assert main(["backup", str(tmp_path / "b")]) == 0
    assert main(["restore", str(tmp_path / "b")]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["restore", "--replace", str(tmp_path / "b")]) == 0
    assert main(["--data-dir", str(tmp_path / "other"), "restore", str(tmp_path / "b")]) == 0
    assert names_found(tmp_path / "other", PLANTED, capsys)[0] == "wetlandnote.txt"
    assert main(["move", str(tmp_path / "disk")]) == 0
    shutil.rmtree(tmp_path / "other")
    assert names_found(filled_copy.data_dir, PLANTED, capsys)[0] == "wetlandnote.txt"
    assert (tmp_path / "disk" / "ledger.sqlite").exists()
    assert not (filled_copy.data_dir / "ledger.sqlite").exists()
    assert main(["index", "--quiet"]) == 0
