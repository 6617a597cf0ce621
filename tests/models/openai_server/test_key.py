from collections.abc import Iterator

import keyring
import keyring.backend
import keyring.errors
import pytest
from keyring.backends import fail

from app.domain.errors import ModelError
from app.models.openai_server.address import parse_address
from app.models.openai_server.key import VARIABLE, forget_key, keep_key, kept_key, key_for

FAR = parse_address("https://embeddings.invalid/v1")
NEAR = parse_address("http://localhost:8080/v1")


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory; `locked` fails as one does that the person does not open."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise keyring.errors.KeyringLocked("it stays locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def own_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Never the keyring of whoever runs the tests."""
    monkeypatch.delenv(VARIABLE, raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


def test_a_key_is_kept_for_its_address_alone() -> None:
    ring = Ring()
    keyring.set_keyring(ring)
    assert key_for(FAR) == ""
    keep_key(FAR, "sk-1")
    assert (key_for(FAR), key_for(NEAR)) == ("sk-1", "")
    assert ring.kept == {("akin", "https://embeddings.invalid/v1"): "sk-1"}
    assert forget_key(FAR)
    assert not forget_key(FAR)
    assert key_for(FAR) == ""


def test_a_system_without_a_keyring_says_so() -> None:
    for use in (lambda: kept_key(FAR), lambda: keep_key(FAR, "sk-1"), lambda: key_for(FAR)):
        with pytest.raises(ModelError, match="no keyring") as caught:
            use()
        assert VARIABLE in caught.value.advice


def test_a_server_on_this_machine_needs_no_keyring() -> None:
    assert key_for(NEAR) == ""


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, " sk-2 ")
    assert key_for(FAR) == "sk-2"


def test_a_keyring_that_fails_is_told() -> None:
    keyring.set_keyring(Ring(locked=True))
    with pytest.raises(ModelError, match="it stays locked"):
        key_for(FAR)


@pytest.mark.parametrize("key", ["", "two words", "sk-1\n", "schlüssel"])
def test_what_is_no_key_is_not_kept(key: str) -> None:
    keyring.set_keyring(Ring())
    with pytest.raises(ModelError, match="no key"):
        keep_key(FAR, key)
