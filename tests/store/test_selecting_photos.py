"""Filters for photos, on a real ledger: when, where, with what, and how large."""

import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.documents import Document, PhotoFacts
from app.domain.files import FileKind, FileStamp
from app.domain.language.parse import parse
from app.store.documents import DocumentRecords
from app.store.files import FileRecords
from app.store.ledger import Ledger
from app.store.selecting import select_files

PHOTOS = {
    "eiffel.jpg": PhotoFacts(
        4000,
        3000,
        datetime.fromisoformat("2024-07-14T23:59"),
        "Canon EOS R6",
        "RF 50mm",
        48.8584,
        2.2945,
        "Paris, France",
    ),
    "opera.jpg": PhotoFacts(
        3000, 4000, datetime.fromisoformat("2023-01-01"), "NIKON D90", None, -33.8568, 151.2153, "Sydney, Australia"
    ),
    "date line.jpg": PhotoFacts(1000, 1000, None, None, None, -16.8, 179.99, None),
    "nothing.png": PhotoFacts(640, 480),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    opened = Ledger(tmp_path_factory.mktemp("photos") / "ledger.sqlite")
    files, documents = FileRecords(opened), DocumentRecords(opened)
    for number, (name, photo) in enumerate(PHOTOS.items(), 1):
        files.add([(FileStamp(f"/photos/{name}", 1, 1, 1, number), FileKind.PICTURE)])
        documents.add(number, Document("jpeg", FileKind.PICTURE, photo=photo), 0)
        files.set_indexed(number, number)
    files.add([(FileStamp("/photos/unread.txt", 1, 1, 1, 99), FileKind.DOCUMENT)])
    yield opened
    opened.close()


def found(ledger: Ledger, query: str) -> set[str]:
    condition = parse(query, date(2024, 8, 1)).condition
    assert condition is not None, query
    chosen = select_files(ledger, condition, lambda _: set()).files
    return {Path(os.fsdecode(path)).name for key, path in ledger.rows("SELECT id, path FROM files") if key in chosen}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("taken:2024", {"eiffel.jpg"}),
        ("taken:2024-07-14", {"eiffel.jpg"}),  # one minute before midnight, where it was
        ("taken:2024-07-15", set()),
        ("taken:<2024", {"opera.jpg"}),
        ("taken:2023..2024", {"eiffel.jpg", "opera.jpg"}),
        ("camera:canon", {"eiffel.jpg"}),
        ('camera:"nikon d90"', {"opera.jpg"}),
        ("lens:50mm", {"eiffel.jpg"}),
        ("place:paris", {"eiffel.jpg"}),
        ("place:australia", {"opera.jpg"}),
        ("near:48.86,2.35,10", {"eiffel.jpg"}),
        ("near:48.86,2.35,1", set()),
        ("near:-33.9,151.2", {"opera.jpg"}),
        ("near:-16.8,-179.99,5", {"date line.jpg"}),  # across the date line
        ("near:0,0,20000", {"eiffel.jpg", "opera.jpg", "date line.jpg"}),
        ("width:>3000", {"eiffel.jpg"}),
        ("width:640", {"nothing.png"}),
        ("height:>=3000", {"eiffel.jpg", "opera.jpg"}),
        ("width:500..1500px", {"date line.jpg", "nothing.png"}),
        ("orientation:portrait", {"opera.jpg"}),
        ("orientation:square", {"date line.jpg"}),
        ("-orientation:landscape kind:picture", {"opera.jpg", "date line.jpg"}),
        ("-camera:canon", {"opera.jpg", "date line.jpg", "nothing.png", "unread.txt"}),
    ],
)
def test_photos_are_selected(ledger: Ledger, query: str, names: set[str]) -> None:
    assert found(ledger, query) == names


@pytest.mark.parametrize(
    "query",
    [
        *(
            "near:paris",
            "near:1",
            "near:91,0",
            "near:0,181",
            "near:0,0,0",
            "near:1,2,3,4",
            "near:nan,0",
            "near:0,0,inf",
        ),
        *("width:wide", "height:-5", "orientation:up", "taken:2024-13", "camera:"),
    ],
)
def test_what_cannot_be_read_is_words(query: str) -> None:
    parsed = parse(query, date(2024, 8, 1))
    assert parsed.condition is None
    assert parsed.notes[0].endswith("it was read as plain words.")
