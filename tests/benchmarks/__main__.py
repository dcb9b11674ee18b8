"""Run every benchmark (``bench_*.py``) and print its table; nothing is written.

python -m tests.benchmarks [NAME …] [--OPTION …]   # maps, load …; all without a name; options go to each that runs
"""

import runpy
import sys
from pathlib import Path


def main() -> None:
    first = next((n for n, word in enumerate(sys.argv) if n and word.startswith("-")), len(sys.argv))
    wanted, options = set(sys.argv[1:first]), sys.argv[first:]
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if wanted and not {path.stem, path.stem.removeprefix("bench_")} & wanted:
            continue
        sys.stdout.write(f"\n# {path.stem}\n")
        sys.stdout.flush()
        sys.argv = [str(path), *options]
        runpy.run_path(str(path), run_name="__main__")


if __name__ == "__main__":
    main()
