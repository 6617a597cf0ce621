"""The list of files that were not read, as other programs read it."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from app.domain.files import FileState, display
from app.domain.library_facts import Failure, PartlyRead, Unread
from app.ui.unread_table import COLUMNS, PARTLY, as_csv

names = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]), min_size=1)
unread = st.builds(
    Unread,
    st.lists(st.builds(Failure, names, st.sampled_from(FileState), names)).map(tuple),
    st.lists(st.builds(PartlyRead, names, st.tuples(names))).map(tuple),
)


@given(unread)
def test_every_file_is_one_row(given_files: Unread) -> None:
    text = as_csv(given_files)
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert tuple(head) == COLUMNS
    assert len(rows) == len(given_files.failures) + len(given_files.partly)
    for row, failure in zip(rows, given_files.failures, strict=False):
        assert row[:2] == [failure.state.value, failure.reason]
        assert row[2].removeprefix("'") == failure.path.removeprefix("'")
    assert all(row[0] == PARTLY for row in rows[len(given_files.failures) :])


def test_no_name_becomes_a_formula() -> None:
    text = as_csv(Unread((Failure("=1+1.txt", FileState.FAILED, "torn"),)))
    assert "'=1+1.txt" in text


def test_names_that_are_no_text_can_be_written() -> None:
    path = b"/a/\xff.txt".decode("utf-8", "surrogateescape")
    assert display(path) in as_csv(Unread((Failure(path, FileState.FAILED, "torn"),)))
