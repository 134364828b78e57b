"""What a document names: works, standards, programmes, awards and platforms, each with its place."""
