"""Files as the library knows them: where they are, what they are, and how far Akin has come with them."""

from dataclasses import dataclass
from enum import StrEnum


def display(path: str) -> str:
    """A path that can be printed and stored as text: bytes that are not valid in a name become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class FileKind(StrEnum):
    """What a person would call the file; the values of the `kind:` filter."""

    DOCUMENT = "document"
    PICTURE = "picture"
    CODE = "code"
    MAIL = "mail"
    OTHER = "other"


class FileState(StrEnum):
    """How far indexing has come with a file. Every file in a watched folder is in exactly one state."""

    WAITING = "waiting"
    INDEXED = "indexed"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What the file system says of a file at one moment; two equal stamps mean an unchanged file.

    `path` is absolute and may hold surrogate escapes where a name is not valid in the file system's encoding.
    Times are nanoseconds since the epoch, `size` is in bytes.
    """

    path: str
    size: int
    modified_ns: int
    device: int
    inode: int

    @property
    def identity(self) -> tuple[int, int, int, int]:
        """Equal for a file before and after a rename within one file system."""
        return (self.device, self.inode, self.size, self.modified_ns)
