"""Installing from a hub: what is fetched, what is verified, and what is left when it fails."""

import dataclasses
import hashlib
import json
import threading
from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.models.installing.hub import Hub, open_hub
from app.models.installing.install import install, is_installed, make_offer
from app.models.installing.offer import InstallStoppedError
from app.models.model_files import LIST_FILE, ModelFiles, find_model_files, verify_model_files
from tests.models.installing.conftest import SMALL, TAKEN, entry
from tests.models.installing.stand_in_hub import StandInHub

WEIGHTS = "model.safetensors"


def install_small(models: Path, hub: Hub, patience: tuple[float, ...] = ()) -> ModelFiles:
    return install(make_offer(entry(SMALL), models, hub), hub, patience=patience)


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def leftovers(models: Path) -> list[str]:
    return [
        path.name for path in models.rglob("*") if path.is_file() and path.suffix != ".lock" and SMALL not in path.parts
    ]


def check(models: Path, repository: dict[str, bytes]) -> None:
    """The model is there, whole."""
    files = find_model_files(SMALL, models)
    assert files is not None
    verify_model_files(files)
    assert content(models / SMALL).keys() == {*TAKEN, LIST_FILE}
    assert all((models / SMALL / name).read_bytes() == repository[name] for name in TAKEN)


def test_what_the_model_needs_is_installed_and_nothing_else(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    offer = make_offer(entry(SMALL), models, hub)
    assert stand_in.contents_asked() == []
    assert not models.exists()
    assert offer.size == offer.missing == sum(len(repository[name]) for name in TAKEN)
    told: list[tuple[str, int, int]] = []
    files = install(offer, hub, lambda *all_told: told.append(all_told))
    check(models, repository)
    assert files == find_model_files(SMALL, models)
    assert files.revision == stand_in.commit_of(entry(SMALL).repository)
    assert files.source == stand_in.address
    assert files.files[WEIGHTS].sha256 == hashlib.sha256(repository[WEIGHTS]).hexdigest()
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert told[-1][1:] == (offer.size, offer.size)
    assert sorted(stand_in.contents_asked()) == sorted(TAKEN)
    assert leftovers(models) == []
    assert is_installed(make_offer(entry(SMALL), models, hub))


def test_no_one_is_told_who_asks(models: Path, hub: Hub, stand_in: StandInHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    install_small(models, hub)
    for asked in stand_in.asked:
        assert "authorization" not in asked.headers
        assert asked.headers["user-agent"].startswith("akin/")
        assert not {"torch", "agent"} & {part.split("/")[0] for part in asked.headers["user-agent"].split("; ")}
    assert {asked.path.split("?")[0].split("/")[1] for asked in stand_in.asked} <= {"api", "stored", "BAAI"}


def test_a_token_that_was_given_goes_to_the_hub_alone(models: Path, hub: Hub, stand_in: StandInHub) -> None:
    known = dataclasses.replace(hub, token="hf_given")
    install(make_offer(entry(SMALL), models, known), known)
    assert all(
        asked.headers.get("authorization") == "Bearer hf_given" for asked in stand_in.asked if "/api/" in asked.path
    )


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_connection_cut_at_any_tenth_is_gone_on_with(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes], tenth: int
) -> None:
    """The first attempt ends there, and what it leaves is what the second one does not fetch."""
    total = sum(len(repository[name]) for name in TAKEN)
    stand_in.left = total * tenth // 10
    with pytest.raises(ModelError) as caught:
        install_small(models, hub)
    assert "what has been fetched is kept" in caught.value.advice
    assert find_model_files(SMALL, models) is None
    first, stand_in.left, stand_in.sent = stand_in.sent, None, 0
    offer = make_offer(entry(SMALL), models, hub)
    assert offer.missing == total - first
    install(offer, hub, patience=())
    assert first + stand_in.sent == total
    check(models, repository)


def test_connections_that_always_break_are_resumed_within_one_attempt(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    stand_in.cut = len(repository[WEIGHTS]) // 10
    install_small(models, hub)
    check(models, repository)
    begins = [
        asked.begins
        for asked in stand_in.asked
        if "/stored/" in asked.path and asked.path.endswith(f"small-en-v1.5/{WEIGHTS}")
    ]
    assert len(begins) >= 10
    assert begins == sorted(begins, key=lambda begin: begin or 0)


def test_a_hub_that_cannot_go_on_within_a_file_sends_it_anew(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    stand_in.left = sum(len(repository[name]) for name in TAKEN) // 2
    with pytest.raises(ModelError):
        install_small(models, hub)
    stand_in.left, stand_in.ranges = None, False
    install_small(models, hub)
    check(models, repository)


@pytest.mark.parametrize("name", [WEIGHTS, "config.json"])
def test_a_wrong_checksum_leaves_the_former_model(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes], name: str
) -> None:
    install_small(models, hub)
    before = content(models / SMALL)
    changed = repository | {name: repository[name][::-1]}
    stand_in.repositories[entry(SMALL).repository] = changed
    stand_in.change = lambda asked, data: data[:-1] + bytes([data[-1] ^ 1]) if asked == name else data
    with pytest.raises(ModelError, match=f"{name} of .* checksum") as caught:
        install_small(models, hub)
    assert "Nothing of it was installed" in caught.value.advice
    assert content(models / SMALL) == before
    stand_in.change = lambda _, data: data
    stand_in.asked.clear()
    install_small(models, hub)
    check(models, changed)
    assert name in stand_in.contents_asked()
    assert WEIGHTS not in set(stand_in.contents_asked()) - {name}


def test_a_damaged_remainder_is_fetched_anew(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    stand_in.left = len(repository[WEIGHTS])
    with pytest.raises(ModelError):
        install_small(models, hub)
    (part,) = (models / ".incoming" / SMALL / "parts").glob("*.part")
    part.write_bytes(b"\0" * part.stat().st_size)
    for whole in (models / ".incoming" / SMALL / "parts").glob("*"):
        if whole.suffix != ".part":
            whole.write_bytes(whole.read_bytes()[:-1])
    stand_in.left = None
    install_small(models, hub)
    check(models, repository)


@pytest.mark.parametrize(("tells_length", "message"), [(True, "answers something else"), (False, "sends more")])
def test_a_server_that_sends_too_much_is_refused(
    models: Path, hub: Hub, stand_in: StandInHub, *, tells_length: bool, message: str
) -> None:
    stand_in.change = lambda name, data: data + b"more" if name == WEIGHTS else data
    stand_in.tells_length = tells_length
    with pytest.raises(ModelError, match=message):
        install_small(models, hub)
    assert find_model_files(SMALL, models) is None


def test_a_page_in_place_of_a_file_is_named_at_once(models: Path, hub: Hub, stand_in: StandInHub) -> None:
    stand_in.change = lambda name, data: b"<html>Log in</html>" if name == WEIGHTS else data
    with pytest.raises(ModelError, match="answers something else") as caught:
        install_small(models, hub)
    assert "log-in page" in caught.value.advice
    assert stand_in.contents_asked().count(WEIGHTS) == 1


REFUSALS = [
    (401, {}, "for everybody"),
    (403, {"X-Error-Code": "GatedRepo"}, "accepted its authors' terms"),
    (404, {"X-Error-Code": "RepoNotFound"}, "for everybody"),
    (404, {"X-Error-Code": "RevisionNotFound"}, "no such revision"),
    (407, {}, "proxy"),
    (410, {}, "refused"),
    (429, {"Retry-After": "1"}, "asked for too much"),
    (500, {}, "does not work at the moment"),
    (503, {}, "does not work at the moment"),
]


def test_terms_that_have_to_be_accepted_are_told_before_anything_is_asked(
    models: Path, hub: Hub, stand_in: StandInHub
) -> None:
    stand_in.gated = "manual"
    with pytest.raises(ModelError, match="accepted its authors' terms") as caught:
        make_offer(entry(SMALL), models, hub)
    assert f"{stand_in.address}/{entry(SMALL).repository}" in caught.value.advice
    assert make_offer(entry(SMALL), models, dataclasses.replace(hub, token="hf_given")).missing


def test_refusals_are_told_in_words(models: Path, hub: Hub, stand_in: StandInHub) -> None:
    for status, headers, told in REFUSALS:
        stand_in.refuse = (status, headers)
        with pytest.raises(ModelError, match=told) as caught:
            make_offer(entry(SMALL), models, hub)
        assert caught.value.advice
        assert caught.value.__cause__ is not None
    assert not models.exists()


def test_refusals_while_files_are_fetched_change_nothing(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    install_small(models, hub)
    before = content(models / SMALL)
    changed = repository | {WEIGHTS: repository[WEIGHTS][::-1]}
    stand_in.repositories[entry(SMALL).repository] = changed
    for status, headers, told in REFUSALS:
        stand_in.refuse, stand_in.refuses = (status, headers), lambda path: "/stored/" in path
        with pytest.raises(ModelError, match=told):
            install_small(models, hub)
        assert content(models / SMALL) == before
    stand_in.refuse = None
    install_small(models, hub)
    check(models, changed)


def test_a_hub_that_is_not_there_is_named(models: Path, hub: Hub, stand_in: StandInHub) -> None:
    nowhere = dataclasses.replace(hub, address="http://127.0.0.1:9")
    with pytest.raises(ModelError, match=r"127\.0\.0\.1:9 cannot be reached") as caught:
        make_offer(entry(SMALL), models, nowhere)
    assert "akin models import" in caught.value.advice
    with pytest.raises(ModelError, match="no address"):
        make_offer(entry(SMALL), models, dataclasses.replace(hub, address="gopher://models"))
    stand_in.refuse = (200, {})  # the log-in page of a network
    with pytest.raises(ModelError, match="not what a model hub answers"):
        make_offer(entry(SMALL), models, hub)
    stand_in.refuse, stand_in.answer = None, b"[" * 200_000  # deeper than what reads it can go
    with pytest.raises(ModelError, match="not what a model hub answers"):
        make_offer(entry(SMALL), models, hub)


def test_the_same_content_under_two_names_is_fetched_once(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    twice = repository | {"2_Dense/model.safetensors": repository[WEIGHTS]}
    stand_in.repositories[entry(SMALL).repository] = twice
    install_small(models, hub)
    check(models, twice)
    assert len(stand_in.contents_asked()) == len(TAKEN) - 1


SOUND = {"rfilename": "config.json", "size": 2, "blobId": "a" * 40}


@pytest.mark.parametrize(
    "body",
    [
        [],
        "text",
        {"id": "x", "sha": None, "siblings": [SOUND]},
        {"id": "x", "sha": "../../etc", "siblings": [SOUND]},
        {"sha": "b" * 40, "siblings": [SOUND]},
        *(
            {"id": "x", "sha": "b" * 40, "siblings": siblings}
            for siblings in (
                [SOUND | {"size": -1}],
                [SOUND | {"size": "2"}],
                [SOUND | {"size": None}],
                [SOUND | {"rfilename": None}],
                [SOUND | {"blobId": None}],
                [SOUND | {"blobId": "../../../outside"}],
                [SOUND | {"lfs": {"sha256": "/etc/passwd", "size": 2, "pointerSize": 1}}],
                [SOUND | {"lfs": {"sha256": 5, "size": 2, "pointerSize": 1}}],
                [SOUND, {"size": 2}],
                [5],
                {"a": 1},
                [SOUND] * 20_001,
            )
        ),
    ],
    ids=range(17),
)
def test_a_list_that_no_hub_would_send_is_refused(models: Path, hub: Hub, stand_in: StandInHub, body: object) -> None:
    stand_in.answer = json.dumps(body).encode()
    with pytest.raises(ModelError, match="not what a model hub answers") as caught:
        make_offer(entry(SMALL), models, hub)
    assert caught.value.__cause__ is not None
    assert not models.exists()


def test_the_environment_can_forbid_it(models: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="HF_HUB_OFFLINE"):
        make_offer(entry(SMALL), models, hub)


def test_a_proxy_of_the_environment_is_used(
    models: Path, stand_in: StandInHub, repository: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", stand_in.address)
    with open_hub("http://hub.invalid/") as far:
        install(make_offer(entry(SMALL), models, far), far, patience=())
    check(models, repository)
    assert sum(asked.path.startswith("http://hub.invalid/") for asked in stand_in.asked) == len(TAKEN) + 1


def test_it_can_be_stopped_and_gone_on_with(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    stop = threading.Event()
    offer = make_offer(entry(SMALL), models, hub)
    with pytest.raises(InstallStoppedError):
        install(offer, hub, lambda _, done, total: stop.set() if done > total // 2 else None, stop)
    assert find_model_files(SMALL, models) is None
    first, stand_in.sent = stand_in.sent, 0
    install_small(models, hub)
    assert stand_in.sent < offer.size // 2 + 1 < first + stand_in.sent
    check(models, repository)


def test_a_newer_commit_fetches_only_what_has_changed(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    install_small(models, hub)
    changed = repository | {"2_Dense/model.safetensors": b"other weights"}
    stand_in.repositories[entry(SMALL).repository] = changed
    stand_in.asked.clear()
    offer = make_offer(entry(SMALL), models, hub)
    assert not is_installed(offer)
    assert offer.missing == len(b"other weights")
    install(offer, hub)
    check(models, changed)
    assert stand_in.contents_asked() == ["2_Dense/model.safetensors"]


def test_a_damaged_model_is_mended(models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]) -> None:
    install_small(models, hub)
    (models / SMALL / WEIGHTS).write_bytes(bytes(len(repository[WEIGHTS])))
    offer = make_offer(entry(SMALL), models, hub)
    assert not is_installed(offer)
    stand_in.asked.clear()
    install(offer, hub)
    check(models, repository)
    assert WEIGHTS in stand_in.contents_asked()


@pytest.mark.parametrize("name", ["../config.json", "1_Pooling/../../x.json", "con.json"])
def test_names_that_lead_elsewhere_are_not_followed(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes], name: str
) -> None:
    stand_in.repositories[entry(SMALL).repository] = repository | {name: b"{}"}
    install_small(models, hub)
    check(models, repository)


def test_names_that_differ_by_case_are_refused(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    stand_in.repositories[entry(SMALL).repository] = repository | {"readme.md": b"other"}
    with pytest.raises(ModelError, match="by case only"):
        make_offer(entry(SMALL), models, hub)


def test_two_towers_lie_in_one_folder(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    medcpt = entry("medcpt")
    tower = repository | {WEIGHTS: b"the other tower"}
    stand_in.repositories = {medcpt.repository: repository, medcpt.passage_repository: tower}
    files = install(make_offer(medcpt, models, hub), hub)
    assert files.path(f"passage/{WEIGHTS}").read_bytes() == b"the other tower"
    assert files.path(WEIGHTS).read_bytes() == repository[WEIGHTS]
    assert dict(files.others) == {medcpt.passage_repository: stand_in.commit_of(medcpt.passage_repository)}


def test_onnx_from_elsewhere_where_the_repository_has_no_safe_weights(
    models: Path, hub: Hub, stand_in: StandInHub
) -> None:
    clip = entry("clip-b32")
    own = {"config.json": b"{}", "preprocessor_config.json": b"{}", "tokenizer.json": b"{}", "pytorch_model.bin": b"p"}
    others = {
        "onnx/text_model.onnx": b"t",
        "onnx/vision_model.onnx": b"v",
        "onnx/vision_model_fp16.onnx": b"h",
        "config.json": b"[]",
    }
    stand_in.repositories = {clip.repository: own, clip.onnx_repository: others}
    files = install(make_offer(clip, models, hub), hub)
    assert set(files.files) == {*own, "onnx/text_model.onnx", "onnx/vision_model.onnx"} - {"pytorch_model.bin"}
    assert files.path("config.json").read_bytes() == b"{}"
    assert files.repository == clip.repository
    assert clip.onnx_repository in files.others


def test_weights_that_can_run_code_are_refused(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    only = {name: data for name, data in repository.items() if not name.endswith((".safetensors", ".onnx"))}
    stand_in.repositories[entry(SMALL).repository] = only
    with pytest.raises(ModelError, match=r"pytorch_model\.bin, a form that can run code"):
        make_offer(entry(SMALL), models, hub)


def test_what_comes_with_akin_or_is_nowhere_is_not_installed(models: Path, hub: Hub, stand_in: StandInHub) -> None:
    with pytest.raises(ModelError, match="comes with Akin"):
        make_offer(entry("minilm"), models, hub)
    with pytest.raises(ModelError, match="not settled"):
        make_offer(dataclasses.replace(entry(SMALL), repository=""), models, hub)
    with pytest.raises(ModelError, match=r"cannot run Jina Embeddings v3 yet\. It has an adapter"):
        make_offer(entry("jina-v3"), models, hub)
    assert stand_in.asked == []


def test_another_commit_than_the_pinned_one_is_refused(models: Path, hub: Hub, stand_in: StandInHub) -> None:
    pinned = dataclasses.replace(entry(SMALL), revision="a" * 40)
    with pytest.raises(ModelError, match="another commit"):
        make_offer(pinned, models, hub)
    stand_in.commit = "a" * 40
    stand_in.asked.clear()
    assert install(make_offer(pinned, models, hub), hub).revision == "a" * 40
    listed, *fetched = [asked.path for asked in stand_in.asked if "/stored/" not in asked.path]
    assert f"/revision/{'a' * 40}" in listed
    assert fetched
    assert all(f"/resolve/{'a' * 40}/" in path for path in fetched)


def test_the_second_repository_is_pinned_too(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes]
) -> None:
    medcpt = dataclasses.replace(entry("medcpt"), revision="a" * 40)
    assert not medcpt.pinned
    medcpt = dataclasses.replace(medcpt, passage_revision="b" * 40)
    assert medcpt.pinned
    stand_in.repositories |= {medcpt.repository: dict(repository), medcpt.passage_repository: dict(repository)}
    stand_in.commit = "a" * 40
    with pytest.raises(ModelError, match="another commit of ncbi/MedCPT-Article"):
        make_offer(medcpt, models, hub)
    both = dataclasses.replace(medcpt, passage_revision="a" * 40)
    assert dict(install(make_offer(both, models, hub), hub).others) == {medcpt.passage_repository: "a" * 40}


def test_only_one_process_installs_a_model(models: Path, hub: Hub, stand_in: StandInHub) -> None:
    offer = make_offer(entry(SMALL), models, hub)
    refusals: list[ModelError] = []

    def try_again(_: str) -> None:
        stand_in.before_content = lambda _: None
        try:
            install(offer, hub)
        except ModelError as error:
            refusals.append(error)

    stand_in.before_content = try_again
    install(offer, hub)
    assert "Another process" in str(refusals[0])
