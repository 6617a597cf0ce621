"""A program that indexes a folder and is killed, as by the system, when it comes to work on certain words or colours.

Arguments: data folder, folder, the stage in which to die ("words", "meaning", "pictures", or "" for none), the word,
and "retry" to read failed files again.
"""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from app.domain.pictures import Pixels
from app.embed.embedders import Embedders
from app.embed.pictures import OnnxPictureEmbedder
from app.embed.text import Floats, OnnxTextEmbedder
from app.index.indexer import Indexer, IndexerOptions
from app.store.folders import WatchedFolder
from app.store.passages import Passage, PassageTable
from app.worker.engine import Engine


def die() -> None:
    """As a crash in native code, or a system that is out of memory."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


class DeadlyText(OnnxTextEmbedder):
    """Dies of a word."""

    word = ""

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        if self.word and any(self.word in text for text in texts):
            die()
        return super().embed_passages(texts)


class DeadlyPictures(OnnxPictureEmbedder):
    """Dies of a red picture."""

    def embed(self, pictures: Sequence[Pixels]) -> Floats:
        if any(picture[..., 0].mean() > 200 > 100 > picture[..., 1].mean() for picture in pictures):
            die()
        return super().embed(pictures)


def dying_of(word: str, add: object) -> object:
    """`PassageTable.add`, which dies of a word."""

    def deadly(table: PassageTable, rows: Sequence[Passage]) -> None:
        if any(word in row.text for row in rows):
            die()
        add(table, rows)  # type: ignore[operator]

    return deadly


def main() -> None:
    """Indexes."""
    data_dir, folder, stage, word, *more = sys.argv[1:]
    engine = Engine(Path(data_dir))
    if stage == "words":
        PassageTable.add = dying_of(word, PassageTable.add)  # type: ignore[assignment, method-assign]
    text = DeadlyText(engine.model, 1)
    text.word = word if stage == "meaning" else ""
    pictures = (DeadlyPictures if stage == "pictures" else OnnxPictureEmbedder)(engine.picture_model, 1)
    options = IndexerOptions(1, engine.sizes, engine.limits, retry="retry" in more)
    with engine.open_library() as library, library.writing():
        indexer = Indexer(library, engine.model.tokenizer, Embedders(lambda: text, lambda: pictures), options)
        indexer.run([WatchedFolder(os.path.realpath(folder))])


if __name__ == "__main__":
    main()
