"""Known files that lie in no listed folder, on a real disk."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.files import FileState
from app.index.plan import Plan
from app.index.scan import stamp_of
from app.index.unlisted import plan_unlisted
from app.store.files import KnownFile


@pytest.fixture
def known(tmp_path: Path) -> list[KnownFile]:
    """Three files in two folders, known as they are."""
    (tmp_path / "sub").mkdir()
    made = []
    for number, name in enumerate(("a.txt", "sub/b.txt", "c.txt"), 1):
        (tmp_path / name).write_text(name)
        stamp = stamp_of(str(tmp_path / name))
        made.append(KnownFile(number, stamp, FileState.INDEXED, number, 1, ""))
    return made


def plans(known: list[KnownFile], *, retry: bool = False) -> dict[str, Plan]:
    return {Path(folder).name: plan for folder, plan in plan_unlisted(known, retry=retry)}


def test_unchanged_files_stay(tmp_path: Path, known: list[KnownFile]) -> None:
    (tmp_path / "new.txt").write_text("new")
    assert plans(known) == {tmp_path.name: Plan((), (), (), (), 2), "sub": Plan((), (), (), (), 1)}


def test_changed_files_are_read_again_and_deleted_ones_forgotten(tmp_path: Path, known: list[KnownFile]) -> None:
    (tmp_path / "a.txt").write_text("something longer")
    (tmp_path / "c.txt").unlink()
    plan = plans(known)[tmp_path.name]
    assert [key for key, _ in plan.changed] == [1]
    assert plan.gone == (3,)


def test_what_has_become_a_folder_or_a_link_is_forgotten(tmp_path: Path, known: list[KnownFile]) -> None:
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "c.txt").unlink()
    (tmp_path / "c.txt").symlink_to(tmp_path / "sub" / "b.txt")
    assert plans(known)[tmp_path.name].gone == (1, 3)


def test_files_stay_while_their_folder_is_away(tmp_path: Path, known: list[KnownFile]) -> None:
    (tmp_path / "sub").rename(tmp_path / "elsewhere")
    assert plans(known)["sub"] == Plan((), (), (), (), 1)


def test_files_stay_while_another_drive_is_in_their_place(tmp_path: Path, known: list[KnownFile]) -> None:
    away = [replace(file, stamp=replace(file.stamp, device=file.stamp.device + 1)) for file in known]
    (tmp_path / "a.txt").unlink()
    assert plans(away)[tmp_path.name].gone == ()


def test_failed_files_are_tried_again_when_asked(known: list[KnownFile]) -> None:
    failed = [replace(file, state=FileState.FAILED) for file in known]
    assert not any(plan.changed for plan in plans(failed).values())
    assert sum(len(plan.changed) for plan in plans(failed, retry=True).values()) == 3


def test_a_file_that_changed_its_time_alone_is_read_again(tmp_path: Path, known: list[KnownFile]) -> None:
    os.utime(tmp_path / "a.txt", (1_000_000_000, 1_000_000_000))
    assert [key for key, _ in plans(known)[tmp_path.name].changed] == [1]
