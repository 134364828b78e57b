"""The pages: HTML by Jinja2 templates and one style sheet, complete without script."""
