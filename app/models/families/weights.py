"""The tensors of a model, read one by one from its safetensors files."""

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import ml_dtypes  # noqa: F401 -- teaches NumPy the type bfloat16, in which many models are published
import numpy as np
import numpy.typing as npt
from safetensors import safe_open

from app.domain.errors import ModelError

Floats = npt.NDArray[np.float32]
INDEX = ".index.json"  # after the name of a weights file that was published in parts


class Tensors:
    """Tensors by name, without what models with a head put before the names of their encoder ("bert.", "model.")."""

    def __init__(self, weights: Path, prefixes: Iterable[str] = ()) -> None:
        """Reads the names only. Raises ModelError where a file cannot be read."""
        parts = _parts(weights)
        self._home: dict[str, tuple[Path, str]] = {}
        for part in parts:
            for name in _names(part):
                shortest = next((name[len(each) :] for each in prefixes if name.startswith(each)), name)
                self._home[shortest] = (part, name)
        self.size = sum(part.stat().st_size for part in parts)  # bytes

    def __contains__(self, name: str) -> bool:
        return name in self._home

    def __getitem__(self, name: str) -> Floats:
        """The tensor as float32. Raises ModelError where there is none, or it cannot be read."""
        return self._read(name, lambda opened, full_name: opened.get_tensor(full_name))

    def row(self, name: str, place: int) -> Floats:
        """One row of a matrix as float32, without the others. Raises ModelError as `__getitem__` does."""
        return self._read(name, lambda opened, full_name: opened.get_slice(full_name)[place : place + 1][0])

    def _read(self, name: str, take: Callable[[Any, str], npt.NDArray[Any]]) -> Floats:
        if name not in self._home:
            raise ModelError(f"The model's weights hold no tensor named {name}.", _AGAIN)
        part, full_name = self._home[name]
        try:
            with safe_open(part, "np") as opened:
                found = np.asarray(take(opened, full_name)).astype(np.float32)
        except Exception as error:  # safetensors raises classes of its own that share no base with the others
            raise ModelError(f"The tensor {full_name} in {part} cannot be read: {error}.", _AGAIN) from error
        if not np.isfinite(found).all():
            raise ModelError(f"The tensor {full_name} in {part} holds what are no numbers.", _AGAIN)
        return found


@contextlib.contextmanager
def fitting(weights: Path) -> Iterator[None]:
    """Raises ModelError where tensors are not of the shapes that a configuration says, on which writers stumble."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise ModelError(
            f"The weights {weights} do not fit what the model's configuration says: {error}.",
            f"{_AGAIN} If that does not help, choose another: akin models",
        ) from error


def _parts(weights: Path) -> list[Path]:
    """The file itself, or the files that its index names."""
    if weights.exists():
        return [weights]
    index = weights.with_name(weights.name + INDEX)
    try:
        listed = json.loads(index.read_bytes())["weight_map"].values()
        return sorted({weights.parent / Path(str(name)).name for name in listed})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"The model's weights {weights} are missing.", _AGAIN) from error


def _names(part: Path) -> list[str]:
    try:
        with safe_open(part, "np") as opened:
            return list(opened.keys())
    except Exception as error:  # safetensors raises classes of its own that share no base with the others
        raise ModelError(f"The model's weights {part} cannot be read: {error}.", _AGAIN) from error


_AGAIN = "Install the model again."
