"""Loads a network on what computes it fastest on this machine, and keeps the choice beside it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import onnxruntime

from app.domain.errors import ModelError
from app.models.provider_session import available_providers, open_session
from app.models.providers import (
    Measured,
    Provider,
    ProviderChoice,
    can_be_kept,
    choose_provider,
    given_up,
    keep_choice,
    kept_choice,
    providers_among,
)
from app.models.sparing import SparingSession

Try = Callable[[Path, Provider, int], Measured]  # the network, on what, and threads of the processor


def load_session(onnx: Path, threads: int, what: str, *, choose: bool = True) -> SparingSession:
    """Loads a network with at most `threads` threads of the processor.

    It is tried out on the providers that are here when it is loaded for the first time; without `choose` it runs on the
    processor. Raises ModelError, which names `what`, where it cannot be loaded.
    """
    choice = provider_of(onnx, threads) if choose else ProviderChoice(Provider.CPU, "")
    try:
        return session_on(onnx, threads, choice)
    except ModelError as error:
        raise ModelError(f"The {what} could not be loaded: {error}", error.advice) from error


def session_on(onnx: Path, threads: int, choice: ProviderChoice) -> SparingSession:
    """The network on the chosen provider; where that fails, now or later, on the processor. Raises ModelError."""
    on_processor = partial(open_session, onnx, threads, Provider.CPU)
    if choice.provider is Provider.CPU:
        return SparingSession(on_processor())

    def give_up(error: Exception) -> None:
        keep_choice(onnx, given_up(choice, error), surroundings(onnx, available_providers()))

    try:
        return SparingSession(open_session(onnx, threads, choice.provider), on_processor, give_up)
    except ModelError as error:
        give_up(error)
        return SparingSession(on_processor())


def provider_of(
    onnx: Path, threads: int, names: Sequence[str] | None = None, measure: Try | None = None
) -> ProviderChoice:
    """What the network is to run on: as it was chosen before, else as it turns out now, which takes a while.

    `names` are the providers of ONNX Runtime, where others are meant than those of this one.
    """
    listed = available_providers() if names is None else names
    available = providers_among(listed)
    if available == (Provider.CPU,):
        return ProviderChoice(Provider.CPU, "This ONNX Runtime knows nothing but the processor.")
    if not can_be_kept(onnx):
        return ProviderChoice(Provider.CPU, f"What is tried could not be kept in {onnx.parent}.")
    around = surroundings(onnx, listed)
    return kept_choice(onnx, around) or _choose(onnx, threads, available, around, measure)


def _choose(
    onnx: Path, threads: int, available: Sequence[Provider], around: str, measure: Try | None
) -> ProviderChoice:
    if measure is None:
        from app.models.provider_trial import measure_in_child  # only where there is something to be tried (start-up)

        measure = measure_in_child
    choice = choose_provider(available, lambda provider: measure(onnx, provider, threads))
    keep_choice(onnx, choice, around)
    return choice


def surroundings(onnx: Path, names: Sequence[str]) -> str:
    """Changes when a choice has to be made anew: with the network, ONNX Runtime and its providers."""
    try:
        status = onnx.stat()
    except OSError:  # whoever loads it says so
        return ""
    return f"{onnxruntime.__version__} {' '.join(sorted(names))} {status.st_size} {status.st_mtime_ns}"
