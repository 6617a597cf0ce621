import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import LibraryDamagedError, LibraryError
from app.store.ledger import SCHEMA_VERSION, Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "ledger.sqlite")
    yield made
    made.close()


def test_a_ledger_of_a_newer_akin_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(LibraryError, match="made by a newer Akin") as caught:
        Ledger(path)
    assert not isinstance(caught.value, LibraryDamagedError)
    assert "Update Akin" in caught.value.advice


NOTED = ("read_on", "read_by", "embedded_on", "shown_on")  # what version 4 notes of a document


def test_an_older_ledger_is_brought_up_to_date_and_keeps_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with closing(Ledger(path)) as made:
        made.set_meta("kept", "yes")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP INDEX files_name")
        connection.execute("DROP INDEX files_name_not_plain")
        for column in NOTED:
            connection.execute(f"ALTER TABLE documents DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 2")
    with closing(Ledger(path)) as opened:
        assert opened.meta("kept") == "yes"
        assert opened.value("PRAGMA user_version") == SCHEMA_VERSION
        assert opened.value("SELECT count(*) FROM sqlite_master WHERE name LIKE 'files_name%'") == 2
        columns = [name for _, name, *_ in opened.rows("PRAGMA table_info(documents)")]
    with closing(Ledger(tmp_path / "new.sqlite")) as new:  # tables are copied from one to the other as they are
        assert columns == [name for _, name, *_ in new.rows("PRAGMA table_info(documents)")]


@pytest.mark.parametrize("content", [b"this is no database, but a letter " * 40, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_ledger_is_told_as_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(content)
    with pytest.raises(LibraryDamagedError) as caught:
        Ledger(path)
    assert "akin index --rebuild" in caught.value.advice


def test_damage_inside_is_found_by_the_check(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger(path)
    ledger.run_many("INSERT INTO vocabulary VALUES (?, 1)", ((f"word {number}",) for number in range(5000)))
    ledger.check()
    ledger.close()
    content = bytearray(path.read_bytes())
    middle = len(content) * 2 // 3 // 4096 * 4096
    content[middle : middle + 8192] = b"\xaa" * 8192
    path.write_bytes(content)
    ledger = Ledger(path)
    with pytest.raises(LibraryDamagedError, match="cannot be read"):
        ledger.check()
    ledger.close()


def test_a_folder_in_the_ledgers_place_is_no_damage(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").mkdir()
    with pytest.raises(LibraryError, match="cannot be opened") as caught:
        Ledger(tmp_path / "ledger.sqlite")
    assert not isinstance(caught.value, LibraryDamagedError)


def test_a_transaction_that_fails_leaves_nothing(ledger: Ledger) -> None:
    ledger.set_meta("kept", "yes")

    def fail() -> None:
        with ledger.transaction():
            ledger.set_meta("kept", "no")
            ledger.set_meta("other", "x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (ledger.meta("kept"), ledger.meta("other")) == ("yes", None)
    with ledger.transaction():
        ledger.set_meta("kept", None)
    assert ledger.meta("kept") is None


def test_readers_see_a_transaction_whole_or_not_at_all(ledger: Ledger, tmp_path: Path) -> None:
    other = Ledger(tmp_path / "ledger.sqlite")
    with ledger.transaction():
        ledger.set_meta("a", "1")
        assert other.meta("a") is None
    assert other.meta("a") == "1"
    other.close()


def test_threads_take_turns(ledger: Ledger) -> None:
    ledger.set_meta("count", "0")

    def add() -> None:
        for _ in range(50):
            with ledger.transaction():
                ledger.set_meta("count", str(int(ledger.meta("count") or 0) + 1))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.meta("count") == "200"
