"""One question, one answer: a .sql file and the typed function beside it."""
