# Random plans, run by fuzz_frames in several ways -> what DuckDB makes of the same; the first that differs is made smaller and shown.
import argparse
import datetime
import json
import math
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import duckdb

MACROS = (pathlib.Path(__file__).parent / "sql_macros.sql").read_text()
# A plan of some thousand rows takes milliseconds, under sanitizers and on a loaded machine perhaps seconds.
LONGEST_PLAN_SECONDS = 120

# What a value that was rounded in another order may differ by. Only values below 2^12 in steps of at least 2^-18, of which there are less
# than 2^18, are averaged and squared (Facts::is_small), so sums of squares stay below 2^42: a double keeps 2^-52 of them in each step,
# which leaves 2^-52 * 2^9 of the result even when all roundings of 2^18 steps add up like a random walk. Third and fourth powers and
# roots lose some more. float32 results were rounded once to 2^-24.
TOLERANCE = {"float64": 1e-8, "float32": 1e-5}


class Failure(Exception):
    pass


def is_nan(value):
    return isinstance(value, float) and math.isnan(value)


def close(made, expected, column):
    """Whether two values of a column are the same, as far as the column promises."""
    if made is None or expected is None or is_nan(made) or is_nan(expected):
        if column["loose"] or column["about"]:
            missing = [value is None or is_nan(value) for value in (made, expected)]
            return missing[0] == missing[1]
        return made is None and expected is None or is_nan(made) and is_nan(expected)
    if made == expected:
        return True
    if not column["about"]:
        return False
    if isinstance(made, datetime.datetime):
        return abs(made - expected) <= datetime.timedelta(microseconds=2)
    if isinstance(made, float):
        return abs(made - expected) <= TOLERANCE[column["type"]] * max(1.0, abs(made), abs(expected))
    return abs(made - expected) <= 2  # durations in microseconds


def same_row(made, expected, columns):
    return all(map(close, made, expected, columns))


def exact_key(row, columns):
    """What of a row is equal in both results, in an order."""
    key = []
    for value, column in zip(row, columns):
        if column["about"]:
            continue
        missing = value is None or is_nan(value)
        kind = 0 if value is None else 1 if missing and not column["loose"] else 0 if missing else 2
        key.append((kind, 0 if missing else value))
    return key


def about_key(row, columns):
    return [(value is None or is_nan(value), 0 if value is None or is_nan(value) else value)
            for value, column in zip(row, columns) if column["about"]]


def unmatched(made, expected, columns):
    """Rows of `made` and of `expected` that have no partner, both in any order."""
    groups = {}
    for side, rows in enumerate((made, expected)):
        for row in rows:
            groups.setdefault(tuple(exact_key(row, columns)), ([], []))[side].append(row)
    left = ([], [])
    for pair in groups.values():
        ours, theirs = (sorted(rows, key=lambda row: about_key(row, columns)) for rows in pair)
        if len(ours) == len(theirs) and all(same_row(*rows, columns) for rows in zip(ours, theirs)):
            continue
        # Rounding may have put rows in another order: each takes the first that it may be.
        for row in ours:
            found = next((index for index, other in enumerate(theirs) if same_row(row, other, columns)), None)
            if found is None:
                left[0].append(row)
            else:
                theirs.pop(found)
        left[1].extend(theirs)
    return left


def difference(made, expected, columns, ordered):
    """What differs between two results, in words; None when nothing does."""
    if ordered and len(made) == len(expected):
        for number, rows in enumerate(zip(made, expected)):
            if not same_row(*rows, columns):
                return f"row {number}:\n  Weft:   {rows[0]}\n  DuckDB: {rows[1]}"
        return None
    ours, theirs = unmatched(made, expected, columns)
    if not ours and not theirs:
        return None
    text = f"{len(made)} rows, DuckDB has {len(expected)}; without a partner are {len(ours)} and {len(theirs)}:"
    for name, rows in (("Weft:  ", ours), ("DuckDB:", theirs)):
        text += "".join(f"\n  {name} {row}" for row in rows[:3])
    return text


def connect():
    connection = duckdb.connect()
    connection.execute("SET threads = 1; SET TimeZone = 'UTC'")
    # DuckDB 2.0.0 fails where what this step knows of a column makes a constant of an argument of a regular expression's functions.
    connection.execute("SET disabled_optimizers = 'statistics_propagation'")
    connection.execute(MACROS)
    return connection


class Comparison:
    """Looks at what fuzz_frames says of each plan."""

    def __init__(self):
        self.connection = connect()

    def check(self, line):
        """Raises a Failure where a way differs from DuckDB, or failed."""
        if "error" in line:
            raise Failure(f"the plan could not be made: {line['error']}")
        for run in line["runs"]:
            if "error" in run and "statements" not in line:
                raise Failure(f"{run['way']}: {run['error']}")
        expected = self.expected(line)
        differences = []
        for run in line["runs"]:
            if "error" in run:
                differences.append(f"{run['way']}: {run['error']}")
            elif "file" in run:
                made = self.connection.execute("SELECT * FROM read_parquet(?)", [run["file"]]).fetchall()
                os.remove(run["file"])
                different = difference(made, expected, line["columns"], line["ordered"])
                if different:
                    differences.append(f"{run['way']}: {different}")
        if differences:
            raise Failure("\n".join(differences))

    def expected(self, line):
        tables = [statement.split()[2] for statement in line["statements"]]
        try:
            for statement in line["statements"]:
                self.connection.execute(statement)
            return self.connection.execute(line["query"]).fetchall()
        except duckdb.Error as error:
            # After an internal error a connection is of no more use.
            self.connection = connect()
            raise Failure(f"DuckDB: {error}") from error
        finally:
            for table in tables:
                self.connection.execute(f"DROP TABLE IF EXISTS {table}")


class Program:
    """fuzz_frames at work: its lines, as long as it lives."""

    def __init__(self, path, folder, seed, count, shrink=()):
        arguments = [path, "--seed", str(seed), "--count", str(count), "--folder", folder, *shrink]
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors,
                                        text=True, bufsize=1)
        self.begun = None
        self.waiting = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for text in self.process.stdout:
            self.waiting.put(text)
        self.waiting.put(None)

    def lines(self):
        while True:
            try:
                text = self.waiting.get(timeout=LONGEST_PLAN_SECONDS)
            except queue.Empty:
                self.stop()
                yield {"seed": self.begun, "error": f"it takes more than {LONGEST_PLAN_SECONDS} seconds"}
                return
            if text is None:
                break
            line = json.loads(text)
            if "begin" in line:
                self.begun = line["begin"]
            else:
                yield line
                try:
                    self.process.stdin.write("done\n")
                except BrokenPipeError:
                    pass  # how it ended is said below
        if self.process.wait():
            self.errors.seek(0)
            if self.begun is None:
                sys.exit(f"fuzz_frames does not run: {self.errors.read()}")
            yield {"seed": self.begun, "error": f"fuzz_frames ended with {self.process.returncode}\n{self.errors.read()[-8000:]}"}

    def stop(self):
        self.process.kill()
        self.process.wait()


class Fuzz:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.comparison = Comparison()

    def failure(self, seed, shrink=()):
        """What is wrong with one plan, and its line; None when nothing is."""
        program = Program(self.program, self.folder + "/shrink", seed, 1, shrink)
        line = next(program.lines(), {"error": "no answer"})
        program.stop()
        try:
            self.comparison.check(line)
        except Failure as failure:
            return str(failure), line
        return None

    def smaller(self, seed, line):
        """Options of the smallest plan that still fails: without steps, with simpler expressions, with fewer rows."""
        without, rest = [], []

        def options(steps, more):
            return (["--without", ",".join(map(str, steps))] if steps else []) + more

        def fails(steps, more):
            return self.failure(seed, options(steps, more)) is not None

        for step in reversed(range(line.get("steps", 0))):
            if fails(without + [step], rest):
                without.append(step)
        for depth in (0, 1, 2):
            if fails(without, ["--depth", str(depth)]):
                rest = ["--depth", str(depth)]
                break
        for rows in (1, 2, 3, 5, 10, 20, 50, 200, 1000):
            if fails(without, rest + ["--rows", str(rows)]):
                rest = rest + ["--rows", str(rows)]
                break
        for step in reversed([step for step in range(line.get("steps", 0)) if step not in without]):
            if fails(without + [step], rest):
                without.append(step)
        return options(without, rest)

    def show(self, line, failure):
        seed = line["seed"]
        print(f"\nseed {seed} fails: {failure}", flush=True)
        shrink = self.smaller(seed, line)
        found = self.failure(seed, shrink + ["--explain", "1"])
        if not found:
            print("it does not fail again")
            return
        failure, line = found
        print(f"\nits smallest version: --seed {seed} {' '.join(shrink)}\n{failure}\n\n{line.get('story', '')}")
        for statement in line.get("statements", []):
            print(statement + ";")
        print(line.get("query", ""))
        for run in line.get("runs", [])[1:2]:
            print(f"\n{run['way']}:\n{run.get('explain', '')}", flush=True)

    def run(self, seed, count, minutes, keep_going):
        """Returns how many plans were compared, and how many failed."""
        until = time.monotonic() + minutes * 60 if minutes else math.inf
        compared = failed = 0
        while count is None or compared < count:
            program = Program(self.program, self.folder, seed, 1_000_000_000 if count is None else count - compared)
            for line in program.lines():
                compared += 1
                seed = line["seed"] + 1
                try:
                    self.comparison.check(line)
                except Failure as failure:
                    failed += 1
                    self.show(line, failure)
                    if not keep_going:
                        program.stop()
                        return compared, failed
                if time.monotonic() > until:
                    program.stop()
                    return compared, failed
            program.stop()
        return compared, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="the built fuzz_frames")
    parser.add_argument("--seed", type=int, default=0, help="of the first plan")
    parser.add_argument("--count", type=int, help="how many plans")
    parser.add_argument("--minutes", type=float, help="how long")
    parser.add_argument("--keep-going", action="store_true", help="after a plan that fails too")
    parser.add_argument("--without", help="steps of the one plan that are left out")
    parser.add_argument("--depth", help="of its expressions")
    parser.add_argument("--rows", help="of its tables, at most")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="weft_fuzz_")
    try:
        fuzz = Fuzz(options.program, folder)
        shrink = [part for name in ("without", "depth", "rows") if getattr(options, name) for part in ("--" + name, getattr(options, name))]
        if shrink:
            found = fuzz.failure(options.seed, shrink + ["--explain", "1"])
            if found:
                print(found[0], found[1].get("story", ""), *found[1].get("statements", []), found[1].get("query", ""), sep="\n")
                for run in found[1].get("runs", []):
                    print(f"\n{run['way']}:\n{run.get('explain', '')}")
            return 1 if found else 0
        count = options.count or (None if options.minutes else 1)
        compared, failed = fuzz.run(options.seed, count, options.minutes, options.keep_going)
        print(f"{compared} random plans from seed {options.seed} on, {failed} of which failed")
        return 1 if failed else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
