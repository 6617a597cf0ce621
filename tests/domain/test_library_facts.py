"""The values that say what is in a library."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.files import FileKind, FileState
from app.domain.library_facts import DiskUse, Failure, FolderStatus, Readiness, count_reasons

failures = st.builds(Failure, st.text(max_size=5), st.sampled_from(FileState), st.sampled_from(["torn", "empty", "x"]))


@given(st.lists(failures))
def test_reasons_count_every_failure_once(found: list[Failure]) -> None:
    counted = count_reasons(found)
    assert sum(entry.files for entry in counted) == len(found)
    assert {(entry.state, entry.reason) for entry in counted} == {(each.state, each.reason) for each in found}
    assert len({(entry.state, entry.reason) for entry in counted}) == len(counted)


def test_failed_files_come_first_and_then_what_is_frequent() -> None:
    found = [Failure("a", FileState.SKIPPED, "empty")] * 5 + [Failure("b", FileState.FAILED, "torn")]
    found += [Failure("c", FileState.FAILED, "slow")] * 2
    assert [entry.reason for entry in count_reasons(found)] == ["slow", "torn", "empty"]


def test_totals() -> None:
    states = {FileState.INDEXED: 3, FileState.FAILED: 1}
    assert FolderStatus("/a", (), {FileKind.DOCUMENT: 4}, states, available=True).files == 4
    assert DiskUse(1, 2, 3, 4, 5).total == 15


def test_only_what_is_covered_whole_is_complete() -> None:
    assert Readiness(1, 1, 1, 1).complete
    assert not Readiness(1, 1, 0.999, 1).complete
