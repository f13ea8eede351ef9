# C++ sources, all or those named, into formatted ones; with --check into the list of those that are not.
import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLANG_FORMAT = "clang-format-16"


def sources():
    # Tracked files and new ones, but nothing that .gitignore leaves out. A checkout may belong to another user than the one who runs this.
    listed = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "--", "*.h", "*.cc", "*.cpp"],
                            cwd=ROOT, check=True, text=True, capture_output=True).stdout.splitlines()
    return sorted({ROOT / name for name in listed if (ROOT / name).exists()})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    files = [file.resolve() for file in options.files] or sources()
    batches = [files[start:start + 8] for start in range(0, len(files), 8)]
    mode = ["--dry-run", "-Werror", "-ferror-limit=1"] if options.check else ["-i"]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(
            lambda batch: subprocess.run([CLANG_FORMAT, *mode, *batch], cwd=ROOT, text=True, stderr=subprocess.PIPE), batches))
    sys.stdout.write("".join(result.stderr for result in results))
    failed = any(result.returncode for result in results)
    if failed and options.check:
        print("some sources are not formatted: run ./dev format")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
