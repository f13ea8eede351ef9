# The metadata of Dash's components into C++: a header and a body for each of html, dcc and dash_table. `weft components add` makes those
# of other libraries with the same functions (tools/weft/add_components.py).
#
#   python3 tools/generate_components.py                writes the C++ files
#   python3 tools/generate_components.py --check        fails when they are not what would be written
#   python3 tools/generate_components.py --from FOLDER  first takes new metadata from an unpacked wheel of Dash (the folder `dash`)
import argparse
import collections
import json
import pathlib
import re
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[1]
METADATA = ROOT / "components"
COLUMNS = 130

OFFICIAL = {
    "html": dict(namespace="dash_html_components", title="HTML elements", shared=True,
                 definition="https://developer.mozilla.org/en-US/docs/Web/HTML/Element"),
    "dcc": dict(namespace="dash_core_components", title="Dash's core components",
                definition="https://dash.plotly.com/dash-core-components"),
    "dash_table": dict(namespace="dash_table", title="Dash's table", definition="https://dash.plotly.com/datatable/reference"),
}

# Set by the renderer, never by an app.
HIDDEN = {"setProps", "componentPath"}

CPP_KEYWORDS = set("""alignas alignof and and_eq asm auto bitand bitor bool break case catch char class compl concept const consteval
constexpr constinit continue co_await co_return co_yield decltype default delete do double dynamic_cast else enum explicit export
extern false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private
protected public register reinterpret_cast requires return short signed sizeof static static_assert static_cast struct switch
template this thread_local throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor
xor_eq""".split())

# What the generated code names itself; a component of such a name gets a "_" behind it.
OWN_NAMES = set("Component Children Id Json Prop build add dash prop names library".split())

# The C++ type of an option, and of the property as a handler sees it.
Kind = collections.namedtuple("Kind", "option value")
TEXT = Kind("prop::Text", "std::string")
NUMBER = Kind("prop::Number", "double")
COUNT = Kind("prop::Number", "std::int64_t")
BOOLEAN = Kind("prop::Boolean", "bool")
CHILDREN = Kind("Children", "Children")
FIGURE = Kind("prop::FigureValue", "Figure")
ANY = Kind("prop::Any", "Json")
ID = Kind("Id", "Json")

Property = collections.namedtuple("Property", "name member kind doc")


def identifier(name):
    """A name of Python or JavaScript as C++ may have it."""
    name = re.sub(r"\W", "_", name)
    return name + "_" if name in CPP_KEYWORDS else "_" + name if name[:1].isdigit() else name


# ------------------------------------------------------------------------------------------------------------ pinned metadata


def trimmed_type(described):
    kept = {key: described[key] for key in ("name", "raw") if key in described}
    value = described.get("value")
    if described.get("name") in ("union", "enum") and isinstance(value, list):
        kept["value"] = [trimmed_type(item) if "name" in item else item.get("value") for item in value]
    elif described.get("name") == "literal":
        kept["value"] = value
    return kept


def trimmed_component(component):
    return {"description": component.get("description") or "", "props": {
        prop: {"type": trimmed_type(described.get("type") or {}), "description": described.get("description") or "",
               **({"default": described["defaultValue"]["value"]} if described.get("defaultValue") else {})}
        for prop, described in component["props"].items()}}


def take_metadata(wheel):
    version = re.search(r"__version__ = \"(.+)\"", (wheel / "version.py").read_text()).group(1)
    for library in OFFICIAL:
        components = {}
        for path, component in sorted(json.loads((wheel / library / "metadata.json").read_text()).items()):
            # The file's name is the component's: Graph.react.js has the displayName PlotlyGraph.
            name = path.split("/")[-1].split(".")[0]
            components[name] = trimmed_component(component)
        write_metadata(METADATA / f"{library}.json", version, components)


def write_metadata(path, version, components):
    # One line for each property, so that a new version shows in a diff what it brings.
    lines = [f'{{"dash": "{version}", "components": {{']
    for index, (name, component) in enumerate(components.items()):
        lines.append(f' "{name}": {{"description": {json.dumps(component["description"])}, "props": {{')
        props = [f'  "{prop}": {json.dumps(described)}' for prop, described in component["props"].items()]
        lines.append(",\n".join(props))
        lines.append(" }}" + ("," if index + 1 < len(components) else ""))
    path.write_text("\n".join(lines) + "\n}}\n")


# ---------------------------------------------------------------------------------------------------------------------- types


def is_quoted(choice):
    return choice is None or (isinstance(choice, str) and choice[:1] in "'\"")


def kind_of(component, name, described):
    if name == "id":
        return ID
    if (component, name) == ("Graph", "figure"):
        return FIGURE
    if name == "children":
        return CHILDREN
    kind = kind_of_type(described["type"])
    if kind == NUMBER and re.search(r"(^|_)n_", name):
        return COUNT
    return kind


def kind_of_type(described):
    name = described.get("name")
    if name == "string" or (name == "any" and described.get("raw", "").startswith("`${string}")):
        return TEXT
    if name == "literal":
        return BOOLEAN if described["value"] in (True, False) else TEXT
    if name == "enum":
        return TEXT if all(is_quoted(choice) for choice in described["value"]) else ANY
    if name == "union":
        kinds = {kind_of_type(item) for item in described["value"]}
        if CHILDREN in kinds:
            return CHILDREN
        return kinds.pop() if len(kinds) == 1 else ANY
    return {"number": NUMBER, "bool": BOOLEAN, "node": CHILDREN}.get(name, ANY)


# ----------------------------------------------------------------------------------------------------------------------- text


def choices_of(described):
    if described.get("name") == "enum":
        return [choice.strip("'\"") for choice in described["value"] if isinstance(choice, str)]
    return []


def first_sentence(text):
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"`?\b(True|False)\b`?", lambda word: word.group(1).lower(), text).replace("\\", "")
    sentence = re.match(r"(.+?[.:])(?= [A-Z]|$)", text)
    text = sentence.group(1) if sentence else text
    text = textwrap.shorten(text, 220, placeholder=" ...").rstrip(":")
    return text if not text or text[-1] in ".!?" else text + "."


def doc_of(described):
    parts = [first_sentence(described["description"])]
    choices = choices_of(described["type"])
    if choices:
        parts.append("One of: " + ", ".join(choices) + ".")
    default = str(described.get("default", "")).strip("'\"")
    if default and "\n" not in default and default not in ("null", "undefined", "{}", "[]") and "." not in default.strip("0123456789"):
        parts.append(f"Default: {default}.")
    return " ".join(part for part in parts if part)


def comment(text, indent):
    prefix = indent + "/// "
    return [prefix + line for line in textwrap.wrap(text, COLUMNS - len(prefix), break_long_words=False)] if text else []


# ------------------------------------------------------------------------------------------------------------------ components


class Described:
    """One component: its properties in the order in which Dash sends them, and what C++ makes of them."""

    def __init__(self, name, metadata):
        self.type = metadata.get("type", name)
        self.name = identifier(name)
        if self.name in OWN_NAMES:
            self.name += "_"
        self.namespace = metadata.get("namespace")
        self.description = first_sentence(metadata["description"])
        props = {prop: described for prop, described in metadata["props"].items()
                 if described["type"].get("name") != "func" and prop not in HIDDEN}
        self.has_children = "children" in props
        self.has_wildcards = any(prop.endswith("-*") for prop in props)
        self.properties = [
            Property(prop, identifier(prop), kind_of(name, prop, described), doc_of(described))
            for prop, described in props.items() if not prop.endswith("-*")]
        if self.has_children:
            self.properties.sort(key=lambda prop: prop.name != "children")

    def options(self):
        """The members of the options: id, then by the alphabet. Children are an argument of their own."""
        members = [prop for prop in self.properties if prop.name != "children"]
        if self.has_wildcards:
            # A property of that name goes before.
            name = "attributes" if "attributes" not in {prop.member for prop in members} else "attributes_"
            members.append(Property(None, name, ANY, 'Attributes whose names begin with "data-" or "aria-": '
                                    '`{{"data-row", 3}, {"aria-label", "Close"}}`.'))
        return sorted(members, key=lambda prop: (prop.name != "id", prop.member.lower(), prop.member))

    def set_key(self):
        return self.has_children, tuple((prop.member, prop.kind) for prop in self.options())


class Library:
    """The components of one library, and which of them share their options. In a `shared` one most are alike: GlobalProps.

    name         the C++ namespace below weft
    header       what programs include
    source       where its metadata comes from, with the version
    generator    what wrote its code
    linked       whether it comes with bundles of its own: then its body names a ComponentLibrary
    constants    texts that the library has beside its components, {"themes": {"LIGHT": "https://..."}}
    """

    def __init__(self, name, components, *, header, source, generator, namespace, title, definition, shared=False, linked=False,
                 constants=None):
        self.name, self.header, self.source, self.generator = name, header, source, generator
        self.namespace, self.title, self.definition = namespace, title, definition
        self.has_shared, self.linked, self.constants = shared, linked, constants or {}
        self.components = [Described(component, described) for component, described in components.items()]
        self.sets = collections.defaultdict(list)
        for component in self.components:
            self.sets[component.set_key()].append(component)
        self.largest = max(self.sets.values(), key=len)

    def options_name(self, component):
        if self.has_shared and component in self.largest:
            return "GlobalProps"
        return self.sets[component.set_key()][0].name + "Props"

    def names_name(self, component):
        # In the order of their declaration the largest set comes first.
        return self.options_name(component).replace("Props", "Names")

    def option_owners(self):
        """The component that each struct of options is written for, in the order of the header."""
        owners = [members[0] for members in self.sets.values()]
        return sorted(owners, key=lambda owner: (not (self.has_shared and owner in self.largest), owner.name))

    def shared_properties(self):
        return {(prop.name, prop.kind) for prop in self.largest[0].properties} if self.has_shared else set()

    def own_properties(self, component):
        return [prop for prop in component.properties if (prop.name, prop.kind) not in self.shared_properties()]


# ---------------------------------------------------------------------------------------------------------------------- header


def banner(library, purpose):
    return [f"// {purpose}",
            f"// Generated by {library.generator} from the metadata of {library.source}: not to be edited.",
            "// clang-format off"]


def property_member(prop, indent="  "):
    return f'{indent}static constexpr Prop<{prop.kind.value}> {prop.member}{{"{prop.name}"}};'


def options_struct(library, owner):
    members = library.sets[owner.set_key()]
    name = library.options_name(owner)
    lines = []
    if len(members) > 1:
        lines += comment("Options of " + ", ".join(member.name for member in members) + ".", "")
    else:
        lines += comment(f"Options of {library.name}::{owner.name}.", "")
    # With `Named`, the list {"text"} could be options too.
    lines += [f"struct {name} {{", "  dash::NamedOnly _ = dash::NamedOnly();" if owner.has_children else "  dash::Named _{};"]
    for prop in owner.options():
        lines += comment(prop.doc, "  ")
        lines.append(f"  {prop.kind.option} {prop.member}{{}};")
    return lines + ["};", ""]


def component_object(library, component):
    options = library.options_name(component)
    refusal = "dash::RefusesProperties" + ("BehindChildren" if component.has_children else "")
    base = " : " + ("GlobalProperties, " if library.has_shared else "") + refusal
    lines = comment(component.description, "")
    lines.append(f"inline constexpr struct {component.name}Component{base} {{")
    if component.has_children:
        # A list, one child, an empty list, or none. The list is an array, since GCC 12 takes `{.id = "x"}` for a Children and for a
        # std::initializer_list of them.
        lines += [f"  template <std::size_t N> Component operator()(const Children (&children)[N], const {options}& options = {{}}) const "
                  "{ return make(dash::list_of(children, N), options); }",
                  f"  template <dash::ChildrenLike C> Component operator()(const C& children, const {options}& options = {{}}) const "
                  "{ return make(children, options); }",
                  f"  Component operator()(dash::NoChildren, const {options}& options) const {{ return make({{}}, options); }}",
                  f"  Component operator()(const {options}& options = {{}}) const {{ return make({{}}, options); }}"]
    else:
        lines.append(f"  Component operator()(const {options}& options = {{}}) const;")
    lines.append(f"  using {refusal}::operator();")
    lines += [property_member(prop) for prop in library.own_properties(component)]
    if component.has_children:
        lines += ["", " private:", f"  Component make(const Children& children, const {options}& options) const;"]
    return lines + [f"}} {component.name};", ""]


def header(library):
    lines = banner(library, f"{library.title}: functions that make components, and the names of their properties with their types.")
    lines += ["#pragma once", "", "#include <weft/component.h>", "",
              f"/// {library.title}. Each object makes a component when it is called, and its members name the component's properties.",
              f"/// Definition: {library.definition}", f"namespace weft::{library.name} {{", ""]
    for owner in library.option_owners():
        lines += options_struct(library, owner)
    if library.has_shared:
        lines += ["/// The properties that every component here has.", "struct GlobalProperties {"]
        lines += [property_member(prop) for prop in library.largest[0].properties] + ["};", ""]
    for component in library.components:
        lines += component_object(library, component)
    for group, texts in library.constants.items():
        lines += [f"namespace {group} {{"]
        lines += [f"inline constexpr const char* {name} = {json.dumps(text)};" for name, text in texts.items()]
        lines += [f"}}  // namespace {group}", ""]
    return lines + [f"}}  // namespace weft::{library.name}"]


# ------------------------------------------------------------------------------------------------------------------------ body


def add_function(library, owner):
    name = library.options_name(owner)
    names = [prop.name for prop in owner.properties]
    wrapped = textwrap.wrap(", ".join(f'"{prop}"' for prop in names), COLUMNS - 4)
    lines = [f"constexpr std::string_view {library.names_name(owner)}[] = {{", *("    " + line for line in wrapped), "};", ""]
    if not names:
        lines = [f"constexpr std::span<const std::string_view> {library.names_name(owner)};", ""]
    if not owner.options():
        return lines + [f"void add(dash::ComponentBuilder&, const {name}&) {{}}", ""]
    lines += [f"void add(dash::ComponentBuilder& builder, const {name}& options) {{"]
    lines += [f'  builder.set("{prop.name}", options.{prop.member});' for prop in owner.properties if prop.name != "children"]
    if owner.has_wildcards:
        lines.append("  builder.set_attributes(options.attributes);")
    return lines + ["}", ""]


def call_operator(library, component):
    options = library.options_name(component)
    parameters = f"const Children& children, const {options}& options" if component.has_children else f"const {options}& options"
    arguments = "type, &children, options" if component.has_children else "type, nullptr, options"
    wildcards = "true" if component.has_wildcards else "false"
    function = "make" if component.has_children else "operator()"
    linked = ", &library" if library.linked else ""
    space = "space" if component.namespace in (None, library.namespace) else json.dumps(component.namespace)
    return [f"Component {component.name}Component::{function}({parameters}) const {{",
            f'  static constexpr dash::ComponentType type{{{space}, "{component.type}", {library.names_name(component)}, {wildcards}{linked}}};',
            f"  return build({arguments});", "}", ""]


def body(library):
    lines = banner(library, f"Turns the options of the components in <{library.header}> into components.")
    lines += [f"#include <{library.header}>", "", "#include <weft/component_library.h>", "", f"namespace weft::{library.name} {{"]
    if library.linked:
        lines += ["", "extern const dash::ComponentLibrary library;  // with the bundles", ""]
    lines += ["namespace {", "", f'constexpr std::string_view space = "{library.namespace}";', ""]
    for owner in library.option_owners():
        lines += add_function(library, owner)
    lines += ["template <class Options>",
              "Component build(const dash::ComponentType& type, const Children* children, const Options& options) {",
              "  dash::ComponentBuilder builder(type);", "  if (children) builder.set_children(*children);",
              "  add(builder, options);", "  return builder.build();", "}", "", "}  // namespace", ""]
    for component in library.components:
        lines += call_operator(library, component)
    return lines + [f"}}  // namespace weft::{library.name}"]


def generated():
    for name, about in OFFICIAL.items():
        metadata = json.loads((METADATA / f"{name}.json").read_text())
        library = Library(name, metadata["components"], header=f"weft/{name}.h", source=f"dash {metadata['dash']}",
                          generator="tools/generate_components.py", **about)
        yield ROOT / "include" / "weft" / f"{name}.h", "\n".join(header(library)) + "\n"
        yield ROOT / "src" / "dash" / "components" / f"{name}.cc", "\n".join(body(library)) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when the files are not what would be written")
    parser.add_argument("--from", dest="wheel", type=pathlib.Path, help="the folder `dash` of an unpacked wheel")
    arguments = parser.parse_args()
    if arguments.wheel:
        take_metadata(arguments.wheel)
    stale = []
    for path, text in generated():
        if path.exists() and path.read_text() == text:
            continue
        stale.append(path)
        if not arguments.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    if arguments.check and stale:
        sys.exit("not what tools/generate_components.py writes: " + ", ".join(str(path.relative_to(ROOT)) for path in stale))


if __name__ == "__main__":
    main()
