"""Writes files as torch saves them, without torch: a pickle that names its classes, and the numbers beside it."""

import io
import pickle
import sys
import types
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt


def save_torch_file(tensors: Mapping[str, npt.NDArray[Any]], path: Path) -> None:
    """Saves the tensors by name, each with numbers of its own."""
    torch, utils = types.ModuleType("torch"), types.ModuleType("torch._utils")
    names = {np.dtype(np.float32): "FloatStorage", np.dtype(np.float16): "HalfStorage"}
    for name in names.values():
        setattr(torch, name, type(name, (), {"__module__": "torch"}))

    def _rebuild_tensor_v2(*_: Any) -> None: ...

    _rebuild_tensor_v2.__module__, _rebuild_tensor_v2.__qualname__ = "torch._utils", "_rebuild_tensor_v2"
    utils._rebuild_tensor_v2 = _rebuild_tensor_v2  # type: ignore[attr-defined]

    class Storage:
        def __init__(self, key: str, numbers: npt.NDArray[Any]) -> None:
            self.key, self.numbers = key, numbers

    class Tensor:
        def __init__(self, storage: Storage) -> None:
            self.storage = storage

        def __reduce__(self) -> Any:
            value = self.storage.numbers
            steps = tuple(step // value.itemsize for step in value.strides)
            return _rebuild_tensor_v2, (self.storage, 0, value.shape, steps, False, OrderedDict())

    class Pickler(pickle.Pickler):
        def persistent_id(self, value: Any) -> Any:
            if not isinstance(value, Storage):
                return None
            kind = getattr(torch, names[value.numbers.dtype])
            return "storage", kind, value.key, "cpu", value.numbers.size

    storages = {
        name: Storage(str(place), np.ascontiguousarray(value)) for place, (name, value) in enumerate(tensors.items())
    }
    stream = io.BytesIO()
    with patch.dict(sys.modules, {"torch": torch, "torch._utils": utils}):
        Pickler(stream, 2).dump(OrderedDict((name, Tensor(storage)) for name, storage in storages.items()))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("saved/data.pkl", stream.getvalue())
        for storage in storages.values():
            archive.writestr(f"saved/data/{storage.key}", storage.numbers.tobytes())
