"""Tries a model before a library is rebuilt for it: loads it, and has it make some vectors that must be of use.

What a repository says of its model, and what its files hold, may not fit together, above all where it was imported.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.models.model_files import again
from app.models.sparing import is_want_of_memory
from app.models.text_models import MINILM
from app.worker.engine import Engine
from app.worker.index_wish import POCKET_ID, IndexWish
from app.worker.text_runtimes import SERVER

# Short and long, in several scripts, so that tokens of all kinds come up.
_TEXTS = (
    "knee",
    "Invoice INV-2024-0173 of 3 March is overdue; please transfer 1,240.50 EUR within ten days. " * 6,
    "Der Kessel braucht eine neue Pumpe, bevor die Heizperiode beginnt.",
    "def mean(values): return sum(values) / len(values)",
    "Прилив сменяется дважды в день. 潮は一日に二度満ちる。 الماء يعلو مرتين في اليوم",
)
_ALIKE = 0.99999  # cosine; a model that tells nothing apart gives the same vector for all


def try_models(data_dir: Path, wish: IndexWish, present: IndexWish | None) -> None:
    """Tries those models of `wish` that `present` is not made with, and that neither come with Akin nor from a server.

    Raises ModelError where one cannot be used; converts it first, where that has to be.
    """
    engine = Engine(data_dir, wish)
    if wish.text.id not in (MINILM.id, SERVER) and (present is None or wish.text != present.text):
        _try_text(engine)
    if wish.pictures.id != POCKET_ID and (present is None or wish.pictures != present.pictures):
        _try_pictures(engine)


def _try_text(engine: Engine) -> None:
    side = engine.wish.text
    with _told(side.id):
        embedder = engine.embedder()
        passages, queries = embedder.embed_passages(_TEXTS), [embedder.embed_query(text) for text in _TEXTS[:2]]
    vectors = np.concatenate([passages, queries])
    _check(vectors, side.width, side.id)
    _check_apart(vectors[: len(_TEXTS)], side.id)


def _try_pictures(engine: Engine) -> None:
    side = engine.wish.pictures
    with _told(side.id):
        embedder = engine.picture_embedder()
        noise = np.random.default_rng(5).integers(0, 256, (2, embedder.size, embedder.size, 3), np.uint8)
        seen = embedder.embed([np.zeros_like(noise[0]), *noise])
        asked = np.stack([engine.embedders.picture_query(text, None) for text in _TEXTS[:3]])
    _check(np.concatenate([seen, asked]), side.width, side.id)
    _check_apart(seen, side.id)
    _check_apart(asked, side.id)


@contextlib.contextmanager
def _told(model_id: str) -> Iterator[None]:
    """Runtimes that fail advise to free memory; unless they lack it, it is the model that is not whole."""
    try:
        yield
    except ModelError as error:
        if "memory" not in error.advice or is_want_of_memory(error):
            raise
        raise ModelError(f"The model {model_id} cannot be used: {error}", _advice(model_id)) from error


def _check(vectors: Floats, width: int, model_id: str) -> None:
    lengths = np.linalg.norm(vectors, axis=-1)
    if vectors.shape[1:] != (width,) or not np.abs(lengths - 1).max() < 1e-2:  # so written, a NaN does not pass
        raise ModelError(f"The model {model_id} gives no vectors that can be used.", _advice(model_id))


def _check_apart(vectors: Floats, model_id: str) -> None:
    if (vectors @ vectors[0]).min() > _ALIKE:
        raise ModelError(f"The model {model_id} tells nothing apart: its files are not whole.", _advice(model_id))


def _advice(model_id: str) -> str:
    return f"{again(model_id)}, or choose another: akin models"
