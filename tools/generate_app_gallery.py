# examples/gallery/*.cpp and docs/images/ -> docs/gallery/: a page for each app, and README.md, which lists them.
#
#   python3 tools/generate_app_gallery.py           writes the pages
#   python3 tools/generate_app_gallery.py --check   fails when they are not what would be written, or a picture is not there
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
APPS = ROOT / "examples" / "gallery"
IMAGES = ROOT / "docs" / "images"
FOLDER = ROOT / "docs" / "gallery"
HEAD = """# Gallery

Small apps, each one file in [examples/gallery](../../examples/gallery). They share a style sheet, so run them in that folder:

```sh
cd examples/gallery && ../../build/release/examples/gallery/crossfilter
```

The pictures are made by the test that uses the apps in a browser, [tests/browser/gallery_test.mjs](../../tests/browser/gallery_test.mjs); the pages by
`tools/generate_app_gallery.py`. A table of a million rows is in [examples/table.cpp](../../examples/table.cpp).
"""


def apps():
    """(name, title, sentence, code) of each; the first line of a file says what it shows."""
    for path in sorted(APPS.glob("*.cpp")):
        comment, code = path.read_text().split("\n", 1)
        what = comment.removeprefix("// ")
        yield path.stem, what.split(":")[0], what, code.strip()


def pages():
    """What each file of the folder has to be."""
    lines = []
    for name, title, what, code in apps():
        picture = f"![{title}](../images/{name}.png)"
        lines.append(f"[![{title}](../images/{name}.png)]({name}.md)\n\n[{title}]({name}.md){what.removeprefix(title)}\n")
        yield f"{name}.md", (f"# {title}\n\n{what}\n\n{picture}\n\n[examples/gallery/{name}.cpp](../../examples/gallery/{name}.cpp), run in its "
                             f"folder:\n\n```cpp\n{code}\n```\n\nAll apps: [the gallery](README.md).\n")
    yield "README.md", HEAD + "\n" + "\n".join(lines)


def main():
    made = dict(pages())
    if "--check" not in sys.argv[1:]:
        FOLDER.mkdir(exist_ok=True)
        for path in FOLDER.glob("*.md"):
            path.unlink()
        for name, text in made.items():
            (FOLDER / name).write_text(text)
        return
    missing = [name for name, *_ in apps() if not (IMAGES / f"{name}.png").exists()]
    if missing:
        sys.exit("no picture of " + ", ".join(missing))
    if {path.name: path.read_text() for path in FOLDER.glob("*.md")} != made:
        sys.exit(f"{FOLDER.relative_to(ROOT)} is not what this program writes")


if __name__ == "__main__":
    main()
