"""Finds the two folders that a command works on: the corpus and the data folder."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

from loaders.corpus import copy_corpus

DATA_VARIABLE = "ZHIMAI_DATA"
CORPUS_VARIABLE = "ZHIMAI_CORPUS"
STORE_VARIABLE = "ZHIMAI_STORE"

_LIST = "corpus.toml"
_MANIFEST = "manifest.json"


def data_folder(given: Path | None) -> Path:
    """Return where the dataset lies: the folder given, ZHIMAI_DATA, ./data if a dataset is there
    (a checkout after `make run`), else the user's own data folder.
    """
    if given is not None:
        return given
    if set_by_user := os.environ.get(DATA_VARIABLE):
        return Path(set_by_user)
    here = Path("data")
    if (here / _MANIFEST).is_file():
        return here
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "zhimai"


def corpus_folder(given: Path | None, data: Path) -> Path:
    """Return where the documents lie: the folder given, ZHIMAI_CORPUS, ./corpus if it has a
    corpus.toml, the one in the data folder that `zhimai add` makes, else the five packaged ones.
    """
    if given is not None:
        return given
    if set_by_user := os.environ.get(CORPUS_VARIABLE):
        return Path(set_by_user)
    for folder in (Path("corpus"), data / "corpus"):
        if (folder / _LIST).is_file():
            return folder
    return packaged_corpus()


def packaged_corpus() -> Path:
    """Return the folder of the documents that come with Zhimai."""
    return Path(str(resources.files("corpus")))


def is_packaged(folder: Path) -> bool:
    """Tell whether a folder is part of the installation, where `zhimai add` must not write."""
    return folder == packaged_corpus()


def own_corpus(folder: Path, data: Path) -> Path:
    """Return a folder that may be written to: a copy in the data folder of the packaged one."""
    if not is_packaged(folder):
        return folder
    own = data / "corpus"
    if not own.exists():
        copy_corpus(packaged_corpus(), own)
    return own


def store_url(given: str | None, data: Path) -> str:
    """Return the store to open: the one given, ZHIMAI_STORE, else the embedded one in the data."""
    return given or os.environ.get(STORE_VARIABLE) or f"sqlite:{data / 'store.sqlite'}"
