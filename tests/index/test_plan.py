from hypothesis import given
from hypothesis import strategies as st

from app.domain.files import FileStamp, FileState
from app.index.plan import Plan, make_plan
from app.store.files import KnownFile

names = st.sampled_from(
    [f"/w/{folder}{name}" for folder in ("", "sub/", "sub/deep/") for name in ("a.txt", "b.txt", "b.md")]
)
stamps = st.builds(FileStamp, names, st.integers(0, 2), st.integers(0, 2), st.just(1), st.integers(0, 4))
disks = st.lists(stamps, unique_by=lambda stamp: stamp.path)


@st.composite
def ledgers(draw: st.DrawFn) -> list[KnownFile]:
    states = st.sampled_from(FileState)
    return [
        KnownFile(number, stamp, draw(states), draw(st.none() | st.integers(1, 3)), draw(st.integers(0, 2)), "")
        for number, stamp in enumerate(draw(disks), start=1)
    ]


def ids(plan: Plan) -> list[int]:
    return [*(key for key, _ in plan.changed), *(key for key, _ in plan.moved), *plan.gone]


def as_ledger(disk: list[FileStamp], state: FileState = FileState.INDEXED) -> list[KnownFile]:
    return [KnownFile(number, stamp, state, number, 1, "") for number, stamp in enumerate(disk, start=1)]


@given(disks, ledgers(), st.booleans())
def test_every_file_on_disk_and_in_the_ledger_has_one_fate(
    disk: list[FileStamp], known: list[KnownFile], retry: bool
) -> None:
    plan = make_plan(disk, known, retry=retry)
    assert len(ids(plan)) == len(set(ids(plan)))
    on_disk = [*plan.new, *(stamp for _, stamp in plan.changed), *(stamp for _, stamp in plan.moved)]
    assert len({stamp.path for stamp in on_disk}) == len(on_disk)
    assert len(on_disk) + plan.unchanged == len(disk)
    assert len(ids(plan)) + plan.unchanged == len(known)


@given(disks, ledgers())
def test_carrying_out_a_plan_leaves_the_paths_of_the_disk(disk: list[FileStamp], known: list[KnownFile]) -> None:
    plan = make_plan(disk, known)
    ledger = {file.id: file.stamp for file in known}
    ledger.update(dict(plan.moved) | dict(plan.changed))
    for key in plan.gone:
        del ledger[key]
    after = {stamp.path: (stamp.size, stamp.modified_ns) for stamp in (*ledger.values(), *plan.new)}
    assert after == {stamp.path: (stamp.size, stamp.modified_ns) for stamp in disk}


@given(disks)
def test_an_unchanged_disk_needs_nothing(disk: list[FileStamp]) -> None:
    assert make_plan(disk, as_ledger(disk)) == Plan((), (), (), (), len(disk))


@given(disks, ledgers())
def test_only_failed_files_are_tried_again(disk: list[FileStamp], known: list[KnownFile]) -> None:
    usual, again = make_plan(disk, known), make_plan(disk, known, retry=True)
    failed = {file.id for file in known if file.state is FileState.FAILED}
    assert set(usual.changed) <= set(again.changed)
    assert {key for key, _ in again.changed} - {key for key, _ in usual.changed} <= failed


@given(disks, ledgers())
def test_files_in_unreadable_folders_stay(disk: list[FileStamp], known: list[KnownFile]) -> None:
    readable = [stamp for stamp in disk if not stamp.path.startswith("/w/sub/")]
    plan = make_plan(readable, known, ["/w/sub"])
    hidden = {file.id for file in known if file.stamp.path.startswith("/w/sub/")}
    assert not hidden & set(ids(plan))


def stamp(path: str, inode: int, size: int = 10, time: int = 5) -> FileStamp:
    return FileStamp(path, size, time, 1, inode)


def test_a_renamed_file_has_moved_unless_its_extension_changed() -> None:
    known = as_ledger([stamp("/w/a.txt", 7)])
    assert make_plan([stamp("/w/b.txt", 7)], known).moved == ((1, stamp("/w/b.txt", 7)),)
    assert make_plan([stamp("/w/b.md", 7)], known) == Plan((stamp("/w/b.md", 7),), (), (), (1,), 0)


def test_another_file_of_the_same_size_and_time_has_not_moved() -> None:
    known = as_ledger([stamp("/w/a.txt", 7)])
    assert make_plan([stamp("/w/b.txt", 8)], known).moved == ()


def test_without_inodes_nothing_counts_as_moved() -> None:
    known = as_ledger([stamp("/w/a.txt", 0)])
    assert make_plan([stamp("/w/b.txt", 0)], known).moved == ()
    assert make_plan([stamp("/w/a.txt", 0)], known).unchanged == 1


def test_new_inodes_alone_change_nothing() -> None:
    assert make_plan([stamp("/w/a.txt", 9)], as_ledger([stamp("/w/a.txt", 7)])).unchanged == 1


def test_swapped_names_are_seen_although_size_and_time_agree() -> None:
    known = as_ledger([stamp("/w/a.txt", 7), stamp("/w/b.txt", 8)])
    plan = make_plan([stamp("/w/a.txt", 8), stamp("/w/b.txt", 7)], known)
    assert [key for key, _ in plan.changed] == [1, 2]


def test_hard_links_are_files_of_their_own() -> None:
    known = as_ledger([stamp("/w/a.txt", 7), stamp("/w/b.txt", 7)])
    assert make_plan([stamp("/w/a.txt", 7), stamp("/w/b.txt", 7)], known).unchanged == 2
    plan = make_plan([stamp("/w/a.txt", 7), stamp("/w/c.txt", 7)], known)
    assert (plan.unchanged, [key for key, _ in plan.moved]) == (1, [2])


def test_a_file_that_could_not_be_opened_is_tried_at_every_run() -> None:
    (file,) = as_ledger([stamp("/w/a.txt", 7)], FileState.FAILED)
    assert make_plan([file.stamp], [file]).unchanged == 1
    never_read = KnownFile(1, file.stamp, FileState.FAILED, None, 0, "")
    assert [key for key, _ in make_plan([file.stamp], [never_read]).changed] == [1]
