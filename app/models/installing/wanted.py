"""Which files of a repository a model needs: its weights in one form, what describes it, and the terms it comes under.

Nothing is taken that runs code when it is read: no Python, and weights only as safetensors, ONNX or GGUF.
"""

import re
from collections.abc import Collection, Iterable

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError

_DESCRIBING = (
    "config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
    "vocab.txt", "vocab.json", "merges.txt", "modules.json", "config_sentence_transformers.json",
    "sentence_bert_config.json", "preprocessor_config.json", "processor_config.json", "open_clip_config.json",
    "chat_template.jinja",
    "artifact.metadata", "idf.json", "query_token_weights.txt",
)  # fmt: skip
_HEADS = ("sparse_linear.pt", "colbert_linear.pt")  # of BGE-M3: a few matrices, read as numbers and never run
_SENTENCE_PIECES = ("sentencepiece.bpe.model", "spiece.model", "tokenizer.model")
_TERMS = re.compile(r"(?i)(?:licen[cs]e|notice|terms|use_policy)[^/]*|readme\.md")
_MODULE = re.compile(r"\d+_[A-Za-z]\w*/(?:[\w-]+\.json|[\w-]+\.safetensors|vocab\.txt|merges\.txt)")
_SAFETENSORS = re.compile(r"(?:open_clip_)?(?:model|pytorch_model)(?:-\d+-of-\d+)?\.safetensors(?:\.index\.json)?")
_ADAPTER = "adapter_model.safetensors"
_ONNX = (  # in the order in which they are preferred
    re.compile(r"onnx/model\.onnx(?:_data|\.data)?"),
    re.compile(r"model\.onnx(?:_data|\.data)?"),
    re.compile(r"onnx/(?:text|vision)_model\.onnx(?:_data|\.data)?"),
    re.compile(r"(?:onnx/)?model_fp16\.onnx(?:_data|\.data)?"),
    re.compile(r"(?:onnx/)?model_quantized\.onnx(?:_data|\.data)?"),
    re.compile(r"(?:onnx/)?model_int8\.onnx(?:_data|\.data)?"),
)
_GGUF = (r"q8_0", r"f16", r"bf16", r"q6_k", r"q5_k_m", r"q4_k_m", r"f32", r"")
_PICKLED = (".bin", ".pt", ".pth", ".ckpt", ".h5", ".msgpack", ".pkl")
_TOKENIZERS = (
    ("tokenizer.json",),
    ("vocab.txt",),
    ("vocab.json", "merges.txt"),
    *((name,) for name in _SENTENCE_PIECES),
)


def wanted_names(entry: CatalogueEntry, names: Collection[str]) -> tuple[str, ...]:
    """Those of a repository's files that are to be installed, sorted.

    Raises ModelError, with the reason, where the repository does not hold what the model's family needs.
    """
    weights = _weights(entry, names)
    if not weights:
        raise ModelError(f"{entry.title} cannot be installed: {_why_no_weights(names)}", _IMPORT)
    lacking = _lacking(entry, names)
    if lacking:
        raise ModelError(f"{entry.title} cannot be installed: it comes without {', '.join(lacking)}.", _IMPORT)
    return tuple(sorted({*_described(names), *weights}))


def onnx_names(names: Collection[str]) -> tuple[str, ...]:
    """The ONNX files of a repository in one precision, the full one where it has that, sorted."""
    for form in _ONNX:
        found = sorted(name for name in names if form.fullmatch(name))
        if any(name.endswith(".onnx") for name in found):
            return tuple(found)
    return ()


def has_weights(entry: CatalogueEntry, names: Collection[str]) -> bool:
    """Whether a repository holds weights in a form that is taken."""
    return bool(_weights(entry, names))


def _described(names: Collection[str]) -> Iterable[str]:
    """What is not weights."""
    for name in names:
        pieces = name in _SENTENCE_PIECES and "tokenizer.json" not in names
        if name in _DESCRIBING or name in _HEADS or pieces or _TERMS.fullmatch(name) or _MODULE.fullmatch(name):
            yield name


def _weights(entry: CatalogueEntry, names: Collection[str]) -> tuple[str, ...]:
    """In the form that the family names; else in that of the first runtime; else in whatever form there is."""
    named = next((file for file in entry.family.files if file.endswith(".safetensors")), "")
    if named in names:
        return (named,)
    forms = {"torch": _safetensors(names), "onnx": onnx_names(names), "llama.cpp": _gguf(names)}
    order = (*(("torch",) if named else entry.runtimes), "torch", "onnx", "llama.cpp")
    return next((forms[form] for form in order if forms[form]), ())


def _safetensors(names: Collection[str]) -> tuple[str, ...]:
    found = sorted(name for name in names if _SAFETENSORS.fullmatch(name))
    whole = [name for name in found if name in ("model.safetensors", "open_clip_model.safetensors")]
    in_module = [name for name in names if _MODULE.fullmatch(name) and name.endswith("Transformer/model.safetensors")]
    return tuple(whole[:1] or found or in_module)


def _gguf(names: Collection[str]) -> tuple[str, ...]:
    """One file, as exact as there is without being larger than it has to be."""
    found = sorted(name for name in names if name.lower().endswith(".gguf") and "/" not in name)
    for precision in _GGUF:
        chosen = [name for name in found if precision in name.lower()]
        if chosen:
            return (chosen[0],)
    return ()


def _lacking(entry: CatalogueEntry, names: Collection[str]) -> list[str]:
    """What the family needs besides weights; a GGUF file holds all of it."""
    if not any(not name.lower().endswith(".gguf") for name in _weights(entry, names)):
        return []
    needed = [file for file in entry.family.files if not file.endswith(".safetensors")]
    return [file for file in needed if file not in names and not (file == "tokenizer.json" and _has_tokenizer(names))]


def _has_tokenizer(names: Collection[str]) -> bool:
    return any(all(name in names for name in form) for form in _TOKENIZERS)


def _why_no_weights(names: Collection[str]) -> str:
    if _ADAPTER in names:
        return "it changes another model and holds none itself."
    pickled = sorted(name for name in names if name.endswith(_PICKLED))
    if pickled:
        return f"its weights come only as {pickled[0]}, a form that can run code when it is read."
    return "it comes without weights."


_IMPORT = (
    "Choose another model: akin models. If you have its files in another form (safetensors, ONNX or GGUF),"
    " `akin models import FOLDER --as ID` takes them."
)
