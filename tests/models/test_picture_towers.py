"""CLIP and SigLIP are run as they were trained: networks from weights or as exported, pixels and words in form."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import pytest

import app
from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.domain.sureness import USUAL_PICTURES, ScoreScale
from app.embed.pictures import OnnxPictureEmbedder
from app.models.catalogue import load_catalogue
from app.models.families.two_towers import write_picture_tower, write_text_tower
from app.models.picture_encoder import cleaned, scaled
from app.models.picture_models import PixelForm, TextTower, fitted_mixing
from app.models.picture_towers import picture_width, prepare_picture_model
from tests.models.tiny_pictures import PLACES, SIZE, WORDS, tiny_config, tiny_picture_model

assert app.__name__  # ONNX Runtime is imported after it
# The first numbers of the vectors of two pictures and two texts, as transformers 5.23 computes them.
KEPT = {
    "clip": (
        ((-0.3062, -1.7037, 0.4231, -0.3768), (0.8368, -1.7336, -1.0561, 0.3289)),
        ((0.1727, -0.1141, -0.571, -0.0854), (0.9838, 0.279, -0.3277, 1.0258)),
    ),
    "siglip": (
        ((-1.468, 0.6109, 0.7651, -1.3475), (-4.2748, -0.1162, 0.3094, 1.3109)),
        ((2.0852, 1.7636, 1.714, 2.0725), (0.8889, -0.3533, 0.3554, 2.0673)),
    ),
}
IDS = {"clip": "clip-b32", "siglip": "siglip-b16"}


def entry(family: str) -> CatalogueEntry:
    found = load_catalogue().find(IDS[family])
    assert found is not None
    return found


def run(onnx: Path, name: str, values: npt.NDArray[np.generic]) -> npt.NDArray[np.float32]:
    session = onnxruntime.InferenceSession(str(onnx), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {name: values})
    return np.asarray(found)


@pytest.mark.parametrize("family", sorted(KEPT))
def test_converted_networks_give_what_transformers_gives(family: str, tmp_path: Path) -> None:
    files = tiny_picture_model(family, tmp_path, family)
    weights, config = files.path("model.safetensors"), tiny_config(family)
    write_picture_tower(weights, config, tmp_path / "pictures.onnx")
    write_text_tower(weights, config, tmp_path / "text.onnx")
    random = np.random.RandomState(3)
    pixels = random.standard_normal((2, 3, SIZE, SIZE)).astype(np.float32)
    ids = random.randint(5, WORDS - 1, (2, PLACES))
    if family == "clip":  # the token with the highest number ends a text
        ids[:, -1], ids[1, 7] = WORDS - 1, WORDS - 1
    pictures, texts = KEPT[family]
    assert run(tmp_path / "pictures.onnx", "pixel_values", pixels)[:, :4] == pytest.approx(np.array(pictures), abs=1e-3)
    assert run(tmp_path / "text.onnx", "input_ids", ids)[:, :4] == pytest.approx(np.array(texts), abs=1e-3)


@pytest.mark.parametrize(("family", "form"), [("clip", ""), ("siglip", ""), ("clip", "towers"), ("clip", "whole")])
def test_every_form_of_files_gives_unit_vectors_of_the_told_length(family: str, form: str, tmp_path: Path) -> None:
    files = tiny_picture_model(family, tmp_path, IDS[family], onnx_form=form)
    installed = prepare_picture_model(files, entry(family), tmp_path)
    assert (installed.size, installed.dimensions) == (SIZE, picture_width(files, entry(family)))
    embedder = OnnxPictureEmbedder(installed, threads=1)
    pixels = np.random.RandomState(1).randint(0, 256, (3, SIZE, SIZE, 3)).astype(np.uint8)
    vectors = embedder.embed(list(pixels))
    assert vectors.shape == (3, installed.dimensions)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    words = embedder.embed_query("a heron at the shore")
    assert words.shape == (installed.dimensions,)
    assert np.linalg.norm(words) == pytest.approx(1, abs=1e-5)
    assert embedder.embed_query("a heron at the shore") == pytest.approx(words, abs=1e-6)
    assert not embedder.mixing.is_fitted
    assert embedder.asks is None


def test_halves_of_one_file_are_the_towers_that_others_export(tmp_path: Path) -> None:
    apart = prepare_picture_model(
        tiny_picture_model("clip", tmp_path / "a", IDS["clip"], onnx_form="towers"), entry("clip"), tmp_path / "a"
    )
    whole = prepare_picture_model(
        tiny_picture_model("clip", tmp_path / "b", IDS["clip"], onnx_form="whole"), entry("clip"), tmp_path / "b"
    )
    pixels = [np.full((SIZE, SIZE, 3), 90, np.uint8)]
    first, second = OnnxPictureEmbedder(apart, 1), OnnxPictureEmbedder(whole, 1)
    # What is drawn for words comes after what is drawn for pictures, where one file holds both.
    assert first.embed(pixels) == pytest.approx(second.embed(pixels), abs=1e-6)
    assert first.fingerprint != second.fingerprint


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    files = tiny_picture_model("siglip", tmp_path, IDS["siglip"])
    installed = prepare_picture_model(files, entry("siglip"), tmp_path)
    with files.path("model.safetensors").open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(ModelError, match="has changed"):
        OnnxPictureEmbedder(installed, threads=1)
    files.path("preprocessor_config.json").write_text("[]")
    with pytest.raises(ModelError, match="preprocessor_config"):
        prepare_picture_model(files, entry("siglip"), tmp_path)


def test_pixels_and_words_take_the_form_that_the_network_was_trained_on() -> None:
    planes = np.full((1, 3, 2, 2), 255, np.uint8)
    found = scaled(planes, PixelForm((0.5, 0.0, 1.0), (0.5, 1.0, 0.25)))
    assert found[0, :, 0, 0].tolist() == [1.0, 1.0, 0.0]
    tower = TextTower(Path("x"), Path("y"), 64, pads=True, lowers=True, strips=True)
    assert cleaned("  A Dog's day, out!", tower) == "a dogs day out"


def test_scores_of_other_models_are_brought_to_what_is_usual() -> None:
    fitted = fitted_mixing()
    other = replace(fitted, brings_pictures=True)
    scale = ScoreScale(0.2, 0.01)
    high = 0.2 + 0.01 * (0.4 - USUAL_PICTURES.mean) / USUAL_PICTURES.deviation
    assert other.sureness(high, 0.3, scale) == pytest.approx(fitted.sureness(0.4, 0.3), abs=1e-6)
    assert other.sureness(0.2, 0.3, scale) < other.sureness(high, 0.3, scale)
