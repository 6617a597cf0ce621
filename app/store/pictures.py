"""The table of pictures: one row for a picture file and one for each picture inside a document."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from app.domain.pictures import Picture
from app.store.lance import id_list, table_errors
from app.store.vectors import Floats, VectorTable

NAME = "pictures"
_FACTS = (
    pa.field("ordinal", pa.int32(), nullable=False),
    pa.field("page", pa.int32()),
    pa.field("box", pa.list_(pa.float32())),
    pa.field("width", pa.int32(), nullable=False),
    pa.field("height", pa.int32(), nullable=False),
    pa.field("perceptual_hash", pa.int64(), nullable=False),
    pa.field("caption", pa.string(), nullable=False),
)
_COLUMNS = ["id", "document_id", *(field.name for field in _FACTS)]


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """What the table tells of a picture; the fields are those of `Picture`."""

    id: int
    document_id: int
    ordinal: int
    page: int | None
    box: tuple[float, float, float, float] | None
    width: int
    height: int
    perceptual_hash: int
    caption: str


@dataclass(frozen=True, slots=True)
class Looks:
    """How a picture looks: its perceptual hash and its unit vector, (dimensions,)."""

    perceptual_hash: int
    vector: Floats


def picture_id(document_id: int, ordinal: int) -> int:
    """The same picture of the same document always has the same id; ids are spread evenly over 63 bits."""
    digest = hashlib.blake2b(f"picture {document_id}:{ordinal}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


class PictureTable(VectorTable):
    """Reads and writes the pictures of one index. Every method raises LibraryDamagedError or DiskFullError."""

    def __init__(self, database: Any, folder: Path, dimensions: int) -> None:
        super().__init__(database, folder, dimensions, NAME, _FACTS)

    def add_pictures(self, pictures: Sequence[tuple[int, Picture]], vectors: Floats) -> None:
        """Adds pictures, each with its document's id, and their unit vectors, (pictures, dimensions); one commit."""
        keys = [key for key, _ in pictures]
        shown = [picture for _, picture in pictures]
        facts = [[getattr(picture, field.name) for picture in shown] for field in _FACTS]
        ids = [picture_id(key, picture.ordinal) for key, picture in pictures]
        self.add(ids, keys, vectors, facts)

    def fetch(self, ids: Sequence[int]) -> dict[int, StoredPicture]:
        """The pictures with these ids; missing ones are left out."""
        return {row.id: row for row in self._read_pictures(id_list("id", ids))} if ids else {}

    def looks_of(self, ids: Sequence[int]) -> dict[int, Looks]:
        """How the pictures with these ids look."""
        if not ids:
            return {}
        with table_errors(NAME):
            scan = self._table.search().where(id_list("id", ids)).select(["id", "perceptual_hash", "vector"])
            found = scan.to_arrow()
        looks = map(Looks, found["perceptual_hash"].to_pylist(), self._coding.decode(found["vector"]))
        return dict(zip(found["id"].to_pylist(), looks, strict=True))

    def of_documents(self, ids: Sequence[int]) -> list[StoredPicture]:
        """All pictures of the documents, in no order."""
        return self._read_pictures(id_list("document_id", ids)) if ids else []

    def _read_pictures(self, where: str) -> list[StoredPicture]:
        with table_errors(NAME):
            rows = self._table.search().where(where).select(_COLUMNS).to_arrow().to_pylist()
        return [StoredPicture(**row | {"box": row["box"] and tuple(row["box"])}) for row in rows]
