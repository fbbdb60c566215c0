"""Compiles pieces of a program in a process of its own: numba takes one processor a process.

Reads a pickled list of (file, function, argument types) from standard input; what it compiles stays in numba's cache
beside the file.
"""

import contextlib
import importlib.util
import pickle
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

Job = tuple[str, str, tuple[Any, ...]]


def load(file: str, function: str) -> Any:
    """The compiled-on-demand function of a generated file."""
    spec = importlib.util.spec_from_file_location(file.rpartition("/")[2].removesuffix(".py"), file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module.__name__] = module
    spec.loader.exec_module(module)
    return getattr(module, function)


def compile_apart(jobs: Sequence[Job], processes: int) -> None:
    """Compile the jobs in so many processes; one that fails leaves its work to whoever needs it."""
    shares = [jobs[k::processes] for k in range(processes)]
    running = [
        subprocess.Popen([sys.executable, "-m", "prinsjesdag.engine.warm"], stdin=subprocess.PIPE) for s in shares if s
    ]
    for process, share in zip(running, shares, strict=False):
        assert process.stdin is not None
        process.stdin.write(pickle.dumps(list(share)))
        process.stdin.close()
    for process in running:
        process.wait()


if __name__ == "__main__":
    with contextlib.suppress(OSError):  # a full disk: who needs the piece says so
        for file, function, types in pickle.load(sys.stdin.buffer):
            load(file, function).compile(types)
