"""Compares the disk with the ledger, once and purely: every later stage only carries out what the plan says."""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.domain.files import FileStamp, FileState
from app.store.files import KnownFile, extension_of


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done so that the ledger agrees with the disk; ids are the ledger's."""

    new: tuple[FileStamp, ...]
    changed: tuple[tuple[int, FileStamp], ...]
    moved: tuple[tuple[int, FileStamp], ...]
    gone: tuple[int, ...]
    unchanged: int


def make_plan(
    stamps: Iterable[FileStamp],
    known: Iterable[KnownFile],
    unreadable: Sequence[str] = (),
    *,
    retry: bool = False,
    retried: Collection[FileState] = (FileState.FAILED,),
) -> Plan:
    """Plans the way from `known` to `stamps`.

    A known file whose path is gone and whose identity (device, inode, size, time) turns up under a new path has moved.
    Files in `unreadable` folders stay as they are. Failed files that could not even be opened count as changed, with
    `retry` all files in the states `retried` do.
    """
    by_path = {file.stamp.path: file for file in known}
    before = tuple(by_path.values())
    identities: Collection[tuple[int, int, int, int]] | None = None  # of all known files; nearly never needed
    new: list[FileStamp] = []
    changed: list[tuple[int, FileStamp]] = []
    unchanged = 0
    for stamp in stamps:
        file = by_path.pop(stamp.path, None)
        if file is None:
            new.append(stamp)
            continue
        same = stamp == file.stamp
        if not same and _looks_the_same(stamp, file.stamp):
            identities = identities or {each.stamp.identity for each in before}
            same = not _took_the_place(stamp, file.stamp, identities)
        if not same or (file.state is FileState.FAILED and not file.attempts) or (retry and file.state in retried):
            changed.append((file.id, stamp))
        else:
            unchanged += 1
    hidden = tuple(os.path.join(folder, "") for folder in unreadable)
    missing = [file for file in by_path.values() if not _is_hidden(file.stamp.path, unreadable, hidden)]
    moved, left, gone = _moves(new, missing)
    return Plan(tuple(left), tuple(changed), tuple(moved), tuple(gone), unchanged + len(by_path) - len(missing))


def _looks_the_same(stamp: FileStamp, known: FileStamp) -> bool:
    """Size and time decide. Inodes do not: some file systems give a file another one at every mount."""
    return stamp.size == known.size and stamp.modified_ns == known.modified_ns


def _took_the_place(stamp: FileStamp, known: FileStamp, identities: Collection[tuple[int, int, int, int]]) -> bool:
    """Whether another known file of the same size and time is now under this path: two files swapped their names."""
    return bool(stamp.inode) and stamp.identity != known.identity and stamp.identity in identities


def _is_hidden(path: str, unreadable: Sequence[str], folders: tuple[str, ...]) -> bool:
    return path in unreadable or path.startswith(folders)


def _moves(
    new: list[FileStamp], missing: list[KnownFile]
) -> tuple[list[tuple[int, FileStamp]], list[FileStamp], list[int]]:
    by_identity = {file.stamp.identity: file for file in missing}
    moved: list[tuple[int, FileStamp]] = []
    left: list[FileStamp] = []
    for stamp in new:
        file = by_identity.get(stamp.identity)
        # Another extension may mean another reader: such a file is read again.
        # An inode of 0 tells nothing: Windows gives none while listing a folder.
        if file is not None and stamp.inode and extension_of(file.stamp.path) == extension_of(stamp.path):
            del by_identity[stamp.identity]
            moved.append((file.id, stamp))
        else:
            left.append(stamp)
    carried = {file_id for file_id, _ in moved}
    return moved, left, [file.id for file in missing if file.id not in carried]
