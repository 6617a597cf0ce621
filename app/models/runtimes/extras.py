"""The runtimes of models: which of them are installed, and how to get the others."""

import importlib.util
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version

from app.domain.checks import Check, Verdict
from app.domain.errors import ModelError


class Runtime(StrEnum):
    """What can run a model, as the catalogue calls it."""

    ONNX = "onnx"
    TORCH = "torch"
    LLAMA = "llama.cpp"


_PACKAGES = {
    Runtime.ONNX: ("onnxruntime",),
    Runtime.TORCH: ("torch", "sentence-transformers", "open-clip-torch"),
    Runtime.LLAMA: ("llama-cpp-python",),
}
_MODULES = {
    Runtime.ONNX: ("onnxruntime",),
    Runtime.TORCH: ("torch", "sentence_transformers", "open_clip"),
    Runtime.LLAMA: ("llama_cpp",),
}
_EXTRAS = {Runtime.TORCH: "torch", Runtime.LLAMA: "llm"}
_NAMES = {Runtime.ONNX: "ONNX Runtime", Runtime.TORCH: "torch", Runtime.LLAMA: "llama.cpp"}


def is_installed(runtime: Runtime) -> bool:
    """Whether all that it needs is installed; loads nothing."""
    return all(importlib.util.find_spec(module) is not None for module in _MODULES[runtime])


def how_to_get(runtime: Runtime) -> str:
    """The command that installs the runtime."""
    return f"pip install 'akin-desktop[{_EXTRAS[runtime]}]'" if runtime in _EXTRAS else "pip install akin-desktop"


def require(runtime: Runtime, model: str) -> None:
    """Raises ModelError where the runtime is not installed that the model named `model` needs."""
    if not is_installed(runtime):
        raise ModelError(
            f"{model} needs {_NAMES[runtime]}, which is not installed.",
            f"Install it with: {how_to_get(runtime)}, or choose another model: akin models.",
        )


def check_runtimes() -> Check:
    """What can run models here, and how to get what cannot; loads nothing."""
    here = [f"{_NAMES[each]} ({_version(each)})" for each in Runtime if is_installed(each)]
    missing = [f"{_NAMES[each]} (get it with: {how_to_get(each)})" for each in Runtime if not is_installed(each)]
    told = f"Models run on {', '.join(here)}."
    if missing:
        told += f" Some models of the catalogue need what is not installed: {'; '.join(missing)}."
    return Check("runtimes", Verdict.OK, told)


def _version(runtime: Runtime) -> str:
    try:
        return version(_PACKAGES[runtime][0])
    except PackageNotFoundError:  # built from source, or onnxruntime-gpu in place of onnxruntime
        return "another build"
