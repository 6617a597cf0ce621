import time

import numpy as np
import pytest
from PIL import Image, ImageDraw

from app.extract.ocr.likelihood import COUNT, holds_text, measures, text_likelihood
from tests.extract.made_pictures import corners, scene
from tests.extract.ocr.made_text import HERON, MILL, page_of


def page() -> Image.Image:
    return page_of(f"{HERON} {MILL} " * 4, size=13, width=480)


def dark(picture: Image.Image) -> Image.Image:
    return Image.fromarray(255 - np.asarray(picture) // 10 * 9)


def photographed(picture: Image.Image) -> Image.Image:
    """At an angle, on a table, with noise."""
    table = np.random.default_rng(1).normal(120, 10, (900, 1300, 3)).clip(0, 255).astype(np.uint8)
    seen = picture.resize((1100, 780)).convert("RGBA").rotate(6, Image.Resampling.BICUBIC, expand=True)
    ground = Image.fromarray(table)
    ground.paste(seen, (40, 10), seen)
    return ground


@pytest.mark.parametrize("seen", [lambda picture: picture, dark, photographed])
def test_pages_of_text_hold_text(seen: object) -> None:
    assert callable(seen)
    assert holds_text(seen(page()))


def test_scenes_hold_none() -> None:
    """It is a guess, which may be wrong about one in twenty."""
    assert sum(holds_text(scene(seed, 800, 600)) for seed in range(40)) <= 2


def test_plain_shapes_hold_none() -> None:
    picture = Image.new("RGB", (640, 480), "#8ab")
    ImageDraw.Draw(picture).ellipse((100, 100, 400, 400), fill="#c33")
    assert not holds_text(picture)
    assert not holds_text(corners())


@pytest.mark.parametrize("size", [(1, 1), (15, 400), (16, 16), (3, 5000)])
def test_any_size_and_kind_of_picture(size: tuple[int, int]) -> None:
    for mode in ("RGB", "L", "1"):
        assert 0 <= text_likelihood(Image.new(mode, size)) <= 1


def test_the_measures_do_not_depend_on_how_large_the_picture_was() -> None:
    large = page()
    assert abs(text_likelihood(large) - text_likelihood(large.resize((512, 361)))) < 0.2
    assert measures(np.full((200, 256), 90, np.uint8)).shape == (COUNT,)


def test_it_is_cheap() -> None:
    picture = page().resize((512, 361))
    text_likelihood(picture)
    spent = []
    for _ in range(20):
        start = time.process_time()
        text_likelihood(picture)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.01
