"""Runs a model on one execution provider, in a process of its own: a driver that crashes ends that process only."""

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import TimeoutError as StillRunning
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pebble import ProcessExpired, ProcessPool

from app.domain.errors import ModelError
from app.models.provider_session import open_session
from app.models.providers import Measured, Provider

SECONDS = 240.0  # for loading and running; the first use of a graphics card compiles for a while
_ROUNDS = 2  # after one that does not count
_TEXTS, _TOKENS = 16, 64
_PICTURES, _SIZE = 4, 224
_SENTENCES = (
    "The heron stands in the shallow water and waits for a fish.",
    "Receipts for tools and training lower what is owed when the yearly return is filed.",
    "Der Kessel im Keller ist im Januar ausgefallen, und die Wohnung blieb kalt.",
    "Invoice INV-2024-0173 is overdue since the third of March; see the attached reminder.",
)
_TYPES: dict[str, type[np.generic]] = {
    "tensor(int64)": np.int64,
    "tensor(int32)": np.int32,
    "tensor(float)": np.float32,
    "tensor(float16)": np.float16,
    "tensor(uint8)": np.uint8,
}


def measure_in_child(onnx: Path, provider: Provider, threads: int) -> Measured:
    """What the provider gives for the network. Raises ModelError where it cannot be used."""
    return in_child(partial(measure_provider, onnx, provider, threads), SECONDS)


def in_child(trial: Callable[[], Measured], seconds: float) -> Measured:
    """What `trial` returns in a process of its own.

    Raises ModelError where it raises anything, ends its process, or takes longer than `seconds`.
    """
    with ProcessPool(max_workers=1, context=multiprocessing.get_context("spawn")) as pool:
        future = pool.schedule(trial, timeout=seconds)
        match future.exception():
            case None:
                found: Measured = future.result()
                return found
            case ProcessExpired() as error:
                raise ModelError(f"it ended its process (code {error.exitcode}).") from error
            case StillRunning() as error:
                raise ModelError(f"it did not answer within {seconds:.0f} seconds.") from error
            case error:
                raise ModelError(f"{error}") from error


def measure_provider(onnx: Path, provider: Provider, threads: int) -> Measured:
    """Loads the network on the provider and runs it on a few sentences, or pictures; to be called in a child process.

    Raises ModelError.
    """
    session = open_session(onnx, threads, provider)
    feeds = sample_feeds(session.get_inputs(), onnx.with_name("tokenizer.json"))
    vectors = _vectors(session.run(None, feeds)[0], feeds.get("attention_mask"))
    taken = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        session.run(None, feeds)
        taken.append(time.perf_counter() - begun)
    return Measured(vectors, min(taken))


def sample_feeds(inputs: list[Any], tokenizer: Path) -> dict[str, npt.NDArray[Any]]:
    """Values for the inputs of a network, the same every time: sentences for what takes tokens, else noise."""
    ids, mask = _tokens(tokenizer)
    known = {"input_ids": ids, "attention_mask": mask}
    noise = np.random.default_rng(7)
    feeds = {}
    for each in inputs:
        if each.type not in _TYPES:
            raise ModelError(f"the network has an input of a kind that is not known ({each.type}).")
        kind = _TYPES[each.type]
        if each.name in known:
            feeds[each.name] = known[each.name].astype(kind)
        elif np.issubdtype(kind, np.integer) and len(each.shape) == 2:  # the segments of texts
            feeds[each.name] = np.zeros_like(ids).astype(kind)
        else:
            shape = [size if isinstance(size, int) else _SIZE for size in each.shape]
            shape[0] = each.shape[0] if isinstance(each.shape[0], int) else _PICTURES
            feeds[each.name] = (noise.random(shape) * (255 if kind is np.uint8 else 1)).astype(kind)
    return feeds


def _tokens(tokenizer: Path) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Ids of tokens and their mask, both (texts, tokens): of sentences where there is a tokenizer."""
    texts = [" ".join(_SENTENCES[row % 4 :] * (1 + row % 5)) for row in range(_TEXTS)]
    if tokenizer.is_file():
        from tokenizers import Tokenizer  # not needed for pictures

        made = Tokenizer.from_file(str(tokenizer))
        made.no_padding()
        rows = [encoding.ids[:_TOKENS] for encoding in made.encode_batch(texts)]
    else:
        rows = [[1 + ord(letter) % 90 for letter in text[:_TOKENS]] for text in texts]
    ids = np.zeros((_TEXTS, max(map(len, rows))), np.int64)
    mask = np.zeros_like(ids)
    for place, row in enumerate(rows):
        ids[place, : len(row)] = row
        mask[place, : len(row)] = 1
    return ids, mask


def _vectors(output: npt.NDArray[Any], mask: npt.NDArray[Any] | None) -> npt.NDArray[np.float32]:
    """One vector for each row of an output; tokens are averaged, without those that only fill up."""
    values = np.asarray(output, np.float32)
    if values.ndim == 3 and mask is not None and values.shape[:2] == mask.shape:
        weights = mask[:, :, None].astype(np.float32)
        return np.asarray((values * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1), np.float32)
    return values.reshape(len(values), -1)
