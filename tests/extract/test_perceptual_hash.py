import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from app.domain.pictures import distance
from app.extract.perceptual_hash import perceptual_hash
from app.models.pixels import square_pixels
from tests.extract.made_pictures import scene


def hashed(picture: Image.Image, size: int = 160) -> int:
    return perceptual_hash(square_pixels(picture, size))


def recompressed(picture: Image.Image) -> Image.Image:
    stream = io.BytesIO()
    picture.save(stream, "jpeg", quality=30)
    return Image.open(stream)


def test_alike_pictures_differ_in_few_bits() -> None:
    for seed in range(10):
        picture = scene(seed, 480, 320)
        first = hashed(picture)
        assert distance(first, hashed(recompressed(picture))) <= 4
        assert distance(first, hashed(picture.resize((120, 80)))) <= 4
        assert distance(first, hashed(ImageEnhance.Brightness(picture).enhance(0.9))) <= 6
        assert distance(first, hashed(picture, 128)) <= 4


def test_others_differ_in_many() -> None:
    hashes = [hashed(scene(seed)) for seed in range(20)]
    assert min(distance(one, other) for at, one in enumerate(hashes) for other in hashes[:at]) >= 12


def test_it_fits_a_signed_column_and_one_colour_is_nothing() -> None:
    hashes = [hashed(scene(seed)) for seed in range(20)]
    assert all(-(2**63) <= value < 2**63 for value in hashes)
    assert min(hashes) < 0 < max(hashes)
    assert perceptual_hash(np.full((160, 160, 3), 77, np.uint8)) == 0


@given(st.integers(-(2**63), 2**63 - 1), st.integers(-(2**63), 2**63 - 1))
def test_distance_counts_bits(one: int, other: int) -> None:
    assert distance(one, other) == distance(other, one) == bin((one ^ other) % 2**64).count("1")
    assert distance(one, one) == 0
    assert distance(one, ~one) == 64
