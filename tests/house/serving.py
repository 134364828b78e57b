"""What the tests of running servers share: waiting, and whether this is CI."""

from __future__ import annotations

import os
import time
import urllib.request
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess


def wait_for(address: str, process: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """Wait until an address answers; fail when the process ends or the time is over."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"{address} did not answer within {seconds} s")


def in_ci() -> bool:
    """Tell whether a missing browser or tool is a failure."""
    return os.environ.get("CI") == "true"
