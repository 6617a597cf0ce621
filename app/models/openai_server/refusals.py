"""What a server's refusals mean, in words for the person, and which of them another attempt may change."""

from app.domain.errors import ModelError
from app.models.openai_server.answer import reason_in
from app.models.openai_server.model import ServerModel

CHECK = "Check the address and the name of the model: akin models server"
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})  # of which another attempt may come out otherwise
_TOO_MUCH = frozenset({413, 422})  # how servers refuse a batch that is too large for them


class ServerBatchError(ModelError):
    """The server refuses a batch, maybe for its size."""


def refusal(model: ServerModel, status: int, location: str, answer: bytes) -> ModelError | None:
    """The error of an answer with this status that another attempt would not change; None for one that it might."""
    told, code = reason_in(answer)
    said = f" It says: {told}." if told else ""
    if status in _TOO_MUCH:
        return ServerBatchError(f"The server refuses a text (status {status}).{said}", CHECK)
    if status in (401, 403):
        return _refused_key(model, said)
    if status == 404:
        unknown = f"The server knows no model {model.name}, or its address is not complete.{said}"
        return ModelError(unknown, f"{CHECK} (many addresses end in /v1)")
    if 300 <= status < 400:
        return ModelError(f"The server sends on to {location or 'another address'}.", CHECK)
    if code == "insufficient_quota":
        return ModelError(f"The account at the server has no credit left.{said}", "See to it with its provider.")
    if status not in _PASSING:
        return ModelError(f"The server refused what was asked (status {status}).{said}", CHECK)
    return None


def gave_up(status: int, answer: bytes, pause: float) -> ModelError:
    """The error of the last attempt; `pause` is how many seconds the server wants to be left alone."""
    told, _ = reason_in(answer)
    said = f" It says: {told}." if told else ""
    if status == 429:
        later = f"Try again in {max(1, round(pause))} seconds."
        return ModelError(f"The server takes no more for now (status 429).{said}", later)
    return ModelError(f"The server failed (status {status}), also when it was asked again.{said}", "Try later.")


def _refused_key(model: ServerModel, said: str) -> ModelError:
    if model.key:
        return ModelError(f"The server refuses the key.{said}", "Enter it again: akin models server key")
    return ModelError(f"The server asks for a key, and none is kept.{said}", "Say: akin models server key")
