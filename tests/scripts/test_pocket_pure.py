"""The parts of the picture model's training that need neither torch nor data."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pocket.augment import augmented
from pocket.dequantized import dequantized
from pocket.measures import gallery_alike, neighbours_alike, recalls
from pocket.photos import Photo, classified_photos, is_held_out, load_pixels, planes, prompts


def test_dequantizes_with_one_scale_for_each_channel() -> None:
    values = np.array([[10, -10], [4, 0]], np.int8)
    scales = np.array([0.5, 2.0], np.float32)
    zeros = np.array([0, 1], np.int64)
    assert dequantized(values, scales, zeros, axis=0).tolist() == [[5.0, -5.0], [6.0, -2.0]]
    assert dequantized(values, scales, zeros, axis=1).tolist() == [[5.0, -22.0], [2.0, -2.0]]


def test_dequantizes_with_one_scale_for_all() -> None:
    found = dequantized(np.array([[[3]], [[-1]]], np.int32), np.array([0.25], np.float32), np.array([-1]), axis=2)
    assert found.dtype == np.float32
    assert found.ravel().tolist() == [1.0, 0.0]


@given(st.lists(st.integers(-127, 127), min_size=1, max_size=20), st.floats(1e-4, 10))
def test_dequantized_values_are_whole_steps(values: list[int], scale: float) -> None:
    step = np.float32(scale)
    found = dequantized(np.array(values, np.int8), np.array([step]), np.array([0]), axis=0)
    assert np.array_equal(np.rint(found / step), values)


def test_about_a_quarter_is_held_out_and_the_same_every_time() -> None:
    names = [f"image_{number:04}.jpg" for number in range(2000)]
    held = [name for name in names if is_held_out("dolphin", name)]
    assert 400 < len(held) < 600
    assert held == [name for name in names if is_held_out("dolphin", name)]
    assert held != [name for name in names if is_held_out("lamp", name)]


def test_which_photos_are_held_out_never_changes() -> None:
    """Written down, because measured figures hold for this choice only."""
    held = [number for number in range(1, 21) if is_held_out("Faces_easy", f"image_{number:04}.jpg")]
    assert held == HELD_OUT_FACES


HELD_OUT_FACES = [1, 4, 6, 11, 16]


def test_the_two_splits_are_apart_and_make_up_everything(tmp_path: Path) -> None:
    for label in ("lamp", "water_lilly"):
        (tmp_path / label).mkdir()
        for number in range(20):
            (tmp_path / label / f"image_{number:04}.jpg").touch()
    seen, held = ({photo.path for photo in classified_photos(tmp_path, held_out=which)} for which in (False, True))
    assert seen
    assert held
    assert not seen & held
    assert len(seen | held) == 40


def test_prompts_speak_the_class() -> None:
    assert prompts("water_lilly")[1] == "a photo of a water lilly"
    assert all("face" in prompt for prompt in prompts("Faces_easy"))


def test_recall_counts_captions_whose_own_photo_is_among_the_best() -> None:
    photos = np.eye(12, dtype=np.float32)
    captions = np.repeat(photos[:, None], 2, axis=1)
    assert recalls(photos, captions) == {1: 100.0, 5: 100.0, 10: 100.0}
    captions[:, 1] = 1 - photos  # the second caption of each fits every other photo better
    assert recalls(photos, captions) == {1: 50.0, 5: 50.0, 10: 50.0}


def test_a_tie_is_no_success() -> None:
    photos = np.ones((20, 4), np.float32) / 2
    assert recalls(photos, photos[:, None]) == {1: 0.0, 5: 0.0, 10: 0.0}


def test_neighbours_leave_the_photo_itself_out() -> None:
    photos = np.array([[1, 0], [0.8, 0.6], [0, 1]], np.float32)
    assert neighbours_alike(photos, np.array([0, 1, 2])) == 0.0
    assert neighbours_alike(photos, np.array([0, 0, 2])) == pytest.approx(200 / 3)
    assert gallery_alike(photos, np.array([0, 0, 2]), photos, np.array([0, 0, 2])) == 100.0


def test_pixels_are_the_squashed_photo_in_the_order_of_the_network(tmp_path: Path) -> None:
    path = tmp_path / "flag.png"
    flag = np.zeros((30, 60, 3), np.uint8)
    flag[:15, :, 0] = 200  # red above black
    Image.fromarray(flag).save(path)
    pixels = load_pixels([Photo(path, ("a flag",))], 16)
    assert pixels.shape == (1, 16, 16, 3)
    assert pixels[0, 2, 8].tolist() == [200, 0, 0]
    assert planes(pixels)[0, :, 2, 8].tolist() == [200, 0, 0]
    assert planes(pixels).shape == (1, 3, 16, 16)


@given(st.integers(0, 2**32 - 1), st.sampled_from([(40, 40), (30, 50), (64, 20)]))
def test_views_are_squares_whatever_the_photo(seed: int, shape: tuple[int, int]) -> None:
    photo = np.full((*shape, 3), 90, np.uint8)
    view = augmented(photo, 32, 0.4, np.random.default_rng(seed))
    assert view.shape == (32, 32, 3)
    assert view.dtype == np.uint8
    assert len(np.unique(view)) == 1  # an even grey stays even
