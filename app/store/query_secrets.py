"""Makes of a text a key that does not tell it, and hides what is kept under it from who does not know the text (pure).

What a model makes of a text tells much of the text, so a key that hides the text is not enough: the value is mixed with
a stream of bytes that is made of the text too.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass

SECRET_BYTES = 32
_NONCE, _SEAL = 12, 8  # bytes


@dataclass(frozen=True, slots=True)
class Secrets:
    """`secret` is of `SECRET_BYTES` random bytes; without it no text can be tried."""

    secret: bytes

    def key(self, *parts: str) -> bytes:
        """Always the same for the same texts; whoever has it cannot tell these."""
        return self._digest(b"key", _joined(parts), 32)

    def hidden(self, value: bytes, *parts: str) -> bytes:
        """The value as it can be kept under the key of the same texts."""
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._digest(b"seal" + nonce, value, _SEAL) + value
        return nonce + _mixed(sealed, self._stream(nonce, parts, len(sealed)))

    def shown(self, hidden: bytes, *parts: str) -> bytes | None:
        """The value again; None where it was hidden with other texts or has been damaged."""
        nonce, mixed = hidden[:_NONCE], hidden[_NONCE:]
        sealed = _mixed(mixed, self._stream(nonce, parts, len(mixed)))
        seal, value = sealed[:_SEAL], sealed[_SEAL:]
        return value if secrets.compare_digest(seal, self._digest(b"seal" + nonce, value, _SEAL)) else None

    def _digest(self, use: bytes, content: bytes, size: int) -> bytes:
        return hashlib.blake2b(use + b"\0" + content, key=self.secret, digest_size=size).digest()

    def _stream(self, nonce: bytes, parts: tuple[str, ...], size: int) -> bytes:
        return hashlib.shake_256(self._digest(b"stream" + nonce, _joined(parts), 64)).digest(size)


def normalised(text: str) -> str:
    """The text as it counts for a search: composed characters, single spaces. Models may tell capitals apart."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _joined(parts: tuple[str, ...]) -> bytes:
    """The texts as bytes; other texts give other bytes."""
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    return b"".join(len(part).to_bytes(8, "big") + part for part in encoded)


def _mixed(one: bytes, other: bytes) -> bytes:
    size = len(one)
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).to_bytes(size, "big")
