"""Run every benchmark (``bench_*.py``) and print its table; nothing is written.

python -m tests.benchmarks [NAME …]        # bench_reading, bench_load …; all without a name
"""

import runpy
import sys
from pathlib import Path


def main() -> None:
    wanted = set(sys.argv[1:])
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if wanted and path.stem not in wanted:
            continue
        sys.stdout.write(f"\n# {path.stem}\n")
        sys.stdout.flush()
        sys.argv = [str(path)]
        runpy.run_path(str(path), run_name="__main__")


if __name__ == "__main__":
    main()
