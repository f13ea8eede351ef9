# An outside project that uses Weft into a verdict: it must configure, build and run, and link no more than it asked for.
#   check.py find_package <Weft's build folder>      installs that build into a temporary prefix, moves it, and builds against it
#   check.py add_subdirectory <Weft's build folder>  builds a page with Weft as part of the project
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DATA = ROOT / "examples/gdp-life-exp-2007.csv"


def run(*command, expect=0):
    result = subprocess.run([str(part) for part in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if (result.returncode == 0) != (expect == 0):
        sys.exit(f"{' '.join(map(str, command))}\nended with {result.returncode}:\n{result.stdout}")
    return result.stdout


def cached(build, name):
    return re.search(rf"^{name}:\w+=(.*)$", (build / "CMakeCache.txt").read_text(), re.M)[1]


def libraries(program):
    return re.findall(r"^\s*(\S+)(?: =>)?", run("ldd", program), re.M)


def expect_arrow(program, expected):
    found = [name for name in libraries(program) if "libarrow" in name]
    if bool(found) != expected:
        sys.exit(f"{program.name} is linked to {found or 'no Arrow'}")
    missing = [line for line in run("ldd", program).splitlines() if "not found" in line]
    if missing:
        sys.exit(f"{program.name} misses libraries: {missing}")


def expect_output(expected, *command):
    found = run(*command).strip()
    if found != expected:
        sys.exit(f"{command[0]} printed {found!r}, not {expected!r}")


def configure(project, build, *options, expect=0):
    return run("cmake", "-G", "Ninja", "-S", HERE / project, "-B", build, *options, expect=expect)


def new_project(prefix, compiler, work):
    """What `weft new` makes builds as it is."""
    run(prefix / "bin/weft", "new", work / "first_app")
    configure(work / "first_app", work / "first_build", compiler, f"-DCMAKE_PREFIX_PATH={prefix}")
    run("cmake", "--build", work / "first_build")
    if not (work / "first_build/app").exists():
        sys.exit("the new project makes no program `app`")


def find_package(weft_build, work):
    run("cmake", "--install", weft_build, "--prefix", work / "staged")
    prefix = work / "prefix"
    (work / "staged").rename(prefix)  # an install tree may be moved
    compiler = f"-DCMAKE_CXX_COMPILER={cached(weft_build, 'CMAKE_CXX_COMPILER')}"
    build = work / "build"
    configure("find_package", build, compiler, f"-DCMAKE_PREFIX_PATH={prefix}")
    run("cmake", "--build", build)
    expect_output("102 countries", build / "frame", DATA)
    expect_output("200 <title>Outside</title>", build / "page")
    expect_output("5 traces, 200", build / "everything", DATA)
    expect_arrow(build / "frame", True)
    expect_arrow(build / "page", False)
    expect_arrow(build / "everything", True)
    new_project(prefix, compiler, work)
    if not any(name.startswith("libarrow") for name in map(lambda path: path.name, (prefix / "lib").iterdir())):
        sys.exit("the install tree does not bring its Arrow along")
    complaint = configure("find_package", work / "unknown", compiler, f"-DCMAKE_PREFIX_PATH={prefix}", "-DCOMPONENT=kitchen", expect=1)
    if "kitchen" not in complaint:
        sys.exit(f"an unknown component is not named:\n{complaint}")
    for path in prefix.rglob("*.cmake"):
        if str(ROOT) in path.read_text():
            sys.exit(f"{path.relative_to(prefix)} names a path of the source tree")


def add_subdirectory(weft_build, work):
    build = work / "build"
    configure("add_subdirectory", build,
              f"-DCMAKE_CXX_COMPILER={cached(weft_build, 'CMAKE_CXX_COMPILER')}",
              f"-DWEFT_SOURCE={ROOT}",
              f"-DWEFT_DEPS_DIR={cached(weft_build, 'WEFT_DEPS_DIR')}",
              f"-DPython3_EXECUTABLE={cached(weft_build, '_Python3_EXECUTABLE')}",
              "-DCMAKE_CXX_FLAGS=-O0")
    run("cmake", "--build", build, "--target", "page")
    expect_output("200 <title>Outside</title>", build / "page")
    expect_arrow(build / "page", False)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="weft-outside-") as folder:
        {"find_package": find_package, "add_subdirectory": add_subdirectory}[sys.argv[1]](
            pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(folder))
