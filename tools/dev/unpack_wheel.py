# A downloaded wheel into a folder, replaced in one step so that an interrupted run leaves no half of it.
import fnmatch
import pathlib
import shutil
import sys
import zipfile

# Of Arrow only the C++ side is needed: its Python modules and tests are two thirds of the wheel.
WANTED = {"pyarrow": ["pyarrow/include/*", "pyarrow/lib*.so.2600", "*.dist-info/*"]}


def unpack(wheel: pathlib.Path, target: pathlib.Path) -> None:
    wanted = WANTED.get(target.name, ["*"])
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            if any(fnmatch.fnmatch(member, pattern) for pattern in wanted):
                archive.extract(member, partial)
    shutil.rmtree(target, ignore_errors=True)
    partial.rename(target)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: unpack_wheel.py <file.whl> <folder>")
    unpack(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
