import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.documents import Document
from app.domain.files import FileKind, FileStamp, FileState, display
from app.store.documents import document_id
from app.store.files import extension_of
from app.store.library import Library


@pytest.fixture
def opened(library: Callable[..., Library]) -> Library:
    return library()


def stamp(path: str, inode: int = 1, size: int = 10, time: int = 100) -> FileStamp:
    return FileStamp(path, size, time, 2**64 - 1, inode)


def add(library: Library, *paths: str) -> dict[str, int]:
    library.files.add((stamp(path, 2**63 + number), FileKind.DOCUMENT) for number, path in enumerate(paths))
    return {os.fsdecode(path): key for key, path in library.ledger.rows("SELECT id, path FROM files")}


def names(library: Library, part: str) -> set[str]:
    library.ledger.run("INSERT INTO names (names) VALUES ('integrity-check')")
    return {name for (name,) in library.ledger.rows("SELECT name FROM names WHERE names MATCH ?", (f'"{part}"',))}


def test_stamps_come_back_as_they_were(opened: Library) -> None:
    path = os.fsdecode(b"/w/caf\xe9\n.txt")
    add(opened, path)
    (file,) = opened.files.under("/w")
    assert file.stamp == stamp(path, 2**63)
    assert file.state is FileState.WAITING


def test_under_takes_the_folder_and_not_its_neighbours(opened: Library) -> None:
    add(opened, "/w/a", "/w/sub/b", "/w2/c", "/w.txt", "/wa", "/w/\U0010ffff")
    assert {file.stamp.path for file in opened.files.under("/w")} == {"/w/a", "/w/sub/b", "/w/\U0010ffff"}
    assert len(list(opened.files.under("/"))) == 6


def test_outside_is_what_lies_under_none_of_the_folders(opened: Library) -> None:
    add(opened, "/w/a", "/w/sub/b", "/w2/c", "/v/d", "/w.txt")
    for folders in ([], ["/w"], ["/w/sub", "/v"], ["/"]):
        under = {file.id for folder in folders for file in opened.files.under(folder)}
        outside = {file.id for file in opened.files.outside(folders)}
        assert (under | outside, under & outside) == ({1, 2, 3, 4, 5}, set())


def test_adding_a_known_path_again_changes_nothing(opened: Library) -> None:
    add(opened, "/w/report.txt")
    add(opened, "/w/report.txt")
    assert names(opened, "report") == {"report.txt"}
    assert opened.files.counts()[FileState.WAITING] == 1


def test_names_follow_moves_and_removals(opened: Library) -> None:
    ids = add(opened, "/w/report.txt", "/w/letter.txt")
    opened.files.move([(ids["/w/report.txt"], stamp("/w/sub/offer.txt"))])
    assert names(opened, "report") == set()
    assert names(opened, "offer") == {"offer.txt"}
    opened.files.remove([ids["/w/letter.txt"]])
    assert names(opened, "letter") == set()


def test_a_move_onto_a_known_path_takes_its_place(opened: Library) -> None:
    ids = add(opened, "/w/report.txt", "/w/letter.txt")
    opened.files.move([(ids["/w/report.txt"], stamp("/w/letter.txt"))])
    assert [file.id for file in opened.files.under("/w")] == [ids["/w/report.txt"]]
    assert names(opened, "letter") == {"letter.txt"}


def test_content_that_was_not_seen_keeps_what_is_known_of_the_file(opened: Library) -> None:
    ids = add(opened, "/w/a.txt")
    file = ids["/w/a.txt"]
    opened.documents.add(7, Document("text", FileKind.DOCUMENT), 3)
    opened.files.set_indexed(file, 7)
    opened.files.set_unread(file, FileState.WAITING, "It was changing.")
    (known,) = opened.files.under("/w")
    assert (known.state, known.document_id, known.attempts) == (FileState.WAITING, 7, 0)
    opened.files.set_state(file, FileState.FAILED, "It is damaged.")
    (known,) = opened.files.under("/w")
    assert (known.state, known.document_id, known.attempts) == (FileState.FAILED, None, 1)
    assert [(entry.path, entry.reason) for entry in opened.files.failures()] == [("/w/a.txt", "It is damaged.")]


def test_documents_that_no_file_holds_are_orphans(opened: Library) -> None:
    ids = add(opened, "/w/a.txt", "/w/b.txt")
    opened.documents.add(7, Document("text", FileKind.DOCUMENT), 3)
    opened.documents.add(8, Document("text", FileKind.DOCUMENT), 0)
    for key in ids.values():
        opened.files.set_indexed(key, 7)
    assert opened.documents.orphans() == [8]
    assert opened.documents.waiting_for_meaning() == [(7, 3)]
    opened.documents.set_meaning([7])
    assert opened.documents.waiting_for_meaning() == []
    opened.documents.forget_meaning([7, 8])
    assert opened.documents.waiting_for_meaning() == [(7, 3)]
    opened.documents.remove([7])
    assert {file.state for file in opened.files.under("/w")} == {FileState.WAITING}


def test_the_id_of_a_document_depends_on_content_and_format() -> None:
    assert document_id(b"a" * 32, "txt") == document_id(b"a" * 32, "txt")
    assert len({document_id(b"a" * 32, "txt"), document_id(b"a" * 32, "md"), document_id(b"b" * 32, "txt")}) == 3
    assert 0 <= document_id(b"a" * 32, "txt") < 2**63


def test_names_are_shown_and_compared_as_text() -> None:
    odd = os.fsdecode(b"caf\xe9.T\xe9X")
    assert display(odd) == "caf\ufffd.T\ufffdX"
    assert extension_of(odd) == "t\ufffdx"
    assert [extension_of(name) for name in ("a.tar.GZ", ".bashrc", "noext", "a.", str(Path("x.d", "y")))] == [
        "gz",
        "",
        "",
        "",
        "",
    ]
