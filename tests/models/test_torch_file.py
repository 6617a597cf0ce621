import io
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import ModelError
from app.models.torch_file import load_torch_file
from tests.models.torch_files import save_torch_file


def test_tensors_are_read_with_their_shapes_and_types(tmp_path: Path) -> None:
    weight = np.arange(12, dtype=np.float32).reshape(3, 4)
    save_torch_file({"weight": weight, "bias": np.array([1.5], np.float16)}, tmp_path / "linear.pt")
    found = load_torch_file(tmp_path / "linear.pt")
    assert found["weight"].tolist() == weight.tolist()
    assert (found["bias"].tolist(), found["bias"].dtype) == ([1.5], np.float32)


class _Call:
    """What a hostile file would have run."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


@pytest.mark.parametrize("hostile", [_Call(), {"weight": np.ones(2)}])
def test_a_file_that_asks_for_anything_else_is_refused_and_nothing_is_run(tmp_path: Path, hostile: object) -> None:
    stream = io.BytesIO()
    pickle.dump(hostile, stream)
    with zipfile.ZipFile(tmp_path / "linear.pt", "w") as archive:
        archive.writestr("saved/data.pkl", stream.getvalue())
    with pytest.raises(ModelError, match="is no part of a tensor"):
        load_torch_file(tmp_path / "linear.pt")


def test_numbers_that_are_missing_are_said(tmp_path: Path) -> None:
    save_torch_file({"weight": np.ones((4, 4), np.float32)}, tmp_path / "whole.pt")
    with zipfile.ZipFile(tmp_path / "whole.pt") as whole, zipfile.ZipFile(tmp_path / "cut.pt", "w") as cut:
        cut.writestr("saved/data.pkl", whole.read("saved/data.pkl"))
        cut.writestr("saved/data/0", whole.read("saved/data/0")[:12])
    (tmp_path / "none.pt").write_bytes(b"PK")
    for name in ("cut.pt", "none.pt", "missing.pt"):
        with pytest.raises(ModelError, match="cannot be read"):
            load_torch_file(tmp_path / name)
