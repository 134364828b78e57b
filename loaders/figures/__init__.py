"""The figures that a document states: what is counted, how many, of which year, done or to do."""
