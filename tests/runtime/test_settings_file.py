"""Settings are read line by line as far as they can be, brought up to date, and written without losing comments."""

import os
import stat
import tomllib
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SettingsError
from app.runtime.settings import SETTINGS, LogDetail, Setting, Settings, TextRecognition
from app.runtime.settings_file import load_settings, read_settings
from app.runtime.settings_steps import VERSION, upgraded, version_of
from app.runtime.settings_writing import set_setting, unset_setting

BROKEN = """# my settings
threads = 3
file_secnds = 9
busy_percent = 200
text_recognition = off
full_screen_waits = 1
log = "loud"
battery_percent = 50 # half
threads = 4
[power]
"""


def test_each_line_that_does_not_apply_is_named_and_the_rest_applies() -> None:
    loaded = read_settings(BROKEN)
    assert loaded.settings == replace(Settings(), threads=3, battery_percent=50)
    assert [(note.line, note.message) for note in loaded.notes] == [
        (3, "there is no setting file_secnds (there is file_seconds)."),
        (4, "busy_percent is 200, but must be a whole number from 1 to 100."),
        (5, 'this is no setting; write it like threads = 2 or log = "off".'),
        (6, "full_screen_waits is 1, but must be one of: on, off."),
        (7, "log is 'loud', but must be one of: off, normal, debug."),
        (9, "threads is set for a second time; the first counts."),
        (10, "there is no setting power."),
    ]
    assert str(loaded.notes[0]).startswith("settings.toml, line 3: there is no setting")


def test_a_sound_file_has_no_notes() -> None:
    text = 'version = 2\nthreads = 1\ntext_recognition = "all"\nfull_screen_waits = false\nlog = "off"\n'
    settings = Settings(threads=1, text_recognition=TextRecognition.ALL, full_screen_waits=False, log=LogDetail.OFF)
    assert (read_settings(text).settings, read_settings(text).notes) == (settings, ())
    assert read_settings("\ufeffthreads = 1".encode("utf-8").decode("utf-8-sig")).settings.threads == 1


def test_a_text_must_have_its_form() -> None:
    assert read_settings('text_model = "leaf-ir"').settings.text_model == "leaf-ir"
    assert Setting.parse(_setting("text_model"), " bge-m3 ") == "bge-m3"
    for wrong in ('""', '"../x"', "3", "true", '"a b"', f'"{"a" * 3000}"', '"Leaf"'):
        loaded = read_settings(f"text_model = {wrong}")
        assert loaded.settings == Settings()
        assert "must be the id of a model" in loaded.notes[0].message


def _setting(name: str) -> Setting:
    return next(setting for setting in SETTINGS if setting.name == name)


def test_an_older_file_is_brought_up_to_date(tmp_path: Path) -> None:
    older = "threads = 2\nmemory_mb = 900 # enough\n\n# at night\nbusy_percent = 100\n"
    (tmp_path / "settings.toml").write_text(older)
    loaded = load_settings(tmp_path)
    assert loaded.notes == ()
    assert loaded.settings == replace(Settings(), threads=2, file_memory_mb=900, busy_percent=100)
    set_setting(tmp_path, "threads", 3)
    written = (tmp_path / "settings.toml").read_text()
    assert tomllib.loads(written) == {"version": VERSION, "threads": 3, "busy_percent": 100, "file_memory_mb": 900}
    assert "file_memory_mb = 900 # enough" in written
    assert "# at night\nbusy_percent = 100" in written
    assert load_settings(tmp_path).settings == replace(loaded.settings, threads=3)


def test_a_wrong_value_under_an_older_name_is_found_on_its_line() -> None:
    (note,) = read_settings("threads = 2\nmemory_mb = 1\n").notes
    assert (note.line, note.message.split(",")[0]) == (2, "file_memory_mb is 1")


def test_the_steps_are_pure_and_there_is_one_to_every_version() -> None:
    values = {"memory_mb": 900, "threads": 2}
    assert upgraded(values) == {"file_memory_mb": 900, "threads": 2}
    assert values == {"memory_mb": 900, "threads": 2}
    assert version_of({}) == 1
    for version in range(1, VERSION + 1):
        upgraded({"version": version})


def test_a_file_of_a_newer_akin_is_used_as_far_as_it_is_known() -> None:
    loaded = read_settings("version = 99\nthreads = 2\nhologram = true\n")
    assert loaded.settings.threads == 2
    assert len(loaded.notes) == 2
    assert "newer Akin" in loaded.notes[0].message


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_gives_the_defaults_and_a_note(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "settings.toml"
    file.mkdir() if content is None else file.write_bytes(content)
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings()
    assert [note.line for note in loaded.notes] == [None]


@given(st.text(max_size=300))
def test_any_text_gives_settings_that_can_be_used(text: str) -> None:
    settings = read_settings(text).settings
    for setting in SETTINGS:
        assert setting.read(getattr(settings, setting.name)) == getattr(settings, setting.name)


_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["threads = 1", "threads=", "log = 'off'", "[a]", "a.b = 1", '"log" = 3', "# x", "", "x = '''"]
        ),
        st.text(alphabet="thread=\"'#[]1.\n ", max_size=20),
    ),
    max_size=12,
)


@given(_LINES)
def test_every_line_with_something_on_it_applies_or_is_named(lines: list[str]) -> None:
    text = "\n".join(lines)
    loaded = read_settings(text)
    for note in loaded.notes:
        assert note.line is None or 1 <= note.line <= len(text.splitlines())
    said = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    if said and not loaded.notes:
        assert tomllib.loads(text).keys() <= {setting.name for setting in SETTINGS} | {"version", "memory_mb"}


def test_writing_keeps_comments_and_order_and_what_is_unknown(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("# mine\nversion = 2\nunknown = 1 # keep\nthreads = 2   # few\n\n# end\n")
    set_setting(tmp_path, "threads", 1)
    set_setting(tmp_path, "log", LogDetail.OFF)
    assert file.read_text().startswith("# mine\nversion = 2\nunknown = 1 # keep\nthreads = 1   # few\n\n# end\n")
    assert load_settings(tmp_path).settings == replace(Settings(), threads=1, log=LogDetail.OFF)
    assert unset_setting(tmp_path, "log")
    assert not unset_setting(tmp_path, "log")
    assert unset_setting(tmp_path, "unknown")
    assert "unknown" not in file.read_text()
    with pytest.raises(SettingsError, match="no setting unknown"):
        unset_setting(tmp_path, "unknown")


def test_a_new_file_is_the_owners_alone_and_tells_its_version(tmp_path: Path) -> None:
    set_setting(tmp_path / "data", "full_screen_waits", False)
    file = tmp_path / "data" / "settings.toml"
    assert tomllib.loads(file.read_text()) == {"version": VERSION, "full_screen_waits": False}
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_link_to_the_file_stays_one(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("threads = 1\n")
    (tmp_path / "data").mkdir()
    link = tmp_path / "data" / "settings.toml"
    try:
        link.symlink_to(kept)
    except OSError:
        pytest.skip("this system makes no links here")
    set_setting(tmp_path / "data", "threads", 2)
    assert link.is_symlink()
    assert "threads = 2" in kept.read_text()


@pytest.mark.parametrize(
    ("name", "value"), [("threads", 0), ("log", "loud"), ("full_screen_waits", 1), ("threads", True)]
)
def test_what_cannot_be_used_is_not_written(tmp_path: Path, name: str, value: Any) -> None:
    with pytest.raises(SettingsError, match=f"{name} cannot be"):
        set_setting(tmp_path, name, value)
    assert not (tmp_path / "settings.toml").exists()


def test_a_damaged_file_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("threads = \n")
    with pytest.raises(SettingsError, match="left as they are"):
        set_setting(tmp_path, "threads", 2)
    assert (tmp_path / "settings.toml").read_text() == "threads = \n"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_described_and_reads_what_it_tells(setting: Setting) -> None:
    assert setting.sentence.endswith(".")
    assert asdict(Settings())[setting.name] == setting.default
    assert setting.parse(setting.told(setting.default)) == setting.default
    for choice in setting.choices:
        assert setting.told(setting.parse(choice)) == choice
    for nonsense in ("../x", " ") if setting.is_text else ("", "x", "-1", "1e9", "99999999999"):
        with pytest.raises(ValueError):  # noqa: PT011 - any
            setting.parse(nonsense)


def test_the_documentation_says_the_same() -> None:
    text = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
    for setting in SETTINGS:
        default = "all, at most 8" if setting.name == "threads" else setting.told(setting.default)
        unit = "" if setting.name == "threads" or not setting.unit else f" {setting.unit}"
        assert f"| `{setting.name}` | {setting.sentence} | {default}{unit} |" in text
