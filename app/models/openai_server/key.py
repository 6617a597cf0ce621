"""The key for a server: kept by the system's keyring, never in a file of Akin's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import ModelError
from app.models.openai_server.address import ServerAddress

SERVICE, VARIABLE = "akin", "AKIN_SERVER_KEY"
_WITHOUT = f"Set up the system's keyring, or give the key in the environment variable {VARIABLE} each time."


def key_for(address: ServerAddress) -> str:
    """The key for the server, from the environment or the keyring; empty where there is none.

    A server on this machine mostly needs none, so for one a keyring that cannot be used counts as empty. Raises
    ModelError for others.
    """
    if from_environment := os.environ.get(VARIABLE, "").strip():
        return from_environment
    try:
        return kept_key(address)
    except ModelError:
        if address.is_loopback:
            return ""
        raise


def kept_key(address: ServerAddress) -> str:
    """The key that the keyring keeps for the server, empty where it keeps none. Raises ModelError."""
    with _keyring_errors():
        import keyring  # loaded for servers only (start-up time)

        return keyring.get_password(SERVICE, address.url) or ""


def keep_key(address: ServerAddress, key: str) -> None:
    """Gives the key to the keyring. Raises ModelError where there is none, or where what was entered is no key."""
    if not key.isascii() or not key.isprintable() or " " in key or not key:
        raise ModelError("That is no key: a key is one word of letters, digits and signs.", "Copy it once more.")
    with _keyring_errors():
        import keyring

        keyring.set_password(SERVICE, address.url, key)


def forget_key(address: ServerAddress) -> bool:
    """Takes the key out of the keyring; returns whether there was one. Raises ModelError."""
    if not kept_key(address):
        return False
    with _keyring_errors():
        import keyring

        keyring.delete_password(SERVICE, address.url)
    return True


@contextmanager
def _keyring_errors() -> Iterator[None]:
    from keyring.errors import KeyringError, NoKeyringError

    try:
        yield
    except NoKeyringError as error:
        raise ModelError("This system has no keyring in which the key could be kept.", _WITHOUT) from error
    except KeyringError as error:
        raise ModelError(f"The system's keyring failed: {error}.", _WITHOUT) from error
    except (OSError, RuntimeError) as error:  # of backends that cannot reach what they stand for
        raise ModelError(f"The system's keyring cannot be reached: {error}.", _WITHOUT) from error
