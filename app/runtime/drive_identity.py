"""Tells a drive from another one that is mounted at the same point, by the identifier of its file system."""

import ctypes
import os
import struct
import sys
import uuid
from pathlib import Path

from app.runtime.drives import Mount

_BY_IDENTIFIER = "/dev/disk/by-uuid"


def identity_of(mount: Mount) -> str:
    """The identifier of the file system that is mounted there; empty where the system does not tell.

    The drive that holds the system has none: where that is another one, the whole machine is. Asks drives of this
    machine only, never one that a network may keep from answering.
    """
    if mount.point in (os.sep, f"{os.environ.get('SYSTEMDRIVE')}{os.sep}"):
        return ""
    try:
        if sys.platform == "win32":
            return f"{Path(mount.point).stat().st_dev:x}"  # the serial number of the volume
        elif sys.platform == "darwin":  # noqa: RET505 - so that mypy sees the branches of other systems
            return _volume_identifier(mount.point)
        else:
            return _block_identifier(mount) if mount.device.startswith("/dev/") else ""
    except OSError:
        return ""


def _block_identifier(mount: Mount) -> str:
    """As the system has noted it, else as the file system tells, which ext and btrfs do."""
    device = os.path.realpath(mount.device)
    if Path(_BY_IDENTIFIER).is_dir():
        with os.scandir(_BY_IDENTIFIER) as links:
            found = next((link.name for link in links if os.path.realpath(link.path) == device), None)
        if found is not None:
            return found
    return f"{os.statvfs(mount.point).f_fsid:x}"


def _volume_identifier(point: str) -> str:
    """What getattrlist(2) of macOS has for ATTR_VOL_INFO and ATTR_VOL_UUID."""
    wanted = struct.pack("=HHIIIII", 5, 0, 0, 0x80000000 | 0x00040000, 0, 0, 0)
    answer = ctypes.create_string_buffer(4 + 16)  # the length, then the identifier
    ask = ctypes.CDLL(None).getattrlist
    if ask(os.fsencode(point), wanted, answer, ctypes.c_size_t(len(answer)), ctypes.c_ulong(0)):
        return ""
    found = uuid.UUID(bytes=answer.raw[4:])
    return found.hex if found.int else ""
