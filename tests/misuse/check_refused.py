# One case of a file of misuses into success when the compiler refuses it with the wanted words, or accepts it when none are wanted.
#
#   check_refused.py CASE SOURCE COMPILER OPTION...
import os
import re
import subprocess
import sys

case, source, *command = sys.argv[1:]
wanted = re.search(rf"CASE == {case}  // wants( first)?: (.+)", open(source).read()) if case != "0" else None
result = subprocess.run([*command, "-std=c++20", "-fsyntax-only", f"-DCASE={case}", source], text=True, capture_output=True,
                        env={**os.environ, "LC_ALL": "C"})
if case == "0":
    sys.exit(result.stderr if result.returncode else 0)
if not wanted:
    sys.exit(f"{source} does not say what case {case} wants")
if result.returncode == 0:
    sys.exit(f"compiled, but has to be refused: case {case} of {source}")
is_first, words = wanted.groups()
if words not in (result.stderr.split("error: ")[1].split("\n")[0] if is_first else result.stderr):
    sys.exit(f"refused without the words: {words}\n{result.stderr}")
if is_first and result.stderr.count("\n") > 24:
    sys.exit(f"refused at length:\n{result.stderr}")
