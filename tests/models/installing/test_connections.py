"""Which machines `akin models install` reaches, asked of the system's calls: the hub's alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models.installing.conftest import SMALL

_CC = shutil.which("cc")
_SHIM = Path(__file__).parents[2] / "index" / "no_network.c"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux") or _CC is None, reason="Needs Linux and a C compiler."),
]


@pytest.mark.parametrize("host", ["https://huggingface.co", "https://mirror.invalid"])
def test_only_the_hub_is_looked_up(host: str, tmp_path: Path) -> None:
    assert _CC is not None
    notes, shim, home = tmp_path / "notes.txt", tmp_path / "no_network.so", tmp_path / "home"
    home.mkdir()
    subprocess.run([_CC, "-shared", "-fPIC", "-o", str(shim), str(_SHIM), "-ldl"], check=True)
    (tmp_path / "settings.toml").write_text(f'version = 1\nhub_address = "{host}"\n')
    free_of_proxies = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    surroundings = {"LD_PRELOAD": str(shim), "NETWORK_NOTES": str(notes), "HOME": str(home), "AI_AGENT": "x"}
    command = [sys.executable, "-m", "app", "--data-dir", str(tmp_path), "models", "install", SMALL, "--yes"]
    done = subprocess.run(command, env=free_of_proxies | surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{host.removeprefix('https://')} cannot be reached" in done.stderr
    assert set(notes.read_text().splitlines()) == {host.removeprefix("https://")}
    assert list(home.iterdir()) == []
