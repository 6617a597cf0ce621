"""Tells on what a folder lies: the mount point, and whether that is a network drive or one that can be taken out."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.domain.library_facts import DriveKind

# File systems that other machines (or the host of a virtual one) change without this system telling.
_NETWORK = frozenset(
    ("9p", "afp", "afpfs", "afs", "beegfs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4",
     "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "webdav")
)  # fmt: skip
# Of those that ordinary programs provide, these keep their files on this machine; any other may fetch them.
_LOCAL_FUSE = frozenset(
    ("bindfs", "cryfs", "dwarfs", "ecryptfs", "encfs", "exfat", "gocryptfs", "lxcfs", "mergerfs", "ntfs", "ntfs-3g",
     "portal", "snapfuse", "squashfuse", "unionfs", "veracrypt", "zfs")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mount:
    """A place where a drive appears in the tree of folders. `options` are the system's words for it."""

    point: str
    file_system: str
    device: str = ""
    options: frozenset[str] = frozenset()


def mounts() -> tuple[Mount, ...]:
    """What is mounted now, in the order of mounting; asks the system's table, never the drives themselves."""
    try:
        table = psutil.disk_partitions(all=True)
    except (OSError, psutil.Error):
        return ()
    return tuple(
        Mount(part.mountpoint, part.fstype.lower(), part.device, frozenset(part.opts.split(","))) for part in table
    )


def mount_of(path: str, table: Sequence[Mount]) -> Mount | None:
    """The mount on which `path` (absolute) lies, by its name alone; None where the table does not tell."""
    around = [mount for mount in table if _holds(mount.point, path)]
    return max(reversed(around), key=lambda mount: len(mount.point), default=None)  # of equals the latest lies on top


def mounts_inside(folder: str, table: Iterable[Mount]) -> frozenset[str]:
    """The mount points below `folder`, itself not among them."""
    return frozenset(mount.point for mount in table if mount.point != folder and _holds(folder, mount.point))


def kind_of(path: str, table: Sequence[Mount]) -> DriveKind:
    """What kind of drive `path` lies on; one of which nothing is known counts as local."""
    mount = mount_of(path, table)
    if path.startswith("\\\\") or (mount is not None and _is_network(mount)):
        return DriveKind.NETWORK
    if mount is not None and _is_removable(mount):
        return DriveKind.REMOVABLE
    return DriveKind.LOCAL


def _holds(folder: str, path: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))


def _is_network(mount: Mount) -> bool:
    family, _, program = mount.file_system.partition(".")
    if family == "fuse" and program:
        return program not in _LOCAL_FUSE
    return mount.file_system in _NETWORK or "remote" in mount.options


def _is_removable(mount: Mount) -> bool:
    if sys.platform == "win32":
        return not mount.options.isdisjoint(("removable", "cdrom"))
    elif sys.platform == "darwin":  # noqa: RET505 - so that mypy sees the branches of other systems
        return mount.point.startswith("/Volumes/")
    else:
        return mount.device.startswith("/dev/") and _is_removable_block(Path(os.path.realpath(mount.device)).name)


def _is_removable_block(name: str) -> bool:
    """Whether a block device of Linux, or what it is made of, can be taken out or hangs on a USB cable."""
    block = Path("/sys/class/block", name)
    try:
        below = [entry.name for entry in (block / "slaves").iterdir()]  # of an encrypted drive: what it lies on
    except OSError:
        below = []
    if below:
        return any(map(_is_removable_block, below))
    place = Path(os.path.realpath(block))
    return "/usb" in str(place) or any(_says_one(folder / "removable") for folder in (place, place.parent))


def _says_one(file: Path) -> bool:
    try:
        return file.read_text("ascii").strip() == "1"
    except (OSError, ValueError):
        return False
