"""What runs models beside ONNX Runtime: torch and llama.cpp, each an extra that is loaded for models that need it."""
