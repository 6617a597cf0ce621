"""Chooses what a model is computed on: the execution providers of ONNX Runtime, tried on the model itself.

A provider is taken only where it gives the vectors of the processor (cosine of at least 0.99) in less time. The choice
and its reasons are kept beside the model.
"""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.domain.errors import ModelError
from app.runtime.whole_file import write_whole

LEAST_COSINE = 0.99
_LONGEST_REASON = 300  # characters
VERSION = 1


class Provider(StrEnum):
    """The execution providers that are tried, as ONNX Runtime calls them; the first of two equals comes first."""

    CPU = "CPUExecutionProvider"
    CUDA = "CUDAExecutionProvider"
    DIRECTML = "DmlExecutionProvider"
    COREML = "CoreMLExecutionProvider"
    OPENVINO = "OpenVINOExecutionProvider"

    @property
    def told(self) -> str:
        """As a person calls it."""
        return _TITLES[self]


_TITLES = {
    Provider.CPU: "the processor",
    Provider.CUDA: "CUDA",
    Provider.DIRECTML: "DirectML",
    Provider.COREML: "Core ML",
    Provider.OPENVINO: "OpenVINO",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a provider gave: vectors, (texts, width), and the seconds that one run of them took."""

    vectors: npt.NDArray[np.float32]
    seconds: float


Measure = Callable[[Provider], Measured]  # raises ModelError where the provider cannot be used


@dataclass(frozen=True, slots=True)
class Trial:
    """How one provider did: `reason` is a sentence on why it is taken or not; None for what could not be measured."""

    provider: Provider
    reason: str
    cosine: float | None = None
    seconds: float | None = None

    @property
    def fits(self) -> bool:
        """Whether its vectors are those of the processor; not so where they are no numbers."""
        return self.cosine is not None and self.cosine >= LEAST_COSINE


@dataclass(frozen=True, slots=True)
class ProviderChoice:
    """The provider that a model runs on, why, and how each did."""

    provider: Provider
    reason: str
    trials: tuple[Trial, ...] = ()


def providers_among(names: Sequence[str]) -> tuple[Provider, ...]:
    """Those that are tried, of the names that ONNX Runtime lists; always with the processor as the first."""
    return tuple(each for each in Provider if each is Provider.CPU or each.value in names)


def choose_provider(available: Sequence[Provider], measure: Measure) -> ProviderChoice:
    """The fastest provider whose vectors are those of the processor."""
    tried = [(each, _measured(measure, each)) for each in available if each is not Provider.CPU]
    failed = tuple(Trial(each, told) for each, told in tried if isinstance(told, str))
    if len(failed) == len(tried):
        return ProviderChoice(Provider.CPU, " ".join(trial.reason for trial in failed), failed)
    processor = _measured(measure, Provider.CPU)
    if isinstance(processor, str):  # nothing to compare with
        return ProviderChoice(Provider.CPU, processor, failed)
    own = Trial(Provider.CPU, "It is what the others are compared with.", 1.0, processor.seconds)
    compared = [_compare(each, found, processor) for each, found in tried if isinstance(found, Measured)]
    trials = (own, *compared, *failed)
    fit = [trial for trial in compared if trial.fits and (trial.seconds or 0.0) < processor.seconds]
    if not fit:
        return ProviderChoice(Provider.CPU, " ".join(trial.reason for trial in trials[1:]), trials)
    best = min(fit, key=lambda trial: trial.seconds or 0.0)
    return ProviderChoice(best.provider, best.reason, trials)


def _measured(measure: Measure, provider: Provider) -> Measured | str:
    try:
        return measure(provider)
    except ModelError as error:
        return _short(f"{provider.told[:1].upper()}{provider.told[1:]} cannot be used: {error}")


def _compare(provider: Provider, found: Measured, processor: Measured) -> Trial:
    cosine = least_cosine(processor.vectors, found.vectors)
    trial = Trial(provider, "", cosine, found.seconds)
    if not trial.fits:
        told = f"its vectors differ from those of the processor (cosine {cosine:.3f})."
        return replace(trial, reason=f"{provider.told} is not used: {told}")
    times = processor.seconds / max(found.seconds, 1e-9)
    if times <= 1:
        told = f"it takes {1 / times:.1f} times as long as the processor."
        return replace(trial, reason=f"{provider.told} is not used: {told}")
    return replace(
        trial, reason=f"{provider.told} is {times:.1f} times as fast as the processor, with the same vectors."
    )


def least_cosine(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> float:
    """The least of the cosines of rows that belong together; -1 where they do not fit or are no numbers."""
    if one.shape != other.shape or not one.size or not (np.isfinite(one).all() and np.isfinite(other).all()):
        return -1.0
    a, b = (each.astype(np.float64) for each in (one, other))
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return float((np.einsum("ij,ij->i", a, b) / np.maximum(lengths, 1e-30)).min())


def choice_file(onnx: Path) -> Path:
    """Where the choice for a network is kept."""
    return onnx.with_name(f"{onnx.stem}.provider.json")


def can_be_kept(onnx: Path) -> bool:
    """Whether a choice for the network can be kept; one that cannot is not worth its trial at every start."""
    return os.access(onnx.parent, os.W_OK)


def keep_choice(onnx: Path, choice: ProviderChoice, surroundings: str) -> None:
    """Keeps the choice beside the network; does nothing where that cannot be written."""
    content = {"version": VERSION, "surroundings": surroundings, **asdict(choice)}
    try:
        write_whole(choice_file(onnx), json.dumps(content, indent=2))
    except OSError:
        return


def kept_choice(onnx: Path, surroundings: str | None = None) -> ProviderChoice | None:
    """The choice that was kept, in these surroundings where they are given; None where there is none to be used."""
    try:
        content = json.loads(choice_file(onnx).read_bytes())
        if content["version"] != VERSION or surroundings not in (None, content["surroundings"]):
            return None
        trials = (Trial(**trial | {"provider": Provider(trial["provider"])}) for trial in content["trials"])
        return ProviderChoice(Provider(content["provider"]), str(content["reason"]), tuple(trials))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def given_up(choice: ProviderChoice, error: Exception) -> ProviderChoice:
    """The choice of the processor, after the chosen provider has failed while it was in use."""
    told = _short(f"{choice.provider.told} failed while it was in use: {error}")
    return replace(choice, provider=Provider.CPU, reason=told)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}…"
