"""Texts to measure speed with: those of a set, those of a folder's files, or many made from the sentences of a few."""

import random
from collections.abc import Sequence
from pathlib import Path

from app.chunk.sentences import sentences
from app.domain.documents import Document
from app.domain.errors import DatasetError, ExtractionError
from app.evaluate.datasets import CorpusDocument, read_corpus
from app.extract import registry
from app.extract.limits import Limits
from app.extract.pool import ExtractionPool
from app.index.scan import folder_root, scan

SEED = 20_250_615
SHORTEST, LONGEST = 4, 30  # sentences of a made document


def read_texts(folder: Path, threads: int, limits: Limits) -> list[CorpusDocument]:
    """The documents of the set in `folder`, or the readable files in it where it holds no set.

    Raises FolderError where there is no such folder, DatasetError where nothing in it can be read.
    """
    if any(folder.glob("corpus.jsonl*")):
        return list(read_corpus(folder).values())
    with ExtractionPool[Document](threads, limits, registry.extract) as pool:
        answers = [pool.submit(stamp.path) for stamp in sorted(scan(folder_root(folder)).stamps, key=str)]
        texts: list[CorpusDocument] = []
        for answer in answers:
            try:
                document = answer.result()
            except ExtractionError:
                continue
            if document.text.strip():
                texts.append(CorpusDocument(str(len(texts)), document.title or "", document.text))
    if not texts:
        raise DatasetError(f"No file in {folder} holds text.", "Name a folder with documents, or a BEIR set.")
    return texts


def sentences_of(texts: Sequence[CorpusDocument]) -> list[str]:
    """Every sentence of the texts, in order."""
    return [text.text[start:end] for text in texts for start, end in sentences(text.text, 0, len(text.text))]


def multiplied(texts: Sequence[CorpusDocument], documents: int) -> list[CorpusDocument]:
    """So many documents made from the sentences of a few, the same at every call.

    Each has 4 to 30 sentences, as many as chance says, drawn without repetition from all sentences, under one of the
    titles.
    """
    chance = random.Random(SEED)
    pool = sentences_of(texts)
    made = []
    for number in range(documents):
        drawn = chance.sample(pool, min(len(pool), chance.randint(SHORTEST, LONGEST)))
        made.append(CorpusDocument(str(number), chance.choice(texts).title, " ".join(drawn)))
    return made
