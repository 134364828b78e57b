"""The documents as published, byte for byte, and corpus.toml: what each of them is."""
