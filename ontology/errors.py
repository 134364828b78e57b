"""The errors of the whole house: one root, one class a cause, each message says what to do next.

ZhimaiError
├── InputError           a file, parameter or URL given by the user can't be used
│   ├── UnreadableFile   not there, not a file, empty, binary, truncated, too large
│   └── NotFound         no such agency, clause, document in the graph
├── DataError            a file of ours (corpus.toml, ontology/) is not as it has to be
│   └── ChecksumMismatch
└── StoreError           the dataset or the store can't be opened, is locked or damaged
    └── DatasetLocked
"""

from __future__ import annotations


class ZhimaiError(Exception):
    """Root of all errors that a user may see; `str(error)` is the whole message."""


class InputError(ZhimaiError):
    """A file, a parameter or an address given by the user can't be used."""


class UnreadableFile(InputError):
    """The file is missing, no file, empty, binary, truncated, or over a limit."""


class NotFound(InputError):
    """No such agency, clause or document in the graph."""


class DataError(ZhimaiError):
    """A file of the corpus or of ontology/ is not as it has to be."""


class ChecksumMismatch(DataError):
    """A corpus file is not, byte for byte, the one that corpus.toml describes."""


class StoreError(ZhimaiError):
    """The dataset or the store can't be opened, is damaged or not ours."""


class DatasetLocked(StoreError):
    """Another process is writing this dataset."""
