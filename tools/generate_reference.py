#!/usr/bin/env python3
"""Makes docs/reference/*.md from the docstrings (`///`) of the public headers.

`generate_reference.py` writes the pages; `--check` says whether they are up to date. A page stands for a topic: one header or several. A
declaration without a docstring of its own belongs to the one before it, as a reader of the header takes it.
"""
import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).parents[1]
HEADERS = ROOT / "include" / "weft"
PAGES = ROOT / "docs" / "reference"

# Headers of generated classes have a page of their own kind in the official components' documentation.
LEFT_OUT = {"html.h", "dcc.h", "dash_table.h", "weft.h"}
FIRST = ["dataframe.h", "series.h", "groupby.h", "scalar.h", "table.h"]


def split_top(text):
    """The declarations and blocks at the top level of `text`: (docstring, declaration, body or None), in order."""
    items, doc, code = [], [], ""
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        line = lines[index].rstrip()
        stripped = line.strip()
        if not code and stripped.startswith("///") and not stripped.startswith("///<"):
            doc.append(stripped[3:].removeprefix(" "))
            index += 1
            continue
        if not code and (not stripped or stripped.startswith("//") or stripped.startswith("#")):
            while stripped.startswith("#") and stripped.endswith("\\"):
                index += 1
                stripped = lines[index].strip() if lines[index].strip().endswith("\\") else ""
            index += 1
            continue
        code += ("\n" if code else "") + line
        if is_complete(code):
            declaration, body = split_body(code)
            items.append(("\n".join(doc), declaration, body))
            doc, code = [], ""
        index += 1
    return items


def is_complete(code):
    bare = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])\'', '""', re.sub(r"//.*", "", code))
    return bare.count("{") == bare.count("}") and bare.count("(") == bare.count(")") and (
        bare.rstrip().endswith((";", "}")) or bare.strip() in ("public:", "private:", "protected:"))


def split_body(code):
    """A declaration up to its body, and the body of a class, struct, enum or namespace."""
    head = code.split("{", 1)[0]
    if re.match(r"\s*(template\s*<.*>\s*(requires [^{]*)?)?(class|struct|enum class|namespace|enum)\b", head, re.S) and "{" in code and "(" not in head.split(":")[0]:
        return head.strip(), code.split("{", 1)[1].rsplit("}", 1)[0]
    return code.strip(), None


def signature(declaration):
    """A declaration without its body, initialisers and default visibility noise, on one line as far as it fits."""
    text = re.sub(r"\s*///<.*", "", declaration)
    text = re.sub(r"//.*", "", text)
    depth, cut = 0, len(text)
    for position, letter in enumerate(text):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
        elif letter == "{" and depth == 0 and "(" in text[:position] and not re.search(r"operator$", text[:position]):
            cut = position
            break
        elif letter == ":" and depth == 0 and ")" in text[:position] and text[position - 1] == " " and text[position + 1] == " ":
            cut = position
            break
    text = re.sub(r"\s+", " ", text[:cut]).strip().rstrip(";").strip()
    return text


def is_public_name(declaration):
    if re.match(r"(friend|using enum|static_assert|\[\[)", declaration) or re.fullmatch(r"(class|struct) \w+;?", declaration.strip()):
        return False
    # The operator that refuses a lazy value as a condition is there to be refused.
    # A macro in a body is no matter.
    return "WEFT_" not in signature(declaration) and "operator B()" not in declaration


class Page:
    def __init__(self):
        self.lines = []

    def add(self, *lines):
        self.lines += lines

    def member_groups(self, body, name):
        """Public members: groups of declarations under one docstring."""
        visible = not name.startswith("class")
        groups = []
        for doc, declaration, inner in split_top(body):
            bare = declaration.strip()
            if bare in ("public:", "private:", "protected:"):
                visible = bare == "public:"
                continue
            match = re.match(r"(public|private|protected):\s*\n?(.*)", bare, re.S)
            if match:
                visible = match.group(1) == "public"
                bare = match.group(2).strip()
            if not visible or not bare or not is_public_name(bare):
                continue
            trailing = re.search(r"///<\s*(.*)", bare)
            note = trailing.group(1) if trailing else ""
            groups.append((doc, signature(bare) if inner is None else bare, note, inner))
        return groups

    def add_type(self, doc, head, body, level):
        kind, name = re.match(r"(?:template\s*<.*?>\s*(?:requires [^{]*)?)?(class|struct|enum class|enum)\s+(\w+)", head, re.S).groups()
        self.add("#" * level + f" {name}", "", doc, "")
        if kind.startswith("enum"):
            values = [value.strip() for value in re.sub(r"//[^\n]*", "", body).split(",") if value.strip()]
            notes = dict(re.findall(r"(\w+)[^,\n]*,?\s*///<\s*(.*)", body))
            self.add(*[f"- `{value.split(' ')[0]}`" + (f": {notes[value.split(' ')[0]]}" if value.split(' ')[0] in notes else "") for value in values], "")
            return
        pending = []
        for member_doc, text, note, inner in self.member_groups(body, head):
            if inner is not None:
                self.flush(pending)
                if re.match(r"(class|struct|enum)", text):
                    self.add_type(member_doc, text, inner, level + 1)
                continue
            if member_doc:
                self.flush(pending)
                pending[:] = [[], member_doc]
            elif not pending:
                pending[:] = [[], ""]
            pending[0].append((text, note))
        self.flush(pending)

    def flush(self, pending):
        if not pending:
            return
        declarations, doc = pending
        self.add("```cpp", *[text + (f"  // {note}" if note else "") for text, note in declarations], "```")
        if doc:
            self.add(doc)
        self.add("")
        pending.clear()

    def add_namespace(self, body):
        pending = []
        for doc, declaration, inner in split_top(body):
            if declaration.startswith("namespace"):
                self.flush(pending)
                name = declaration.removeprefix("namespace").strip()
                if "detail" not in name and not name.endswith("plan"):
                    self.add_namespace(inner)
                continue
            if inner is not None:
                self.flush(pending)
                self.add_type(doc, declaration, inner, 2)
                continue
            if not is_public_name(declaration) or declaration.startswith("using "):
                continue
            if doc:
                self.flush(pending)
                pending[:] = [[], doc]
            elif not pending:
                pending[:] = [[], ""]
            pending[0].append((signature(declaration), ""))
        self.flush(pending)


def page_of(header):
    text = header.read_text()
    page = Page()
    first = text.split("\n", 1)[0].removeprefix("// ")
    page.add(f"# `<weft/{header.name}>`", "", first, "")
    macros = re.findall(r"((?:^///.*\n)+)#define (WEFT_\w+\([^)]*\))", text, re.M)
    for doc, macro in macros:
        page.add("```cpp", macro, "```", "\n".join(line.removeprefix("///").removeprefix(" ") for line in doc.strip().split("\n")), "")
    body = re.sub(r"((?:^///.*\n)+)#define", "#define", text, flags=re.M)
    page.add_namespace(body.split("#pragma once", 1)[1])
    return re.sub(r"\n{3,}", "\n\n", "\n".join(page.lines)).rstrip() + "\n"


def pages():
    headers = sorted((path for path in HEADERS.glob("*.h") if path.name not in LEFT_OUT),
                     key=lambda path: (FIRST.index(path.name) if path.name in FIRST else len(FIRST), path.name))
    made = {header.stem + ".md": page_of(header) for header in headers}
    index = ["# Reference", "", "Made from the headers' docstrings; each page is a header that can be included alone.", ""]
    for header in headers:
        first = header.read_text().split("\n", 1)[0].removeprefix("// ")
        index.append(f"- [`<weft/{header.name}>`]({header.stem}.md): {first}")
    made["README.md"] = "\n".join(index) + "\n"
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a page is not what the headers say")
    check = parser.parse_args().check
    made = pages()
    stale = [name for name, text in made.items() if not (PAGES / name).exists() or (PAGES / name).read_text() != text]
    stale += [path.name for path in PAGES.glob("*.md") if path.name not in made]
    if check:
        if stale:
            sys.exit("docs/reference is not what the headers say: run tools/generate_reference.py (" + ", ".join(sorted(stale)) + ")")
        return
    PAGES.mkdir(parents=True, exist_ok=True)
    for path in PAGES.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text)


if __name__ == "__main__":
    main()
