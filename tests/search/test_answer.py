"""A search goes on without a part that fails, and says what that means."""

import pytest

from app.domain.errors import AkinError, FolderError, LibraryDamagedError, ModelError
from app.search.answer import Answer


@pytest.mark.parametrize(
    ("error", "damaged"), [(LibraryDamagedError("No table."), True), (ModelError("No model."), False)]
)
def test_what_cannot_be_read_is_told_apart_from_what_cannot_be_loaded(error: AkinError, damaged: bool) -> None:
    answer = Answer()
    with answer.instead("Words cannot be searched"):
        raise error
    assert answer.notes == [f"Words cannot be searched: {error} {error.advice}".strip()]
    assert answer.damaged is damaged


def test_a_later_failure_of_another_kind_mends_nothing() -> None:
    answer = Answer()
    answer.warn("Words cannot be searched", LibraryDamagedError("No table."))
    answer.warn("Meaning cannot be searched", ModelError("No model."))
    assert answer.damaged


def test_other_errors_end_the_search() -> None:
    with pytest.raises(FolderError), Answer().instead("Words cannot be searched"):
        raise FolderError("Gone.")
