"""What a folder lies on, told from tables as the three systems have them."""

import os
import sys
from pathlib import Path

import pytest

from app.domain.library_facts import DriveKind
from app.runtime.drives import Mount, kind_of, mount_of, mounts, mounts_inside

TABLE = (
    Mount("/", "ext4", "/dev/nowhere1"),
    Mount("/home", "btrfs", "/dev/nowhere2"),
    Mount("/home/ada/nas", "nfs4", "nas:/ada"),
    Mount("/home/ada/nas/inner", "ext4", "/dev/nowhere3"),
    Mount("/home/ada/cloud", "fuse.rclone", "cloud:"),
    Mount("/home/ada/safe", "fuse.gocryptfs", "/home/ada/.safe"),
    Mount("/mnt/windows", "fuseblk", "/dev/nowhere4"),
    Mount("/mnt/host", "9p", "host"),
    Mount("/media/ada/STICK", "vfat", "/dev/nowhere5"),
)


@pytest.mark.parametrize(
    ("path", "point", "kind"),
    [
        ("/etc", "/", DriveKind.LOCAL),
        ("/home", "/home", DriveKind.LOCAL),
        ("/homes/x", "/", DriveKind.LOCAL),
        ("/home/ada/nas", "/home/ada/nas", DriveKind.NETWORK),
        ("/home/ada/nas/papers", "/home/ada/nas", DriveKind.NETWORK),
        ("/home/ada/nas/inner/papers", "/home/ada/nas/inner", DriveKind.LOCAL),
        ("/home/ada/cloud/papers", "/home/ada/cloud", DriveKind.NETWORK),
        ("/home/ada/safe/papers", "/home/ada/safe", DriveKind.LOCAL),
        ("/mnt/windows/papers", "/mnt/windows", DriveKind.LOCAL),
        ("/mnt/host", "/mnt/host", DriveKind.NETWORK),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="these are paths of other systems")
def test_the_mount_point_and_the_kind(path: str, point: str, kind: DriveKind) -> None:
    mount = mount_of(path, TABLE)
    assert mount is not None
    assert mount.point == point
    assert kind_of(path, TABLE) is kind


def test_the_latest_of_two_at_one_point_lies_on_top() -> None:
    table = (Mount(os.sep, "ext4"), Mount(f"{os.sep}a", "ext4"), Mount(f"{os.sep}a", "cifs"))
    assert kind_of(os.path.join(os.sep, "a", "b"), table) is DriveKind.NETWORK


def test_what_is_mounted_inside_a_folder() -> None:
    points = (os.path.join(os.sep, *parts) for parts in (["a"], ["a", "b"], ["a", "b", "c"], ["ab"]))
    found = mounts_inside(os.path.join(os.sep, "a"), [Mount(point, "ext4") for point in points])
    assert found == {os.path.join(os.sep, "a", "b"), os.path.join(os.sep, "a", "b", "c")}


def test_shares_and_sticks_of_windows_are_told_by_their_options() -> None:
    assert kind_of(r"\\nas\ada\papers", ()) is DriveKind.NETWORK
    assert kind_of("/z", (Mount("/z", "ntfs", options=frozenset({"rw", "remote"})),)) is DriveKind.NETWORK


def test_this_machine_has_a_table(tmp_path: Path) -> None:
    table = mounts()
    mount = mount_of(str(tmp_path), table)
    assert mount is not None
    assert kind_of(str(tmp_path), table) in DriveKind


@pytest.mark.skipif(not Path("/sys/class/block").exists(), reason="only Linux has it")
def test_removable_blocks_are_told_by_the_system() -> None:
    removable = {
        f"/dev/{file.parent.name}": file.read_text().strip() == "1"
        for file in Path("/sys/class/block").glob("*/removable")
        if "/usb" not in str(file.resolve())
    }
    for device, expected in removable.items():
        found = kind_of("/drive", (Mount("/drive", "ext4", device),))
        assert (found is DriveKind.REMOVABLE) is expected
