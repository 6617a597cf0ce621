"""Tiny random models of every family, laid out as the hub lays out a repository; the same on every machine.

`tiny_repository` writes the files of one, `tiny_model` installs one. Weights are drawn from NumPy's Mersenne Twister,
whose stream is frozen; embeddings are numbers that fp16 holds exactly, in which converters keep them.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from safetensors.numpy import save_file

from app.models.checksum import sha256_of
from app.models.model_files import FileFacts, ModelFiles, write_list
from tests.models.tiny_tokenizers import tiny_tokenizer, tokenizer_config
from tests.models.tiny_weights import MOST_TOKENS, WIDTH, drawn, tiny_config, tiny_weights

FAMILIES = (
    "bert",
    "roberta",
    "xlm-roberta",
    "distilbert",
    "mpnet",
    "nomic-bert",
    "modernbert",
    "gte-new",
    "qwen2",
    "qwen3",
    "gemma",
)


def tiny_repository(
    family: str,
    folder: Path,
    *,
    seed: int = 0,
    pooling: str = "mean",
    dense: Sequence[int] = (),
    prompts: Mapping[str, str] | None = None,
    modules: bool = True,
    config: Mapping[str, Any] | None = None,
) -> Path:
    """Writes the files of a model of one of FAMILIES into `folder`, which is made, and returns it.

    `pooling` is "mean", "cls" or "lasttoken"; `dense` are the numbers that dense layers give, in order; `prompts` stand
    as they are in `config_sentence_transformers.json`; without `modules` only what transformers needs is there;
    `config` changes the configuration.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = tiny_tokenizer(family)
    tokenizer.save(str(folder / "tokenizer.json"))
    whole = tiny_config(family, tokenizer.get_vocab_size()) | dict(config or {})
    write_json(folder / "config.json", whole)
    write_json(folder / "tokenizer_config.json", {"model_max_length": MOST_TOKENS, **tokenizer_config(family)})
    save_file(tiny_weights(family, whole, seed), folder / "model.safetensors", {"format": "pt"})
    if modules:
        _write_modules(folder, pooling, dense, prompts or {}, seed)
    return folder


def tiny_model(family: str, models_dir: Path, model_id: str = "", **options: Any) -> ModelFiles:
    """A tiny model as it is after its installation in `models_dir`; `options` are those of `tiny_repository`."""
    folder = tiny_repository(family, models_dir / (model_id or f"tiny-{family}"), **options)
    return list_files(folder)


def list_files(folder: Path) -> ModelFiles:
    """Writes the list of the files that lie in the folder of an installed model."""
    files = {
        path.relative_to(folder).as_posix(): FileFacts(path.stat().st_size, sha256_of(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "akin.json"
    }
    today = date(2026, 1, 1).isoformat()
    listed = ModelFiles(folder.name, folder, f"tests/{folder.name}", "0" * 40, "made by a test", today, files, {})
    write_list(listed)
    return listed


def _write_modules(folder: Path, pooling: str, dense: Sequence[int], prompts: Mapping[str, str], seed: int) -> None:
    steps = [("", "Transformer"), ("1_Pooling", "Pooling")]
    steps += [(f"{2 + place}_Dense", "Dense") for place in range(len(dense))]
    steps.append((f"{2 + len(dense)}_Normalize", "Normalize"))
    write_json(
        folder / "modules.json",
        [
            {"idx": place, "name": str(place), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for place, (path, kind) in enumerate(steps)
        ],
    )
    modes = {"cls": "cls_token", "mean": "mean_tokens", "max": "max_tokens", "lasttoken": "lasttoken"}
    said = {f"pooling_mode_{mode}": name == pooling for name, mode in modes.items()}
    write_json(
        folder / "1_Pooling" / "config.json", {"word_embedding_dimension": WIDTH, **said, "include_prompt": True}
    )
    for place, (inputs, outputs) in enumerate(zip((WIDTH, *dense), dense, strict=False)):
        named = {"in_features": inputs, "out_features": outputs, "bias": True}
        here = folder / f"{2 + place}_Dense"
        write_json(here / "config.json", named | {"activation_function": "torch.nn.modules.activation.Tanh"})
        tensors = {"linear.weight": (outputs, inputs), "linear.bias": (outputs,)}
        found = {name: drawn(f"{here.name} {name}", shape, seed) for name, shape in tensors.items()}
        save_file(found, here / "model.safetensors")
    write_json(folder / "sentence_bert_config.json", {"max_seq_length": MOST_TOKENS, "do_lower_case": False})
    write_json(
        folder / "config_sentence_transformers.json",
        {"prompts": dict(prompts), "default_prompt_name": None, "similarity_fn_name": "cosine"},
    )


def write_json(path: Path, content: object) -> None:
    """Writes a JSON file, and the folder that it belongs to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2), "utf-8")
