"""A server of the person's choosing that speaks the OpenAI embeddings protocol; off unless its address is set."""
