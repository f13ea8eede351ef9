#!/usr/bin/env python3
"""Makes docs/reference/*.md from the docstrings (`///`) of the public headers.

`generate_reference.py` writes the pages; `--check` says whether they are up to date. A page stands for a header.

A docstring belongs to the functions below it, up to the next docstring, an empty line or a comment (`//`); the first
functions of a type belong to the docstring of the type. That of a data member is its own. A public function that none belongs
to is an error, unless it has a note (`///<`).
"""
import argparse
import dataclasses
import itertools
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).parents[1]
HEADERS = ROOT / "include" / "weft"
PAGES = ROOT / "docs" / "reference"

# Headers of generated classes have a page of their own kind in the official components' documentation.
LEFT_OUT = {"html.h", "dcc.h", "dash_table.h", "weft.h"}
FIRST = ["dataframe.h", "series.h", "groupby.h", "scalar.h", "table.h"]

# Namespaces of what public headers need, and programs do not.
INNER = re.compile(r"namespace (dash|(.*::)?(detail|plan))")
VISIBILITIES = ("public:", "private:", "protected:")
TYPE = re.compile(r"(?:template\s*<.*?>\s*(?:requires [^{]*)?)?(class|struct|enum class|enum)\s+([\w:]*\w)", re.S)


@dataclasses.dataclass
class Line:
    number: int
    text: str


@dataclasses.dataclass
class Item:
    """A declaration, a type or a namespace."""
    line: int
    doc: str
    is_apart: bool  # behind an empty line or a comment
    code: str  # of types and namespaces up to the brace
    body: list | None  # the lines of a type or namespace
    note: str  # `///<` behind it


def numbered_lines(text):
    """The lines of a header but its directives, and the bodies of the macros that declare an operator `op`."""
    kept, operators = [], {}
    lines = itertools.starmap(Line, enumerate(text.split("\n"), 1))
    for line in lines:
        if not line.text.startswith("#"):
            kept.append(line)
            continue
        directive = [line.text]
        while directive[-1].endswith("\\"):
            directive.append(next(lines).text)
        if define := re.match(r"#define (\w+)\(op\)", line.text):
            operators[define[1]] = [part.rstrip("\\").strip() for part in directive[1:]]
        elif line.text.startswith("#define"):
            while kept[-1].text.startswith("///"):  # of the macro
                kept.pop()
    return kept, operators


def declare_operators(lines, operators):
    """The lines with the operators that macros declare: of each run of uses the first operator, and a note of the others."""
    def used_macro(line):
        use = re.fullmatch(r"(\w+)\(\W+\)", line.text)
        return use[1] if use and use[1] in operators else None

    for macro, run in itertools.groupby(lines, key=used_macro):
        if not macro:
            yield from run
            continue
        uses = list(run)
        first, *others = [use.text[len(macro) + 1:-1] for use in uses]
        note = f"  ///< also {' '.join(others)}" if others else ""
        for declaration in operators[macro]:
            yield Line(uses[0].number, declaration.replace("operator op", "operator" + first) + note)


def split_items(lines):
    """The declarations, types and namespaces at the top level of some lines."""
    items, doc, code, is_apart = [], [], [], False
    for line in lines:
        stripped = line.text.strip()
        if not code:
            if stripped.startswith("///<"):
                items[-1].note += stripped.removeprefix("///<")
                continue
            if stripped.startswith("///"):
                doc.append(stripped[3:].removeprefix(" "))
                continue
            if not stripped or stripped.startswith("//"):
                is_apart = True
                continue
        code.append(Line(line.number, line.text.rstrip()))
        if is_complete("\n".join(part.text for part in code)):
            items.append(make_item(code, "\n".join(doc), is_apart))
            doc, code, is_apart = [], [], False
    return items


def is_complete(code):
    bare = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])\'', '""', re.sub(r"//.*", "", code))
    return bare.count("{") == bare.count("}") and bare.count("(") == bare.count(")") and (
        bare.rstrip().endswith((";", "}")) or bare.strip() in VISIBILITIES)


def make_item(lines, doc, is_apart):
    code = "\n".join(line.text for line in lines).strip()
    head = code.split("{", 1)[0].strip()
    has_body = "{" in code and "(" not in head.split(":")[0] and (TYPE.match(head) or head.startswith("namespace"))
    note = "" if has_body else " ".join(re.findall(r"///<\s*(.*)", code))
    return Item(lines[0].number, doc, is_apart, head if has_body else code, body_of(lines) if has_body else None, note)


def body_of(lines):
    """The lines between the outermost braces."""
    begin = next(index for index, line in enumerate(lines) if "{" in line.text)
    body = [dataclasses.replace(line) for line in lines[begin:]]
    body[0].text = body[0].text.split("{", 1)[1]
    body[-1].text = body[-1].text.rsplit("}", 1)[0]
    return body[1:] if not body[0].text.strip() else body


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
    return re.sub(r"\s+", " ", text[:cut]).strip().rstrip(";").strip()


def is_function(declaration):
    """Whether it has parameters, other than those in the type of a data member: `std::function<void(int)> call = {};`."""
    if "operator" in declaration:
        return True
    text = declaration
    while (bare := re.sub(r"<[^<>]*>", "", text)) != text:
        text = bare
    return "(" in re.split(r"[={]", text)[0]


def is_of_a_member(declaration):
    """Whether it is the definition of a template's member, or a specialization, behind the class."""
    return declaration.startswith("template <>") or bool(re.search(r"\w::\w+$", re.split(r"[({=]", declaration)[0]))


def is_shown(item):
    if re.match(r"using enum|static_assert|\[\[", item.code) or (item.code.startswith("friend") and not item.doc):
        return False
    if item.body is None and (re.fullmatch(r"(class|struct) \w+;", item.code) or is_of_a_member(item.code)):
        return False
    # The operator that refuses a lazy value as a condition is there to be refused.
    # A macro in a body is no matter.
    return "WEFT_" not in signature(item.code) and "operator B()" not in item.code


def public_members(item):
    """The members of a type that are shown. The first functions belong to the docstring of the type."""
    is_public, has_functions = TYPE.match(item.code)[1] != "class", False
    for member in split_items(item.body):
        if member.code in VISIBILITIES:
            is_public = member.code == "public:"
        elif is_public and is_shown(member):
            if is_function(member.code) and member.body is None:
                member.is_apart &= has_functions
                has_functions = True
            yield member


def enumerators(body):
    """The values of an enum, with their notes."""
    for text, note in re.findall(r"(\w[^,/]*),?(?:[ \t]*///<[ \t]*(.*))?", "\n".join(line.text for line in body)):
        yield f"- `{text.split()[0]}`" + (f": {note}" if note else "")


class Page:
    """The lines of a page, and the lines of the header where a docstring is missing."""

    def __init__(self):
        self.lines = []
        self.undocumented = []

    def text(self):
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).rstrip() + "\n"

    def add(self, *lines):
        self.lines += lines

    def add_code(self, declarations, doc):
        self.add("```cpp", *declarations, "```", *([doc] if doc else []), "")

    def add_group(self, group):
        """Declarations that one docstring belongs to."""
        if group:
            self.add_code([signature(item.code) + (f"  // {item.note}" if item.note else "") for item in group], group[0].doc)
            group.clear()

    def add_declaration(self, item, group):
        """A function or a data member, to the group that it belongs to."""
        shares_doc = not group or not group[0].doc or (is_function(item.code) and is_function(group[0].code))
        if item.doc or item.is_apart or not shares_doc:
            self.add_group(group)
        if item.is_apart and is_function(item.code) and not item.doc and not item.note:
            self.undocumented.append(item.line)
        group.append(item)

    def add_type(self, item, level):
        kind, name = TYPE.match(item.code).groups()
        self.add("#" * level + f" {name}", "", item.doc, "")
        if kind.startswith("enum"):
            self.add(*enumerators(item.body), "")
            return
        members = list(public_members(item))
        group, types = [], [member for member in members if member.body is not None]
        for member in members:
            if member.body is None:
                self.add_declaration(member, group)
        self.add_group(group)
        for member in types:
            self.add_type(member, level + 1)

    def add_namespace(self, body):
        group = []
        for item in split_items(body):
            if item.body is None:
                if is_shown(item) and (item.doc or not item.code.startswith("using ")):
                    self.add_declaration(item, group)
                continue
            self.add_group(group)
            if not item.code.startswith("namespace"):
                self.add_type(item, 2)
            elif not INNER.fullmatch(item.code):
                if item.doc:
                    self.add(f"## {item.code.removeprefix('namespace ')}", "", item.doc, "")
                self.add_namespace(item.body)
        self.add_group(group)


def first_line(header):
    """What the header says of itself."""
    return header.read_text().split("\n", 1)[0].removeprefix("// ")


def page_of(header):
    text = header.read_text()
    page = Page()
    page.add(f"# `<weft/{header.name}>`", "", first_line(header), "")
    for doc, macro in re.findall(r"((?:^///.*\n)+)#define (WEFT_\w+\([^)]*\))", text, re.M):
        page.add_code([macro], "\n".join(line.removeprefix("///").removeprefix(" ") for line in doc.strip().split("\n")))
    page.add_namespace(list(declare_operators(*numbered_lines(text))))
    return page


def pages():
    """The text of each page by its name. Fails where a docstring is missing."""
    headers = sorted((path for path in HEADERS.glob("*.h") if path.name not in LEFT_OUT),
                     key=lambda path: (FIRST.index(path.name) if path.name in FIRST else len(FIRST), path.name))
    made = {header: page_of(header) for header in headers}
    undocumented = [f"{header.relative_to(ROOT)}:{line}" for header, page in made.items() for line in page.undocumented]
    if undocumented:
        sys.exit("No docstring belongs to what stands here, behind an empty line or a comment:\n" + "\n".join(undocumented))
    index = ["# Reference", "", "Made from the headers' docstrings; each page is a header that can be included alone.", ""]
    index += [f"- [`<weft/{header.name}>`]({header.stem}.md): {first_line(header)}" for header in headers]
    texts = {header.stem + ".md": page.text() for header, page in made.items()}
    return {**texts, "README.md": "\n".join(index) + "\n"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a page is not what the headers say")
    check = parser.parse_args().check
    made = pages()
    stale = [name for name, text in made.items() if not (PAGES / name).exists() or (PAGES / name).read_text() != text]
    stale += [path.name for path in PAGES.glob("*.md") if path.name not in made]
    if check:
        if stale:
            sys.exit(f"docs/reference is not what the headers say: run tools/generate_reference.py ({', '.join(sorted(stale))})")
        return
    PAGES.mkdir(parents=True, exist_ok=True)
    for path in PAGES.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text)


if __name__ == "__main__":
    main()
