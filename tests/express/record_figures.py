# Draws with plotly.express -> recorded/: the data, the arguments and the figures that px::scatter has to equal.
# Run with plotly 7.1, pandas 3.1 and pyarrow 26 installed: python tests/express/record_figures.py
import datetime
import json
import pathlib

import numpy as np
import pandas as pd
import plotly
import plotly.express as px

HERE = pathlib.Path(__file__).parent
OUT = HERE / "recorded"
VERSIONS = f"plotly {plotly.__version__}, pandas {pd.__version__}"


def sine(i):
    # The same digits on every machine: no libm.
    return ((i * 7919) % 1000) / 250 - 2


def types():
    n = 6
    return pd.DataFrame({
        "i8": np.array([1, -2, 3, 4, 5, 127], dtype="int8"), "i16": np.array([1, 2, 300, -4, 5, 6], dtype="int16"),
        "i32": np.array([1, 2, 3, 4, 70000, 6], dtype="int32"), "i64": np.arange(n) * 100, "i64_wide": np.arange(n) * 10**10,
        "u8": np.array([0, 255, 3, 4, 5, 6], dtype="uint8"), "u16": np.array([0, 65535, 3, 4, 5, 6], dtype="uint16"),
        "u32": np.array([0, 4294967295, 3, 4, 5, 6], dtype="uint32"), "u64": np.array([1, 2, 3, 4, 5, 300], dtype="uint64"),
        "u64_wide": np.array([1, 2, 3, 4, 5, 2**63], dtype="uint64"), "f32": np.array([0.1, 0.2, 1e10, -4, 5, 6], dtype="float32"),
        "f64": [0.1, 1 / 3, 1e-7, 1e300, -0.0, 2.0], "flag": [True, False, True, True, False, False],
        "word": ["b", "a", "b", "c", "a", "c"], "level": [1.0, 2.0, 1.0, 2.5, 1.0, 2.0],
        "day": [datetime.date(2024, 2, 27 + i % 3) for i in range(n)],
        "moment": pd.to_datetime([f"2024-02-2{7 + i % 3}T0{i % 2}:30:00" for i in range(n)]).astype("datetime64[us]"),
        "fine": pd.to_datetime([f"2024-02-27T01:30:00.00000{i}" for i in range(n)]).astype("datetime64[us]"),
        "clock": [datetime.time(1, 2, i % 2) for i in range(n)],
    })


def missing():
    return pd.DataFrame({
        "x": [1.5, None, 3.0, 4.0, None], "y": [1.0, 2.0, float("nan"), 4.0, 5.0], "n": [1, 2, 3, 4, 5],
        "word": ["a", None, "b", None, "a"], "flag": pd.Series([True, None, False, True, None], dtype="object"),
        "day": pd.Series([datetime.date(2024, 1, 1), None, datetime.date(2024, 1, 2), None, datetime.date(2024, 1, 1)], dtype="object"),
        "moment": pd.to_datetime(["2024-01-01", None, "2024-01-02", None, "2024-01-01"]).astype("datetime64[us]"),
        "only": pd.Series([None] * 5, dtype="float64"),
    })


def unicode():
    return pd.DataFrame({"Größe": [1, 2, 3], "город": ["Москва", "<b>&amp;</b>", "東京"], "emoji 🎈": ["🎈", "/\\\"", "é"],
                         "y": [1.5, 2.5, 3.5]})


def many():
    i = np.arange(1500)
    return pd.DataFrame({"i": i, "wave": [sine(int(k)) for k in i], "part": [f"p{k % 3}" for k in i], "weight": i % 11})


def gapminder():
    frame = px.data.gapminder()
    frame = frame[frame["country"].isin(sorted(frame["country"].unique())[::12]) & frame["year"].isin([1952, 1982, 2007])]
    return frame.reset_index(drop=True)


def tips():
    return px.data.tips().iloc[::8].reset_index(drop=True)


def iris():
    return px.data.iris().iloc[::10].reset_index(drop=True)


def classic():
    frame = pd.read_csv(HERE.parents[1] / "examples" / "gdp-life-exp-2007.csv")
    return frame[frame["population"] > 5e6].reset_index(drop=True)


def letters():
    return pd.DataFrame({"letter": list("abcdefghijklm") * 2, "n": range(26)})


def tasks():
    return pd.DataFrame({
        "task": ["dig", "build", "paint", "dig", "move in"], "who": ["Ann", "Bob", "Ann", None, "Zoë"], "done": [100.0, 50.0, 0.0, 25.0, None],
        "start": ["2024-01-01", "2024-02-15", "2024-03-01", "2024-03-05", "2024-04-01"],
        "end": ["2024-02-01", "2024-03-15", "2024-04-15", "2024-03-06", "2024-05-01"],
        "from": pd.to_datetime(["2024-01-01", "2024-02-15T08:30", "2024-03-01", "2024-03-05", "2024-04-01"], format="ISO8601").astype("datetime64[us]"),
        "to": pd.to_datetime(["2024-02-01", "2024-03-15T17:00", "2024-04-15", "2024-03-06T00:00:00.250", "2024-05-01"], format="ISO8601").astype("datetime64[us]"),
        "maybe": pd.to_datetime(["2024-02-01", None, "2024-04-15", "2024-03-06", None]).astype("datetime64[us]"), "sure": [True, False, True, True, False]})


def places():
    return pd.DataFrame({
        "name": ["A", "B", "C", "D", "E", "F"], "lat": [45.5, 45.6, 45.45, 45.52, 45.58, 45.49], "lon": [-73.6, -73.7, -73.55, -73.62, -73.58, -73.66],
        "iso": ["CAN", "FRA", "BRA", "CAN", "IND", "FRA"], "state": ["CA", "NY", "TX", "CA", "WA", "NY"], "district": ["one", "two", "one", "two", "one", "two"],
        "people": [10, 20, 30, 40, 50, 60], "rate": [0.5, 1.5, -0.5, 2.5, 0.0, 1.0], "kind": ["x", "y", "x", "z", "y", "x"], "day": ["Mon", "Mon", "Mon", "Tue", "Tue", "Tue"]})


def wind():
    return px.data.wind().iloc[::5].reset_index(drop=True)


def election():
    return px.data.election().iloc[::5].reset_index(drop=True)


def stocks():
    frame = px.data.stocks().iloc[::12].reset_index(drop=True)
    frame["date"] = pd.to_datetime(frame["date"]).astype("datetime64[us]")
    return frame[["date", "GOOG", "AAPL", "MSFT"]]


def tree():
    return pd.DataFrame({
        "region": ["North", "North", "South", "South", "West", "North"], "vendor": ["A", "B", "C", "D", None, "A"],
        "sector": ["Tech", "Money", "Tech", "Other", None, "Tech"], "sales": [1, 3, 2, 4, 1, 2.5], "profit": [0.1, -0.2, 0.3, 0.4, 0.0, 0.7],
        "count": [1, 2, 3, 4, 5, 6], "good": [True, False, True, True, False, False]})


def family():
    return pd.DataFrame({
        "who": ["Eve", "Cain", "Seth", "Enos", "Noam", "Abel", "Awan"], "parent": ["", "Eve", "Eve", "Seth", "Seth", "Eve", "Eve"],
        "age": [10, 14, 12, 10, 2, 6, 6], "score": [1.5, 0.5, 2.5, 3.5, 0.25, 1.0, 2.0], "team": ["a", "b", "a", "b", "a", "b", "a"],
        "id": ["e", "c", "s", "n", "o", "b", "w"]})


def stages():
    return pd.DataFrame({
        "stage": ["seen", "read", "bought", "seen", "read", "bought"], "number": [39, 27, 10, 52, 36, 12], "office": ["M", "M", "M", "T", "T", "T"],
        "share": [0.5, 0.25, 0.125, 0.75, 0.5, 0.25]})


def odd():
    """Columns that have something about them: nulls, empty texts, marks of HTML, one value only, numbers that are categories."""
    n = 14
    return pd.DataFrame({
        "a": [1.5, None, 3, 4, -2, 0, 0, 1e-9, 7, 7, 7, 2.25, None, 11], "neg": [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -10], "big": [10**12 + i * 10**9 for i in range(n)],
        "pos": np.arange(1, n + 1).astype("int16"), "pf": [0.5 * i + 0.25 for i in range(n)], "g1": ["a", None, "", "b", " ", "ß", "a", "b", "a", None, "c<b>", "c<b>", "a", "b"],
        "g2": [True, False] * 7, "g3": [1.0, 2.5] * 7, "g4": np.array([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2], dtype="int8"), "d": [datetime.date(2023, 12, 30 + i % 2) for i in range(n)],
        "t": pd.to_datetime([f"2024-01-{1 + i:02d}T00:00:00" for i in range(n)]).astype("datetime64[us]"),
        "tm": pd.Series([pd.Timestamp("2024-01-01") if i % 3 else None for i in range(n)]).astype("datetime64[us]"), "same": [5] * n, "word": ["x", "y"] * 7, "u": np.arange(n).astype("uint32"),
        "f": np.array([0.1 * i for i in range(n)], dtype="float32")})


def names():
    """Columns that are called as arguments and as what charts add."""
    return pd.DataFrame({"x": [1, 2, 3, 4], "y": [4.0, 3, 2, 1], "color": ["r", "g", "r", "g"], "count": [5, 6, 7, 8], "value": [1, 1, 2, 2], "variable": ["p", "q", "p", "q"], "index": [9, 8, 7, 6],
                         "size": [1, 2, 3, 4], "text": ["i", "j", "k", "l"], "probability": [0.1, 0.2, 0.3, 0.4]})


def kinds():
    """Categories, with and without an order, of which some are missing or never come; the smallest integers."""
    return pd.DataFrame({
        "n": [3, 1, 4, 1, 5, 9], "half": [0.5, 1.5, 2.5, 0.5, 3.5, 4.5], "grade": pd.Categorical(["mid", "low", None, "high", "low", "mid"], ["low", "mid", "high", "top"], ordered=True),
        "town": pd.Categorical(["Ulm", "Bonn", "Ulm", "Kiel", "Bonn", "Kiel"]), "odd": [True, True, False, True, True, True], "small": np.array([1, 2, 1, 2, 1, 2], dtype="int8")})


# Nothing is what a chart is drawn from whose arguments bring all values along.
DATA = {"nothing": pd.DataFrame(), "kinds": kinds(), "odd": odd(), "names": names(), "tasks": tasks(), "places": places(), "wind": wind(), "election": election(), "stocks": stocks(), "tree": tree(), "family": family(),
        "stages": stages(), "classic": classic(), "gapminder": gapminder(), "tips": tips(), "iris": iris(), "types": types(), "missing": missing(),
        "unicode": unicode(), "letters": letters(),
        "letters_wide": pd.DataFrame({"a": [1, 2, 3], "b": [4.5, 5.5, 6.5], "c": [7, 8, 9]}),
        "named": pd.DataFrame({"value": [1, 2], "variable": [3, 4], "index": [5, 6]}), "many": many(), "empty": types().head(0), "one_row": types().head(1)}

TYPES = {"str": "string", "bool": "bool", "datetime64[us]": "timestamp"}


def weft_type(series):
    if str(series.dtype) == "category":
        return "category"
    if str(series.dtype) != "object":
        return TYPES.get(str(series.dtype), str(series.dtype))
    kinds = {type(value) for value in series if value is not None}
    if kinds == {bool}:
        return "bool"
    if kinds == {datetime.time}:
        return "time"
    if kinds == {datetime.date}:
        return "date"
    return None


def column_type(name, series):
    # An empty frame keeps the types of the full one.
    return weft_type(series) if len(series) else weft_type(types()[name])


def plain(value):
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, (datetime.date, datetime.time, pd.Timestamp)):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


# name: (data, arguments). Arguments are those of plotly.express.scatter.
CASES = {
    "classic": ("classic", dict(x="gdp per capita", y="life expectancy", size="population", color="continent", hover_name="country",
                                log_x=True, size_max=60)),
    "callbacks": ("gapminder", dict(x="gdpPercap", y="lifeExp", size="pop", color="continent", log_x=True)),
    "x_and_y": ("iris", dict(x="sepal_width", y="sepal_length")),
    "color_discrete": ("iris", dict(x="sepal_width", y="sepal_length", color="species")),
    "color_continuous": ("iris", dict(x="sepal_width", y="sepal_length", color="petal_length")),
    "color_integers": ("gapminder", dict(x="gdpPercap", y="lifeExp", color="year")),
    "symbol": ("iris", dict(x="sepal_width", y="sepal_length", symbol="species")),
    "color_and_symbol": ("tips", dict(x="total_bill", y="tip", color="sex", symbol="smoker")),
    "color_and_same_symbol": ("iris", dict(x="sepal_width", y="sepal_length", color="species", symbol="species")),
    "continuous_color_and_symbol": ("iris", dict(x="sepal_width", y="sepal_length", color="petal_width", symbol="species")),
    "size": ("tips", dict(x="total_bill", y="tip", size="size")),
    "size_float": ("iris", dict(x="sepal_width", y="sepal_length", size="petal_length", color="species", size_max=15)),
    "size_max_fraction": ("tips", dict(x="total_bill", y="tip", size="size", size_max=7.5)),
    "text": ("gapminder", dict(x="gdpPercap", y="lifeExp", text="country", color="continent")),
    "text_numbers": ("tips", dict(x="total_bill", y="tip", text="size", hover_name="size")),
    "hover_name": ("gapminder", dict(x="gdpPercap", y="lifeExp", hover_name="country")),
    "hover_data_list": ("gapminder", dict(x="gdpPercap", y="lifeExp", hover_data=["pop", "country", "year"])),
    "hover_data_with_x": ("gapminder", dict(x="gdpPercap", y="lifeExp", hover_data=["pop", "gdpPercap"])),
    "hover_data_color": ("gapminder", dict(x="gdpPercap", y="lifeExp", color="continent", hover_data=["continent"])),
    "hover_data_one": ("gapminder", dict(x="gdpPercap", y="lifeExp", hover_data="pop")),
    "hover_data_formats": ("gapminder", dict(x="gdpPercap", y="lifeExp", color="continent", size="pop",
                                             hover_data={"pop": ":,.0f", "gdpPercap": ":$.2f", "lifeExp": False, "continent": False,
                                                         "country": True})),
    "hover_data_hidden_column": ("gapminder", dict(x="gdpPercap", y="lifeExp", hover_data={"pop": False, "year": True})),
    "hover_data_hidden_x": ("gapminder", dict(x="gdpPercap", y="lifeExp", hover_data={"gdpPercap": False})),
    "hover_data_values": ("tips", dict(x="total_bill", y="tip", hover_data={"rank": {"values": list(range(31))}, "day": True})),
    "hover_data_values_format": ("tips", dict(x="total_bill", y="tip",
                                              hover_data={"share": {"format": ":.1%", "values": [i / 31 for i in range(31)]}})),
    "hover_data_labels": ("gapminder", dict(x="gdpPercap", y="lifeExp", labels={"pop": "People", "gdpPercap": "GDP"},
                                            hover_data={"pop": ":,", "gdpPercap": ":.1f"})),
    "custom_data": ("gapminder", dict(x="gdpPercap", y="lifeExp", custom_data=["country", "year"])),
    "custom_and_hover_data": ("gapminder", dict(x="gdpPercap", y="lifeExp", color="continent", custom_data=["pop", "year"],
                                                hover_data=["year", "lifeExp", "iso_alpha"])),
    "custom_data_integers": ("types", dict(x="f64", y="i8", custom_data=["i8", "i16"])),
    "custom_data_wide": ("types", dict(x="f64", y="i8", custom_data=["i64_wide"])),
    "custom_data_unsigned": ("types", dict(x="f64", y="i8", custom_data=["u8", "i8"])),
    "custom_data_mixed_64": ("types", dict(x="f64", y="i8", custom_data=["u64", "i64"])),
    "custom_data_float32": ("types", dict(x="f64", y="i8", custom_data=["f32", "i16"])),
    "custom_data_float_and_int32": ("types", dict(x="f64", y="i8", custom_data=["f32", "i32"])),
    "custom_data_flags": ("types", dict(x="f64", y="i8", custom_data=["flag", "i8"])),
    "custom_data_moments": ("types", dict(x="f64", y="i8", custom_data=["moment", "fine"])),
    "custom_data_mixed": ("types", dict(x="f64", y="i8", custom_data=["moment", "day", "clock", "word", "f32", "flag"])),
    "log_axes": ("gapminder", dict(x="gdpPercap", y="pop", log_x=True, log_y=True)),
    "ranges": ("gapminder", dict(x="gdpPercap", y="lifeExp", range_x=[0, 50000], range_y=[20.5, 90])),
    "range_on_log": ("gapminder", dict(x="gdpPercap", y="lifeExp", log_x=True, range_x=[100, 100000])),
    "range_of_dates": ("types", dict(x="moment", y="i64", range_x=["2024-02-01", "2024-03-01"])),
    "labels": ("gapminder", dict(x="gdpPercap", y="lifeExp", color="continent", size="pop",
                                 labels={"gdpPercap": "GDP per head", "continent": "Where", "pop": "People"})),
    "labels_that_meet": ("tips", dict(x="total_bill", y="tip", color="sex", symbol="smoker", labels={"sex": "who", "smoker": "who"})),
    "title": ("iris", dict(x="sepal_width", y="sepal_length", title="Iris <i>petals</i>")),
    "title_and_subtitle": ("iris", dict(x="sepal_width", y="sepal_length", title="Iris", subtitle="of three kinds")),
    "subtitle": ("iris", dict(x="sepal_width", y="sepal_length", subtitle="only this")),
    "opacity": ("iris", dict(x="sepal_width", y="sepal_length", opacity=0.4)),
    "width_and_height": ("iris", dict(x="sepal_width", y="sepal_length", width=640, height=480)),
    "orders_color": ("tips", dict(x="total_bill", y="tip", color="day", category_orders={"day": ["Thur", "Fri", "Sat", "Sun"]})),
    "orders_absent": ("tips", dict(x="total_bill", y="tip", color="day", category_orders={"day": ["Mon", "Sun", "Mon"]})),
    "orders_axis": ("tips", dict(x="day", y="tip", category_orders={"day": ["Thur", "Fri", "Sat", "Sun"]})),
    "orders_y_axis": ("tips", dict(x="tip", y="day", category_orders={"day": ["Thur", "Fri"]})),
    "orders_sort_traces": ("tips", dict(x="total_bill", y="tip", color="sex", symbol="smoker",
                                        category_orders={"smoker": ["Yes", "No"], "sex": ["Male", "Female"]})),
    "orders_numbers": ("tips", dict(x="total_bill", y="tip", symbol="size", category_orders={"size": [6, 5, 4]})),
    "orders_floats": ("types", dict(x="f64", y="i8", symbol="level", category_orders={"level": [2.5, 2.0]})),
    "orders_of_color_on_axis": ("tips", dict(x="day", y="tip", color="day", category_orders={"day": ["Sun"]})),
    "discrete_sequence": ("iris", dict(x="sepal_width", y="sepal_length", color="species", color_discrete_sequence=["red", "#0f0"])),
    "discrete_sequence_alone": ("iris", dict(x="sepal_width", y="sepal_length", color_discrete_sequence=["rgb(1, 2, 3)"])),
    "discrete_map": ("tips", dict(x="total_bill", y="tip", color="day", color_discrete_map={"Sun": "gold", "Sat": "hsl(10, 50%, 50%)"})),
    "discrete_map_absent": ("tips", dict(x="total_bill", y="tip", color="day", color_discrete_map={"Mon": "black", "Sat": "red"})),
    "discrete_map_flags": ("types", dict(x="f64", y="i8", color="flag", color_discrete_map={"True": "green", "False": "red"})),
    "identity_color": ("types", dict(x="f64", y="i8", color={"values": ["red", "#00f", "red", "gold", "#00f", "gold"]},
                                     color_discrete_map="identity")),
    "identity_symbol": ("types", dict(x="f64", y="i8", symbol={"values": ["x", "circle-open", "x", "star", "star", "x"]},
                                      symbol_map="identity", color="word")),
    "symbol_sequence": ("iris", dict(x="sepal_width", y="sepal_length", symbol="species", symbol_sequence=["x-open", "star"])),
    "symbol_map": ("iris", dict(x="sepal_width", y="sepal_length", symbol="species", symbol_map={"virginica": "cross"})),
    "scale_name": ("iris", dict(x="sepal_width", y="sepal_length", color="petal_length", color_continuous_scale="Viridis")),
    "scale_reversed": ("iris", dict(x="sepal_width", y="sepal_length", color="petal_length", color_continuous_scale="rdbu_r")),
    "scale_colors": ("iris", dict(x="sepal_width", y="sepal_length", color="petal_length", color_continuous_scale=["red", "green", "blue"])),
    "scale_stops": ("iris", dict(x="sepal_width", y="sepal_length", color="petal_length",
                                 color_continuous_scale=[[0.0, "red"], [0.25, "gold"], [1.0, "blue"]])),
    "range_color": ("iris", dict(x="sepal_width", y="sepal_length", color="petal_length", range_color=[1, 5.5])),
    "midpoint": ("iris", dict(x="sepal_width", y="sepal_length", color="petal_length", color_continuous_midpoint=3.5,
                              color_continuous_scale="RdBu")),
    "facet_col": ("tips", dict(x="total_bill", y="tip", facet_col="time")),
    "facet_row": ("tips", dict(x="total_bill", y="tip", facet_row="sex")),
    "facet_both": ("tips", dict(x="total_bill", y="tip", color="smoker", facet_row="sex", facet_col="day",
                                category_orders={"day": ["Thur", "Fri", "Sat", "Sun"]})),
    "facet_same_as_color": ("tips", dict(x="total_bill", y="tip", color="sex", facet_col="sex")),
    "facet_wrap": ("gapminder", dict(x="gdpPercap", y="lifeExp", facet_col="country", facet_col_wrap=4, log_x=True)),
    "facet_wrap_color": ("gapminder", dict(x="gdpPercap", y="lifeExp", color="lifeExp", facet_col="continent", facet_col_wrap=2)),
    "facet_wrap_and_row": ("tips", dict(x="total_bill", y="tip", facet_col="day", facet_row="sex", facet_col_wrap=2)),
    "facet_wrap_alone": ("tips", dict(x="total_bill", y="tip", facet_col_wrap=3)),
    "facet_spacing": ("tips", dict(x="total_bill", y="tip", facet_col="day", facet_row="sex", facet_col_spacing=0.1, facet_row_spacing=0.2)),
    "facet_columns_end_at_one": ("letters", dict(x="n", y="n", facet_col="letter", facet_col_spacing=0.01)),
    "facet_rows_end_at_one": ("letters", dict(x="n", y="n", facet_row="letter", facet_row_spacing=0.01)),
    "facet_labels": ("tips", dict(x="total_bill", y="tip", facet_col="time", facet_row="sex", labels={"time": "Meal", "sex": "Who"})),
    "facet_numbers": ("gapminder", dict(x="gdpPercap", y="lifeExp", facet_col="year", log_x=True, range_x=[100, 50000])),
    "facet_log_y": ("tips", dict(x="total_bill", y="tip", facet_col="time", facet_row="sex", log_y=True, range_y=[1, 10])),
    "facet_orders_axis": ("tips", dict(x="day", y="sex", facet_col="time", category_orders={"day": ["Sun", "Sat"], "sex": ["Male"]})),
    "only_x": ("tips", dict(x="total_bill")),
    "only_y": ("tips", dict(y="total_bill", color="sex")),
    "wide_y": ("iris", dict(y=["sepal_width", "petal_width"])),
    "wide_y_with_x": ("iris", dict(x="sepal_length", y=["sepal_width", "petal_width"], hover_name="species")),
    "wide_x": ("tips", dict(x=["total_bill", "tip"])),
    "wide_x_with_y": ("tips", dict(x=["total_bill", "tip"], y="day")),
    "wide_one": ("tips", dict(y=["tip"])),
    "wide_mixed_numbers": ("types", dict(y=["i8", "f32", "u16"], x="word")),
    "wide_integers": ("types", dict(y=["i8", "u8", "i16"])),
    "wide_words": ("tips", dict(y=["day", "time"], x="tip")),
    "wide_color": ("tips", dict(x="size", y=["total_bill", "tip"], color="sex", symbol="variable")),
    "wide_facets": ("tips", dict(x="size", y=["total_bill", "tip"], color="sex", facet_col="variable", hover_data=["day", "value"])),
    "wide_overlap": ("tips", dict(x="tip", y=["total_bill", "tip", "size"], custom_data=["size"])),
    "wide_labels": ("tips", dict(y=["total_bill", "tip"], labels={"value": "Dollars", "variable": "What", "index": "Row"},
                                 category_orders={"variable": ["tip", "total_bill"]}, hover_data={"value": ":.1f"})),
    "wide_missing": ("missing", dict(y=["x", "n"])),
    "wide_all": ("letters_wide", dict()),
    "wide_all_h": ("letters_wide", dict(orientation="h", title="All")),
    "wide_escaped": ("named", dict(y=["value", "variable"])),
    "orientation": ("tips", dict(x="total_bill", y="tip", orientation="h")),
    "words_on_x": ("tips", dict(x="day", y="tip")),
    "words_on_y": ("tips", dict(x="tip", y="day")),
    "words_on_both": ("tips", dict(x="sex", y="day")),
    "x_is_color": ("tips", dict(x="day", y="tip", color="day")),
    "own_values": ("tips", dict(x={"values": [i * 0.5 for i in range(31)]}, y="tip", color={"values": ["a", "b"] * 15 + ["a"]})),
    "many_rows": ("many", dict(x="i", y="wave")),
    "many_rows_grouped": ("many", dict(x="i", y="wave", color="part", size="weight")),
    "many_rows_svg": ("many", dict(x="i", y="wave", render_mode="svg", color="weight")),
    "webgl": ("iris", dict(x="sepal_width", y="sepal_length", render_mode="webgl")),
    "unicode": ("unicode", dict(x="Größe", y="y", color="город", hover_name="emoji 🎈", labels={"Größe": "Größe / 大きさ"})),
    "unicode_facets": ("unicode", dict(x="Größe", y="y", facet_col="emoji 🎈", text="город")),
    "empty": ("empty", dict(x="f64", y="i8")),
    "empty_grouped": ("empty", dict(x="f64", y="i8", color="word", symbol="flag")),
    "empty_facets": ("empty", dict(x="f64", y="i8", facet_col="word", color="i64")),
    "empty_hover": ("empty", dict(x="f64", y="i8", hover_name="word", hover_data=["i8", "word"], text="i8")),
    "one_row": ("one_row", dict(x="f64", y="i8", color="word", symbol="flag", size="i64", hover_name="day", facet_col="level")),
    "one_row_sized": ("one_row", dict(x="f64", y="i8", size="i8")),
    "missing_numbers": ("missing", dict(x="x", y="y")),
    "missing_color": ("missing", dict(x="n", y="n", color="word")),
    "missing_symbol_and_color": ("missing", dict(x="n", y="n", color="word", symbol="flag")),
    "missing_facets": ("missing", dict(x="n", y="n", facet_col="word", facet_row="flag")),
    "missing_numeric_facet": ("missing", dict(x="n", y="n", facet_col="x")),
    "missing_continuous": ("missing", dict(x="n", y="n", color="x")),
    "missing_text": ("missing", dict(x="n", y="n", text="word", hover_name="word", hover_data=["flag", "day", "moment", "x"])),
    "missing_customdata": ("missing", dict(x="n", y="n", custom_data=["x", "n"])),
    "missing_dates": ("missing", dict(x="moment", y="day", custom_data=["moment"])),
    "missing_flags": ("missing", dict(x="flag", y="n")),
    "missing_everywhere": ("missing", dict(x="only", y="n", symbol="only")),
    "missing_axis_order": ("missing", dict(x="word", y="n", color="word")),
    **{f"type_{name}": ("types", dict(x=name, y=name, hover_name=name, text=name)) for name in DATA["types"].columns},
    **{f"group_{name}": ("types", dict(x="f64", y="i8", symbol=name, custom_data=[name]))
       for name in ["i8", "u64_wide", "f32", "f64", "flag", "word", "level", "day", "moment", "fine", "clock"]},
    **{f"color_{name}": ("types", dict(x="f64", y="i8", color=name)) for name in ["i8", "u64_wide", "f32", "flag", "day", "moment"]},
    **{f"size_{name}": ("types", dict(x="f64", y="i8", size=name)) for name in ["u8", "i64", "i64_wide", "u64_wide"]},
    "facet_dates": ("types", dict(x="f64", y="i8", facet_row="day", facet_col="moment")),
    "color_dates_on_axis": ("types", dict(x="moment", y="day", color="moment", facet_col="day")),
    **{f"template_{name}": ("iris", dict(x="sepal_width", y="sepal_length", color="species", size="petal_length", template=name))
       for name in sorted(px._core.pio.templates)},
    **{f"template_scale_{name}": ("iris", dict(x="sepal_width", y="sepal_length", color="petal_length", symbol="species", template=name))
       for name in sorted(px._core.pio.templates)},
    "template_sum": ("iris", dict(x="sepal_width", y="sepal_length", color="species", template="plotly+gridon")),
    "template_three": ("iris", dict(x="sepal_width", y="sepal_length", template="seaborn+presentation+xgridoff")),
    "template_object": ("iris", dict(x="sepal_width", y="sepal_length", color="species",
                                     template={"layout": {"colorway": ["red", "blue"], "margin": {"t": 20}}})),
}


def to_argument(value):
    """The argument as plotly.express takes it: {"values": ..., "format": ...} stands for values of their own, {"constant": ...} for one in every row, {"numbers": label} for a px.Range."""
    if isinstance(value, list):
        return [to_argument(item) for item in value]
    if isinstance(value, dict) and "constant" in value:
        return px.Constant(value["constant"], value.get("label"))
    if isinstance(value, dict) and "numbers" in value:
        return px.Range(value["numbers"])
    if isinstance(value, dict) and "values" in value:
        return (value["format"], value["values"]) if "format" in value else value["values"]
    if isinstance(value, dict):
        return {key: to_argument(item) for key, item in value.items()}
    return value


def draw(data, arguments):
    arguments = {key: to_argument(value) for key, value in json.loads(json.dumps(arguments)).items()}
    if arguments.get("color") == "flag" and "color_discrete_map" in arguments:
        arguments["color_discrete_map"] = {key == "True": value for key, value in arguments["color_discrete_map"].items()}
    return json.loads(px.scatter(data.copy(), **arguments).to_json())


def main():
    OUT.mkdir(exist_ok=True)
    data = {name: [{"name": column, "type": column_type(column, frame[column]), "values": [plain(value) for value in frame[column].tolist()]}
                   for column in frame.columns] for name, frame in DATA.items()}
    write("data.json", {"data": data})
    cases, templates = [], {}
    for name, (frame, arguments) in CASES.items():
        figure = draw(DATA[frame], arguments)
        # Templates are large: each is recorded once.
        template = json.dumps(arguments.get("template", "plotly"))
        templates[template] = figure["layout"].pop("template")
        cases.append({"name": name, "data": frame, "arguments": arguments, "figure": figure})
    write("templates.json", {"templates": templates})
    write("scatter.json", {"cases": cases}, one_a_line=True)
    # The classic figure as text: every byte counts there.
    text = px.scatter(DATA["classic"].copy(), **CASES["classic"][1]).to_json()
    (OUT / "classic_figure.json").write_text(text + "\n")
    print(len(cases), "figures")


def write(name, content, one_a_line=False):
    head = {"recorded_with": VERSIONS}
    if one_a_line:
        lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in content["cases"])
        text = json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}"
    else:
        text = json.dumps({**head, **content}, ensure_ascii=False)
    (OUT / name).write_text(text + "\n")


if __name__ == "__main__":
    main()
