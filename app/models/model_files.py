"""The files of an installed model: where they lie, which they are, and whether they are still what was installed."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from app.domain.errors import ModelError
from app.models.checksum import sha256_of
from app.runtime.whole_file import write_whole

LIST_FILE = "akin.json"
VERSION = 1
INCOMING = ".incoming"  # below the folder of models: what is on its way in, a folder for each model
REPLACED = "replaced"  # below that: what was installed before, in the moment of the exchange
_READ_AT_LOAD = 128 << 20  # bytes of a file
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAMES_OF_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")  # what Windows takes for a device


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file must be: its length in bytes and its SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """An installed model: `files` are named as in the repository, `folder` is where they lie.

    `source` is the hub's address, or the file or folder that the model was imported from; `installed` an ISO date.
    `others` are further repositories that files came from, with their commits.
    """

    id: str
    folder: Path
    repository: str
    revision: str
    source: str
    installed: str
    files: Mapping[str, FileFacts]
    others: Mapping[str, str]

    @property
    def checksum(self) -> str:
        """Changes when a file does, in hexadecimal: SHA-256 over the sorted pairs of path and SHA-256."""
        pairs = sorted((path, facts.sha256) for path, facts in self.files.items())
        return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(facts.bytes for facts in self.files.values())

    def path(self, name: str) -> Path:
        """Where the file of that name in the repository lies. Raises ModelError where the model has none such."""
        if name not in self.files:
            raise ModelError(f"The model {self.id} has no file {name}.", again(self.id))
        return self.folder / name


def find_model_files(model_id: str, models_dir: Path) -> ModelFiles | None:
    """The installed model of that id, None where there is none; reads its list only.

    Raises ModelError where the list is damaged.
    """
    folder = models_dir / model_id
    _take_back(folder, models_dir / INCOMING / model_id / REPLACED)
    try:
        text = (folder / LIST_FILE).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        reason = error.strerror or error
        raise ModelError(
            f"The list of files of {model_id} in {folder} cannot be read: {reason}.", again(model_id)
        ) from error
    files = read_list(text, folder)
    if files.id != model_id:
        raise ModelError(f"The folder {folder} holds the model {files.id}.", again(model_id))
    return files


def verify_model_files(files: ModelFiles, *, thorough: bool = True) -> None:
    """Reads all files. Raises ModelError where one is missing, or is not what was installed.

    Without `thorough` none is read, and only lengths are compared.
    """
    for name, facts in files.files.items():
        path = files.folder / name
        try:
            intact = path.stat().st_size == facts.bytes and (not thorough or sha256_of(path) == facts.sha256)
        except OSError as error:
            reason = error.strerror or error
            raise ModelError(f"The model's file {path} cannot be read: {reason}.", again(files.id)) from error
        if not intact:
            raise ModelError(f"The model's file {path} has changed since it was installed.", again(files.id))


def verify_for_loading(files: ModelFiles) -> None:
    """As `verify_model_files`; of what is larger than 128 MB only the length, since a search waits for it.

    The networks that are made of large weights are verified where they are loaded.
    """
    small = {name: facts for name, facts in files.files.items() if facts.bytes <= _READ_AT_LOAD}
    verify_model_files(replace(files, files=small))
    verify_model_files(files, thorough=False)


def read_list(text: bytes | str, folder: Path) -> ModelFiles:
    """The model whose list this is. Raises ModelError where it is damaged or names files outside of its folder."""
    try:
        content: dict[str, Any] = json.loads(text)
        if content["version"] > VERSION:
            raise ModelError(
                f"The model in {folder} was written by a newer Akin (version {content['version']}).",
                "Use that Akin, or install the model again with this one.",
            )
        files = {_inside(name): _facts(said) for name, said in content["files"].items()}
        model_id, repository, revision, source, installed = (
            _text(content[key]) for key in ("id", "repository", "revision", "source", "installed")
        )
        others = {_text(name): _text(commit) for name, commit in content.get("others", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ModelError(
            f"The list of files in {folder} is damaged: {error!r}.", "Install or import the model again."
        ) from error
    return ModelFiles(model_id, folder, repository, revision, source, installed, files, others)


def list_text(files: ModelFiles) -> str:
    """The list as it is written."""
    content = {
        "version": VERSION,
        "id": files.id,
        "repository": files.repository,
        "revision": files.revision,
        "source": files.source,
        "installed": files.installed,
        "files": {name: {"bytes": facts.bytes, "sha256": facts.sha256} for name, facts in sorted(files.files.items())},
    }
    return json.dumps(content | ({"others": dict(files.others)} if files.others else {}), indent=2) + "\n"


def write_list(files: ModelFiles) -> None:
    """Puts the list among the files. Raises OSError."""
    write_whole(files.folder / LIST_FILE, list_text(files))


def is_inside(name: str) -> bool:
    """Whether a name is that of a file below a folder, on any system: relative, without `..`, drives, or devices."""
    parts = name.split("/")
    return (
        0 < len(name) <= 400
        and name.isprintable()
        and not any(character in '\\:*?"<>|' for character in name)
        and not PurePosixPath(name).is_absolute()
        and not any(part in ("", ".", "..") or part.endswith((" ", ".")) for part in parts)
        and not any(_NAMES_OF_DEVICES.fullmatch(part) for part in parts)
    )


def again(model_id: str) -> str:
    """What to do about a model whose files are not as they should be."""
    return f"Install it again: akin models install {model_id}"


def _take_back(folder: Path, replaced: Path) -> None:
    """Undoes an exchange that was interrupted between its two renames."""
    if not folder.exists() and replaced.exists():
        try:
            replaced.rename(folder)
        except OSError:  # the exchange has gone on meanwhile
            return


def _inside(name: object) -> str:
    if not isinstance(name, str) or not is_inside(name) or name == LIST_FILE:
        raise ValueError(f"{name!r} is not the name of a file of a model")
    return name


def _facts(said: Mapping[str, Any]) -> FileFacts:
    size, checksum = said["bytes"], said["sha256"]
    if isinstance(size, bool) or not isinstance(size, int) or size < 0 or not _SHA256.fullmatch(_text(checksum)):
        raise ValueError(f"{said!r} is not a length and a SHA-256")
    return FileFacts(size, checksum)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value
