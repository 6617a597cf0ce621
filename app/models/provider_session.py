"""Opens a network with ONNX Runtime on one execution provider, and on no other in its place."""

import warnings
from contextlib import suppress
from pathlib import Path

import onnxruntime

from app.domain.errors import ModelError
from app.models.providers import Provider

_DOCTOR = "Run `akin doctor` to see what is wrong."


def open_session(onnx: Path, threads: int, provider: Provider) -> onnxruntime.InferenceSession:
    """The network on one provider, with at most `threads` threads of the processor. Raises ModelError."""
    if provider is Provider.CUDA:
        with suppress(Exception):  # where CUDA's libraries are packages of Python; else the system knows them
            onnxruntime.preload_dlls()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it goes over to the processor is found out below
            names = list(dict.fromkeys([provider.value, Provider.CPU.value]))
            session = onnxruntime.InferenceSession(str(onnx), _options(threads, provider), providers=names)
    except Exception as error:  # the runtime raises classes of its own that share no base
        raise ModelError(f"{error}", _DOCTOR) from error
    if provider.value not in session.get_providers():
        raise ModelError("its libraries or its driver are missing.", _DOCTOR)
    return session


def available_providers() -> list[str]:
    """The names of the providers that this ONNX Runtime was built with."""
    return list(onnxruntime.get_available_providers())


def _options(threads: int, provider: Provider) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # an idle model uses no processor time
    if provider is Provider.DIRECTML:
        options.enable_mem_pattern = False  # its documentation asks for that
    return options
