"""The `zhimai` command: one module a command in cli/commands, loaded when it is called."""
