"""Addresses that other programs hold: they can ask for words, and for nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.domain.calls import Call
from app.domain.errors import AkinError
from app.ui.desktop.addresses import MOST_CHARACTERS, is_address, query_of
from app.ui.desktop.opened_addresses import OpenedAddresses


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("akin://search?q=invoice", "invoice"),
        ("akin:search?q=invoice", "invoice"),
        ("akin://search/?q=tidal+power&from=elsewhere", "tidal power"),
        ("akin://search?q=%22heat%20pump%22%20kind%3Apdf", '"heat pump" kind:pdf'),
        ("akin://search?q=C%2B%2B", "C++"),
        ("akin://search?q=gr%C3%BCn", "grün"),
        ("akin://search", ""),
    ],
)
def test_an_address_asks_for_words(address: str, query: str) -> None:
    assert is_address(address)
    assert query_of(address) == query


@pytest.mark.parametrize(
    "address",
    ["akin://forget?q=/home", "akin://", "akin:", "https://search?q=x", "akin://search/more?q=x",
     f"akin://search?q={'x' * MOST_CHARACTERS}"],
)  # fmt: skip
def test_another_address_is_refused(address: str) -> None:
    with pytest.raises(AkinError, match="no address that Akin can open"):
        query_of(address)


@pytest.mark.parametrize(
    ("url", "heard"),
    [
        ("akin://search?q=heat%20pump%22+C%2B%2B", [Call('heat pump" C++')]),
        ("akin://erase?q=x", []),
        ("file:///home/ada/letter.txt", []),
    ],
)
def test_an_address_that_the_system_hands_over_is_asked_for(qapp: QApplication, url: str, heard: list[Call]) -> None:
    """As macOS does."""
    addresses, calls = OpenedAddresses(qapp), list[Call]()
    addresses.called.connect(calls.append)
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl(url)))
    assert calls == heard


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_every_query_comes_back(query: str) -> None:
    written = bytes(QUrl.toPercentEncoding(query).data()).decode()
    assert query_of(f"akin://search?q={written}") == query
