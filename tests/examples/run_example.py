# An example, a copy of its data and what it must print -> a verdict.
#   run_example.py <program> <folder with its data> <file with lines that the program prints, in this order>
import pathlib
import shutil
import subprocess
import sys
import tempfile

program, data, expected = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
with tempfile.TemporaryDirectory() as folder:
    here = pathlib.Path(folder) / "here"
    shutil.copytree(data, here)
    result = subprocess.run([program], cwd=here, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    made = {str(path.relative_to(here)) for path in here.rglob("*")} - {str(path.relative_to(data)) for path in data.rglob("*")}
if result.returncode != 0:
    sys.exit(f"{program} ended with {result.returncode}:\n{result.stdout}")


def same(word, wanted):
    """Numbers may differ by the rounding of a float32."""
    try:
        return abs(float(word) - float(wanted)) <= 1e-6 * abs(float(wanted))
    except ValueError:
        return word == wanted


def is_printed(wanted, lines):
    """Looks on from where the last line was found; columns may be of any width."""
    words = wanted.split()
    return any(len(line) == len(words) and all(map(same, line, words)) for line in lines)


printed = (line.split() for line in result.stdout.splitlines())
for line in expected.read_text().splitlines():
    kind, _, wanted = line.partition(" ")
    if kind == "file":
        found = wanted in made
    else:
        found = is_printed(wanted, printed)
    if not found:
        sys.exit(f"{'Not made' if kind == 'file' else 'Not printed, or not in this order'}: {wanted}\n{result.stdout}\n{sorted(made)}")
