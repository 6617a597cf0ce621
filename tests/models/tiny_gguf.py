"""Writes a tiny BERT model as a GGUF file, as llama.cpp's own converter names things."""

import json
from pathlib import Path
from typing import Any

from safetensors.numpy import load_file

CONTROL, NORMAL = 3, 1  # kinds of tokens, as llama.cpp numbers them
_OUTER = {
    "embeddings.word_embeddings.weight": "token_embd.weight",
    "embeddings.position_embeddings.weight": "position_embd.weight",
    "embeddings.token_type_embeddings.weight": "token_types.weight",
    "embeddings.LayerNorm": "token_embd_norm",
}
_INNER = {
    "attention.self.query": "attn_q",
    "attention.self.key": "attn_k",
    "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output",
    "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up",
    "output.dense": "ffn_down",
    "output.LayerNorm": "layer_output_norm",
}


def write_tiny_gguf(repository: Path, target: Path, pooling: int | None = 1) -> Path:
    """A tiny BERT repository in one file; `pooling` is 1 for the mean, 2 for [CLS], None where none is said."""
    import gguf  # of the dependency group `gguf`

    config = json.loads((repository / "config.json").read_bytes())
    writer = gguf.GGUFWriter(target, "bert")
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(False)
    if pooling is not None:
        writer.add_pooling_type(gguf.PoolingType(pooling))
    _add_words(writer, json.loads((repository / "tokenizer.json").read_bytes())["model"]["vocab"])
    for name, values in load_file(repository / "model.safetensors").items():
        if (named := _named(name)) is not None:
            writer.add_tensor(named, values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def _add_words(writer: Any, words: dict[str, int]) -> None:
    pieces = sorted(words, key=words.__getitem__)
    special = [piece.startswith("[") and piece.endswith("]") and len(piece) > 2 for piece in pieces]
    told = [
        piece if own else piece.removeprefix("##") if piece.startswith("##") and len(piece) > 2 else f"\u2581{piece}"
        for piece, own in zip(pieces, special, strict=True)
    ]
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(told)
    writer.add_token_types([CONTROL if own else NORMAL for own in special])
    writer.add_token_type_count(2)
    writer.add_pad_token_id(words["[PAD]"])
    writer.add_unk_token_id(words["[UNK]"])
    writer.add_bos_token_id(words["[CLS]"])
    writer.add_eos_token_id(words["[SEP]"])
    writer.add_sep_token_id(words["[SEP]"])
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(True)


def _named(name: str) -> str | None:
    """What llama.cpp calls a tensor, None for one that it does not take."""
    for own, theirs in _OUTER.items():
        if name.startswith(own):
            return theirs + name.removeprefix(own)
    parts = name.split(".", 3)
    if parts[:2] != ["encoder", "layer"]:
        return None
    layer, rest = parts[2], parts[3]
    own = next((each for each in _INNER if rest.startswith(f"{each}.")), None)
    return None if own is None else f"blk.{layer}.{_INNER[own]}{rest.removeprefix(own)}"
