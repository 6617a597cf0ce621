"""Tiny random models of open_clip as its repositories lay them out."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from app.models.model_files import ModelFiles
from app.models.runtimes.torch_pictures import CONFIG, WEIGHTS
from tests.models.tiny import list_files

SHAPE: dict[str, Any] = {
    "embed_dim": 24,
    "vision_cfg": {"image_size": 32, "layers": 2, "width": 32, "head_width": 16, "patch_size": 8},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2},
}
COLOURS = {"mean": [0.4, 0.5, 0.6], "std": [0.2, 0.3, 0.4]}


def tiny_open_clip(folder: Path, shape: dict[str, Any] | None = None) -> ModelFiles:
    """A random model of this shape, made by open_clip."""
    import open_clip
    import torch
    from safetensors.torch import save_file as save_tensors

    torch.manual_seed(5)
    form = shape or SHAPE
    kind = open_clip.CustomTextCLIP if form.get("custom_text") else open_clip.CLIP
    network = kind(**{name: value for name, value in form.items() if name != "custom_text"})
    folder.mkdir(parents=True)
    save_tensors(network.state_dict(), folder / WEIGHTS)
    return _described(folder, form)


def bare_open_clip(folder: Path) -> ModelFiles:
    """The files of a model without its network, for where torch is not installed."""
    folder.mkdir(parents=True)
    save_file({"logit_scale": np.ones(1, np.float32)}, folder / WEIGHTS)
    return _described(folder, SHAPE)


def _described(folder: Path, shape: dict[str, Any]) -> ModelFiles:
    (folder / CONFIG).write_text(json.dumps({"model_cfg": shape, "preprocess_cfg": COLOURS}))
    return list_files(folder)
