"""Reads the tensors of a file that torch has saved, without torch, and without running what the file says.

Such a file is a zip archive: a pickle that names the tensors, and a member of raw numbers for each. Of the pickle's
calls only those are known that tensors are made of; any other is refused.
"""

import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
import numpy.typing as npt

from app.domain.errors import ModelError

Floats = npt.NDArray[np.float32]
_TYPES: Mapping[str, Any] = {
    "FloatStorage": np.float32,
    "HalfStorage": np.float16,
    "BFloat16Storage": ml_dtypes.bfloat16,
    "DoubleStorage": np.float64,
}


def load_torch_file(path: Path) -> dict[str, Floats]:
    """The tensors by name, as float32. Raises ModelError where the file is damaged or holds anything but tensors."""
    try:
        with zipfile.ZipFile(path) as archive:
            content = next(name for name in archive.namelist() if name.endswith("data.pkl"))
            with archive.open(content) as stream:
                found = _Reader(stream, archive, content.removesuffix("data.pkl")).load()
        return {str(name): tensor.astype(np.float32) for name, tensor in found.items()}
    except Exception as error:  # a damaged pickle may raise anything
        raise ModelError(f"The weights in {path} cannot be read: {error!r}.", "Install the model again.") from error


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the pickle names in place of a type of storage."""

    dtype: Any


class _Reader(pickle.Unpickler):
    """Knows tensors, their storages and dictionaries of them."""

    def __init__(self, stream: Any, archive: zipfile.ZipFile, folder: str) -> None:
        super().__init__(stream)
        self._archive, self._folder = archive, folder

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _tensor
        if module == "torch" and name in _TYPES:
            return _Numbers(_TYPES[name])
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a tensor")

    def persistent_load(self, pid: Any) -> Any:
        _, numbers, key, _, count = pid
        return np.frombuffer(self._archive.read(f"{self._folder}data/{int(key)}"), numbers.dtype, int(count))


def _tensor(storage: npt.NDArray[Any], offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_: Any) -> Any:
    """The part of a storage that a tensor is. Raises ValueError where it would lie outside."""
    last = offset + sum((length - 1) * step for length, step in zip(size, stride, strict=True))
    if offset < 0 or min((*size, *stride), default=0) < 0 or last >= len(storage):
        raise ValueError("a tensor lies outside of its numbers")
    steps = tuple(step * storage.itemsize for step in stride)
    return np.lib.stride_tricks.as_strided(storage[offset:], size, steps, writeable=False)
