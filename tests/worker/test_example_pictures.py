"""Pictures that stand as examples are read in a process of their own, one for all of a question."""

from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

from app.domain.errors import ExtractionError
from app.extract.limits import Limits
from app.worker.example_pictures import reading_apart

SIZE = 32


def test_one_process_reads_all_of_them_and_a_damaged_one_spoils_nothing(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{name}.png") for name in ("red", "damaged", "blue")]
    Image.new("RGB", (40, 40), "red").save(paths[0])
    Image.new("RGB", (40, 40), "blue").save(paths[2])
    Path(paths[1]).write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with reading_apart() as read:
        read(paths[0], Limits(), SIZE)
    before = _children()  # with those from which Python starts others, and which stay
    with reading_apart() as read:
        (red,) = read(paths[0], Limits(), SIZE)
        started = _children() - before
        with pytest.raises(ExtractionError):
            read(paths[1], Limits(), SIZE)
        (blue,) = read(paths[2], Limits(), SIZE)
        assert _children() - before == started
        assert len(started) == 1
    assert np.asarray(red.pixels)[..., 0].mean() > np.asarray(blue.pixels)[..., 0].mean()
    assert not started & _children()


def _children() -> set[int]:
    return {child.pid for child in psutil.Process().children(recursive=True)}
