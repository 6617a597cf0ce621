"""What Akin keeps of servers, in one small file: to which the person lets it send texts, and what their models gave."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.errors import ModelError
from app.models.openai_server.address import ServerAddress
from app.runtime.whole_file import write_whole

FILE = "servers.json"  # in the folder of models
VERSION = 1


@dataclass(frozen=True, slots=True)
class ServerModelFacts:
    """What is known of a model on a server since it was tried.

    `canary` is the unit vector of a known sentence, shortened: another model behind the same name gives another one.
    """

    name: str
    dimensions: int
    canary: tuple[float, ...]
    query_prefix: str = ""
    passage_prefix: str = ""


@dataclass(frozen=True, slots=True)
class KeptServer:
    """A server by its address: whether the person has agreed to send texts there, and its models that were tried."""

    allowed: bool = False
    models: tuple[ServerModelFacts, ...] = ()

    def model(self, name: str) -> ServerModelFacts | None:
        """What is known of the model of that name, None where it was never tried."""
        return next((model for model in self.models if model.name == name), None)


def kept_server(address: ServerAddress, models_dir: Path) -> KeptServer:
    """What is kept of the server. Raises ModelError where the file is damaged."""
    return _load(models_dir).get(address.url, KeptServer())


def allow(address: ServerAddress, models_dir: Path, *, allowed: bool = True) -> None:
    """Notes that the person lets Akin send texts to the server, or does not any more. Raises ModelError."""
    kept = _load(models_dir)
    _write(kept | {address.url: replace(kept.get(address.url, KeptServer()), allowed=allowed)}, models_dir)


def keep_model(address: ServerAddress, facts: ServerModelFacts, models_dir: Path) -> None:
    """Notes what is known of a model on the server, in place of what was. Raises ModelError."""
    kept = _load(models_dir)
    server = kept.get(address.url, KeptServer())
    others = tuple(model for model in server.models if model.name != facts.name)
    _write(kept | {address.url: replace(server, models=(*others, facts))}, models_dir)


def check_allowed(address: ServerAddress, models_dir: Path) -> None:
    """Raises ModelError where texts would leave this machine and the person has not agreed to that."""
    if not address.is_loopback and not kept_server(address, models_dir).allowed:
        raise ModelError(address.warning, "If that is what you want, say: akin models server allow")


def _load(models_dir: Path) -> dict[str, KeptServer]:
    file = models_dir / FILE
    try:
        content: dict[str, Any] = json.loads(file.read_bytes())
        if content["version"] != VERSION:
            raise ValueError(f"version {content['version']}")
        return {url: _server(server) for url, server in content["servers"].items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"What Akin keeps of servers cannot be read: {error}.", f"Remove the file {file}.") from error


def _server(content: Mapping[str, Any]) -> KeptServer:
    models = (ServerModelFacts(**model | {"canary": tuple(model["canary"])}) for model in content["models"])
    return KeptServer(content["allowed"] is True, tuple(models))


def _write(kept: Mapping[str, KeptServer], models_dir: Path) -> None:
    servers = {url: asdict(server) for url, server in kept.items()}
    try:
        models_dir.mkdir(parents=True, exist_ok=True)
        write_whole(models_dir / FILE, json.dumps({"version": VERSION, "servers": servers}, indent=2))
    except OSError as error:
        reason = error.strerror or error
        raise ModelError(
            f"{models_dir / FILE} cannot be written: {reason}.", "Check the folder's permissions."
        ) from error
