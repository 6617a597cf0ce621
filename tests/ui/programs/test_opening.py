"""Files are opened in the person's own programs, at the page where these can be told, and never touched."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.errors import AkinError
from app.ui.programs.associations import Associations, Program
from app.ui.programs.opening import FileGoneError, FileOpener
from app.ui.programs.viewers import command_at

_ENTRY = "[Desktop Entry]\nType=Application\nName={name}\nName[de]={name} (de)\nExec={command}\nIcon=x\n{more}\n"


class Desk:
    """A desktop with a few programs, which notes what is started."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.started: list[list[str]] = []
        self.missing: set[str] = set()
        (root / "share/applications").mkdir(parents=True)
        (root / "config").mkdir()

    def add(self, name: str, command: str, more: str = "") -> None:
        text = _ENTRY.format(name=name.capitalize(), command=command, more=more)
        (self.root / "share/applications" / f"{name}.desktop").write_text(text)

    def write(self, file: str, text: str) -> None:
        (self.root / file).write_text(text)

    def launch(self, command: Sequence[str]) -> bool:
        self.started.append(list(command))
        return command[0] not in self.missing

    def associations(self, language: str = "") -> Associations:
        return Associations(
            {
                "HOME": str(self.root / "home"),
                "XDG_CONFIG_HOME": str(self.root / "config"),
                "XDG_CONFIG_DIRS": str(self.root / "none"),
                "XDG_DATA_HOME": str(self.root / "share"),
                "XDG_DATA_DIRS": str(self.root / "none"),
                "LANG": language,
                "XDG_CURRENT_DESKTOP": "GNOME",
            }
        )

    def opener(self, system: str = "linux") -> FileOpener:
        return FileOpener(self.launch, system, self.associations())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.add("okular", "okular %U")
    made.add("evince", "evince %U")
    made.add("hidden", "hidden %f", "NoDisplay=true")
    made.add("broken", 'broken "%f')
    cache = "application/pdf=evince.desktop;hidden.desktop;broken.desktop;okular.desktop;gone.desktop;\n"
    made.write("share/applications/mimeinfo.cache", f"[MIME Cache]\n{cache}")
    return made


@pytest.fixture
def paper(tmp_path: Path) -> str:
    (tmp_path / "a paper #1.pdf").write_bytes(b"%PDF-1.7")
    return str(tmp_path / "a paper #1.pdf")


def names(desk: Desk, language: str = "") -> list[str]:
    return [program.name for program in desk.associations(language).programs_for(["application/pdf"])]


def test_programs_that_can_be_used_are_offered(desk: Desk) -> None:
    assert names(desk) == ["Evince", "Okular"]
    assert names(desk, "de_AT.UTF-8") == ["Evince (de)", "Okular (de)"]


def test_the_choice_of_the_person_comes_first_and_what_was_removed_not_at_all(desk: Desk) -> None:
    desk.write("config/mimeapps.list", "[Default Applications]\napplication/pdf=okular.desktop\n")
    assert names(desk) == ["Okular", "Evince"]
    desk.write(
        "config/mimeapps.list",
        "[Default Applications]\napplication/pdf=gone.desktop;okular.desktop\n"
        "[Removed Associations]\napplication/pdf=evince.desktop\n",
    )
    assert names(desk) == ["Okular"]
    desk.write("config/gnome-mimeapps.list", "[Default Applications]\napplication/pdf=evince.desktop\n")
    assert names(desk) == ["Evince", "Okular"]


def test_files_that_cannot_be_read_are_no_harm(desk: Desk) -> None:
    (desk.root / "config/mimeapps.list").write_bytes(b"\xff\xfe[\n=\n[Default Applications\nno group")
    assert names(desk) == ["Evince", "Okular"]
    assert Associations({}).programs_for(["application/x-surely-not"]) == ()


@pytest.mark.parametrize(
    ("id_", "command", "started"),
    [
        ("org.gnome.Evince.desktop", ("evince", "%U"), ["evince", "--page-index=7", "{file}"]),
        ("org.kde.okular.desktop", ("okular", "%U"), ["okular", "--page", "7", "{file}"]),
        (
            "org.kde.okular.desktop",
            ("flatpak", "run", "--file-forwarding", "org.kde.okular", "@@u", "%U", "@@"),
            ["flatpak", "run", "--file-forwarding", "org.kde.okular", "@@u", "--page", "7", "{file}", "@@"],
        ),
        ("firefox.desktop", ("firefox", "%u"), ["firefox", "{url}#page=7"]),
        ("mupdf.desktop", ("mupdf", "%f"), ["mupdf", "{file}", "7"]),
        ("qpdfview.desktop", ("qpdfview", "--unique", "%F"), ["qpdfview", "--unique", "{path}#7"]),
        ("SumatraPDF", ("C:/Sumatra.exe", "%f"), ["C:/Sumatra.exe", "-page", "7", "{file}"]),
        ("AcroRd32", ("AcroRd32.exe",), ["AcroRd32.exe", "/A", "page=7", "{file}"]),
        ("xpdf.desktop", ("xpdf", "-i", "%i", "100%%", "%f"), ["xpdf", "-i", "100%", "{file}"]),
    ],
)
def test_viewers_are_told_the_page(id_: str, command: tuple[str, ...], started: list[str]) -> None:
    path, url = "/home/ada/a b.pdf", "file:///home/ada/a%20b.pdf"
    file = url if "%U" in command else path  # what the entry asks for
    filled = [part.replace("{file}", file).replace("{path}", path).replace("{url}", url) for part in started]
    assert command_at(Program(id_, "x", command), path, 7) == filled


def test_a_pdf_opens_at_its_page_in_the_usual_program(desk: Desk, paper: str) -> None:
    desk.opener().open(paper, 3)
    assert desk.started == [["evince", "--page-index=3", Path(paper).as_uri()]]


def test_other_files_open_as_the_system_would(desk: Desk, paper: str, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x")
    desk.opener().open(str(tmp_path / "note.txt"), 3)
    desk.opener().open(paper)
    desk.opener("darwin").open(paper)
    assert desk.started == [["xdg-open", str(tmp_path / "note.txt")], ["xdg-open", paper], ["open", paper]]


def test_where_the_usual_program_does_not_start_the_system_is_asked(desk: Desk, paper: str) -> None:
    desk.missing.add("evince")
    desk.opener().open(paper, 3)
    assert desk.started[-1] == ["xdg-open", paper]
    desk.missing.add("xdg-open")
    with pytest.raises(AkinError, match="No program could be started"):
        desk.opener().open(paper, 3)


def test_a_file_that_is_gone_says_so_and_starts_nothing(desk: Desk, tmp_path: Path) -> None:
    for path, said in ((tmp_path / "gone.pdf", "no longer there"), (tmp_path / "drive" / "a.pdf", "cannot be reached")):
        for act in (desk.opener().open, lambda gone: desk.opener().reveal([gone])):
            with pytest.raises(FileGoneError, match=said) as told:
                act(str(path))
            assert told.value.path == str(path)
            assert told.value.advice
    assert desk.started == []


def test_files_are_shown_in_the_file_manager(desk: Desk, paper: str) -> None:
    desk.opener("darwin").reveal([paper, paper])
    desk.opener("win32").reveal([paper])
    assert desk.started == [["open", "-R", paper, paper], ["explorer", "/select,", os.path.normpath(paper)]]


@pytest.mark.skipif(bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")), reason="a file manager would answer")
def test_without_a_file_manager_the_folder_is_opened(desk: Desk, paper: str) -> None:
    desk.opener().reveal([paper])
    assert desk.started == [["xdg-open", str(Path(paper).parent)]]


def test_opening_in_another_program(desk: Desk, paper: str) -> None:
    opener = desk.opener()
    second = opener.programs_for(paper)[1]
    opener.open_in(second, paper, 2)
    opener.open_in_chosen("/usr/bin/gimp", paper)
    desk.opener("darwin").open_in_chosen("/Applications/Skim.app", paper)
    assert desk.started == [
        ["okular", "--page", "2", Path(paper).as_uri()],
        ["/usr/bin/gimp", paper],
        ["open", "-a", "/Applications/Skim.app", paper],
    ]
    assert not opener.choose_program(paper)
    assert desk.opener("win32").choose_program(paper)
    desk.missing.add("okular")
    with pytest.raises(AkinError, match="Okular could not be started"):
        opener.open_in(second, paper)


def test_a_real_program_starts_and_outlives_the_call(tmp_path: Path, qtbot: object) -> None:
    (tmp_path / "note.txt").write_text("x")
    FileOpener(system="linux").open_in(
        Program("touch", "Touch", ("touch", str(tmp_path / "made"))), str(tmp_path / "note.txt")
    )
    qtbot.waitUntil(lambda: (tmp_path / "made").exists())  # type: ignore[attr-defined]
