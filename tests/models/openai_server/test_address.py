import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ModelError
from app.models.openai_server.address import parse_address


@pytest.mark.parametrize(
    "text",
    [
        "http://localhost:11434/v1",
        "http://127.0.0.1:8080",
        "http://127.8.9.1/v1",
        "http://[::1]:1234/v1",
        "HTTP://LOCALHOST/",
    ],
)
def test_this_machine_is_told_by_its_loopback_addresses(text: str) -> None:
    address = parse_address(text)
    assert address.is_loopback
    assert address.warning == ""


@pytest.mark.parametrize(
    "text",
    [
        "https://api.openai.com/v1",
        "http://192.168.1.20:11434/v1",
        "http://localhost.example.com/v1",
        "http://my-server/v1",
        "http://127.1/v1",  # loopback for some programs, but no address by the rules
        "http://[::ffff:7f00:1]x/v1".replace("x", ""),
    ],
)
def test_any_other_machine_is_warned_of(text: str) -> None:
    address = parse_address(text)
    assert not address.is_loopback or "::ffff" in text
    assert address.is_loopback or f"{address.host} is not this machine" in address.warning


def test_an_open_way_is_told_too() -> None:
    assert "not encrypted" in parse_address("http://192.168.1.20/v1").warning
    assert "not encrypted" not in parse_address("https://192.168.1.20/v1").warning


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://localhost:8080/v1/", "http://localhost:8080/v1"),
        (" https://Example.com/v1/embeddings ", "https://example.com/v1"),
        ("http://[::1]:1/v1", "http://[::1]:1/v1"),
    ],
)
def test_an_address_is_brought_to_one_form(text: str, url: str) -> None:
    address = parse_address(text)
    assert address.url == url
    assert address.embeddings == f"{url}/embeddings"
    assert parse_address(address.url) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "localhost:8080",
        "ftp://localhost",
        "http://",
        "http://localhost:port/v1",
        "http://a b/v1",
        "http://x/v1?key=1",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse_address(text)
    assert caught.value.advice


def test_a_name_before_the_host_does_not_pass_for_it() -> None:
    with pytest.raises(ModelError, match="no name and no password"):
        parse_address("http://localhost@example.com/v1")


@given(st.text())
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        address = parse_address(text)
    except ModelError:
        return
    assert parse_address(address.url) == address
