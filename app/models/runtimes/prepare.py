"""Says what runs an installed text model, and makes it ready to be loaded by what is not ONNX Runtime."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.catalogue import CatalogueEntry
from app.domain.embedding import TextEmbedder
from app.domain.errors import ModelError
from app.models.families import KINDS
from app.models.model_config import read_json
from app.models.model_files import ModelFiles, verify_model_files
from app.models.runtimes.extras import Runtime
from app.models.text_facts import fingerprint_of, text_model_of
from app.models.text_models import TextModel

VERSION = 1  # of the code that runs models this way; to be raised where it gives other vectors
_BY_OWN_CODE = ("new", "nomic_bert")  # torch runs what is published as such only by code that it brings
_NO_WEIGHTS = (".onnx", ".onnx_data", ".gguf")  # what torch does not read


@dataclass(frozen=True, slots=True)
class RuntimeModel:
    """A text model that torch or llama.cpp is to run. `weights` is its folder, or its GGUF file.

    `tokenizer` counts the tokens of a text, None where only the weights hold it.
    """

    model: TextModel
    runtime: Runtime
    weights: Path
    fingerprint: str
    files: ModelFiles
    tokenizer: Path | None


def runtime_for(files: ModelFiles, entry: CatalogueEntry, wanted: Runtime | None = None) -> Runtime:
    """What runs the model: what is wanted, where its files allow that, else the first that they do allow.

    Those that the catalogue names come before others: a family that can be converted has members that are too large for
    that, or that only code of their own runs. Else ONNX Runtime comes first, since it is always there and takes the
    least. Raises ModelError where none can.
    """
    able = [each for each in Runtime if _can(each, files)]
    if not able:
        raise ModelError(
            f"The files of {entry.title} hold nothing that Akin can run.", "Choose another model: akin models"
        )
    return wanted if wanted in able else min(able, key=lambda each: each not in entry.runtimes)


def prepare_runtime_model(
    files: ModelFiles, entry: CatalogueEntry, runtime: Runtime, dimensions: int | None = None
) -> RuntimeModel:
    """The text model of these files for torch or llama.cpp, its vectors cut to `dimensions`; reads small files only.

    Raises ModelError where its files do not tell what it is.
    """
    model = text_model_of(files, entry, dimensions or None, any_pooling=runtime is Runtime.TORCH)
    tokenizer = files.path("tokenizer.json") if "tokenizer.json" in files.files else None
    weights = files.path(gguf_name(files)) if runtime is Runtime.LLAMA else files.folder
    fingerprint = fingerprint_of(model, f"{runtime}-{VERSION}")
    return RuntimeModel(model, runtime, weights, fingerprint, files, tokenizer)


def load_text_embedder(prepared: RuntimeModel, threads: int, gpu_layers: int = 0) -> TextEmbedder:
    """The embedder of a model, after its files are verified; nothing of another runtime is loaded.

    `gpu_layers` are what llama.cpp gives to the graphics card. Raises ModelError.
    """
    verify_model_files(_read_by(prepared))
    if prepared.runtime is Runtime.LLAMA:
        from app.models.runtimes.llama_text import LlamaTextEmbedder

        return LlamaTextEmbedder(prepared.model, prepared.weights, prepared.fingerprint, threads, gpu_layers)
    from app.models.runtimes.torch_text import TorchTextEmbedder

    return TorchTextEmbedder(prepared.model, prepared.weights, prepared.fingerprint, threads)


def gguf_name(files: ModelFiles) -> str:
    """The GGUF file of the model, the largest where there are several. Raises ModelError where there is none."""
    found = [name for name in files.files if name.lower().endswith(".gguf")]
    if not found:
        raise ModelError(f"{files.id} has no GGUF file.", f"Import one: akin models import FILE --as {files.id}")
    return max(found, key=lambda name: files.files[name].bytes)


def _can(runtime: Runtime, files: ModelFiles) -> bool:
    names = files.files
    if runtime is Runtime.LLAMA:
        return any(name.lower().endswith(".gguf") for name in names)
    if "config.json" not in names:
        return False
    safetensors = any(name.endswith(".safetensors") and "Dense" not in name for name in names)
    kind = read_json(files, "config.json").get("model_type")
    if runtime is Runtime.TORCH:
        return safetensors and kind not in _BY_OWN_CODE
    known = safetensors and kind in KINDS
    return "tokenizer.json" in names and (known or any(name.endswith(".onnx") for name in names))


def _read_by(prepared: RuntimeModel) -> ModelFiles:
    files = prepared.files
    if prepared.runtime is Runtime.LLAMA:
        name = gguf_name(files)
        return replace(files, files={name: files.files[name]})
    return replace(files, files={name: facts for name, facts in files.files.items() if not name.endswith(_NO_WEIGHTS)})
