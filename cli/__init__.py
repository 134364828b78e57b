"""The `zhimai` command."""
