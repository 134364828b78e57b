"""The provisions of a document: paragraphs, their labels, and how they nest."""
