"""What an index is made with: its models, how long its passages are, and how its vectors are kept."""

import re
from dataclasses import dataclass, replace
from typing import Self

from app.chunk.chunker import ChunkSizes
from app.domain.vector_kinds import VectorKind
from app.models.text_models import MINILM
from app.store.beside import Taken
from app.store.library import whole_fingerprint
from app.store.recoding import can_recode

POCKET_ID, POCKET_WIDTH = "pocket", MINILM.dimensions  # of the picture model that comes with Akin
_INSTALLED = re.compile(r"([a-z0-9]+(?:[.-][a-z0-9]+)*):[0-9a-f]{12}:(\d+)/(\d+):v[\w-]+")


@dataclass(frozen=True, slots=True)
class Side:
    """One model of an index: its id, and all that its vectors depend on, in the words of a fingerprint.

    Of the `full` numbers of its vectors the first `width` are kept.
    """

    id: str
    fingerprint: str
    width: int
    full: int

    @classmethod
    def installed(cls, model_id: str, checksum: str, width: int, full: int, version: str) -> Self:
        """A model that was installed; `version` is that of the code that runs it, raised where it gives others."""
        return cls(model_id, f"{model_id}:{checksum[:12]}:{width}/{full}:v{version}", width, full)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The model of which a part of a fingerprint tells; None where it tells of none."""
        if found := _INSTALLED.fullmatch(text):
            return cls(found[1], text, int(found[2]), int(found[3]))
        shipped = {MINILM.id: MINILM.dimensions, POCKET_ID: POCKET_WIDTH}
        model_id = text.partition(":")[0]
        width = shipped.get(model_id)
        return None if width is None or model_id == text else cls(model_id, text, width, width)


@dataclass(frozen=True, slots=True)
class IndexWish:
    """All on which the rows of an index depend."""

    text: Side
    sizes: ChunkSizes
    pictures: Side
    kind: VectorKind = VectorKind.FLOAT16

    @property
    def fingerprint(self) -> str:
        """What the index is called, without the version of the schema."""
        parts = f"{self.text.fingerprint}|{self.sizes.fingerprint}|{self.pictures.fingerprint}"
        return parts + self.kind.fingerprint_part

    @classmethod
    def read(cls, kept: str) -> Self | None:
        """What the index was made with that has this whole fingerprint.

        None where this Akin would make it otherwise: by its schema, its chunker, or a model that it does not know.
        """
        _, *parts = kept.split("|")
        sizes = ChunkSizes.in_fingerprint(kept)
        text, pictures = (Side.read(parts[place]) if len(parts) > place else None for place in (0, 2))
        if sizes is None or text is None or pictures is None:
            return None
        wish = cls(text, sizes, pictures, VectorKind.in_fingerprint(kept))
        return wish if whole_fingerprint(wish.fingerprint) == kept else None

    def taken_from(self, present: Self) -> Taken:
        """What this index can take over from `present`: passages do not depend on models, nor pictures on texts.

        Passages are cut by the tokenizer that comes with Akin, whichever model gives them their meaning.
        """
        words = self.sizes == present.sizes
        return Taken(
            words=words,
            meaning=words and self.text == present.text and can_recode(present.kind, self.kind),
            pictures=words and self.pictures == present.pictures,
        )

    def with_sizes(self, sizes: ChunkSizes) -> Self:
        """The same with other passages."""
        return replace(self, sizes=sizes)
