"""What an extraction process does with one file: read it, cut it, and send back what only needs to be stored.

A process imports this module, so it must not draw in the store or the models: that would cost seconds for each.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from app.chunk.chunker import CHARACTERS_PER_TOKEN, ChunkSizes, chunk_document, context_of
from app.chunk.tokens import Tokens, WordTokens
from app.domain.chunks import Chunk
from app.domain.documents import Document
from app.domain.errors import ExtractionError
from app.domain.files import FileKind
from app.domain.pictures import Picture
from app.extract import registry
from app.extract.limits import Limits
from app.extract.pictures import pictures_of


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it comes back from an extraction process.

    `document` has lost its blocks: its words are in `chunks`, and `contexts` holds the title and headings above each.
    `pictures` is None where nobody has looked for them.
    """

    document: Document
    chunks: tuple[Chunk, ...]
    contexts: tuple[str, ...]
    pictures: tuple[Picture, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads a file and cuts it; picklable, so that it can be sent to a process. `tokenizer` is the model's file."""

    tokenizer: Path
    sizes: ChunkSizes

    def __call__(self, path: str, limits: Limits, picture_size: int = 0) -> ReadFile:
        """With `picture_size` a picture file's pixels come too, if they can be decoded, so that it is opened once.

        Raises SkippedFileError or FailedFileError.
        """
        read = cut(registry.extract(path, limits), self.tokenizer, self.sizes)
        if picture_size and read.document.kind is FileKind.PICTURE:
            with suppress(ExtractionError):  # the pictures stage will say why
                return replace(read, pictures=pictures_of(path, limits, picture_size))
        return read


@dataclass(frozen=True, slots=True)
class PictureReader:
    """Reads the pictures of a file; picklable, so that it can be sent to a process. `size` is the model's."""

    size: int

    def __call__(self, path: str, limits: Limits) -> tuple[Picture, ...]:
        """Raises SkippedFileError or FailedFileError."""
        return pictures_of(path, limits, self.size)


def cut(document: Document, tokenizer: Path, sizes: ChunkSizes) -> ReadFile:
    """Cuts a document into chunks with the tokenizer of the text model."""
    tokens = _tokens(tokenizer)
    chunks = chunk_document(document, sizes, tokens)
    contexts = _contexts([context_of(document.title, chunk.heading) for chunk in chunks], sizes.context, tokens)
    return ReadFile(replace(document, blocks=()), tuple(chunks), contexts)


def _contexts(contexts: Sequence[str], most: int, tokens: Tokens) -> tuple[str, ...]:
    """The contexts, each cut to `most` tokens: what is longer would push a passage's own words out of the model."""
    cut: dict[str, str] = {}
    for context in dict.fromkeys(contexts):
        part = context[: most * CHARACTERS_PER_TOKEN]
        spans = tokens.spans(part)
        cut[context] = part if len(spans) <= most else part[: spans[most - 1][1]]
    return tuple(cut[context] for context in contexts)


@cache
def _tokens(path: Path) -> WordTokens:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # the pool is the parallelism
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return WordTokens(tokenizer)
