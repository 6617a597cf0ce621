"""What desktops are given to read: their own readers get back the command that was meant."""

import configparser
import plistlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.desktop.entries import LABEL, desktop_entry, launch_agent, windows_command

WORDS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


def executed(entry: str) -> list[str]:
    """The words of Exec, read as the specification says: the string's escapes first, then the quoting, then fields."""
    reader = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=(), strict=True)
    reader.optionxform = str  # type: ignore[assignment,method-assign]
    reader.read_string(entry)
    value = reader["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    words = re.findall(r'"(?:\\.|[^"\\])*"|[^ ]+', value)
    quoted = [re.sub(r"\\(.)", r"\1", word[1:-1]) if word.startswith('"') else word for word in words]
    return [word.replace("%%", "%") for word in quoted]


@given(st.lists(WORDS, min_size=1, max_size=4).filter(lambda words: all(word == word.strip() for word in words)))
def test_an_entry_starts_the_very_command(command: list[str]) -> None:
    assert executed(desktop_entry(command)) == command


def test_an_entry_of_addresses_gets_them_and_stands_in_no_menu() -> None:
    lines = desktop_entry(["/opt/my akin/akin"], schemes=("akin",)).splitlines()
    assert 'Exec="/opt/my akin/akin" %u' in lines
    assert "MimeType=x-scheme-handler/akin;" in lines
    assert "NoDisplay=true" in lines


def test_an_agent_of_macos_runs_at_login() -> None:
    agent = plistlib.loads(launch_agent(["/Applications/Akin & Co/akin", "--hidden"]))
    assert agent["Label"] == LABEL
    assert agent["ProgramArguments"] == ["/Applications/Akin & Co/akin", "--hidden"]
    assert agent["RunAtLoad"] is True


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ((r"C:\akin.exe", "--hidden"), r"C:\akin.exe --hidden"),
        ((r"C:\Program Files\akin.exe",), r'"C:\Program Files\akin.exe"'),
        (("akin", "--data-dir", "D:\\my data\\"), 'akin --data-dir "D:\\my data\\\\"'),
    ],
)
def test_a_command_of_windows_is_one_line(command: tuple[str, ...], line: str) -> None:
    assert windows_command(command) == line
    assert windows_command(command, "%1") == f'{line} "%1"'
