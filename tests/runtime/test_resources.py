"""The shipped files are found, and a missing one is explained."""

import pytest

from app.domain.errors import AkinError
from app.runtime.resources import resource_path


def test_a_shipped_file_is_found() -> None:
    assert resource_path("demo/manifest.toml").is_file()
    assert resource_path("demo/library").is_dir()


def test_a_missing_file_is_explained() -> None:
    with pytest.raises(AkinError, match=r"no/such\.file") as caught:
        resource_path("no/such.file")
    assert caught.value.advice
