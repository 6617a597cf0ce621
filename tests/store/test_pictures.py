"""The table of pictures keeps what it is given and finds what is nearest."""

from pathlib import Path

import numpy as np
import pytest

from app.domain.pictures import Picture
from app.domain.selection import Selection
from app.store.lance import connect
from app.store.pictures import PictureTable, picture_id
from app.store.vectors import Floats

WIDTH = 8
NO_PIXELS = np.zeros((0, 0, 3), np.uint8)


def unit(*values: float) -> Floats:
    vector = np.zeros(WIDTH, np.float32)
    vector[: len(values)] = values
    scaled: Floats = vector / np.linalg.norm(vector)
    return scaled


@pytest.fixture
def table(tmp_path: Path) -> PictureTable:
    made = PictureTable(connect(tmp_path), tmp_path, WIDTH)
    photo = Picture(0, NO_PIXELS, 640, 480, -5)
    figure = Picture(1, NO_PIXELS, 300, 200, 2**62, page=3, box=(10.5, 20.0, 310.5, 220.0), caption="Figure 1")
    made.add_pictures([(11, photo), (22, figure)], np.stack([unit(1), unit(1, 2)]))
    return made


def test_facts_come_back_as_they_went_in(table: PictureTable) -> None:
    found = table.fetch([picture_id(11, 0), picture_id(22, 1), 999])
    photo, figure = found[picture_id(11, 0)], found[picture_id(22, 1)]
    assert (photo.document_id, photo.page, photo.box, photo.caption, photo.perceptual_hash) == (11, None, None, "", -5)
    assert (figure.page, figure.box, figure.caption) == (3, (10.5, 20.0, 310.5, 220.0), "Figure 1")
    assert figure.perceptual_hash == 2**62
    assert len(found) == 2


def test_looks_and_vectors_belong_to_their_pictures(table: PictureTable) -> None:
    looks = table.looks_of([picture_id(22, 1), picture_id(11, 0)])
    assert looks[picture_id(11, 0)].perceptual_hash == -5
    assert looks[picture_id(22, 1)].vector @ unit(1, 2) == pytest.approx(1, abs=1e-3)
    assert table.vectors_of([picture_id(11, 0)])[picture_id(11, 0)] @ unit(1) == pytest.approx(1, abs=1e-3)
    assert table.looks_of([]) == {}


def test_the_nearest_picture_comes_first_and_a_selection_bounds_it(table: PictureTable) -> None:
    assert [hit.document_id for hit in table.nearest(unit(1), 2)] == [11, 22]
    assert [hit.document_id for hit in table.nearest(unit(1), 2, Selection(frozenset({22})))] == [22]


def test_pictures_of_deleted_documents_are_gone(table: PictureTable) -> None:
    table.delete_documents([11])
    assert table.counts() == {22: 1}
    assert [row.document_id for row in table.of_documents([11, 22])] == [22]
    table.erase_deleted()
    assert table.read_through() == 1


def test_ids_differ_from_document_to_document_and_picture_to_picture() -> None:
    ids = {picture_id(document, ordinal) for document in range(50) for ordinal in range(50)}
    assert len(ids) == 2500
    assert all(0 <= key < 2**63 for key in ids)
