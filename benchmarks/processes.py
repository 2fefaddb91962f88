"""Runs programs and measures their processes: the time from start to end, and the peak of their memory.

On Linux a process that is started begins with the peak of the one that starts it, so the smallest peak
that can be seen is that of a small Python, about 9 MB. That is why this file starts programs by itself,
as a script of its own, and not whoever imports it.

    python3 -I -S processes.py TIMEOUT OUTPUT ERRORS PROGRAM [ARGUMENT...]

prints nanoseconds, bytes and exit code.
"""

import os
import signal
import sys
import time

if __name__ != "__main__":
    import collections
    import json
    import platform
    import re
    import shutil
    import subprocess
    import tempfile

    # output and errors are texts; peak is in bytes.
    Run = collections.namedtuple("Run", "output errors code nanoseconds peak")


class Failure(Exception):
    """A program could not be run to its end, or failed; says which and why."""


def run(words, timeout=300):
    """Runs a program to its end, whatever its exit code, and measures it."""
    with tempfile.TemporaryDirectory() as folder:
        output, errors = os.path.join(folder, "output"), os.path.join(folder, "errors")
        measurer = [sys.executable, "-I", "-S", os.path.abspath(__file__)]
        done = subprocess.run(
            measurer + [str(timeout), output, errors] + words, capture_output=True, text=True
        )
        if done.returncode != 0:
            raise Failure(f"{words[0]} cannot be run: {done.stderr.strip()}")
        nanoseconds, peak, code = map(int, done.stdout.split())
        return Run(text(output), text(errors), code, nanoseconds, peak)


def checked(words, timeout=300):
    """The same of a program that must end well."""
    result = run(words, timeout)
    if result.code != 0:
        last = (result.errors.strip().splitlines() or ["it says nothing"])[-1]
        raise Failure(f"{' '.join(words)} ends with {result.code}: {last}")
    return result


def smallest_peak():
    """The peak of a program that does nothing: less cannot be told from it."""
    return run(["true"]).peak


def text(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def machine():
    """What was measured on, to stand beside the figures."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": processor(),
        "processors": os.cpu_count(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
    }


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or "unknown"


def version(program):
    """The first line of what a program says of its version; its path if it says nothing."""
    for option in ("--version", "-version", "-v"):
        done = subprocess.run([program, option], capture_output=True, text=True)
        lines = (done.stdout + done.stderr).strip().splitlines()
        if done.returncode == 0 and lines:
            return lines[0]
    return shutil.which(program) or program


def write_json(path, document):
    """Writes the file with each list of numbers on one line."""
    lines = json.dumps(document, indent=1)
    write_text(path, re.sub(r"\[[\d,\s]+\]", lambda numbers: " ".join(numbers[0].split()), lines) + "\n")


def write_text(path, text):
    """Writes the file beside, then moves it there: it is whole or not there."""
    temporary = path + ".tmp"
    with open(temporary, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    os.replace(temporary, path)


def read_json(path, schemas):
    """A file that was written before, in one of these forms."""
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
    except (OSError, ValueError) as problem:
        sys.exit(f"cannot read {path}: {problem}")
    found = document.get("schema") if isinstance(document, dict) else None
    if found not in schemas:
        sys.exit(f"{path} is {found}, not {' or '.join(schemas)}")
    return document


def continued(path, document, apart=()):
    """What stands in the file already, for more to be added; the document itself if there is none yet.

    Figures that were measured under other conditions are not mixed, apart from the conditions named.
    """
    if not path or not os.path.exists(path):
        return document
    before = read_json(path, [document["schema"]])
    now = document["conditions"]
    different = [name for name in now if name not in apart and now[name] != before["conditions"].get(name)]
    if different:
        sys.exit(
            f"{path} was measured under other conditions ({', '.join(different)}); name another file, or remove it"
        )
    return before


def measure(timeout, output, errors, words):
    """Starts the program, waits for it, and prints what it took."""
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, write, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, errors, write, 0o600),
    ]
    start = time.perf_counter_ns()
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=actions, setpgroup=0)

    def end(number, frame):
        os.killpg(child, signal.SIGKILL)
        os.wait4(child, 0)
        sys.exit(f"it takes more than {timeout} seconds" if number == signal.SIGALRM else "interrupted")

    for number in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    signal.alarm(timeout)
    _, status, usage = os.wait4(child, 0)
    nanoseconds = time.perf_counter_ns() - start
    # Linux counts kibibytes, macOS bytes.
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(nanoseconds, peak, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    try:
        measure(int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])
    except OSError as problem:
        sys.exit(str(problem))
