"""Task tables in every way that copies set them: rows of task, lead, support and deadline."""
