"""What happens when the reader of our output goes away."""

from __future__ import annotations

import signal


def end_with_the_reader() -> None:
    """End quietly when the reader of our output goes away (`zhimai search 质量 | head -1`).

    As other programs do: killed by SIGPIPE, which a shell reports as 141. Only for commands that
    print an answer; a server must outlive its clients.
    """
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
