"""Where what the library knows of a file comes from: what read it, which models made its vectors, and when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.files import FileState


class OnDisk(StrEnum):
    """What has become of a file since the library looked at it."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class VectorMaker:
    """A model that made vectors, as the index's fingerprint and the installed files tell.

    `checksum` is of its weights, as far as the fingerprint holds it where the model is not here any more; `revision` is
    then empty. Vectors have `dimensions` numbers, kept as `kept_as`. `made` is when, None where that was not noted.
    """

    id: str
    title: str
    revision: str
    checksum: str
    fingerprint: str
    dimensions: int
    kept_as: str
    installed: bool
    made: datetime | None = None


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """One passage of a document, in reading order; `begins` are its first words."""

    number: int
    page: int | None
    begins: str
    recognised: bool
    has_vector: bool


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """One picture of a document; it has a vector, else it would not be known. `width` and `height` in pixels."""

    number: int
    page: int | None
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class DocumentLineage:
    """What was read of a content, as which format, when, and by which version of Akin (empty: not noted).

    `chunker` is the part of the fingerprint that tells how passages were cut, and `sizes` that in words.
    """

    format: str
    read: datetime | None
    read_by: str
    chunker: str
    sizes: str
    text: VectorMaker
    pictures_by: VectorMaker
    passages: tuple[PassageFacts, ...]
    pictures: tuple[PictureFacts, ...]


@dataclass(frozen=True, slots=True)
class FileLineage:
    """A file as the library has it; `state` is None where it does not know it.

    `on_disk` compares it with the file as it is. `remarks` are sentences for the person: what is missing and why.
    `copies` are further files with the same content. `document` is None where nothing was read.
    """

    path: str
    state: FileState | None
    on_disk: OnDisk
    remarks: tuple[str, ...]
    copies: tuple[str, ...] = ()
    document: DocumentLineage | None = None

    @property
    def up_to_date(self) -> bool:
        """Whether everything that can be found of the file as it is can be found now."""
        return self.state is FileState.INDEXED and self.on_disk is OnDisk.SAME and not self.remarks
