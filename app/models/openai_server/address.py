"""The address of a server: whether it can be used, whether it is this machine, and what the person must know of it."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from app.domain.errors import ModelError

_EXAMPLE = "Write it like http://127.0.0.1:8080/v1"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """The base address of a server, without a slash at its end; `host` is in small letters."""

    url: str
    host: str
    encrypted: bool

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine. No name is looked up: any but localhost is taken for another machine."""
        try:
            return self.host == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def embeddings(self) -> str:
        """Where texts are sent."""
        return f"{self.url}/embeddings"

    @property
    def warning(self) -> str:
        """What happens to the person's texts, in plain words; empty where they stay on this machine."""
        if self.is_loopback:
            return ""
        told = (
            f"{self.host} is not this machine. The text of every file in your library, and every search, is sent there:"
            " whoever runs it can read and keep all of it."
        )
        open_way = " The address is not encrypted (http), so others on the way can read it too."
        return told if self.encrypted else told + open_way


def parse_address(text: str) -> ServerAddress:
    """The address that a person has entered. Raises ModelError for one that cannot be used."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ModelError(f"{text!r} is no address of a server: {error}.", _EXAMPLE) from error
    if parts.scheme not in ("http", "https") or not host or any(map(str.isspace, text.strip())):
        raise ModelError(f"{text!r} is no address of a server.", _EXAMPLE)
    if parts.username is not None or parts.password is not None:
        raise ModelError(
            "The address of a server must hold no name and no password.", "Keep the key with: akin models server key"
        )
    if parts.query or parts.fragment:
        raise ModelError(f"The address {text!r} must end before its ? or #.", _EXAMPLE)
    path = parts.path.rstrip("/").removesuffix("/embeddings")
    place = f"[{host}]" if ":" in host else host
    place = place if port is None else f"{place}:{port}"
    return ServerAddress(urlunsplit((parts.scheme, place, path, "", "")), host, parts.scheme == "https")
