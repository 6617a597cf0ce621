"""Which files of a repository are taken: weights in one safe form, what describes the model, and its terms."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import ModelError
from app.models.catalogue import load_catalogue
from app.models.installing.wanted import onnx_names, wanted_names
from tests.models.installing.conftest import entry

DESCRIBED = ("config.json", "tokenizer.json")
OTHERS = ("pytorch_model.bin", "tf_model.h5", "flax_model.msgpack", "rust_model.ot", "modeling.py", "training_args.bin")
SHARDS = ("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", "model.safetensors.index.json")
ONNX = ("onnx/model.onnx", "onnx/model.onnx_data", "onnx/model_fp16.onnx", "onnx/model_quantized.onnx")
GGUF = ("a-Q4_K_M.gguf", "a-Q8_0.gguf", "a-f16.gguf")


@pytest.mark.parametrize(
    ("model_id", "there", "weights"),
    [
        ("bge-small", ("model.safetensors", *ONNX), ("model.safetensors",)),
        ("bge-small", ("model.safetensors", *SHARDS), ("model.safetensors",)),
        ("bge-small", SHARDS, SHARDS),
        ("bge-small", ONNX, ONNX[:2]),
        ("bge-small", ("model.onnx", *ONNX[2:]), ("model.onnx",)),
        ("bge-small", ONNX[2:], ONNX[2:3]),
        ("jina-code", ("model.safetensors", *ONNX), ONNX[:2]),
        ("bge-small", ("0_Transformer/model.safetensors",), ("0_Transformer/model.safetensors",)),
        ("qwen3-0.6b", ("model.safetensors", *ONNX), ONNX[:2]),
        ("qwen3-0.6b", ("model.safetensors", *GGUF), ("a-Q8_0.gguf",)),
        ("stella-1.5b", (*SHARDS, *ONNX), SHARDS),
        ("qwen3-0.6b", GGUF[::2], ("a-f16.gguf",)),
        ("mxbai-rerank-base", ("model.safetensors", *ONNX), ("model.safetensors",)),
        ("jina-reranker-v2", ("model.safetensors", *ONNX), ONNX[:2]),
        ("bge-m3", ("model.safetensors", "sparse_linear.pt", "colbert_linear.pt"), ("model.safetensors",)),
    ],
)
def test_weights_are_taken_in_one_form(model_id: str, there: tuple[str, ...], weights: tuple[str, ...]) -> None:
    taken = wanted_names(entry(model_id), {*there, *DESCRIBED, *OTHERS})
    heads = {name for name in there if name.endswith("_linear.pt")}
    assert set(taken) == {*weights, *DESCRIBED, *heads}
    assert list(taken) == sorted(taken)


def test_open_clip_gets_the_weights_of_its_own_form() -> None:
    there = {"open_clip_config.json", "open_clip_model.safetensors", "model.safetensors", *DESCRIBED, *OTHERS}
    taken = wanted_names(entry("openclip-b32"), there)
    assert set(taken) == there - {"model.safetensors", *OTHERS}


def test_the_terms_come_with_the_model() -> None:
    terms = {"LICENSE", "LICENSE.txt", "NOTICE", "README.md", "licence-of-data.pdf"}
    assert terms <= set(wanted_names(entry("bge-small"), {"model.safetensors", *DESCRIBED, *terms, "train.sh"}))


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ((), "without weights"),
        (("pytorch_model.bin",), r"pytorch_model\.bin, a form that can run code"),
        (("adapter_model.safetensors", "adapter_config.json"), "changes another model and holds none itself"),
        (("model.safetensors",), r"without config\.json, tokenizer\.json"),
        (("model.safetensors", "config.json"), r"without tokenizer\.json"),
    ],
)
def test_what_is_missing_is_named(there: tuple[str, ...], told: str) -> None:
    with pytest.raises(ModelError, match=told) as caught:
        wanted_names(entry("bge-small"), set(there))
    assert "akin models" in caught.value.advice


@pytest.mark.parametrize("tokenizer", [("vocab.txt",), ("vocab.json", "merges.txt"), ("sentencepiece.bpe.model",)])
def test_a_tokenizer_may_come_in_an_older_form(tokenizer: tuple[str, ...]) -> None:
    taken = wanted_names(entry("bge-small"), {"model.safetensors", "config.json", *tokenizer})
    assert set(tokenizer) <= set(taken)
    assert "spiece.model" not in wanted_names(entry("bge-small"), {"model.safetensors", "spiece.model", *DESCRIBED})


@settings(max_examples=40)
@given(
    st.sampled_from(load_catalogue().entries), st.sets(st.sampled_from([*ONNX, *SHARDS, *GGUF, *OTHERS, *DESCRIBED]))
)
def test_nothing_that_runs_is_ever_taken(model: object, there: set[str]) -> None:
    try:
        taken = wanted_names(model, there)  # type: ignore[arg-type]
    except ModelError:
        return
    assert set(taken) <= there
    assert not set(taken) & set(OTHERS)
    assert onnx_names(taken) == onnx_names(there) or not onnx_names(taken)
