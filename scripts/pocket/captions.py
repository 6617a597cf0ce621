"""The vectors of captions and prompts, made by the text model that Akin searches with."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.embed.text import OnnxTextEmbedder
from app.models.installed import install_text_model
from app.models.text_models import MINILM
from pocket.photos import Photo

Floats = npt.NDArray[np.float32]


def caption_vectors(photos: Sequence[Photo], models: Path, threads: int) -> Floats:
    """Unit vectors, (photos, captions of each, 384); every photo must have as many captions as the first."""
    texts = [caption for photo in photos for caption in photo.captions]
    known = sorted(set(texts))
    vectors = OnnxTextEmbedder(install_text_model(MINILM, models), threads).embed_passages(known)
    place = {text: index for index, text in enumerate(known)}
    return vectors[[place[text] for text in texts]].reshape(len(photos), len(photos[0].captions), -1)
