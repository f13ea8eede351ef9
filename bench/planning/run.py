# Seconds that plans take to be made ready, of up to 10,000 nodes and 250,000 partitions. WEFT_BUILD is the folder of the build.
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("WEFT_BUILD", ROOT / "build" / "release"))

subprocess.run([str(BUILD / "bench" / "bench_planning")], check=True)
