# Builds figures with plotly.graph_objects -> recorded/: what each attribute takes, and what becomes of the calls of figures.json.
# Run with plotly 7.1 and NumPy installed: python tests/graph_objects/record_figures.py
import json
import pathlib

import numpy as np
import plotly
import plotly.graph_objects as go
from plotly.subplots import make_subplots
from plotly.validator_cache import ValidatorCache

HERE = pathlib.Path(__file__).parent
OUT = HERE / "recorded"
VALIDATORS = json.loads((pathlib.Path(plotly.__file__).parent / "validators" / "_validators.json").read_text())
TRACES = VALIDATORS["data"]["params"]["class_strs_map"]


def array(dtype, values):
    """Numbers that are a NumPy array in Python and a vector in C++."""
    return {"numpy": dtype, "values": values}


VALUES = [
    True, False, 0, 1, -1, 2, 3.5, 0.5, -0.25, 270, 1000, "", "red", "Light Blue", "#ab63fa", "#12", "rgb(1, 2, 3)", "rgba(1,2,3,0.5)",
    "hsl(10,20%,30%)", "reds", "Viridis_r", "auto", "normal", "bold", "none", "all", "skip", "lines", "lines+markers", "x + y", "x,y", "name+text",
    "x", "x1", "x2", "x0", "y", "y1", "y3 domain", "paper", "scene", "scene1", "scene2", "legend3", "top", "left", "middle", "dot", "5px 10px", "10%, 2",
    "circle", "circle-open", "plotly_white", "linear", "log", "text %{x}", "v", "h", "solid", "0", [], [1, 2], [0.25, 0.75], [-1, 2], [1, 2, 3],
    [1, 2, 3, 4], ["red", "blue"], ["red", "bleu"], [[0, "red"], [1, "blue"]], [[0, "red"], [2, "blue"]], ["a", "b"], ["a", 1, 2.5, True],
    ["x", "y"], ["x+y", "text"], [[1, 2], [3, 4]], [["xy", "x2y2"]], ["lines", "none"], {}, {"no_such": 1}, {"text": "t"},
    array("float64", [0.5, 1.0]), array("int64", [1, 2]), array("int64", [-1, 300]), array("float32", [0.25, 2.0, 3.0]),
    "1", "2.5", " ", "rgb(300, 0, 0)", "hsv(10,20%,30%)", "hwb(10 20% 30%)", "#ABCDEF12", "#abcd", "transparent", "var(--x)", "lines+lines", "lines,", "+", "Lines", "all+text", "xy", "x2y3", "x10", "x01", "x1 domain", "x2 domain", "x domain ",
    "coloraxis2", "legend", "legend1", "polar2", "map1", "smith", "geo", "é", "🎈", "http://a.b/c.png", "data:image/png;base64,AAAA", -5, 45, 90, 100, 0.999, 1.001, 2.0, 1e300, 2**40, [None], [1, None], ["red", None], [True, False], [["a", None], [1, 2]],
    [[0, "red"], [0.5, "blue"], [1, "#fff"]], [[0, "red"], [1, "blu"]], [["red", "blue"], ["#fff", "black"]], [["red"], "blue"], [[[1, 2]]], [-1, -2], [2, 1], [1000, 2000], ["1", "2"], [0.5, "a"], [None, None], ["", ""], [{}], [{"a": 1}], {"a": {"b": 1}},
    array("float64", [1e300]), array("float64", [[0.5, 2.0], [3.0, 4.0]]), array("int64", [0]), array("int8", [1, 100]), array("float64", [0.0, -3.5, 720.0]),
]


def revive(value):
    if isinstance(value, dict) and "numpy" in value:
        return np.array(value["values"], dtype=value["numpy"])
    if isinstance(value, dict):
        return {key: revive(item) for key, item in value.items()}
    if isinstance(value, list):
        return [revive(item) for item in value]
    return value


def plain(value):
    """As it stands in the figure's JSON."""
    return json.loads(plotly.io.to_json(value, validate=False, engine="json")) if not isinstance(value, go.Figure) else json.loads(value.to_json(engine="json"))


def nested(path, value):
    """{"marker": {"color": value}}; what is in a list stands in its only item."""
    names = path.split(".")
    at, inside = names[0], value
    keys = []
    for depth in range(1, len(names)):
        here = ".".join(names[:depth + 1])
        parent = ".".join(names[:depth])
        plural = next((v for v in (here, parent + "." + names[depth] + "s") if v in VALIDATORS), None)
        if here in VALIDATORS:
            keys.append((names[depth], False))
        else:
            found = [k for k, v in VALIDATORS.items() if v["superclass"] == "CompoundArrayValidator" and v["params"]["parent_name"] == parent
                     and v["params"]["data_class_str"].lower() == names[depth]]
            if not found:
                return None
            keys.append((found[0].rsplit(".", 1)[1], True))
        del plural
    for name, is_list in reversed(keys):
        inside = {name: [inside]} if is_list else {name: inside}
    return at, inside, keys


def inner(made, keys):
    for name, is_list in keys:
        made = made.get(name)
        if made is None:
            return None
        if is_list:
            made = made[0]
    return made


OBJECTS = {"CompoundValidator": "object", "TitleValidator": "title", "CompoundArrayValidator": "list", "LayoutValidator": "object"}
NO_VALUES = {*OBJECTS, "BaseTemplateValidator", "DataValidator", "BaseDataValidator"}
NOT_OF_THE_TYPE = ("plotly_name", "parent_name", "edit_type", "anim", "implied_edits", "data_docs", "data_class_str", "colorscale_path")


def type_of(validator):
    """The same for attributes that take the same values."""
    params = validator["params"]
    return json.dumps([validator["superclass"], {k: v for k, v in params.items() if k not in NOT_OF_THE_TYPE}, "colorscale_path" in params], sort_keys=True)


def outcomes_of(path):
    """For each value: true when the attribute keeps it as it is, what it makes of it, or false when it is refused."""
    root, _, keys = nested(path, None)
    outcomes = []
    for value in VALUES:
        _, attributes, _ = nested(path, revive(value))
        try:
            made = go.Layout(attributes) if root == "layout" else getattr(go, TRACES[root])(attributes)
            whole = plain(go.Figure(layout=made))["layout"] if root == "layout" else plain(go.Figure(made))["data"][0]
            kept = inner(whole, keys)
            given = plain(go.Figure(go.Scatter(x=revive(value))))["data"][0].get("x") if isinstance(value, dict) and "numpy" in value else value
            outcomes.append(True if kept == given and type(kept) is type(given) else {"kept": kept})
        except Exception:
            outcomes.append(False)
    return outcomes


def takes(path, value):
    """Whether the validator of that path takes the value."""
    parent, _, name = path.rpartition(".")
    try:
        ValidatorCache.get_validator(parent, name).validate_coerce(revive(value))
        return True
    except Exception:
        return False


def telling_values(rows):
    """A few values that tell apart what all of them do."""
    chosen, groups = [], [list(range(len(rows)))]
    while True:
        def divided(number):
            parts = [{} for _ in groups]
            for part, group in zip(parts, groups):
                for row in group:
                    part.setdefault(json.dumps(rows[row]["outcomes"][number]), []).append(row)
            return [rows_of for part in parts for rows_of in part.values()]
        best = max(range(len(VALUES)), key=lambda number: len(divided(number)))
        if len(divided(best)) == len(groups):
            return chosen
        groups = divided(best)
        chosen.append(best)


def schema_of(children, numbers, path):
    """All attributes: the number of the row that has their outcomes, or what is inside of an object, of a list, of a title."""
    schema = {}
    for child in children.get(path, []):
        validator, name = VALIDATORS[child], child.rsplit(".", 1)[1]
        kind = OBJECTS.get(validator["superclass"])
        if kind:
            single = validator["params"]["parent_name"] + "." + validator["params"]["data_class_str"].lower()
            schema[name] = [kind, schema_of(children, numbers, child if child in children else single)]
        elif validator["superclass"] not in NO_VALUES:
            schema[name] = numbers[type_of(validator)]
    return schema


def record_attributes():
    rows, numbers, few = [], {}, VALUES[::3]
    seen = {}
    for path, validator in VALIDATORS.items():
        kind = type_of(validator)
        if validator["superclass"] in NO_VALUES - {"TitleValidator"} or path.startswith(("layout.template", "frame")) or nested(path, None) is None:
            continue
        if kind not in numbers:
            numbers[kind] = len(rows)
            seen[kind] = [takes(path, value) for value in few]
            root, _, keys = nested(path, None)
            rows.append({"path": path, "root": root, "keys": keys, "outcomes": outcomes_of(path)})
        assert seen[kind] == [takes(path, value) for value in few], path
    children = {}
    for path, validator in VALIDATORS.items():
        children.setdefault(validator["params"]["parent_name"], []).append(path)
    schema = {root: schema_of(children, numbers, root) for root in ["layout", *TRACES]}
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    roots = ",\n".join(f"{json.dumps(root)}: {json.dumps(inside, separators=(',', ':'))}" for root, inside in schema.items())
    (OUT / "attributes.json").write_text(
        f'{{"versions": "plotly {plotly.__version__}",\n"values": {json.dumps(VALUES)},\n"telling": {telling_values(rows)},\n"attributes": [\n{lines}\n],\n"schema": {{\n{roots}\n}}}}\n')
    return len(rows)


X, Y = [1, 2, 3], [4, 5, 6]


def scatter(**more):
    return {"type": "scatter", "x": X, "y": Y, **more}


def call(name, *arguments, **options):
    return {"call": name, "arguments": list(arguments), "options": options}


GRID = {"rows": 2, "cols": 2}
SECONDARY = {"rows": 1, "cols": 2, "specs": [[{"secondary_y": True}, {"secondary_y": True}]]}
MIXED = {"rows": 2, "cols": 2, "specs": [[{"type": "xy"}, {"type": "polar"}], [{"type": "domain"}, {"type": "scene"}]]}

# Each: its name, how the figure begins (make_subplots, or traces and a layout), and calls.
FIGURES = [
    ("empty", {}, []),
    ("one trace", {"data": [scatter()]}, []),
    ("layout", {"data": [scatter(mode="lines")], "layout": {"title": "A", "xaxis": {"title": {"text": "x"}, "type": "log"}}}, []),
    ("magic in constructors", {"data": [scatter(marker_color="red", marker_line_width=2, error_x_color="blue", line={"dash": "dot"})],
                               "layout": {"title_text": "A", "xaxis_title_text": "x", "legend_title": "L"}}, []),
    ("plain names before magic ones", {"data": [scatter(marker_color="red", marker={"size": 3})]}, []),
    ("typed arrays", {"data": [{"type": "scatter", "x": array("float64", [1.5, 2.5]), "y": array("int64", [1, 300]),
                                "marker": {"size": array("float32", [1, 2]), "color": array("int8", [1, 2])}, "text": array("int64", [1, 2])}]}, []),
    ("matrix", {"data": [{"type": "heatmap", "z": array("float64", [[1, 2, 3], [4, 5, 6]]), "colorscale": "viridis"}]}, []),
    ("empty objects vanish", {"data": [scatter(marker={}, line={"color": "red"})], "layout": {"xaxis": {}, "margin": {"t": 1}}}, []),
    ("template by name", {"layout": {"template": "plotly_white"}, "keep_template": True}, []),
    ("templates together", {"layout": {"template": "seaborn+gridon"}, "keep_template": True}, []),
    ("template changed", {"keep_template": True}, [call("update_layout", {"template": "simple_white"}), call("update_layout", {"template_layout_colorway": ["red"]})]),
    ("own template", {"layout": {"template": {"layout": {"colorway": ["red", "blue"]}, "data": {"bar": [{"marker": {"color": "red"}}]}}}, "keep_template": True}, []),
    ("empty template", {"layout": {"template": {}}, "keep_template": True}, []),
    ("update layout", {"data": [scatter()], "layout": {"title": {"text": "A", "font": {"size": 9}}}},
     [call("update_layout", {"title": {"font_color": "red"}, "width": 300}), call("update_layout", {"title_font_size": 12}), call("update_layout", {"title": "B"})]),
    ("update takes away", {"layout": {"width": 300, "title": {"text": "A"}, "xaxis": {"type": "log", "range": [0, 1]}}},
     [call("update_layout", {"width": None, "title_text": None, "xaxis_range": None, "height": None})]),
    ("update overwrites", {"layout": {"title": {"text": "A", "font": {"size": 9}}, "annotations": [{"text": "a", "x": 1}, {"text": "b"}]}},
     [call("update_layout", {"title": {"text": "B"}, "annotations": [{"text": "c"}]}, overwrite=True)]),
    ("update lists", {"layout": {"annotations": [{"text": "a", "x": 1}, {"text": "b", "x": 2}]}},
     [call("update_layout", {"annotations": [{"y": 3}]}), call("update_layout", {"annotations": []})]),
    ("paths into lists", {"layout": {"shapes": [{"x0": 1}, {"x0": 2}]}}, [call("update_layout", {"shapes[1].x0": 5, "shapes_0_line_color": "red"})]),
    ("paths with dots", {"data": [scatter()]}, [call("update_layout", {"xaxis.title.text": "a"}), call("update_traces", {"marker.line.color": "red"})]),
    ("update traces", {"data": [scatter(name="a"), {"type": "bar", "y": [1, 2], "name": "b"}, scatter(name="c")]},
     [call("update_traces", {"marker_color": "red"}), call("update_traces", {"opacity": 0.5}, selector="bar"), call("update_traces", {"mode": "lines"}, selector={"name": "c"}),
      call("update_traces", {"name": "z"}, selector=-1), call("update_traces", {"visible": False}, selector={"marker_color": "red", "type": "bar"})]),
    ("update traces overwrites", {"data": [scatter(marker={"color": "red", "size": 3})]}, [call("update_traces", {"marker": {"color": "blue"}}, overwrite=True)]),
    ("update axes", {"data": [scatter()]}, [call("update_xaxes", {"title_text": "x", "showgrid": False}), call("update_yaxes", {"type": "log"})]),
    ("update many axes", {"data": [scatter(), scatter(xaxis="x2", yaxis="y2")], "layout": {"xaxis2": {"anchor": "y2"}, "yaxis2": {"anchor": "x2"}, "xaxis10": {"domain": [0, 1]}}},
     [call("update_xaxes", {"ticks": "outside"}), call("update_yaxes", {"color": "red"}, selector={"anchor": "x2"}), call("update_xaxes", {"color": "blue"}, selector=1)]),
    ("update other subplots", {"layout": {"scene2": {"bgcolor": "red"}}},
     [call("update_scenes", {"aspectmode": "cube"}), call("update_polars", {"bgcolor": "red"}), call("update_geos", {"scope": "europe"}), call("update_ternaries", {"sum": 100}),
      call("update_maps", {"zoom": 3}), call("update_coloraxes", {"colorscale": "reds", "cmin": 0}), call("update_legends", {"x": 1}), call("update_smiths", {"bgcolor": "blue"})]),
    ("shapes and annotations", {"data": [scatter()]},
     [call("add_shape", {"type": "rect", "x0": 1, "x1": 2, "y0": 0, "y1": 1, "line_color": "red"}), call("add_annotation", {"text": "here", "x": 1, "y": 2, "arrowhead": 2}),
      call("add_layout_image", {"source": "https://example.org/a.png", "x": 0, "sizex": 1}), call("add_selection", {"type": "rect", "x0": 1, "x1": 2, "y0": 0, "y1": 1}),
      call("update_shapes", {"fillcolor": "blue"}), call("update_annotations", {"font_size": 20}, selector={"text": "here"}), call("update_layout_images", {"opacity": 0.5}),
      call("update_selections", {"opacity": 0.3})]),
    ("lines over all", {"data": [scatter()]}, [call("add_vline", 2), call("add_hline", 4.5, line_dash="dot", line_color="red"), call("add_vrect", 1, 2, fillcolor="green", opacity=0.2, line_width=0),
                                               call("add_hrect", 4, 5, annotation_text="band")]),
    ("empty frames", {"data": [scatter()], "frames": [{"name": "a", "data": [scatter(mode="lines")], "layout": {"title_text": "A"}, "traces": [0]}, {"name": "b", "data": [{"type": "bar", "y": [1]}]}]}, []),
    ("grid", {"make_subplots": GRID}, [call("add_trace", scatter(), row=1, col=1), call("add_trace", {"type": "bar", "y": [1]}, row=2, col=2), call("add_trace", scatter(name="all"), row="all", col=2),
                                       call("add_trace", scatter(), row=[1, 2], col=[2, 1])]),
    ("updates by place", {"make_subplots": GRID}, [call("add_trace", scatter(), row=1, col=1), call("add_trace", scatter(), row=2, col=2), call("update_traces", {"marker_color": "red"}, row=2),
                                                   call("update_traces", {"opacity": 0.1}, col=1), call("update_traces", {"name": "both"}, row=1, col=1),
                                                   call("update_xaxes", {"title_text": "low"}, row=2), call("update_yaxes", {"type": "log"}, row=1, col=2), call("update_xaxes", {"color": "red"}, col=1)]),
    ("shapes by place", {"make_subplots": GRID}, [call("add_shape", {"type": "line", "x0": 0, "x1": 1, "y0": 0, "y1": 1}, row=2, col=1), call("add_annotation", {"text": "a", "x": 1, "y": 1}, row=1, col=2),
                                                  call("add_shape", {"type": "line", "x0": 0, "x1": 1, "y0": 0, "y1": 1, "xref": "x domain", "yref": "y domain"}, row=1, col=2),
                                                  call("add_layout_image", {"source": "a.png"}, row="all", col="all"), call("update_annotations", {"text": "b"}, row=1), call("update_shapes", {"opacity": 0.5}, col=1),
                                                  call("update_shapes", {"line_color": "red"}, row=2, col=1)]),
    ("lines by place", {"make_subplots": GRID}, [call("add_trace", scatter(), row=1, col=1), call("add_trace", scatter(), row=2, col=2), call("add_vline", 2), call("add_hline", 5, row=2, col="all"),
                                                 call("add_vrect", 1, 2, row=1, col=2, exclude_empty_subplots=False, annotation_text="t"), call("add_hrect", 1, 2, row=2, col=2, annotation_text="u", annotation_position="outside top")]),
    ("lines by one side", {"make_subplots": GRID}, [call("add_trace", scatter(), row=1, col=1), call("add_trace", scatter(), row=2, col=1), call("add_vline", 2, col=1, annotation_text="t"), call("add_hrect", 1, 2, row=2),
                                                    call("add_hline", 3, row=1, col=2), call("add_vrect", 1, 2, exclude_empty_subplots=False)]),
    ("shared colors", {"make_subplots": GRID}, [call("add_trace", {"type": "bar", "y": [1, 2], "marker": {"color": [1, 2], "coloraxis": "coloraxis"}}, row=1, col=1), call("add_trace", scatter(marker_coloraxis="coloraxis2", marker_color=[1, 2]), row=1, col=2),
                                                call("update_layout", {"coloraxis": {"colorscale": "Bluered_r"}}), call("update_traces", {"marker_coloraxis": "coloraxis1"}, col=2)]),
    ("secondary axes", {"make_subplots": SECONDARY}, [call("add_trace", scatter(), row=1, col=1), call("add_trace", scatter(), row=1, col=1, secondary_y=True), call("add_trace", scatter(), secondary_y=True),
                                                      call("add_trace", scatter(), row=1, col=2, secondary_y=False), call("update_yaxes", {"title_text": "second"}, secondary_y=True),
                                                      call("update_yaxes", {"color": "red"}, row=1, col=2, secondary_y=False), call("update_traces", {"opacity": 0.5}, secondary_y=True),
                                                      call("add_shape", {"type": "line", "x0": 0, "x1": 1, "y0": 0, "y1": 1}, row=1, col=2, secondary_y=True),
                                                      call("add_hline", 5, row=1, col=2)]),
    ("mixed subplots", {"make_subplots": MIXED}, [call("add_trace", scatter(), row=1, col=1), call("add_trace", {"type": "barpolar", "r": [1]}, row=1, col=2), call("add_trace", {"type": "pie", "values": [1, 2]}, row=2, col=1),
                                                  call("add_trace", {"type": "scatter3d", "x": [1], "y": [1], "z": [1]}, row=2, col=2), call("update_traces", {"opacity": 0.5}, row=2), call("update_polars", {"bgcolor": "red"}, row=1, col=2),
                                                  call("update_scenes", {"bgcolor": "red"}, row=2)]),
    # A grid for a figure that has traces and a layout, and traces by their own functions.
    ("subplots added", {"data": [scatter()], "layout": {"title": {"text": "T"}, "xaxis": {"title": {"text": "x"}}}}, [
        call("set_subplots", rows=2, cols=2, shared_xaxes=True, subplot_titles=["a", "b"]), call("add_bar", {"y": [1, 2], "marker": {"color": "red"}}, row=2, col=1),
        call("add_scatter3d", {"x": [1], "y": [2], "z": [3]}), call("add_violin", {"y": [1, 2, 3]}, row="all", col=2), call("add_pie")]),
    ("subplots added to nothing", {}, [call("set_subplots", rows=1, cols=2, specs=[[{"type": "polar"}, {"secondary_y": True}]]), call("add_scatterpolar", {"r": [1]}, row=1, col=1),
                                       call("add_scatter", {"y": [1]}, row=1, col=2, secondary_y=True)]),
    ("refused subplots", {"make_subplots": GRID}, [call("set_subplots", rows=1, cols=2)]),
] + [
    (f"{shape} at {position}", {"data": [scatter()]}, [call(f"add_{shape}", *places, annotation_text="t", annotation_position=position)])
    for shape, places in (("vline", [2]), ("hline", [3]), ("vrect", [1, 2]), ("hrect", [5, 4]))
    for position in ("top left", "top right", "top", "bottom left", "bottom right", "bottom", "left", "right", "right top") + (
        ("inside top left", "inside", "outside top left", "outside top right", "outside top", "outside bottom left", "outside bottom right", "outside bottom", "outside left", "outside right")
        if "rect" in shape else ())
] + [
    ("texts at dates", {"data": [scatter(x=["2024-01-01", "2024-02-01"])]},
     [call("add_vline", "2024-01-15", annotation_text="t"), call("add_vrect", "2024-01-05", "2024-01-10", annotation_text="u", annotation_position="top"),
      call("add_vline", "2024-01-15", annotation={"text": "v", "font": {"size": 20}}, annotation_font_color="red", annotation_position="left")]),
] + [
    (f"subplots {number}", {"make_subplots": arguments}, [])
    for number, arguments in enumerate([
        {}, {"rows": 2}, {"rows": 2, "cols": 3}, {"rows": 2, "cols": 2, "start_cell": "bottom-left"}, {"rows": 2, "cols": 2, "shared_xaxes": True}, {"rows": 2, "cols": 2, "shared_yaxes": True},
        {"rows": 2, "cols": 2, "shared_xaxes": "all", "shared_yaxes": "all"}, {"rows": 2, "cols": 2, "shared_xaxes": "rows", "shared_yaxes": "columns"},
        {"rows": 3, "cols": 2, "shared_xaxes": "columns", "shared_yaxes": "rows", "start_cell": "bottom-left"}, {"rows": 2, "cols": 2, "shared_xaxes": "all", "start_cell": "bottom-left"},
        {"rows": 2, "cols": 2, "subplot_titles": ["a", "b", "", "d"]}, {"rows": 2, "cols": 2, "column_widths": [0.7, 0.3], "row_heights": [1, 3]},
        {"rows": 2, "cols": 2, "row_heights": [1, 3], "start_cell": "bottom-left"}, {"rows": 2, "cols": 2, "horizontal_spacing": 0.01, "vertical_spacing": 0.05},
        {"rows": 2, "cols": 2, "column_titles": ["c1", "c2"], "row_titles": ["r1", "r2"]}, {"rows": 2, "cols": 2, "x_title": "X", "y_title": "Y", "start_cell": "bottom-left", "column_titles": ["c1", "c2"]},
        {"rows": 1, "cols": 2, "x_title": "X", "y_title": "Y", "font": {"size": 20, "color": "red"}, "subplot_titles": ["a", "b"]},
        {"rows": 2, "cols": 2, "specs": [[{"colspan": 2}, None], [{}, {}]]}, {"rows": 2, "cols": 2, "specs": [[{"rowspan": 2}, {}], [None, {}]], "shared_yaxes": True},
        {"rows": 3, "cols": 3, "specs": [[{"colspan": 2, "rowspan": 2}, None, {}], [None, None, {"rowspan": 2}], [{}, {}, None]], "subplot_titles": ["a", "b", "c", "d", "e"]},
        {"rows": 3, "cols": 3, "specs": [[{"colspan": 2, "rowspan": 3}, None, {}], [None, None, {}], [None, None, {}]], "shared_xaxes": True},
        {"rows": 1, "cols": 2, "specs": [[{"secondary_y": True}, {}]], "shared_yaxes": True}, {"rows": 2, "cols": 2, "specs": [[{"secondary_y": True}, {"secondary_y": True}]] * 2, "shared_yaxes": "all", "shared_xaxes": True},
        {"rows": 2, "cols": 3, "specs": [[{"type": "scene"}, {"type": "polar"}, {"type": "ternary"}], [{"type": "geo"}, {"type": "map"}, {"type": "domain"}]]},
        {"rows": 1, "cols": 3, "specs": [[{"type": "pie"}, {"type": "scatter3d"}, {"type": "barpolar"}]]}, {"rows": 1, "cols": 2, "specs": [[{"is_3d": True}, {"l": 0.1, "r": 0.05, "b": 0.2, "t": 0.1}]]},
        {"insets": [{"cell": [1, 1], "l": 0.7, "b": 0.3}]}, {"rows": 2, "cols": 2, "insets": [{"cell": [2, 2], "l": 0.1, "w": 0.4, "b": 0.2, "h": 0.5}, {"cell": [1, 2], "type": "scene"}]},
        {"rows": 1, "cols": 2, "insets": [{"l": 0.5}], "subplot_titles": ["a", "b", "inset"]}, {"rows": 2, "cols": 2, "specs": [[None, {}], [{}, None]]},
        {"rows": 2, "cols": 1, "specs": [[{"type": "xy"}], [{"type": "table"}]], "row_titles": ["a", "b"]},
        {"rows": 0}, {"cols": -1}, {"start_cell": "middle"}, {"specs": [[{}, {}]]}, {"specs": [[{"colspa": 2}]]}, {"specs": [[{"type": "nothing"}]]}, {"shared_xaxes": "some"}, {"rows": 3, "vertical_spacing": 0.6},
        {"horizontal_spacing": -1}, {"cols": 2, "column_widths": [1]}, {"specs": [[{"type": "scene", "secondary_y": True}]]}, {"specs": [[{"colspan": 2}]]}, {"insets": [{"cell": [2, 1]}]}, {"insets": [{"wide": 1}]},
    ])
] + [
    # What a null takes away of what is there, and of what is not.
    (f"null {number}", {"data": [scatter(**trace)], "layout": {"template": {"layout": {"width": 30}}, **layout}, "keep_template": True}, [call(name, attributes, **more)])
    for number, (trace, layout, name, attributes) in enumerate(
        [({}, have, "update_layout", {key: value})
         for have in ({}, {"font": {"size": 3}}, {"legend": {"font": {"size": 3}}}, {"legend": {"x": 1}}, {"xaxis": {"type": "log"}, "xaxis2": {"type": "log"}}, {"shapes": [{"x0": 1}]})
         for key, value in [("template", None), ("template", {}), ("template", {"layout": None}), ("template_layout", None), ("template_layout_width", None), ("template_data", None), ("font", None), ("font", {}), ("font_size", None),
                            ("font", {"size": None}), ("legend", {"font": None}), ("legend", {"font": {}}), ("legend", {"font": {"size": None}}), ("legend_font", None), ("legend_font", {}), ("legend_font_size", None), ("xaxis", None), ("xaxis", {}),
                            ("xaxis2", None), ("xaxis2", {}), ("xaxis2", {"type": None}), ("xaxis_title", None), ("shapes", None), ("shapes", []), ("shapes", [{"x0": None}]), ("annotations", [{"font": {}}]), ("title", None), ("title", {})]] +
        [(trace, {}, "update_traces", attributes) for trace in ({}, {"marker": {"size": 3}}, {"marker": {"line": {"width": 3}}})
         for attributes in ({"marker": None}, {"marker": {}}, {"marker_line": None}, {"marker_line": {}}, {"marker": {"line": None}}, {"marker": {"size": None}}, {"marker_size": None}, {"marker_line_width": None})])
    for more in ({}, {"overwrite": True})
] + [
    (f"null in parts {number}", {"data": [scatter()], "layout": layout}, calls)
    for number, (layout, calls) in enumerate([
        ({"xaxis": {"title": {"text": "a"}}}, [call("update_xaxes", {"title": None})]), ({"xaxis": {"title": {"text": "a"}}}, [call("update_xaxes", {"title_text": None})]), ({}, [call("update_xaxes", {"title": None})]), ({}, [call("update_yaxes", {"title": {}})]),
        ({"legend": {"font": {"size": 3}}}, [call("update_legends", {"font": None})]), ({"annotations": [{"text": "a"}]}, [call("update_annotations", {"font": None})]), ({"annotations": [{"text": "a"}]}, [call("update_annotations", {"font": {}})]),
        ({"annotations": [{"text": "a", "font": {"size": 3}}]}, [call("update_annotations", {"font_size": None})]), ({"annotations": [{"text": "a"}]}, [call("update_annotations", {"font_size": None})]),
        ({"annotations": [{"text": "a", "font": {}}, {"text": "b", "font": {"size": None}}, {"text": "c", "font": None}, {}]}, []), ({}, [call("add_annotation", {"text": "a", "font": {}})]), ({}, [call("add_annotation", {"text": "a", "font": {"size": None}})]),
        ({}, [call("add_annotation", {"text": "a", "font_size": None})]), ({}, [call("add_annotation")]), ({}, [call("add_shape", {"type": "line", "line": {}})]), ({}, [call("add_vline", 1, annotation_text="a", annotation_font={})]),
        ({}, [call("add_hline", 1, annotation_text="a", annotation_font_size=None, line_width=None)]), ({}, [call("add_vrect", 1, 2, annotation={"text": "a", "font": {}}, line={})]),
        ({"updatemenus": [{"buttons": [{}, {"label": "a"}]}], "xaxis": {"tickformatstops": [{}, {"value": "a", "dtickrange": None}]}}, []),
    ])
] + [
    ("uids", {"data": [scatter(uid="a"), {"type": "bar", "uid": "b", "y": [1]}, scatter()], "frames": [{"name": "f", "data": [{"type": "bar", "uid": "b", "y": [2]}]}]}, [call("update_traces", {"name": "n"}, selector={"uid": "b"})]),
    ("uids of updates", {"data": [scatter()]}, [call("update_traces", {"uid": "c"}), call("add_trace", {"type": "bar", "uid": "d"})]),
    ("many traces added", {"data": [scatter()]}, [call("add_traces", [scatter(name="a"), {"type": "bar", "y": [1]}])]),
    ("many traces added to subplots", {"make_subplots": GRID}, [call("add_traces", [scatter(), {"type": "bar", "y": [1]}, scatter()], rows=[1, 2, 2], cols=[2, 1, 2])]),
    ("refused traces added to subplots", {"make_subplots": GRID}, [call("add_traces", [scatter(), {"type": "pie"}], rows=[1, 2], cols=[2, 1])]),
    ("refused number of traces", {"make_subplots": GRID}, [call("add_traces", [scatter(), scatter()], rows=[1], cols=[1, 2])]),
    # What stands in the cells of a grid.
    ("parts of subplots", {"make_subplots": {"rows": 2, "cols": 2, "specs": [[{"secondary_y": True}, {}], [{"colspan": 2}, None]], "shared_xaxes": True}},
     [call("update_xaxes", {"title_text": "a"}, row=2, col=1), *(call("get_subplot", row, col) for row in (1, 2) for col in (1, 2)), call("get_subplot", 1, 1, secondary_y=True), call("get_subplot", 1, 2, secondary_y=True)]),
    ("parts of mixed subplots", {"make_subplots": MIXED}, [call("get_subplot", row, col) for row in (1, 2) for col in (1, 2)]),
    ("parts of maps", {"make_subplots": {"rows": 2, "cols": 3, "specs": [[{"type": "scene"}, {"type": "polar"}, {"type": "ternary"}], [{"type": "geo"}, {"type": "map"}, {"type": "pie"}]]}},
     [call("update_layout", {"geo": {"scope": "europe"}, "polar": None}), *(call("get_subplot", row, col) for row in (1, 2) for col in (1, 2, 3))]),
    ("parts of subplots added", {"data": [scatter()]}, [call("set_subplots", rows=1, cols=2), call("get_subplot", 1, 2)]),
    ("refused parts without subplots", {"data": [scatter()]}, [call("get_subplot", 1, 1)]), ("refused parts below", {"make_subplots": GRID}, [call("get_subplot", 3, 1)]), ("refused parts left", {"make_subplots": GRID}, [call("get_subplot", 1, 0)]),
] + [
    # What is refused.
    (f"refused {number}", begin, calls)
    for number, (begin, calls) in enumerate([
        ({"data": [{"type": "scater"}]}, []), ({"data": [scatter(mod="lines")]}, []), ({"data": [scatter(marker={"colour": "red"})]}, []), ({"data": [scatter(marker_colour="red")]}, []),
        ({"data": [scatter(mode="linez")]}, []), ({"layout": {"xaxis": {"type": "logg"}}}, []), ({"layout": {"widht": 3}}, []), ({"layout": {"xaxis0": {}}}, []), ({}, [call("update_layout", {"xaxis_titel": "a"})]),
        ({}, [call("update_layout", {"template": "plotly_wite"})]), ({}, [call("update_layout", {"shapes_0_x0": 1})]), ({"data": [scatter()]}, [call("update_traces", {"x_y": 1})]),
        ({"data": [scatter()]}, [call("add_trace", scatter(), row=1, col=1)]), ({"make_subplots": GRID}, [call("add_trace", scatter(), row=3, col=1)]), ({"make_subplots": GRID}, [call("add_trace", scatter(), row=1)]),
        ({"make_subplots": GRID}, [call("add_trace", {"type": "pie"}, row=1, col=1)]), ({"make_subplots": GRID}, [call("add_trace", scatter(), row=1, col=1, secondary_y=True)]),
        ({"make_subplots": MIXED}, [call("add_shape", {"type": "line"}, row=1, col=2)]), ({"data": [scatter()]}, [call("add_vline", 1, annotation_text="a", annotation_position="middle")]),
        ({"data": [scatter()]}, [call("update_traces", {"name": "a"}, selector=3)]), ({"data": [scatter()]}, [call("add_shape", {"type": "linee"})]), ({"frames": [{"nam": "a"}]}, []),
        ({"layout": {"annotations": {"text": "a"}}}, []), ({"layout": {"annotations": ["a"]}}, []), ({"layout": {"margin": 3}}, []), ({"data": [scatter(type_="bar")]}, []),
    ])
]


def build(begin):
    if "make_subplots" in begin:
        return make_subplots(**json.loads(json.dumps(begin["make_subplots"])))
    return go.Figure(data=revive(begin.get("data")), layout=revive(begin.get("layout")), frames=revive(begin.get("frames")))


def parts_of(subplot):
    """What get_subplot() gives, by names of the layout; what is nowhere in a layout by the trace's."""
    if subplot is None:
        return None
    if hasattr(subplot, "_asdict"):
        members = subplot._asdict()
        return {"domain": plain_list(members)} if "x" in members else {key: item for axis in members.values() for key, item in parts_of(axis).items()}
    return {subplot.plotly_name: subplot.to_plotly_json()}


def plain_list(members):
    return {key: list(value) for key, value in members.items()}


def record_figures():
    rows = []
    for name, begin, calls in FIGURES:
        row = {"name": name, **begin, "calls": calls}
        try:
            figure = build(begin)
            for step in calls:
                method = getattr(figure, step["call"])
                arguments, options = revive(step["arguments"]), revive(step["options"])
                if step["call"] == "get_subplot":
                    row.setdefault("answers", []).append(parts_of(method(*arguments, **options)))
                elif step["call"].startswith("add_") and step["call"] not in ("add_trace", "add_traces", "add_vline", "add_hline", "add_vrect", "add_hrect"):
                    method(**(arguments[0] if arguments else {}), **options)
                else:
                    method(*arguments, **options)
            row["figure"] = plain(figure)
            uids = [trace.uid for trace in figure.data]
            if any(uids):
                row["uids"] = uids
            if not begin.get("keep_template"):
                row["figure"]["layout"].pop("template", None)
            if "make_subplots" in begin:
                row["grid"] = figure._grid_str
        except Exception as error:
            row["refused"] = True
            assert "refused" in name or "subplots" in name, (name, str(error)[:300])
        assert not name.startswith("refused") or row.get("refused"), name
        rows.append(row)
    lines = ",\n".join(json.dumps(row, separators=(",", ":"), ensure_ascii=False) for row in rows)
    (OUT / "figures.json").write_text(f'{{"versions": "plotly {plotly.__version__}",\n"figures": [\n{lines}\n]}}\n')
    return len(rows)


if __name__ == "__main__":
    print(record_figures(), "figures,", record_attributes(), "attributes with", len(VALUES), "values each")
