"""The ledger's rows for files: what was seen, how far it has come, and what it is called."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from app.domain.files import FileKind, FileStamp, FileState, display
from app.domain.library_facts import Failure, PartlyRead
from app.store.ledger import Ledger
from app.store.removed import note_removed


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as the ledger has it."""

    id: int
    stamp: FileStamp
    state: FileState
    document_id: int | None
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """The document that a file holds."""

    id: int
    is_picture: bool


@dataclass(frozen=True, slots=True)
class CopiedContent:
    """Files that hold exactly the same bytes, `size` of them each."""

    size: int
    paths: tuple[str, ...]


_STATES = {state.value: state for state in FileState}  # quicker than asking the type, and a rescan asks for every file
_IN_NAMES = (sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())  # as os.fsdecode, which is slower
_COLUMNS = "id, path, size, modified_ns, device, inode, state, document_id, attempts, reason"


def extension_of(name: str) -> str:
    """The extension in lower case, without the dot, as it can be printed and stored."""
    return display(PurePath(name).suffix[1:]).lower()


class FileRecords:
    """Reads and writes the files of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def under(self, folder: str) -> Iterator[KnownFile]:
        """Every known file in `folder`, at any depth."""
        return map(
            _known, self._ledger.rows(f"SELECT {_COLUMNS} FROM files WHERE path >= ? AND path < ?", _bounds(folder))
        )

    def some_under(self, folder: str, most: int) -> list[tuple[str, tuple[int, int]]]:
        """At most `most` known files in `folder`, the same every time: path, bytes, modification time in ns."""
        rows = self._ledger.rows(
            "SELECT path, size, modified_ns FROM files WHERE path >= ? AND path < ? ORDER BY path LIMIT ?",
            (*_bounds(folder), most),
        )
        return [(os.fsdecode(path), (size, modified)) for path, size, modified in rows]

    def at(self, paths: Iterable[str]) -> list[KnownFile]:
        """The known files at these paths, and those inside where a path was a folder."""
        found: dict[int, KnownFile] = {}
        for path in paths:
            rows = self._ledger.rows(f"SELECT {_COLUMNS} FROM files WHERE path = ?", (os.fsencode(path),))
            found |= {file.id: file for file in map(_known, rows)}
            if not rows:
                found |= {file.id: file for file in self.under(path)}
        return list(found.values())

    def document_of(self, path: str) -> HeldDocument | None:
        """What the file at `path` holds, None where it is not known or has not been read."""
        rows = self._ledger.rows(
            "SELECT d.id, d.kind FROM files f JOIN documents d ON d.id = f.document_id WHERE f.path = ?",
            (os.fsencode(path),),
        )
        return HeldDocument(rows[0][0], rows[0][1] == FileKind.PICTURE) if rows else None

    def copied(self) -> list[CopiedContent]:
        """The contents that several files hold, those that take most space first; paths in order."""
        rows = self._ledger.rows(
            "SELECT document_id, size, path FROM files WHERE document_id IN"
            " (SELECT document_id FROM files WHERE document_id IS NOT NULL GROUP BY document_id HAVING count(*) > 1)"
            " ORDER BY path"
        )
        groups: dict[tuple[int, int], list[str]] = {}
        for document, size, path in rows:
            groups.setdefault((document, size), []).append(os.fsdecode(path))
        found = [CopiedContent(size, tuple(paths)) for (_, size), paths in groups.items() if len(paths) > 1]
        return sorted(found, key=lambda group: -group.size * (len(group.paths) - 1))

    def outside(self, folders: Iterable[str]) -> list[KnownFile]:
        """Every known file that lies in none of `folders`."""
        bounds = [_bounds(folder) for folder in folders]
        inside = "".join(" AND NOT (path >= ? AND path < ?)" for _ in bounds)
        values = [value for pair in bounds for value in pair]
        return list(map(_known, self._ledger.rows(f"SELECT {_COLUMNS} FROM files WHERE 1{inside}", values)))

    def waiting(self, folders: Sequence[str]) -> list[KnownFile]:
        """The files under `folders` that are to be read, the most recently changed first."""
        found = [
            _known(row)
            for row in self._ledger.rows(
                f"SELECT {_COLUMNS} FROM files WHERE state = ? ORDER BY modified_ns DESC", (FileState.WAITING,)
            )
        ]
        roots = tuple(os.path.join(folder, "") for folder in folders)
        return [file for file in found if file.stamp.path.startswith(roots)]

    def add(self, files: Iterable[tuple[FileStamp, FileKind]]) -> None:
        """Adds new files in state waiting; their names can be searched at once."""
        self._ledger.run_many(
            "INSERT OR IGNORE INTO files (path, folder, name, extension, kind, size, modified_ns, device, inode, state)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')",
            (
                (os.fsencode(stamp.path), *_names(stamp.path), kind, stamp.size, stamp.modified_ns, str(stamp.device),
                 str(stamp.inode))
                for stamp, kind in files
            ),
        )  # fmt: skip

    def move(self, moves: Iterable[tuple[int, FileStamp]]) -> None:
        """Gives files their new paths; nothing else changes."""
        for file_id, stamp in moves:
            self._ledger.run("DELETE FROM files WHERE path = ? AND id <> ?", (os.fsencode(stamp.path), file_id))
            self._ledger.run(
                "UPDATE files SET path = ?, folder = ?, name = ?, extension = ?, modified_ns = ?, device = ?, inode = ?"
                " WHERE id = ?",
                (os.fsencode(stamp.path), *_names(stamp.path), stamp.modified_ns, str(stamp.device), str(stamp.inode),
                 file_id),
            )  # fmt: skip

    def await_again(self, changes: Iterable[tuple[int, FileStamp]]) -> None:
        """Marks changed files as waiting; what is indexed of them stays searchable until they are read again."""
        self._ledger.run_many(
            "UPDATE files SET state = 'waiting', reason = '', attempts = 0, size = ?, modified_ns = ?, device = ?,"
            " inode = ? WHERE id = ?",
            ((stamp.size, stamp.modified_ns, str(stamp.device), str(stamp.inode), file) for file, stamp in changes),
        )

    def remove(self, ids: Iterable[int]) -> None:
        """Forgets files."""
        gone = [(file_id,) for file_id in ids]
        note_removed(self._ledger, len(gone))
        self._ledger.run_many("DELETE FROM files WHERE id = ?", gone)

    def set_indexed(self, file_id: int, document_id: int) -> None:
        """The file's content is that document."""
        self._ledger.run(
            "UPDATE files SET state = 'indexed', reason = '', document_id = ?,"
            " kind = (SELECT kind FROM documents WHERE id = ?) WHERE id = ?",
            (document_id, document_id, file_id),
        )

    def set_state(self, file_id: int, state: FileState, reason: str) -> None:
        """The file's content could not be indexed; an earlier content of it is forgotten."""
        self._ledger.run(
            "UPDATE files SET state = ?, reason = ?, attempts = attempts + 1, document_id = NULL WHERE id = ?",
            (state, reason, file_id),
        )

    def set_unread(self, file_id: int, state: FileState, reason: str) -> None:
        """The file's content could not be seen: an earlier one stays, and the next run tries again."""
        self._ledger.run("UPDATE files SET state = ?, reason = ?, attempts = 0 WHERE id = ?", (state, reason, file_id))

    def counts(self) -> dict[FileState, int]:
        """The number of files in each state."""
        found = dict(self._ledger.rows("SELECT state, count(*) FROM files GROUP BY state"))
        return {state: found.get(state, 0) for state in FileState}

    def counts_under(self, folder: str) -> list[tuple[FileKind, FileState, int]]:
        """The numbers of known files in `folder`, at any depth, of each kind in each state."""
        rows = self._ledger.rows(
            "SELECT kind, state, count(*) FROM files WHERE path >= ? AND path < ? GROUP BY kind, state",
            _bounds(folder),
        )
        return [(FileKind(kind), FileState(state), count) for kind, state, count in rows]

    def failures(self) -> list[Failure]:
        """The failed and the skipped files, and those that wait for a reason; failed ones first."""
        rows = self._ledger.rows("SELECT path, state, reason FROM files WHERE reason <> '' ORDER BY state, path")
        return [Failure(os.fsdecode(path), FileState(state), reason) for path, state, reason in rows]

    def partly_read(self) -> list[PartlyRead]:
        """The indexed files whose documents have notes, by path."""
        rows = self._ledger.rows(
            "SELECT f.path, d.notes FROM files f JOIN documents d ON d.id = f.document_id"
            " WHERE f.state = 'indexed' AND d.notes <> '' ORDER BY f.path"
        )
        return [PartlyRead(os.fsdecode(path), tuple(notes.splitlines())) for path, notes in rows]


def _bounds(folder: str) -> tuple[bytes, bytes]:
    """The paths of all files in a folder are not below the first and below the second."""
    low = os.fsencode(os.path.join(folder, ""))
    return low, low[:-1] + bytes([low[-1] + 1])


def _names(path: str) -> tuple[str, str, str]:
    folder, name = os.path.split(path)
    return display(folder), display(name), extension_of(name)


def _known(row: tuple[int, bytes, int, int, str, str, str, int | None, int, str]) -> KnownFile:
    file_id, path, size, modified_ns, device, inode, state, document_id, attempts, reason = row
    stamp = FileStamp(path.decode(*_IN_NAMES), size, modified_ns, int(device), int(inode))
    return KnownFile(file_id, stamp, _STATES[state], document_id, attempts, reason)
