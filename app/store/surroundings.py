"""Checks what a library stands on: its folder's permissions, the disk below it, and what dead processes left behind."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import psutil

from app.domain.checks import Check, Verdict
from app.store.writer_lock import holder_of, writing_process

LEAST_FREE_BYTES, LITTLE_FREE_BYTES = 200_000_000, 1_000_000_000
# File systems over a network: SQLite's log in shared memory and file locks cannot be relied on there.
NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smbfs", "smb3", "afpfs", "9p", "ncpfs", "davfs", "webdav", "fuse.sshfs"}


def check_surroundings(data_dir: Path) -> Iterator[Check]:
    """All checks of this module; none of them opens or changes the library."""
    yield check_permissions(data_dir)
    yield check_free_space(data_dir)
    yield check_file_system(data_dir)
    yield check_lock(data_dir)


def check_permissions(data_dir: Path) -> Check:
    """Whether the owner, and nobody else, can use the data folder."""
    if not data_dir.exists():
        return Check("permissions", Verdict.OK, f"There is no data folder {data_dir} yet.")
    if not data_dir.is_dir():
        return Check("permissions", Verdict.PROBLEM, f"{data_dir} is not a folder.", _ELSEWHERE)
    if not os.access(data_dir, os.R_OK | os.W_OK | os.X_OK):
        return Check("permissions", Verdict.PROBLEM, f"Akin may not write to its data folder {data_dir}.", _ELSEWHERE)
    if os.name == "posix" and stat.S_IMODE(data_dir.stat().st_mode) & 0o077:
        return Check(
            "permissions",
            Verdict.WARNING,
            f"Other users of this machine can look into the data folder {data_dir}.",
            f"Run: chmod 700 '{data_dir}'",
        )
    return Check("permissions", Verdict.OK, f"Only you can read the data folder {data_dir}.")


_ELSEWHERE = "Choose another folder with --data-dir, or change its permissions."


def check_free_space(data_dir: Path) -> Check:
    """Whether the disk of the data folder has room for an index to grow."""
    free = shutil.disk_usage(_existing(data_dir)).free
    told = f"The disk of the data folder has {free / 1e9:.1f} GB free."
    if free < LEAST_FREE_BYTES:
        return Check("disk", Verdict.PROBLEM, told, "Free some space: indexing stops when the disk is full.")
    if free < LITTLE_FREE_BYTES:
        return Check("disk", Verdict.WARNING, told, "Free some space before indexing large folders.")
    return Check("disk", Verdict.OK, told)


def check_file_system(data_dir: Path) -> Check:
    """Whether the data folder lies on a disk of this machine."""
    kind = _file_system(_existing(data_dir).resolve())
    if kind.lower() in NETWORK_FILE_SYSTEMS:
        return Check(
            "file system",
            Verdict.WARNING,
            f"The data folder lies on a network drive ({kind}), where locks and the ledger are not reliable.",
            "Choose a folder on a disk of this machine with --data-dir; the files to be searched may be anywhere.",
        )
    return Check("file system", Verdict.OK, f"The data folder lies on a local file system ({kind or 'unknown'}).")


def check_lock(data_dir: Path) -> Check:
    """Whether a process is writing now, or one that died left its note behind."""
    holder = holder_of(data_dir)
    if holder is None:
        return Check("lock", Verdict.OK, "Nobody is writing to the library.")
    if writing_process(data_dir) is not None:
        return Check("lock", Verdict.OK, f"Process {holder} is writing to the library now.")
    return Check(
        "lock",
        Verdict.WARNING,
        f"Process {holder} ended without putting its work away; its lock is free again.",
        "Run `akin index`: it goes on where that process stopped.",
    )


def _existing(path: Path) -> Path:
    """The path itself or the nearest folder above it that exists."""
    return next(folder for folder in (path, *path.parents) if folder.exists())


def _file_system(path: Path) -> str:
    """The type of the file system that holds `path`, "" where the system does not tell."""
    mounted = [part for part in psutil.disk_partitions(all=True) if path.is_relative_to(part.mountpoint)]
    return max(mounted, key=lambda part: len(part.mountpoint)).fstype if mounted else ""
