"""Tells what models are computed on here, and why."""

from pathlib import Path

from app.domain.checks import Check, Verdict
from app.models.provider_session import available_providers
from app.models.providers import Provider, kept_choice, providers_among


def check_providers(models_dir: Path, names: list[str] | None = None) -> Check:
    """What ONNX Runtime can compute on here, and what was chosen for each model that was tried, with the reason.

    `names` are the providers of ONNX Runtime, where others are meant than those of this one.
    """
    others = [each for each in providers_among(names or available_providers()) if each is not Provider.CPU]
    chosen = [
        f"{file.parent.name}: {choice.reason}"
        for file in sorted(models_dir.rglob("*.provider.json"))
        if (choice := kept_choice(file.with_name(file.name.replace(".provider.json", ".onnx")))) is not None
    ]
    if not others:
        return Check(
            "accelerator", Verdict.OK, "ONNX Runtime computes on the processor; this build knows nothing else."
        )
    known = ", ".join(each.told for each in others)
    told = " ".join(chosen) or "Each model is tried on them when it is first loaded."
    return Check("accelerator", Verdict.OK, f"ONNX Runtime may compute on the processor and on {known}. {told}")
