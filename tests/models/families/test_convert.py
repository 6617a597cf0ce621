"""Every family's converted network gives the vectors that transformers gives for the same weights."""

import logging
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from safetensors.numpy import save_file

from app.domain.errors import ModelError
from app.models.encoder import Encoder
from app.models.families import KINDS, convert
from app.models.families.convert import FAMILIES as CONVERTERS
from app.models.families.convert import write_encoder
from app.models.families.quantization import quantized
from app.models.families.weights import INDEX, Tensors
from tests.models.references import LENGTHS, batch, kept_references, summary
from tests.models.tiny import FAMILIES, tiny_repository
from tests.models.tiny_tokenizers import tiny_tokenizer
from tests.models.tiny_weights import tiny_config, tiny_weights

TOLERANCE = 1e-4


def converted(family: str, folder: Path, **changes: Any) -> tuple[Encoder, dict[str, Any]]:
    """The converted network of a tiny model, and its configuration."""
    config = tiny_config(family, tiny_tokenizer(family).get_vocab_size()) | changes
    folder.mkdir(exist_ok=True)
    save_file(tiny_weights(family, config), folder / "model.safetensors")
    write_encoder(folder / "model.safetensors", config, folder / "full.onnx")
    return Encoder(folder / "full.onnx", threads=1), config


@pytest.mark.parametrize("family", FAMILIES)
def test_vectors_are_those_of_transformers(family: str, tmp_path: Path) -> None:
    encoder, config = converted(family, tmp_path)
    ids, mask = batch(config["vocab_size"], config["pad_token_id"])
    found = summary(encoder.token_vectors(ids, mask), mask)
    expected = kept_references()[family]
    assert found.shape == expected.shape == (len(LENGTHS), 3, 32)
    assert np.abs(found - expected).max() < TOLERANCE


@pytest.mark.parametrize("family", ["modernbert", "gte-new"])
def test_padding_changes_nothing(family: str, tmp_path: Path) -> None:
    # A text alone takes another way through attention than one with padding, where inputs may be long.
    encoder, config = converted(family, tmp_path, max_position_embeddings=2048)
    ids, mask = batch(config["vocab_size"], config["pad_token_id"])
    together = encoder.token_vectors(ids, mask)
    for row, length in enumerate(LENGTHS):
        alone = encoder.token_vectors(ids[row : row + 1, :length], mask[row : row + 1, :length])
        assert np.abs(alone[0] - together[row, :length]).max() < TOLERANCE


def test_a_text_as_long_as_the_model_takes(tmp_path: Path) -> None:
    encoder, config = converted("modernbert", tmp_path, max_position_embeddings=4096)
    ids, mask = batch(config["vocab_size"], 0, [4096])
    assert np.isfinite(encoder.token_vectors(ids, mask)).all()


@pytest.mark.parametrize("family", FAMILIES)
def test_small_matrices_give_nearly_the_same(family: str, tmp_path: Path) -> None:
    encoder, config = converted(family, tmp_path)
    write_encoder(tmp_path / "model.safetensors", config, tmp_path / "small.onnx", int8=True)
    kinds = {node.op_type for node in onnx.load(tmp_path / "small.onnx").graph.node}
    assert "MatMulInteger" in kinds
    assert "MatMul" not in kinds
    ids, mask = batch(config["vocab_size"], 0)
    one, other = (
        summary(each.token_vectors(ids, mask), mask)[:, 2] for each in (encoder, Encoder(tmp_path / "small.onnx", 1))
    )
    cosines = (one * other).sum(axis=1) / np.linalg.norm(one, axis=1) / np.linalg.norm(other, axis=1)
    assert 0.98 < cosines.min() < 1


def test_small_matrices_are_those_of_the_runtime_s_own_quantizer(tmp_path: Path) -> None:
    from onnx import numpy_helper
    from onnxruntime.quantization import QuantType, quantize_dynamic

    random = np.random.RandomState(0)
    matrix = random.standard_normal((48, 20)).astype(np.float32)
    matrix[:, 3] = 0
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("MatMul", ["x", "w"], ["y"])],
        "product",
        [onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, ["n", 48])],
        [onnx.helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, ["n", 20])],
        [numpy_helper.from_array(matrix, "w")],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 18)], ir_version=9)
    onnx.save(model, str(tmp_path / "full.onnx"))
    logging.disable(logging.WARNING)  # it advises a preparation
    try:
        quantize_dynamic(
            tmp_path / "full.onnx",
            tmp_path / "small.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    finally:
        logging.disable(logging.NOTSET)
    made = {each.name: numpy_helper.to_array(each) for each in onnx.load(tmp_path / "small.onnx").graph.initializer}
    small, scale = quantized(matrix)
    assert (small == made["w_quantized"]).all()
    assert (scale == made["w_scale"]).all()


@pytest.mark.parametrize("int8", [False, True])
def test_the_numbers_of_large_networks_stand_beside_them(
    int8: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tiny_config("bert", 2000)
    save_file(tiny_weights("bert", config), tmp_path / "model.safetensors")
    write_encoder(tmp_path / "model.safetensors", config, tmp_path / "one.onnx", int8=int8)
    monkeypatch.setattr(convert, "LARGE", 0)
    for _ in range(2):  # what an earlier attempt has left is not added to
        write_encoder(tmp_path / "model.safetensors", config, tmp_path / "two.onnx", int8=int8)
    data = convert.data_file(tmp_path / "two.onnx")
    assert not convert.data_file(tmp_path / "one.onnx").exists()
    assert 2000 * 32 * 2 <= data.stat().st_size < 2000 * 32 * 2 + 2**16
    ids, mask = batch(2000, 0)
    one, two = (Encoder(tmp_path / name, 1).token_vectors(ids, mask) for name in ("one.onnx", "two.onnx"))
    assert (one == two).all()


def test_weights_in_parts_and_in_bfloat16_are_read(tmp_path: Path) -> None:
    import ml_dtypes

    config = tiny_config("bert", 109)
    tensors = {f"bert.{name}": value for name, value in tiny_weights("bert", config).items()}
    names = sorted(tensors)
    parts = {"one.safetensors": names[::2], "two.safetensors": names[1::2]}
    for part, inside in parts.items():
        save_file({name: tensors[name].astype(ml_dtypes.bfloat16) for name in inside}, tmp_path / part)
    listed = ", ".join(f'"{name}": "{part}"' for part, inside in parts.items() for name in inside)
    (tmp_path / f"model.safetensors{INDEX}").write_text(f'{{"weight_map": {{{listed}}}}}')
    found = Tensors(tmp_path / "model.safetensors", ("bert.",))
    for name, value in tensors.items():
        assert np.abs(found[name.removeprefix("bert.")] - value).max() < 0.01
    assert "bert.embeddings.LayerNorm.bias" not in found


@pytest.mark.parametrize(
    ("family", "changes", "told"),
    [
        ("bert", {"hidden_act": "mish"}, "mish"),
        ("bert", {"position_embedding_type": "relative_key"}, "position_embedding_type"),
        ("bert", {"num_attention_heads": 5}, "5 heads"),
        ("bert", {"num_hidden_layers": 4}, "encoder.layer.3"),
        ("nomic-bert", {"num_experts": 8}, "num_experts"),
        ("gte-new", {"rope_scaling": {"type": "yarn", "factor": 2}}, "yarn"),
        ("modernbert", {"layer_types": ["full_attention", "other", "full_attention"]}, "other"),
        ("bert", {"model_type": "t5"}, "t5"),
    ],
)
def test_what_cannot_be_converted_is_said(family: str, changes: dict[str, Any], told: str, tmp_path: Path) -> None:
    folder = tiny_repository(family, tmp_path)
    config = tiny_config(family, tiny_tokenizer(family).get_vocab_size()) | changes
    with pytest.raises(ModelError, match=told):
        write_encoder(folder / "model.safetensors", config, tmp_path / "never.onnx")
    assert not (tmp_path / "never.onnx").exists()


def test_damaged_weights_are_said(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not these")
    with pytest.raises(ModelError, match="cannot be read"):
        Tensors(tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match="missing"):
        Tensors(tmp_path / "other.safetensors")


def test_every_kind_that_is_said_to_be_convertible_is() -> None:
    assert set(CONVERTERS) == KINDS
