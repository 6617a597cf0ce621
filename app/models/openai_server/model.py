"""What is to be known of a model on a server to ask it."""

from dataclasses import dataclass, field

from app.models.openai_server.address import ServerAddress


@dataclass(frozen=True, slots=True)
class ServerModel:
    """A model on a server. `key` is never shown; `dimensions` asks for shorter vectors, where the model can."""

    address: ServerAddress
    name: str
    key: str = field(default="", repr=False)
    dimensions: int | None = None
