"""What a model can be imported from: a hub's folder, a bundle, a GGUF file; nothing in it is trusted."""

import contextlib
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.domain.errors import ModelError
from app.models.model_files import LIST_FILE, ModelFiles, is_inside, read_list

_LIST_BYTES = 8_000_000  # more than a list of many thousand files needs
_MOST_FILES = 20_000
_GGUF = b"GGUF"
_COMMIT = re.compile(r"[0-9a-f]{40}")
_CACHED = re.compile(r"models--(?P<owner>[^/]+?)--(?P<name>[^/]+)")
# What `zipfile` raises for archives that are damaged, in whichever of their parts.
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error,
    OSError, EOFError, ValueError, RuntimeError, OverflowError,
)  # fmt: skip
_REPAIR = "Copy it again, or make it anew with: akin models export ID FILE"


@dataclass(frozen=True, slots=True)
class Source:
    """Files by their names, with their lengths and how to read them.

    `listed` is the list of a model that Akin has installed or exported, None where there is none; `guesses` are names
    that the source gives itself, `commit` is empty where it does not tell.
    """

    path: Path
    sizes: Mapping[str, int]
    open: Callable[[str], IO[bytes]]
    listed: ModelFiles | None
    guesses: tuple[str, ...] = ()
    commit: str = ""


@contextlib.contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """The model in a folder or a file. Raises ModelError for what is neither, and for a bundle that is not sound."""
    if path.is_dir():
        yield _folder(path)
        return
    if path.exists() and not path.is_file():  # a pipe or a device would be waited for, for ever
        raise ModelError(f"{path} is neither a folder nor a file.", "Name what holds the model.")
    try:
        with path.open("rb") as file:
            begins = file.read(4)
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}.", "Check its name.") from error
    if begins == _GGUF:
        yield Source(path, {path.name: path.stat().st_size}, lambda _: path.open("rb"), None, (path.stem,))
        return
    with contextlib.ExitStack() as opened:
        with _bundle_errors(path):
            source = _bundle(path, opened.enter_context(zipfile.ZipFile(path)))
        yield source


def _folder(path: Path) -> Source:
    sizes: dict[str, int] = {}
    try:
        for folder, below, names in os.walk(path):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in names:
                file = Path(folder, name)
                if file.is_file():  # through links too: the cache of a hub's own program consists of them
                    sizes[file.relative_to(path).as_posix()] = file.stat().st_size
            if len(sizes) > _MOST_FILES:
                raise ModelError(
                    f"{path} holds too many files to be one model.", "Name the folder of the model itself."
                )
        listed = read_list((path / LIST_FILE).read_bytes(), path) if LIST_FILE in sizes else None
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}.", "Check its permissions.") from error
    parts = path.resolve().parts[-3:]
    cached = next((found for part in parts if (found := _CACHED.fullmatch(part))), None)
    guesses = (f"{cached['owner']}/{cached['name']}",) if cached else (parts[-1] if parts else "",)
    commit = parts[-1] if cached and _COMMIT.fullmatch(parts[-1]) else ""
    return Source(path, sizes, lambda name: (path / name).open("rb"), listed, guesses, commit)


def _bundle(path: Path, archive: zipfile.ZipFile) -> Source:
    """A bundle whose members are exactly those of its list. Raises ModelError."""
    members = {member.filename: member for member in archive.infolist()}
    if len(members) < len(archive.infolist()) or len(members) > _MOST_FILES:
        raise _unsound(path, "it names a file twice, or too many of them")
    first = members.pop(LIST_FILE, None)
    if first is None:
        raise ModelError(
            f"{path} is no bundle of Akin's: it has no {LIST_FILE}.",
            "Unpack it and import the folder, or make a bundle with: akin models export ID FILE",
        )
    _check_member(path, first)
    if first.file_size > _LIST_BYTES:
        raise _unsound(path, f"its {LIST_FILE} is too long")
    listed = read_list(archive.read(first), path)
    for name, member in members.items():
        _check_member(path, member)
        if name not in listed.files or listed.files[name].bytes != member.file_size:
            raise _unsound(path, f"{name!r} is not what its list says")
    lacking = sorted(set(listed.files) - set(members))
    if lacking:
        raise _unsound(path, f"{lacking[0]} is missing")
    sizes = {name: member.file_size for name, member in members.items()}
    return Source(path, sizes, lambda name: archive.open(members[name]), listed, (), listed.revision)


def _check_member(path: Path, member: zipfile.ZipInfo) -> None:
    """A plain file below the bundle, that is neither encrypted nor packed in an unusual way."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if not is_inside(member.filename) or kind not in (0, stat.S_IFREG) or member.is_dir():
        raise _unsound(path, f"{member.filename!r} is not a plain file inside of it")
    if member.flag_bits & 1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _unsound(path, f"{member.filename!r} is encrypted or packed in an unknown way")


@contextlib.contextmanager
def _bundle_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise ModelError(f"{path} is no bundle of Akin's, or it is damaged: {error}.", _REPAIR) from error


def _unsound(path: Path, why: str) -> ModelError:
    return ModelError(f"The bundle {path} was refused: {why}.", _REPAIR)
