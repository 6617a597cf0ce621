"""The files that satisfy a condition, on a real ledger, against a plain evaluation in Python."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import Document
from app.domain.files import FileKind, FileStamp
from app.domain.queries import And, Condition, FilterField, Not, Or, Phrase, RangeFilter, Term, TextFilter
from app.domain.selection import Selection
from app.store.documents import DocumentRecords
from app.store.files import FileRecords
from app.store.ledger import Ledger
from app.store.selecting import select_files

# path: (size, time, id and format of its document, words of its document)
FILES: Mapping[str, tuple[int, int, tuple[int, str, FileKind, str | None] | None, set[str]]] = {
    "/home/ann/work/reports/2024/tide.pdf": (100, 10, (1, "pdf", FileKind.DOCUMENT, "en"), {"tide", "lock"}),
    "/home/ann/work/reports/lock.TXT": (200, 20, (2, "text", FileKind.DOCUMENT, "de"), {"lock"}),
    "/home/ann/work/oldreports/copy of tide.pdf": (100, 30, (1, "pdf", FileKind.DOCUMENT, "en"), {"tide", "lock"}),
    "/home/ann/Ärzte_1/photo.jpg": (300, 40, (3, "jpeg", FileKind.PICTURE, None), set()),
    "/home/ann/reports.d/heron.py": (50, 50, (4, "python", FileKind.CODE, "en"), {"tide"}),
    "/srv/work/heron.bin": (999, 60, None, set()),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    opened = Ledger(tmp_path_factory.mktemp("selecting") / "ledger.sqlite")
    files, documents = FileRecords(opened), DocumentRecords(opened)
    for number, (path, (size, time, document, _)) in enumerate(FILES.items(), 1):
        kind = document[2] if document else FileKind.OTHER
        files.add([(FileStamp(path, size, time, 1, number), kind)])
        if document:
            documents.add(document[0], Document(document[1], document[2], language=document[3]), 1)
            files.set_indexed(number, document[0])
    yield opened
    opened.close()


def documents_with(leaf: Term | Phrase) -> set[int]:
    return {document[0] for _, _, document, words in FILES.values() if document and leaf.text in words}


def selected(ledger: Ledger, condition: Condition) -> set[str]:
    """The paths of the files that are selected."""
    found = select_files(ledger, condition, documents_with)
    paths = dict(ledger.rows("SELECT id, path FROM files"))
    return {os.fsdecode(paths[key]) for key in found.files}


def within(ledger: Ledger, value: str) -> set[str]:
    """The names of the files that `in:value` selects."""
    return {path.rpartition("/")[2] for path in selected(ledger, TextFilter(FilterField.FOLDER, value))}


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("reports", {"tide.pdf", "lock.TXT"}),
        ("Reports/", {"tide.pdf", "lock.TXT"}),
        ("work", {"tide.pdf", "lock.TXT", "copy of tide.pdf", "heron.bin"}),
        ("work/reports", {"tide.pdf", "lock.TXT"}),
        ("ann/reports", set()),
        ("reports/2024", {"tide.pdf"}),
        ("/home/ann/work", {"tide.pdf", "lock.TXT", "copy of tide.pdf"}),
        ("/HOME/ann/work/", {"tide.pdf", "lock.TXT", "copy of tide.pdf"}),
        ("/work", set()),
        ("/home/ann/wor", set()),
        ("rep*", {"tide.pdf", "lock.TXT", "heron.py"}),
        ("*reports", {"tide.pdf", "lock.TXT", "copy of tide.pdf"}),
        ("work/*/2024", {"tide.pdf"}),
        ("ann/*/2024", set()),
        ("202?", {"tide.pdf"}),
        ("ärzte_1", {"photo.jpg"}),
        ("A\u0308rzte*", {"photo.jpg"}),
        ("reports_d", set()),
        ("%", set()),
        ("[r]eports", set()),
        ("tide.pdf", set()),
    ],
)
def test_in_names_whole_folders(ledger: Ledger, value: str, names: set[str]) -> None:
    assert within(ledger, value) == names


def test_in_knows_the_home_folder(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    monkeypatch.setenv("USERPROFILE", "/home/ann")
    assert within(ledger, "~/work/reports") == {"tide.pdf", "lock.TXT"}


def test_a_path_of_another_system_is_read_as_such(tmp_path: Path) -> None:
    opened = Ledger(tmp_path / "ledger.sqlite")
    sql = "INSERT INTO files (path, folder, name, extension, kind, size, modified_ns, device, inode, state)"
    folder = "C:\\Users\\Ann\\Reports"
    opened.run(f"{sql} VALUES (x'61', ?, 'a.txt', 'txt', 'document', 1, 1, '1', '1', 'waiting')", (folder,))
    for value, count in ((r"C:\Users", 1), (r"c:\users\ann", 1), ("reports", 1), (r"C:\Ann", 0), (r"D:\Users", 0)):
        assert len(select_files(opened, TextFilter(FilterField.FOLDER, value), documents_with).files) == count
    opened.close()


def test_a_selection_of_documents_is_told_by_the_shorter_list(ledger: Ledger) -> None:
    few = select_files(ledger, TextFilter(FilterField.TYPE, "pdf"), documents_with).documents
    assert few == Selection(frozenset({1}))
    many = select_files(ledger, Not(TextFilter(FilterField.KIND, "picture")), documents_with).documents
    assert many == Selection(frozenset({3}), excluded=True)


texts: st.SearchStrategy[Condition] = st.sampled_from(
    [
        TextFilter(FilterField.TYPE, "pdf"),
        TextFilter(FilterField.TYPE, "TXT"),
        TextFilter(FilterField.EXTENSION, ".Pdf"),
        TextFilter(FilterField.KIND, "code"),
        TextFilter(FilterField.LANGUAGE, "en"),
        TextFilter(FilterField.NAME, "tide"),
        TextFilter(FilterField.NAME, "ide.p"),
        TextFilter(FilterField.NAME, "her*.p?"),
        TextFilter(FilterField.NAME, 'tide"'),
        TextFilter(FilterField.NAME, "h*n.p?"),
        TextFilter(FilterField.NAME, "%"),
        Term("lock"),
        Term("tid", prefix=True),
        Term("heron"),
        Phrase("copy of"),
    ]
)
bounds = st.none() | st.integers(0, 70)
ranges: st.SearchStrategy[Condition] = st.builds(
    RangeFilter, st.sampled_from([FilterField.DATE, FilterField.SIZE]), bounds, bounds
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    texts | ranges,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple))
        | st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=6,
)


def holds(condition: Condition, path: str) -> bool:
    """What the condition says of one file, by the table above."""
    match condition:
        case And(parts):
            return all(holds(part, path) for part in parts)
        case Or(parts):
            return any(holds(part, path) for part in parts)
        case Not(part):
            return not holds(part, path)
        case _:
            return leaf_holds(condition, path)


def leaf_holds(leaf: Condition, path: str) -> bool:
    size, time, document, words = FILES[path]
    name = path.rpartition("/")[2].lower()
    match leaf:
        case RangeFilter(field, low, high):
            value = time if field is FilterField.DATE else size
            return (low is None or low <= value) and (high is None or value < high)
        case Term(text, prefix):
            found = name.replace(".", " ").split()
            return text in words or text in found or (prefix and any(word.startswith(text) for word in found))
        case Phrase(text):
            return text in name
        case TextFilter(FilterField.TYPE | FilterField.EXTENSION, value):
            plain = value.lower().removeprefix(".")
            return name.endswith(f".{plain}") or bool(document and document[1] == plain)
        case TextFilter(FilterField.KIND, value):
            return (document[2] if document else FileKind.OTHER) == value
        case TextFilter(FilterField.LANGUAGE, value):
            return bool(document and document[3] == value)
        case TextFilter(_, value):  # name
            return "heron.py" in name if "*" in value else value in name
        case _:
            raise AssertionError(leaf)


@given(conditions)
def test_any_condition_selects_what_it_says(ledger: Ledger, condition: Condition) -> None:
    assert selected(ledger, condition) == {path for path in FILES if holds(condition, path)}
