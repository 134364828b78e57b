"""The kept text to the view that all rules match on, aligned to it code point by code point."""
