"""The configurations and the random weights of tiny models, by the names that published models of each family have."""

import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
WIDTH, LAYERS, HEADS, INNER = 32, 3, 4, 48
MOST_TOKENS = 160  # what each of the models takes


def tiny_config(family: str, words: int) -> dict[str, Any]:
    """The `config.json`, with the keys that published models of the family have."""
    usual = {
        "vocab_size": words,
        "hidden_size": WIDTH,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": INNER,
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
        "max_position_embeddings": MOST_TOKENS,
        "type_vocab_size": 2,
        "pad_token_id": 0,
        "torch_dtype": "float32",
    }
    decoder = {
        "vocab_size": words,
        "hidden_size": WIDTH,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "num_key_value_heads": 2,
        "intermediate_size": INNER,
        "hidden_act": "silu",
        "max_position_embeddings": MOST_TOKENS,
        "rms_norm_eps": 1e-6,
        "rope_theta": 1000000,
        "rope_scaling": None,
        "use_sliding_window": False,
        "tie_word_embeddings": True,
        "pad_token_id": 0,
        "torch_dtype": "float32",
    }
    later = {"max_position_embeddings": MOST_TOKENS + 2, "pad_token_id": 1, "layer_norm_eps": 1e-5}
    return {
        "bert": {"model_type": "bert", "architectures": ["BertModel"], **usual},
        "roberta": {"model_type": "roberta", "architectures": ["RobertaModel"], **usual, **later, "type_vocab_size": 1},
        "xlm-roberta": {
            "model_type": "xlm-roberta",
            "architectures": ["XLMRobertaModel"],
            **usual,
            **later,
            "type_vocab_size": 1,
        },
        "mpnet": {
            "model_type": "mpnet",
            "architectures": ["MPNetModel"],
            **usual,
            **later,
            "relative_attention_num_buckets": 32,
        },
        "nomic-bert": {
            "model_type": "nomic_bert",
            "architectures": ["NomicBertModel"],
            "vocab_size": words,
            "n_embd": WIDTH,
            "n_layer": LAYERS,
            "n_head": HEADS,
            "n_inner": INNER,
            "n_positions": MOST_TOKENS,
            "activation_function": "swiglu",
            "layer_norm_epsilon": 1e-12,
            "prenorm": False,
            "qkv_proj_bias": False,
            "rotary_emb_base": 1000,
            "rotary_emb_fraction": 1.0,
            "rotary_emb_interleaved": False,
            "rotary_emb_scale_base": None,
            "rotary_scaling_factor": None,
            "type_vocab_size": 2,
            "pad_token_id": 0,
        },
        "modernbert": {
            "model_type": "modernbert",
            "architectures": ["ModernBertModel"],
            "vocab_size": words,
            "hidden_size": WIDTH,
            "num_hidden_layers": LAYERS,
            "num_attention_heads": HEADS,
            "intermediate_size": INNER,
            "hidden_activation": "gelu",
            "max_position_embeddings": MOST_TOKENS,
            "norm_eps": 1e-5,
            "norm_bias": False,
            "global_attn_every_n_layers": 3,
            "global_rope_theta": 160000.0,
            "local_attention": 16,
            "local_rope_theta": 10000.0,
            "pad_token_id": 0,
            "cls_token_id": 2,
            "sep_token_id": 3,
            "bos_token_id": 2,
            "eos_token_id": 3,
        },
        "distilbert": {
            "model_type": "distilbert",
            "architectures": ["DistilBertModel"],
            "vocab_size": words,
            "dim": WIDTH,
            "n_layers": LAYERS,
            "n_heads": HEADS,
            "hidden_dim": INNER,
            "activation": "gelu",
            "max_position_embeddings": MOST_TOKENS,
            "sinusoidal_pos_embds": False,
            "pad_token_id": 0,
        },
        "gemma": {
            "model_type": "gemma3_text",
            "architectures": ["Gemma3TextModel"],
            **decoder,
            "head_dim": 16,
            "hidden_activation": "gelu_pytorch_tanh",
            "query_pre_attn_scalar": 16,
            "use_bidirectional_attention": True,
            "sliding_window": 14,
            "layer_types": ["sliding_attention", "sliding_attention", "full_attention"],
            "rope_local_base_freq": 10000.0,
            "pad_token_id": 1,
            "bos_token_id": 0,
            "eos_token_id": 2,
        },
        "qwen2": {"model_type": "qwen2", "architectures": ["Qwen2Model"], **decoder},
        "qwen3": {"model_type": "qwen3", "architectures": ["Qwen3Model"], **decoder, "head_dim": 16},
        "gte-new": {
            "model_type": "new",
            "architectures": ["NewModel"],
            **usual,
            "pad_token_id": 1,
            "type_vocab_size": 1,
            "layer_norm_type": "layer_norm",
            "logn_attention_scale": False,
            "pack_qkv": True,
            "position_embedding_type": "rope",
            "rope_theta": 20000,
            "rope_scaling": {"type": "ntk", "factor": 8.0},
        },
    }[family]


def tiny_weights(family: str, config: Mapping[str, Any], seed: int = 0) -> dict[str, Floats]:
    """The tensors by the names that published models of the family give them."""
    return {name: drawn(name, shape, seed) for name, shape in _shapes(family, config).items()}


def drawn(name: str, shape: tuple[int, ...], seed: int) -> Floats:
    """A tensor: its numbers depend on its name, its shape and the seed only."""
    random = np.random.RandomState(zlib.crc32(f"{seed} {name}".encode()))
    if len(shape) == 1 and name.endswith("weight"):  # of a norm
        return random.uniform(0.5, 1.5, shape).astype(np.float32)
    numbers = (0.15 * random.standard_normal(shape)).astype(np.float32)
    return numbers.astype(np.float16).astype(np.float32) if "embed" in name else numbers


_BERT = {
    "attention.self.query": "W W b",
    "attention.self.key": "W W b",
    "attention.self.value": "W W b",
    "attention.output.dense": "W W b",
    "attention.output.LayerNorm": "W b",
    "intermediate.dense": "I W b",
    "output.dense": "W I b",
    "output.LayerNorm": "W b",
}
_BERT_OUTSIDE = {
    "embeddings.word_embeddings": "V W",
    "embeddings.token_type_embeddings": "S W",
    "embeddings.position_embeddings": "P W",
    "embeddings.LayerNorm": "W b",
}
# For each family what is there once, the name of its layers, and what is there in each: shapes in letters (the width,
# the inner width, words, places, segments, heads, buckets), "b" where a bias belongs to it.
_PARTS: dict[str, tuple[dict[str, str], str, dict[str, str]]] = {
    "bert": (_BERT_OUTSIDE, "encoder.layer", _BERT),
    "mpnet": (
        {
            "embeddings.word_embeddings": "V W",
            "embeddings.position_embeddings": "P W",
            "embeddings.LayerNorm": "W b",
            "encoder.relative_attention_bias": "B H",
        },
        "encoder.layer",
        {
            "attention.attn.q": "W W b",
            "attention.attn.k": "W W b",
            "attention.attn.v": "W W b",
            "attention.attn.o": "W W b",
            "attention.LayerNorm": "W b",
            "intermediate.dense": "I W b",
            "output.dense": "W I b",
            "output.LayerNorm": "W b",
        },
    ),
    "nomic-bert": (
        {"embeddings.word_embeddings": "V W", "embeddings.token_type_embeddings": "S W", "emb_ln": "W b"},
        "encoder.layers",
        {
            "attn.Wqkv": "3W W",
            "attn.out_proj": "W W",
            "mlp.fc11": "I W",
            "mlp.fc12": "I W",
            "mlp.fc2": "W I",
            "norm1": "W b",
            "norm2": "W b",
        },
    ),
    "modernbert": (
        {"embeddings.tok_embeddings": "V W", "embeddings.norm": "W", "final_norm": "W"},
        "layers",
        {
            "attn_norm": "W",
            "attn.Wqkv": "3W W",
            "attn.Wo": "W W",
            "mlp_norm": "W",
            "mlp.Wi": "2I W",
            "mlp.Wo": "W I",
        },
    ),
    "gte-new": (
        {"embeddings.word_embeddings": "V W", "embeddings.token_type_embeddings": "S W", "embeddings.LayerNorm": "W b"},
        "encoder.layer",
        {
            "attention.qkv_proj": "3W W b",
            "attention.o_proj": "W W b",
            "attn_ln": "W b",
            "mlp.up_gate_proj": "2I W",
            "mlp.down_proj": "W I b",
            "mlp_ln": "W b",
        },
    ),
}
_PARTS |= {
    "distilbert": (
        {
            "embeddings.word_embeddings": "V W",
            "embeddings.position_embeddings": "P W",
            "embeddings.LayerNorm": "W b",
        },
        "transformer.layer",
        {
            "attention.q_lin": "W W b",
            "attention.k_lin": "W W b",
            "attention.v_lin": "W W b",
            "attention.out_lin": "W W b",
            "sa_layer_norm": "W b",
            "ffn.lin1": "I W b",
            "ffn.lin2": "W I b",
            "output_layer_norm": "W b",
        },
    ),
    "qwen2": (
        {"embed_tokens": "V W", "norm": "W"},
        "layers",
        {
            "input_layernorm": "W",
            "self_attn.q_proj": "Q W b",
            "self_attn.k_proj": "K W b",
            "self_attn.v_proj": "K W b",
            "self_attn.o_proj": "W Q",
            "post_attention_layernorm": "W",
            "mlp.gate_proj": "I W",
            "mlp.up_proj": "I W",
            "mlp.down_proj": "W I",
        },
    ),
}
_PARTS["qwen3"] = (
    _PARTS["qwen2"][0],
    "layers",
    {name: letters.removesuffix(" b") for name, letters in _PARTS["qwen2"][2].items()}
    | {"self_attn.q_norm": "D", "self_attn.k_norm": "D"},
)
_PARTS["gemma"] = (
    _PARTS["qwen3"][0],
    "layers",
    _PARTS["qwen3"][2] | {"pre_feedforward_layernorm": "W", "post_feedforward_layernorm": "W"},
)


def _shapes(family: str, config: Mapping[str, Any]) -> dict[str, tuple[int, ...]]:
    once, layer_name, in_layer = _PARTS[family if family in _PARTS else "bert"]
    layers = [
        {f"{layer_name}.{layer}.{name}": letters for name, letters in in_layer.items()} for layer in range(LAYERS)
    ]
    if family == "modernbert":  # whose first layer needs no norm: the embeddings are normed
        del layers[0][f"{layer_name}.0.attn_norm"]
    sizes = {"W": WIDTH, "3W": 3 * WIDTH, "I": INNER, "2I": 2 * INNER, "H": HEADS, "B": 32, "V": config["vocab_size"]}
    head = config.get("head_dim", WIDTH // HEADS)
    sizes |= {"D": head, "Q": HEADS * head, "K": config.get("num_key_value_heads", HEADS) * head}
    sizes |= {"P": config.get("max_position_embeddings"), "S": config.get("type_vocab_size")}
    shapes: dict[str, tuple[int, ...]] = {}
    for name, letters in {name: letters for part in (once, *layers) for name, letters in part.items()}.items():
        *shape, last = letters.split()
        shapes[f"{name}.weight"] = tuple(sizes[each] for each in (shape if last == "b" else (*shape, last)))
        if last == "b":
            shapes[f"{name}.bias"] = shapes[f"{name}.weight"][:1]
    return shapes
