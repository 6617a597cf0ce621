"""Text models that something else than ONNX Runtime runs: torch, llama.cpp, or a server of the person's choosing."""

import zlib
from dataclasses import dataclass
from pathlib import Path

from app.domain.catalogue import CatalogueEntry
from app.domain.embedding import TextEmbedder
from app.domain.errors import ModelError
from app.models.model_files import ModelFiles
from app.models.openai_server.address import ServerAddress, parse_address
from app.models.openai_server.embedder import ID, server_embedder, server_text_model
from app.models.openai_server.kept import check_allowed
from app.models.runtimes.extras import Runtime, require
from app.models.runtimes.prepare import load_text_embedder, prepare_runtime_model, runtime_for
from app.models.text_facts import fingerprint_of, text_model_of
from app.models.text_models import TextModel
from app.runtime.settings import Settings, TextRuntime

SERVER = ID  # the id by which the settings ask for the server's model
SERVER_VERSION = 1  # of the code that speaks with servers; to be raised where it gives other vectors


@dataclass(frozen=True, slots=True)
class Running:
    """An installed text model as it is to be run; `version` is a word that changes with what changes its vectors."""

    model: TextModel
    runtime: Runtime
    version: str


def running(files: ModelFiles, entry: CatalogueEntry, settings: Settings, dimensions: int | None = None) -> Running:
    """What runs the model by the settings and its files, which it reads little of. Raises ModelError where none can."""
    wanted = None if settings.text_runtime is TextRuntime.AUTO else Runtime(settings.text_runtime.value)
    runtime = runtime_for(files, entry, wanted)
    if runtime is Runtime.ONNX:
        model = text_model_of(files, entry, dimensions)
        told = fingerprint_of(model, "")
    else:
        require(runtime, entry.title)
        prepared = prepare_runtime_model(files, entry, runtime, dimensions)
        model, told = prepared.model, prepared.fingerprint
    return Running(model, runtime, f"{zlib.crc32(told.encode()):08x}")


def load_running(files: ModelFiles, entry: CatalogueEntry, settings: Settings, dimensions: int) -> TextEmbedder | None:
    """The embedder of a model that torch or llama.cpp runs; None where ONNX Runtime does. Raises ModelError."""
    runtime = running(files, entry, settings).runtime
    if runtime is Runtime.ONNX:
        return None
    prepared = prepare_runtime_model(files, entry, runtime, dimensions)
    return load_text_embedder(prepared, settings.threads, settings.gpu_layers)


def chosen_server(settings: Settings) -> tuple[ServerAddress, str]:
    """The server of the settings and what the model is called there. Raises ModelError where they name none."""
    if settings.server_address == Settings().server_address:
        raise ModelError("The settings name no server.", "Say: akin config set server_address ADDRESS")
    if settings.server_model == Settings().server_model:
        raise ModelError("The settings name no model on the server.", "Say: akin config set server_model NAME")
    return parse_address(settings.server_address), settings.server_model


def server_facts(settings: Settings, models_dir: Path) -> tuple[str, int]:
    """A word for what the server's model gives, and how many numbers its vectors have; asks nobody.

    Raises ModelError where it was not tried, or where the person has not agreed to send texts there.
    """
    address, name = chosen_server(settings)
    check_allowed(address, models_dir)
    model, fingerprint = server_text_model(address, name, models_dir)
    return fingerprint.split(":")[1], model.dimensions


def load_server(settings: Settings, models_dir: Path, dimensions: int) -> TextEmbedder:
    """The embedder of the server that the settings name; sends nothing yet. Raises ModelError."""
    address, name = chosen_server(settings)
    return server_embedder(address, name, models_dir, dimensions)
