"""Neural models: where they are, how they are verified, converted and run."""
