"""Accept today's output of the golden cases: ``python -m tests.cases.accept``, then read ``git diff tests/cases``."""

import argparse

from tests.cases.case import cases, read_turtle, write_turtle


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    for case in cases():
        now = case.triples()
        before = read_turtle(case.expected) if case.expected.exists() else set()
        if now != before:
            write_turtle(case.expected, now)
            print(f"{case.name}: {len(now - before)} statements more, {len(before - now)} fewer")


if __name__ == "__main__":
    main()
