"""What is knowledge: vocabulary, shapes, authority file, thesaurus. Data first, with thin readers."""
