# A program into the seconds that the compiler's front end takes for it, against a budget: <weft/weft.h> has to stay cheap.
import argparse
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--budget", type=float, required=True, help="seconds on a quiet machine; three times as much fails")
    parser.add_argument("program", type=pathlib.Path)
    options = parser.parse_args()
    seconds = []
    for _ in range(2):
        start = time.monotonic()
        subprocess.run([options.compiler, "-std=c++20", "-O0", "-fsyntax-only", "-I", ROOT / "include", options.program], check=True)
        seconds.append(time.monotonic() - start)
    print(f"{options.program.name}: {min(seconds):.2f} s (budget {options.budget:.2f} s)")
    return 1 if min(seconds) > 3 * options.budget else 0


if __name__ == "__main__":
    sys.exit(main())
