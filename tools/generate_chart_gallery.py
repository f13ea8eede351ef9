# examples/charts/charts.cpp and the pictures that it draws -> docs/express/README.md, a section for each chart.
#
#   python3 tools/generate_chart_gallery.py           writes the page; `build/release/examples/charts docs/express` draws the pictures
#   python3 tools/generate_chart_gallery.py --check   fails when it is not what would be written, or a picture is not there
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
SOURCE = ROOT / "examples" / "charts" / "charts.cpp"
FOLDER = ROOT / "docs" / "express"
HEAD = """# Chart gallery

Every chart of [`px`](../express.md), of [figures](../figures.md) and of the figure factory, each from
[examples/charts/charts.cpp](../../examples/charts/charts.cpp), which draws these pictures: `build/release/examples/charts docs/express`.
This page is made by `tools/generate_chart_gallery.py`. Maps of tiles and the outlines of countries come from the web when a page is shown; here they are left out.
"""


def sections():
    source = SOURCE.read_text()
    return re.findall(r"^// \[(\w+)\]\n(.*?)(?=^// \[)", source, re.M | re.S)


def page():
    parts = [HEAD]
    found = sections()
    parts.append(" ".join(f"[{name}](#{name})" for name, _ in found) + "\n")
    for name, code in found:
        parts.append(f"## {name}\n\n```cpp\n{code.rstrip()}\n```\n\n![{name}]({name}.png)\n")
    return "\n".join(parts)


def main():
    path = FOLDER / "README.md"
    if "--check" not in sys.argv[1:]:
        path.write_text(page())
        return
    missing = [name for name, _ in sections() if not (FOLDER / f"{name}.png").exists()]
    if missing:
        sys.exit("no picture of " + ", ".join(missing))
    if path.read_text() != page():
        sys.exit(f"{path.name} is not what this program writes")


if __name__ == "__main__":
    main()
