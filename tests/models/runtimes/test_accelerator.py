"""How many times as fast a graphics card is as the processor, at the sizes of published models; random weights suffice.

With a card: `pytest -s -m slow tests/models/runtimes/test_accelerator.py` prints the ratios for docs/measurements.md.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.models.catalogue import load_catalogue
from app.models.runtimes.torch_encoder import TorchEncoder
from app.models.runtimes.torch_pictures import OpenClipEmbedder, open_clip_model
from tests.models.tiny_open_clip import tiny_open_clip

torch = pytest.importorskip("torch", reason="The extra `torch` is not installed.")
transformers = pytest.importorskip("transformers", reason="The extra `torch` is not installed.")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(not torch.cuda.is_available(), reason="There is no graphics card that torch can use."),
]

CARD, THREADS = "cuda", 8
TEXTS, TOKENS, PICTURES = 32, 256, 32
BGE_M3: dict[str, Any] = {
    "vocab_size": 250_002, "hidden_size": 1024, "num_hidden_layers": 24, "num_attention_heads": 16,
    "intermediate_size": 4096, "max_position_embeddings": 8194, "type_vocab_size": 1,
}  # fmt: skip
SIGLIP: dict[str, Any] = {  # ViT-B-16-SigLIP of open_clip, with a text part of its own kind
    "embed_dim": 768,
    "vision_cfg": {"image_size": 224, "layers": 12, "width": 768, "head_width": 64, "patch_size": 16},
    "text_cfg": {"context_length": 64, "vocab_size": 49408, "width": 768, "heads": 12, "layers": 12},
}


def quickest(work: Callable[[], object], rounds: int = 3) -> float:
    """Seconds of the quickest run, after one that is not counted."""
    work()
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def told(name: str, count: int, card: float, processor: float) -> None:
    ratio = f"{processor / card:.0f} times as fast"
    rates = f"{count / card:,.0f}/s on the card, {count / processor:,.1f}/s on {THREADS} threads"
    print(f"\n{name}: {rates}, {ratio}")  # noqa: T201 - it is to be written down


def test_texts_at_the_size_of_bge_m3(tmp_path: Path) -> None:
    transformers.XLMRobertaModel(transformers.XLMRobertaConfig(**BGE_M3)).save_pretrained(tmp_path)
    random = np.random.default_rng(1)
    ids = random.integers(5, BGE_M3["vocab_size"], (TEXTS, TOKENS))
    mask = np.ones_like(ids)
    seconds, vectors = {}, {}
    for device in (CARD, "cpu"):
        encoder = TorchEncoder(tmp_path, "bge-m3", "BGE M3", THREADS, device)
        vectors[device] = encoder.token_vectors(ids, mask)[:, 0]
        seconds[device] = quickest(lambda encoder=encoder: encoder.token_vectors(ids, mask))  # type: ignore[misc]
        assert encoder._network.device == device
    cosines = np.einsum("ij,ij->i", *(each / np.linalg.norm(each, axis=1, keepdims=True) for each in vectors.values()))
    assert cosines.min() >= 0.99
    told(f"BGE-M3, passages of {TOKENS} tokens", TEXTS, seconds[CARD], seconds["cpu"])
    assert seconds[CARD] < seconds["cpu"]


def test_pictures_at_the_size_of_siglip(tmp_path: Path) -> None:
    entry = load_catalogue().find("openclip-b32")
    assert entry is not None
    model = open_clip_model(tiny_open_clip(tmp_path / "openclip-b32", SIGLIP), entry)
    pictures = list(np.random.default_rng(1).integers(0, 256, (PICTURES, model.size, model.size, 3), np.uint8))
    seconds, vectors = {}, {}
    for device in (CARD, "cpu"):
        embedder = OpenClipEmbedder(model, THREADS, device=device)
        vectors[device] = embedder.embed(pictures)
        seconds[device] = quickest(lambda embedder=embedder: embedder.embed(pictures))  # type: ignore[misc]
    assert np.einsum("ij,ij->i", *vectors.values()).min() >= 0.99
    told("SigLIP B/16, pictures", PICTURES, seconds[CARD], seconds["cpu"])
    assert seconds[CARD] < seconds["cpu"]
