# An unpacked Python package of Dash components into what it says of itself, as JSON on standard output.
#   python3 -I describe_package.py FOLDER PACKAGE
# The package is imported, as Dash would, but with stand-ins for Dash and for whatever else it needs and this Python lacks: only its
# classes, its lists of bundles and its constants are looked at.
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import io
import json
import pathlib
import re
import sys
import types


class Anything:
    """Stands for what a missing module would have had, whatever the package does with it while it is imported."""

    def __call__(self, *arguments, **named):
        # A decorator gives back what it decorates.
        return arguments[0] if len(arguments) == 1 and not named and inspect.isroutine(arguments[0]) else self

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key):
        return self

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter(())

    def __bool__(self):
        return False

    def __mro_entries__(self, bases):
        return ()


for operator in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor"):
    for name in (f"__{operator}__", f"__r{operator}__"):
        setattr(Anything, name, lambda self, other: self)
for operator in ("neg", "pos", "invert", "abs"):
    setattr(Anything, f"__{operator}__", lambda self: self)
for operator in ("lt", "le", "gt", "ge"):
    setattr(Anything, f"__{operator}__", lambda self, other: False)


class ComponentMeta(type):
    """Has what Dash's base class has besides, such as Component.UNDEFINED."""

    def __getattr__(cls, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return Anything()


class Component(metaclass=ComponentMeta):
    """Stands for Dash's base class: components are recognised by it."""

    def __init__(self, *arguments, **named):
        pass


class StandIn(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Anything()


class StandInFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Asked last, so that it finds what nothing else does, but for the package's own modules."""

    def __init__(self, package):
        self.package = package

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == self.package:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StandIn(spec.name)

    def exec_module(self, module):
        if module.__name__ == "dash":
            module.__version__ = "4.4.1"
        if module.__name__ == "dash.development.base_component":
            module.Component = Component
            module._explicitize_args = lambda function: function


def split_choices(text):
    """"a | b" at its bars, but not those inside of quotes."""
    return [part.strip() for part in re.split(r" \| (?=(?:[^']*'[^']*')*[^']*$)", text)]


def type_of(text):
    """A type as a component's docstring says it into one as its metadata would."""
    parts = split_choices(text)
    if len(parts) > 1:
        return {"name": "union", "value": [type_of(part) for part in parts]}
    if text.startswith("a value equal to:"):
        choices = re.findall(r"'[^']*'|[^\s,][^,]*", text.removeprefix("a value equal to:"))
        return {"name": "enum", "value": [choice.strip() for choice in choices]}
    if "dash component" in text and (text.startswith("a list of or a singular") or text == "dash component"):
        return {"name": "node"}
    return {"name": {"string": "string", "number": "number", "boolean": "bool", "dict": "object", "list": "array"}.get(text, "any")}


def props_of_docstring(doc):
    """The properties in a generated class's docstring: `- color (string; default 'primary'):` and the lines below."""
    props = {}
    parts = re.split(r"^- ([^\s(]+) \(", doc, flags=re.M)
    for name, rest in zip(parts[1::2], parts[2::2]):
        end = re.search(r"\):?(?=\s|$)", rest)
        if not end:
            continue
        head, description = rest[:end.start()], rest[end.end():]
        head = re.sub(r"\s+", " ", head)
        kind, _, last = head.rpartition("; ") if "; " in head else ("", "", head)
        described = {"type": type_of(kind), "description": re.split(r"\n\n", inspect.cleandoc(description))[0]}
        if last.startswith("default "):
            described["default"] = last.removeprefix("default ")
        props[name] = described
    return props


def props_of(component):
    """Those of the docstring, and those that only the signature knows, in the signature's order, which is the one that is sent."""
    described = props_of_docstring(component.__doc__ or "")
    parameters = inspect.signature(component.__init__).parameters.values() if "__init__" in vars(component) else ()
    names = [each.name for each in parameters if each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY) and each.name != "self"]
    nothing = {"type": {"name": "any"}, "description": ""}
    return {name: described.get(name, nothing) for name in [*names, *(name for name in described if name not in names)]}


def description_of(doc, name):
    text = doc.split("Keyword arguments:")[0].strip()
    return re.sub(rf"^An? {re.escape(name)} component\.\n*", "", text).strip()


def is_text(name, value):
    return isinstance(value, str) and value and name.isupper() and name.isidentifier() and not name.startswith("_")


def constants_of(package):
    """The modules of texts beside the components, such as the URLs of themes."""
    groups = {}
    for name, module in vars(package).items():
        if not isinstance(module, types.ModuleType) or module.__name__ != f"{package.__name__}.{name}" or name.startswith("_"):
            continue
        texts = {key: value for key, value in vars(module).items() if is_text(key, value)}
        if texts:
            groups[name] = texts
    return groups


def attributes_of(component):
    """What the class says of itself. Those of older generators say it when they are made, before they miss what is required."""
    attributes = dict(vars(component))
    if "_type" not in attributes:
        made = component.__new__(component)
        try:
            component.__init__(made, _explicit_args=[])
        except Exception:
            pass
        attributes.update(vars(made))
    return attributes if "_type" in attributes and "_namespace" in attributes else None


def components_of(package):
    components = {}
    for value in vars(package).values():
        attributes = attributes_of(value) if inspect.isclass(value) and issubclass(value, Component) else None
        if attributes:
            doc = value.__doc__ or ""
            components[value.__name__] = {
                "type": attributes["_type"],
                "namespace": attributes["_namespace"],
                "children_props": list(attributes.get("_children_props", [])),
                "description": description_of(doc, value.__name__),
                "props": props_of(value),
            }
    return components


def main():
    folder, name = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(folder))
    finder = StandInFinder(name)
    for module in ("dash", "dash.development", "dash.development.base_component"):
        sys.modules[module] = importlib.util.module_from_spec(finder.find_spec(module))
        finder.exec_module(sys.modules[module])
    sys.meta_path.append(finder)
    output, sys.stdout = sys.stdout, io.StringIO()  # what the package prints is none of ours
    package = importlib.import_module(name)
    json.dump({
        "version": str(getattr(package, "__version__", "")),
        "js": list(getattr(package, "_js_dist", [])),
        "css": list(getattr(package, "_css_dist", [])),
        "components": components_of(package),
        "constants": constants_of(package),
    }, output)


if __name__ == "__main__":
    main()
