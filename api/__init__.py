"""The HTTP contract, the pages and the embeds."""
