"""What is told of a library."""

from pathlib import Path

import pytest

from app.cli.main import main
from app.runtime.settings_writing import set_setting
from app.worker.facts import gather_facts


@pytest.mark.usefixtures("models_dir")
def test_the_reranker_and_the_weighing_of_terms_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "boat.txt").write_text("The boat goes out with the tide.")
    data_dir = tmp_path / "data"
    assert main(["--data-dir", str(data_dir), "index", "--quiet", str(tmp_path / "files")]) == 0
    facts = gather_facts(data_dir)
    assert facts is not None
    assert (facts.models.reranker, facts.models.sparse, facts.models.weighed) == ("", "", 0)
    set_setting(data_dir, "sparse_model", "splade-3")
    set_setting(data_dir, "reranker", "ettin-17m")
    capsys.readouterr()
    assert main(["--data-dir", str(data_dir), "status"]) == 0
    told = capsys.readouterr().out
    assert "Ettin reranker 17M" in told
    assert "in 0 of 1 passages; `akin index` goes on with it" in told
