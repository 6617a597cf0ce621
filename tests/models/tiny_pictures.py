"""Tiny random CLIPs and SigLIPs as the hub lays them out, and towers as ONNX files that others have exported."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import save_file

from app.models.model_files import ModelFiles
from tests.models.tiny import list_files, write_json
from tests.models.tiny_tokenizers import tiny_tokenizer

SIZE, PATCH, WIDTH, INNER, LAYERS, HEADS, WORDS, PLACES = 16, 8, 32, 48, 2, 2, 300, 16
Floats = npt.NDArray[np.float32]


def tiny_config(family: str) -> dict[str, Any]:
    """The `config.json` of a tiny "clip" or "siglip"."""
    shared = {"hidden_size": WIDTH, "intermediate_size": INNER, "num_hidden_layers": LAYERS}
    shared |= {"num_attention_heads": HEADS}
    text = shared | {"vocab_size": WORDS, "max_position_embeddings": PLACES}
    vision = shared | {"image_size": SIZE, "patch_size": PATCH}
    if family == "clip":
        text |= {"eos_token_id": 2, "bos_token_id": 0, "pad_token_id": 1, "projection_dim": 24}
        return {
            "model_type": "clip", "projection_dim": 24, "text_config": text,
            "vision_config": vision | {"projection_dim": 24},
        }  # fmt: skip
    return {"model_type": "siglip", "text_config": text, "vision_config": vision}


def tiny_tensors(family: str, seed: int = 0) -> dict[str, Floats]:  # noqa: C901 - a list of names
    """The weights by the names that transformers gives them."""
    made: dict[str, Floats] = {}
    random = np.random.RandomState(seed)

    def draw(name: str, *shape: int, around: float = 0.0) -> None:
        values = np.asarray(around + 0.2 * random.standard_normal(shape), np.float16)  # fp16 holds them exactly
        made[name] = np.asarray(values, np.float32)

    def linear(name: str, out: int, taken: int, *, bias: bool = True) -> None:
        draw(f"{name}.weight", out, taken)
        if bias:
            draw(f"{name}.bias", out)

    def norm(name: str) -> None:
        draw(f"{name}.weight", WIDTH, around=1.0)
        draw(f"{name}.bias", WIDTH)

    def layers(part: str) -> None:
        for number in range(LAYERS):
            name = f"{part}_model.encoder.layers.{number}"
            for each in ("q", "k", "v", "out"):
                linear(f"{name}.self_attn.{each}_proj", WIDTH, WIDTH)
            norm(f"{name}.layer_norm1")
            norm(f"{name}.layer_norm2")
            linear(f"{name}.mlp.fc1", INNER, WIDTH)
            linear(f"{name}.mlp.fc2", WIDTH, INNER)

    def head() -> None:
        draw("vision_model.head.probe", 1, 1, WIDTH)
        draw("vision_model.head.attention.in_proj_weight", 3 * WIDTH, WIDTH)
        draw("vision_model.head.attention.in_proj_bias", 3 * WIDTH)
        linear("vision_model.head.attention.out_proj", WIDTH, WIDTH)
        norm("vision_model.head.layernorm")
        linear("vision_model.head.mlp.fc1", INNER, WIDTH)
        linear("vision_model.head.mlp.fc2", WIDTH, INNER)
        linear("text_model.head", WIDTH, WIDTH)
        draw("logit_scale", 1)
        draw("logit_bias", 1)

    clip = family == "clip"
    squares = (SIZE // PATCH) ** 2
    draw("vision_model.embeddings.patch_embedding.weight", WIDTH, 3, PATCH, PATCH)
    if clip:
        draw("vision_model.embeddings.class_embedding", WIDTH)
        norm("vision_model.pre_layrnorm")
    else:
        draw("vision_model.embeddings.patch_embedding.bias", WIDTH)
    draw("vision_model.embeddings.position_embedding.weight", squares + clip, WIDTH)
    draw("text_model.embeddings.token_embedding.weight", WORDS, WIDTH)
    draw("text_model.embeddings.position_embedding.weight", PLACES, WIDTH)
    for part in ("vision", "text"):
        layers(part)
    norm("vision_model.post_layernorm")
    norm("text_model.final_layer_norm")
    if clip:
        linear("visual_projection", 24, WIDTH, bias=False)
        linear("text_projection", 24, WIDTH, bias=False)
        draw("logit_scale")
        return made
    head()
    return made


def tiny_picture_model(family: str, models_dir: Path, model_id: str, *, onnx_form: str = "") -> ModelFiles:
    """A tiny picture model as it is after its installation.

    `onnx_form` is empty for weights as safetensors, "towers" for two ONNX files, "whole" for one that holds both.
    """
    folder = models_dir / model_id
    (folder / "onnx").mkdir(parents=True)
    tokenizer = tiny_tokenizer("xlm-roberta")
    tokenizer.save(str(folder / "tokenizer.json"))
    write_json(folder / "config.json", tiny_config(family))
    named = "CLIPTokenizer" if family == "clip" else "SiglipTokenizer"
    write_json(folder / "tokenizer_config.json", {"tokenizer_class": named, "pad_token": "<pad>"})
    size = {"shortest_edge": SIZE} if family == "clip" else {"height": SIZE, "width": SIZE}
    crop = {"crop_size": {"height": SIZE, "width": SIZE}} if family == "clip" else {}
    colours = {"image_mean": [0.5, 0.4, 0.3], "image_std": [0.25, 0.5, 0.5], "do_normalize": True}
    write_json(folder / "preprocessor_config.json", {"size": size, **crop, **colours})
    if onnx_form == "towers":
        save_graph(folder / "onnx" / "vision_model.onnx", pictures=True)
        save_graph(folder / "onnx" / "text_model.onnx", words=True)
    elif onnx_form == "whole":
        save_graph(folder / "onnx" / "model.onnx", pictures=True, words=True)
    else:
        (folder / "onnx").rmdir()
        save_file(tiny_tensors(family), folder / "model.safetensors", {"format": "pt"})
    return list_files(folder)


def save_graph(path: Path, *, pictures: bool = False, words: bool = False, width: int = 24) -> None:
    """A graph as exporters write it: a picture's vector is a product with its mean colours, a text's that of a word."""
    random = np.random.RandomState(7)
    nodes, tensors, taken, given = [], [], [], []
    if pictures:
        tensors += [numpy_helper.from_array(random.standard_normal((3, width)).astype(np.float32), "colours")]
        nodes += [
            helper.make_node("ReduceMean", ["pixel_values"], ["mean"], axes=[2, 3], keepdims=0),
            helper.make_node("MatMul", ["mean", "colours"], ["image_embeds"]),
        ]
        taken.append(helper.make_tensor_value_info("pixel_values", TensorProto.FLOAT, ["b", 3, SIZE, SIZE]))
        given.append(helper.make_tensor_value_info("image_embeds", TensorProto.FLOAT, ["b", width]))
    if words:
        tensors += [numpy_helper.from_array(random.standard_normal((WORDS, width)).astype(np.float32), "words")]
        nodes += [
            helper.make_node("Gather", ["words", "input_ids"], ["each"]),
            helper.make_node("ReduceMean", ["each"], ["text_embeds"], axes=[1], keepdims=0),
        ]
        taken.append(helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["t", "n"]))
        given.append(helper.make_tensor_value_info("text_embeds", TensorProto.FLOAT, ["t", width]))
    graph = helper.make_graph(nodes, "exported", taken, given, tensors)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), str(path))
