"""Free ports for servers that tests start, none given twice, whatever else runs at the time.

A port that the system picks may be taken by somebody else before the server listens on it, all the
more while several processes run tests. So ours lie below those that the system picks from
(32768 on, ip_local_port_range), each process of the run has a range of its own, and goes on in it.
"""

from __future__ import annotations

import itertools
import os
import random
import re
import socket
from typing import Final

_FIRST: Final = 10_000
_RANGE: Final = 1_000
_RANGES: Final = 20


def _worker() -> int:
    """Return the number of this process among those that run tests, 0 when it is the only one."""
    found = re.search(r"\d+", os.environ.get("PYTEST_XDIST_WORKER", ""))
    return int(found[0]) % _RANGES if found else 0


# Two runs at once on a machine begin at different places.
_NUMBERS: Final = itertools.count(random.SystemRandom().randrange(_RANGE))


def free_port() -> int:
    """Return a port of 127.0.0.1 that nothing listens on; AssertionError when all are taken."""
    for _ in range(_RANGE):
        port = _FIRST + _RANGE * _worker() + next(_NUMBERS) % _RANGE
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise AssertionError(f"no free port for tests from {_FIRST} to {_FIRST + _RANGE * _RANGES}")
