"""The picture model that comes with Akin: the files as they are shipped."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from PIL import Image, ImageDraw
from pocket.measures import recalls
from pocket.photos import captioned_photos, load_pixels

from app.embed.pictures import OnnxPictureEmbedder
from app.embed.text import OnnxTextEmbedder
from app.models.picture_models import InstalledPictureModel, pocket_model, verify_picture_model
from app.models.pixels import square_pixels

FLICKR = Path(__file__).parents[2].parent / "shared" / "data" / "flickr8k"
LARGEST = 12 * 1024 * 1024
# The first numbers of the vector of `drawing`, written down when the model was made.
CANONICAL = np.array([0.0728, 0.0690, -0.0038, -0.0498, -0.0498, -0.0038, 0.0537, 0.0537], np.float32)


@pytest.fixture(scope="module")
def model() -> InstalledPictureModel:
    return pocket_model()


def drawing(size: int) -> Image.Image:
    """A sun over a sea, drawn the same every time."""
    picture = Image.new("RGB", (size, size), (120, 180, 240))
    brush = ImageDraw.Draw(picture)
    brush.rectangle((0, size // 2, size, size), fill=(20, 60, 140))
    brush.ellipse((size // 3, size // 8, size // 3 + size // 4, size // 8 + size // 4), fill=(250, 220, 60))
    return picture


def test_the_files_are_those_that_were_published(model: InstalledPictureModel) -> None:
    verify_picture_model(model)


def test_both_networks_together_are_small(model: InstalledPictureModel) -> None:
    assert model.picture_onnx.stat().st_size + model.query_onnx.stat().st_size <= LARGEST


def test_the_files_say_what_they_are(model: InstalledPictureModel) -> None:
    for path in (model.picture_onnx, model.query_onnx):
        notes = {entry.key: entry.value for entry in onnx.load(str(path)).metadata_props}
        assert notes["id"] == model.id
        assert notes["version"]
        assert notes["input_size"] == str(model.size)
        assert "Flickr8k" in notes["licence"]
        assert "Apache-2.0" in notes["licence"]


def test_the_picture_network_is_quantized(model: InstalledPictureModel) -> None:
    kinds = [
        tensor.data_type for tensor in onnx.load(str(model.picture_onnx)).graph.initializer if len(tensor.dims) == 4
    ]
    assert kinds.count(onnx.TensorProto.INT8) >= 45


def test_the_card_and_the_notice_lie_beside_it(model: InstalledPictureModel) -> None:
    card = (model.picture_onnx.parent / "pocket-picture.md").read_text()
    assert "non-commercial" in card
    assert "SigLIP" in card
    assert "Apache" in (model.picture_onnx.parent / "pocket-picture.NOTICE.txt").read_text()


@pytest.mark.parametrize("count", [1, 3, 8])
def test_any_number_of_pictures_gives_unit_vectors(picture_embedder: OnnxPictureEmbedder, count: int) -> None:
    pixels = np.random.default_rng(count).integers(0, 256, (count, picture_embedder.size, picture_embedder.size, 3))
    vectors = picture_embedder.embed(list(pixels.astype(np.uint8)))
    assert vectors.shape == (count, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_one_colour_gives_a_vector_too(picture_embedder: OnnxPictureEmbedder) -> None:
    for shade in (0, 255):
        pixels = np.full((picture_embedder.size, picture_embedder.size, 3), shade, np.uint8)
        assert np.isfinite(picture_embedder.embed([pixels])).all()


def test_company_does_not_change_a_picture(picture_embedder: OnnxPictureEmbedder) -> None:
    pixels = [np.roll(square_pixels(drawing(300), picture_embedder.size), shift, axis=0) for shift in (0, 20, 50)]
    alone = np.concatenate([picture_embedder.embed([one]) for one in pixels])
    assert picture_embedder.embed(pixels) == pytest.approx(alone, abs=1e-4)


def test_queries_stay_near_their_text(picture_embedder: OnnxPictureEmbedder, embedder: OnnxTextEmbedder) -> None:
    text = embedder.embed_query("two dogs running on a beach")
    query = picture_embedder.project_query(text)
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)
    assert query @ text > 0.3


def test_the_canonical_vector(picture_embedder: OnnxPictureEmbedder) -> None:
    """Processors round the int8 sums differently, hence the room."""
    vector = picture_embedder.embed([square_pixels(drawing(320), picture_embedder.size)])[0]
    assert vector[: len(CANONICAL)] == pytest.approx(CANONICAL, abs=0.015)


@pytest.mark.skipif(not FLICKR.is_dir(), reason="the photos of ../shared/data are not here")
def test_captions_find_their_photos(picture_embedder: OnnxPictureEmbedder, embedder: OnnxTextEmbedder) -> None:
    """Among 200 unseen photos; among the usual 1,000 recall is far lower."""
    photos = captioned_photos(FLICKR, "val")[:200]
    vectors = picture_embedder.embed(list(load_pixels(photos, picture_embedder.size)))
    texts = embedder.embed_passages([caption for photo in photos for caption in photo.captions])
    queries = np.stack([picture_embedder.project_query(text) for text in texts]).reshape(len(photos), -1, 384)
    assert recalls(vectors, queries)[10] >= 75
