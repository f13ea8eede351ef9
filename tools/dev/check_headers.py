# Public headers into a verdict: each must compile when it is all that a program includes.
import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def compile_alone(compiler, header):
    command = [compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I", ROOT / "include", "-x", "c++", "-"]
    # Twice, so that a missing include guard shows too.
    return subprocess.run(command, input=f"#include <{header}>\n#include <{header}>\n", text=True, capture_output=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", required=True)
    compiler = parser.parse_args().compiler
    headers = sorted(str(path.relative_to(ROOT / "include")) for path in (ROOT / "include").rglob("*.h"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda header: compile_alone(compiler, header), headers))
    for header, result in zip(headers, results):
        if result.returncode:
            print(f"<{header}> does not compile alone:\n{result.stderr}")
    return 1 if not headers or any(result.returncode for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
