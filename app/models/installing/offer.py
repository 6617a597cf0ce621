"""What a hub would send for a model, as data: the files with their checksums, and what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.models.model_files import ModelFiles


class InstallStoppedError(ModelError):
    """The person stopped it; what has been fetched is kept for the next attempt."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a repository, as its hub describes it.

    `bytes` is its length; `sha256` is empty where the hub states none, and then `blob` is what it states: the SHA-1 by
    which Git names the content.
    """

    name: str
    bytes: int
    sha256: str
    blob: str

    @property
    def key(self) -> str:
        """The same exactly where the content is."""
        return self.sha256 or self.blob


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a repository at one commit."""

    repository: str
    commit: str
    files: tuple[RemoteFile, ...]


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file to be installed as `name`, and where it comes from."""

    name: str
    repository: str
    commit: str
    remote: RemoteFile


@dataclass(frozen=True, slots=True)
class InstallOffer:
    """What installing a model means.

    `commits` are the repositories with the commits that were resolved, the model's own first. `missing` counts the
    bytes that have to be fetched, `free` those that the disk has left. `installed` is what is there now.
    """

    entry: CatalogueEntry
    address: str
    commits: Mapping[str, str]
    files: tuple[OfferedFile, ...]
    models_dir: Path
    missing: int
    free: int
    installed: ModelFiles | None

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(file.remote.bytes for file in self.files)

    @property
    def folder(self) -> Path:
        """Where the model will lie."""
        return self.models_dir / self.entry.id

    @property
    def commit(self) -> str:
        """That of the model's own repository."""
        return self.commits[self.entry.repository]
