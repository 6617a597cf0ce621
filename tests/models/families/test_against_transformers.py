"""The converted networks against transformers itself, where the extra for torch is installed."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from app.models.encoder import Encoder
from app.models.families.convert import write_encoder
from app.models.session import load_session
from tests.models.references import (
    LENGTHS,
    batch,
    kept_references,
    summary,
    transformers_model,
    transformers_vectors,
)
from tests.models.tiny import FAMILIES, tiny_repository

pytest.importorskip("transformers", reason="the extra for torch is not installed")
TOLERANCE = 1e-4
SHAPES = (LENGTHS, (1,), (17,), (16, 16), (33, 90, 7))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_all_vectors_agree(family: str, seed: int, tmp_path: Path) -> None:
    folder = tiny_repository(family, tmp_path, seed=seed)
    model, config = transformers_model(family, folder), json.loads((folder / "config.json").read_text())
    write_encoder(folder / "model.safetensors", config, tmp_path / "full.onnx")
    encoder = Encoder(tmp_path / "full.onnx", threads=1)
    for lengths in SHAPES:
        ids, mask = batch(config["vocab_size"], config["pad_token_id"], lengths)
        expected = transformers_vectors(model, ids, mask)
        assert np.abs(encoder.token_vectors(ids, mask) - expected)[mask == 1].max() < TOLERANCE
        if seed == 0 and lengths == LENGTHS:
            assert np.abs(summary(expected, mask) - kept_references()[family]).max() < 2e-5


@pytest.mark.parametrize("family", ["nomic-bert", "gte-new"])
def test_what_transformers_writes_itself_is_read_too(family: str, tmp_path: Path) -> None:
    model = transformers_model(family, tiny_repository(family, tmp_path))
    if family == "gte-new":  # its own configuration knows no scaling
        model = type(model)(model.config).float().eval()
    save_file({name: value.numpy() for name, value in model.state_dict().items()}, tmp_path / "again.safetensors")
    config = json.loads(model.config.to_json_string())
    ids, mask = batch(config["vocab_size"], config["pad_token_id"])
    # The embeddings of a model made anew are not numbers that fp16 holds exactly.
    words = "embeddings.word_embeddings.weight"
    state = model.state_dict()
    state[words] = state[words].half().float()
    model.load_state_dict(state)
    write_encoder(tmp_path / "again.safetensors", config, tmp_path / "full.onnx")
    found = Encoder(tmp_path / "full.onnx", threads=1).token_vectors(ids, mask)
    assert np.abs(found - transformers_vectors(model, ids, mask))[mask == 1].max() < TOLERANCE


def test_two_texts_are_told_apart(tmp_path: Path) -> None:
    folder = tiny_repository("bert", tmp_path)
    model, config = transformers_model("bert", folder), json.loads((folder / "config.json").read_text())
    write_encoder(folder / "model.safetensors", config, tmp_path / "pairs.onnx", pairs=True)
    ids, mask = batch(config["vocab_size"], 0)
    segments = (np.arange(ids.shape[1]) % 3 == 2).astype(np.int64) * mask
    given: dict[str, Any] = {"input_ids": ids, "attention_mask": mask, "token_type_ids": segments}
    (found,) = load_session(tmp_path / "pairs.onnx", 1, "encoder").run(None, given)
    expected = transformers_vectors(model, ids, mask, token_type_ids=segments)
    assert np.abs(np.asarray(found) - expected)[mask == 1].max() < TOLERANCE
