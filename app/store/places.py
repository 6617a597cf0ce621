"""Remembers on which drives the files of a folder lie, and since when a part of the library is away."""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.files import display
from app.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Place:
    """What can be away as a whole: a watched folder, or a drive that is mounted inside one.

    `mount` is the mount point on which its files lay when it was last looked through, and `drive` tells the drive that
    was there from others (`app.runtime.drive_identity`); both are empty where that is not known.
    """

    path: str
    mount: str
    drive: str = ""


class PlaceNotes:
    """The notes in one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def places(self, folder: str) -> tuple[Place, ...]:
        """The watched folder, and the drives inside it on which known files lay."""
        mount, *inside = self._mounts(folder) or [""]
        drives = self._drives(folder)
        places = ((folder, mount), *((point, point) for point in inside))
        return tuple(Place(path, point, drives.get(point, "")) for path, point in places)

    def remember(
        self, folder: str, mount: str, inside: Collection[str] = (), drives: Mapping[str, str] | None = None
    ) -> None:
        """The folder's files lie on `mount`, and some on the mount points `inside` it; `drives` tells what is there."""
        mounts = [mount, *sorted(inside)]
        if mounts != self._mounts(folder):
            self._ledger.set_meta(_key("mounts", folder), json.dumps(mounts))
        known = {point: drive for point, drive in sorted((drives or {}).items()) if drive and point in mounts}
        if known != self._drives(folder):
            self._ledger.set_meta(_key("drives", folder), json.dumps(known))

    def note(self, path: str, *, away: bool) -> None:
        """The place at `path` is away from now on (where it was not before), or it is back."""
        key = _key("away", path)
        if away != (self._ledger.meta(key) is not None):
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            self._ledger.set_meta(key, now if away else None)

    def away_since(self, path: str) -> datetime | None:
        """When the place was first found to be away (with time zone); None where nobody has noticed yet."""
        try:
            return datetime.fromisoformat(self._ledger.meta(_key("away", path)) or "")
        except ValueError:
            return None

    def forget_inside(self, folder: str, point: str) -> None:
        """Drops what is noted of the drive that lay at `point` in `folder`."""
        mount, *inside = self._mounts(folder) or [""]
        if point in inside:
            self.remember(folder, mount, [each for each in inside if each != point], self._drives(folder))
            self.note(point, away=False)

    def forget(self, folder: str) -> None:
        """Drops all notes on a folder and on what lies inside it."""
        for kind in ("mounts", "drives", "away"):
            key, inside = _key(kind, folder), _key(kind, os.path.join(folder, ""))
            self._ledger.run("DELETE FROM meta WHERE key = ? OR substr(key, 1, ?) = ?", (key, len(inside), inside))

    def _mounts(self, folder: str) -> list[str] | None:
        try:
            kept = json.loads(self._ledger.meta(_key("mounts", folder)) or "")
        except ValueError:
            return None
        return kept if isinstance(kept, list) and kept and all(isinstance(each, str) for each in kept) else None

    def _drives(self, folder: str) -> dict[str, str]:
        try:
            kept = json.loads(self._ledger.meta(_key("drives", folder)) or "")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) and all(isinstance(each, str) for each in kept.values()) else {}


def _key(kind: str, path: str) -> str:
    return f"{kind} {display(path)}"
