"""One document in, one record out: everything that reads Chinese prose."""
