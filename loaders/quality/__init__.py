"""Extraction measured against hand-made annotations: precision, recall and F1."""
