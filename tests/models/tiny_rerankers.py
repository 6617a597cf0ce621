"""Tiny rerankers in the layout of their repositories, made by the tests; real networks with real tokenizers."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import TensorProto, helper, numpy_helper, save
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from app.domain.catalogue import CatalogueEntry, Family, Licence, ModelKind, Suits, Uses
from app.models.checksum import sha256_of
from app.models.model_files import FileFacts, ModelFiles, write_list

SPECIAL = ("[PAD]", "[CLS]", "[SEP]", "[MASK]", "[UNK]", "[unused0]", "[unused1]")


def entry_of(model_id: str, kind: ModelKind = ModelKind.RERANKER) -> CatalogueEntry:
    """An entry of the catalogue for a model that a test makes."""
    return CatalogueEntry(
        id=model_id,
        title=model_id.capitalize(),
        purpose="",
        kind=kind,
        family=Family("bert", "BERT", ("config.json",)),
        licence=Licence("none", Uses.ANY, ""),
        languages=("en",),
        suits=Suits.ANY,
        runtimes=("onnx",),
    )


def write_tokenizer(words: Sequence[str], target: Path) -> Tokenizer:
    """A tokenizer of whole words, with the pairs and special tokens of a BERT."""
    vocabulary = {word: place for place, word in enumerate((*SPECIAL, *words))}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.add_special_tokens(list(SPECIAL))
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    tokenizer.save(str(target))
    return tokenizer


def list_files(folder: Path, model_id: str = "tiny") -> ModelFiles:
    """What is in the folder, as an installed model with its list."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "akin.json")
    facts = {str(path.relative_to(folder)): FileFacts(path.stat().st_size, sha256_of(path)) for path in found}
    files = ModelFiles(model_id, folder, f"tests/{model_id}", "main", str(folder), "2026-01-01", facts, {})
    write_list(files)
    return files


def write_word_scorer(folder: Path, worths: Mapping[str, float], labels: int = 1) -> ModelFiles:
    """A cross-encoder whose own ONNX file adds up what the passage's words are worth; the query's count for nothing.

    With two labels it gives the sum for "yes" and 0.5 for "no".
    """
    (folder / "onnx").mkdir(parents=True)
    write_tokenizer(tuple(worths), folder / "tokenizer.json")
    (folder / "config.json").write_text(json.dumps({"model_type": "bert", "max_position_embeddings": 64}))
    table = np.array([0.0] * len(SPECIAL) + list(worths.values()), np.float32)
    nodes: list[Any] = [
        helper.make_node("Gather", ["table", "input_ids"], ["worth"]),
        helper.make_node("Mul", ["attention_mask", "token_type_ids"], ["counted"]),
        helper.make_node("Cast", ["counted"], ["share"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["worth", "share"], ["parts"]),
        helper.make_node("ReduceSum", ["parts", "axis"], ["sum"], keepdims=1),
    ]
    if labels == 2:
        nodes.append(helper.make_node("Mul", ["sum", "zero"], ["nothing"]))
        nodes.append(helper.make_node("Add", ["nothing", "half"], ["no"]))
        nodes.append(helper.make_node("Concat", ["no", "sum"], ["logits"], axis=1))
    else:
        nodes.append(helper.make_node("Identity", ["sum"], ["logits"]))
    constants: dict[str, npt.NDArray[Any]] = {
        "table": table,
        "axis": np.array([1], np.int64),
        "zero": np.array(0, np.float32),
        "half": np.array(0.5, np.float32),
    }
    names = ("input_ids", "attention_mask", "token_type_ids")
    graph = helper.make_graph(
        nodes,
        "words",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in names],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", labels])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    save(model, str(folder / "onnx" / "model.onnx"))
    return list_files(folder)
