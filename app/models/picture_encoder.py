"""Runs a picture model on ONNX Runtime: its network for pictures, and the one for queries."""

import string
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

from app.domain.errors import ModelError
from app.models.picture_models import InstalledPictureModel, PixelForm, TextTower, verify_picture_model
from app.models.session import load_session
from app.models.sparing import SparingSession

Floats = npt.NDArray[np.float32]
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
_WHOLE = ("image_embeds", "text_embeds", "pooler_output", "sentence_embedding", "embeddings", "vectors")  # by choice


class PictureEncoder:
    """A picture model whose two networks are each loaded when first used; safe to call from several threads."""

    def __init__(self, installed: InstalledPictureModel, threads: int) -> None:
        """Raises ModelError where a file of the model is missing or altered."""
        verify_picture_model(installed)
        self._installed = installed
        self._threads = threads
        self._lock = threading.Lock()
        self._sessions: dict[Path, SparingSession] = {}
        self._tokenizer: Tokenizer | None = None

    def picture_vectors(self, pixels: npt.NDArray[np.uint8]) -> Floats:
        """Unit vectors, (pictures, dimensions), of RGB pixels, (pictures, size, size, 3). Raises ModelError."""
        planes = np.ascontiguousarray(pixels.transpose(0, 3, 1, 2))  # as networks take them: colour by colour
        if self._installed.form is None:
            return self._run(self._installed.picture_onnx, {"pixels": planes})
        values = scaled(planes, self._installed.form)
        return _unit(self._run(self._installed.picture_onnx, {"pixel_values": values}))

    def query_vectors(self, text_vectors: Floats) -> Floats:
        """Unit vectors, (queries, dimensions), that find pictures, of the text model's vectors. Raises ModelError."""
        if self._installed.query_onnx is None:  # they share one space
            return text_vectors
        return self._run(self._installed.query_onnx, {"text_vectors": text_vectors})

    def text_vectors(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, (texts, dimensions), that find pictures, of a model that reads words itself.

        Raises ModelError.
        """
        tower = self._installed.text
        assert tower is not None
        ids, mask = self._tokens(tower, texts)
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        taken = self._session(tower.onnx).inputs
        return _unit(self._run(tower.onnx, {name: values for name, values in feeds.items() if name in taken}))

    def _tokens(self, tower: TextTower, texts: Sequence[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Ids and mask, both (texts, tokens)."""
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = _tokenizer(tower)
            encodings: list[Encoding] = self._tokenizer.encode_batch([cleaned(text, tower) for text in texts])
        ids = np.asarray([encoding.ids for encoding in encodings], np.int64)
        return ids, np.asarray([encoding.attention_mask for encoding in encodings], np.int64)

    def _run(self, onnx: Path, feeds: Mapping[str, npt.NDArray[np.generic]]) -> Floats:
        """What the network gives for each row: the vector of the whole, else that of the first token."""
        session = self._session(onnx)
        names = [output.name for output in session.get_outputs()]
        chosen = next((name for name in _WHOLE if name in names), names[0])
        try:
            (vectors,) = session.run([chosen], feeds)
        except ModelError:
            raise
        except Exception as error:  # the runtime raises classes of its own that share no base
            raise ModelError(
                f"The picture model failed: {error}", "Close other programs to free memory; then `akin doctor`."
            ) from error
        found = np.asarray(vectors)
        return found[:, 0] if found.ndim == 3 else found

    def _session(self, onnx: Path) -> SparingSession:
        with self._lock:
            if onnx not in self._sessions:
                # The network that comes with Akin is so small that it is through before a graphics card has begun.
                choose = self._installed.files is not None
                self._sessions[onnx] = load_session(onnx, self._threads, "picture model", choose=choose)
            return self._sessions[onnx]


def scaled(planes: npt.NDArray[np.uint8], form: PixelForm) -> Floats:
    """Bytes, (pictures, 3, size, size), as the floats that the network was trained on."""
    mean, deviation = (np.asarray(values, np.float32)[:, None, None] for values in (form.mean, form.deviation))
    values: Floats = (planes.astype(np.float32) / 255.0 - mean) / deviation
    return values


def cleaned(text: str, tower: TextTower) -> str:
    """The words as the network was trained on them."""
    text = text.lower() if tower.lowers else text
    return " ".join(text.translate(_NO_PUNCTUATION).split()) if tower.strips else text


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12), np.float32)


def _tokenizer(tower: TextTower) -> Tokenizer:
    """Raises ModelError where its file cannot be read."""
    try:
        tokenizer = Tokenizer.from_file(str(tower.tokenizer))
    except Exception as error:  # the library raises nothing more precise
        raise ModelError(f"The tokenizer {tower.tokenizer} cannot be read: {error}.", "Install it again.") from error
    tokenizer.enable_truncation(tower.max_tokens)
    length = tower.max_tokens if tower.pads else None
    pad_id = tokenizer.token_to_id(tower.pad_token) if tower.pad_token else None
    tokenizer.enable_padding(pad_id=pad_id or 0, length=length)
    return tokenizer
