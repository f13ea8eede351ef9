# Draws with plotly.express.imshow -> recorded/imshow.json: the images, the arguments and the figures that px::imshow has to equal.
# Run after record_figures.py, with the same packages and pypng: python tests/express/record_images.py
import json

import numpy as np
import pandas as pd
import plotly.express as px
from record_figures import OUT, write

FLOATS = (np.arange(12).reshape(3, 4) * 7919 % 100) / 4
INTEGERS = np.arange(12).reshape(3, 4) * 30
RGB = (np.arange(4 * 5 * 3).reshape(4, 5, 3) * 37 % 256).astype("uint8")
RGBA = (np.arange(3 * 3 * 4).reshape(3, 3, 4) * 53 % 256).astype("uint8")
VIDEO = (np.arange(3 * 4 * 2 * 5).reshape(3, 4, 2, 5) * 31 % 97) / 2
FILM = (np.arange(3 * 4 * 5 * 3).reshape(3, 4, 5, 3) * 11 % 256).astype("uint8")
IMAGES = {"floats": FLOATS, "integers": INTEGERS, "wide": INTEGERS * 10**10, "bytes": RGB[:, :, 0].copy(), "rgb": RGB, "rgba": RGBA, "rgb_floats": RGB / 255.0,
          "rgb_integers": RGB.astype("int64"), "single": np.array([[0.5]]), "float32": FLOATS.astype("float32"), "video": VIDEO, "film": FILM,
          "nan": np.where(FLOATS > 20, np.nan, FLOATS), "table": pd.DataFrame({"a": [1, 2, 3], "b": [4, 5, 6]}), "table_floats": pd.DataFrame({"a": [1, 2, 3], "b": [4.5, None, 6]})}
SLICED = dict(animation_frame=0, facet_col=2)

CASES = {
    **{name: (name, {}) for name in IMAGES if name not in ("video", "film")},
    "range": ("floats", dict(zmin=2, zmax=20)), "zmin": ("floats", dict(zmin=2)), "range_color": ("floats", dict(range_color=[0, 10])), "lower": ("floats", dict(origin="lower")),
    "infer": ("floats", dict(contrast_rescaling="infer")), "infer_bytes": ("bytes", dict(contrast_rescaling="infer")), "auto": ("floats", dict(aspect="auto")),
    "scale": ("floats", dict(color_continuous_scale="gray", color_continuous_midpoint=5)), "axes": ("floats", dict(x=["a", "b", "c", "d"], y=[10, 20, 30])),
    "labels": ("floats", dict(labels={"x": "Column", "y": "Row", "color": "Amount"})), "text": ("floats", dict(text_auto=True)), "text_format": ("floats", dict(text_auto=".1f")),
    "frame": ("floats", dict(title="A title", width=400, height=300, template="plotly_dark")), "template": ("floats", dict(template="ggplot2")),
    "table_labels": ("table", dict(labels={"x": "Letter"}, x=["one", "two"])), "png": ("floats", dict(binary_string=True)), "png_range": ("integers", dict(binary_string=True, zmin=50, zmax=200)),
    "png_level": ("rgb", dict(binary_compression_level=9)), "rgb_list": ("rgb", dict(binary_string=False)), "rgba_list": ("rgba", dict(binary_string=False)),
    "rgb_range": ("rgb", dict(zmin=10, zmax=[100, 150, 200])), "rgb_minmax": ("rgb", dict(contrast_rescaling="minmax")), "rgb_list_range": ("rgb", dict(binary_string=False, zmax=200)),
    "rgb_axes": ("rgb", dict(x=[0, 2, 4, 6, 8], y=[9, 8, 7, 6], labels={"color": "RGB"})), "rgb_lower": ("rgb", dict(origin="lower")),
    "facets": ("video", dict(facet_col=2, animation_frame=0)), "rows": ("video", dict(facet_row=0, facet_col=2)), "rows_labels": ("video", dict(facet_row=2, facet_col=0, labels={"facet_row": "Row", "facet_col": "Column"})),
    "wrap": ("film", dict(facet_col=0, facet_col_wrap=2)), "wrap_spacing": ("film", dict(facet_col=0, facet_col_wrap=2, facet_col_spacing=0.1, facet_row_spacing=0.2)),
    "film": ("film", dict(animation_frame=0)), "film_labels": ("film", dict(animation_frame=0, labels={"animation_frame": "Time"}, binary_string=False)),
    "animation": ("video", dict(animation_frame=2, facet_col=0, labels={"x": "Across"}, title="Moves")),
}


def recorded(image):
    if isinstance(image, pd.DataFrame):
        return {"table": {name: [None if pd.isna(value) else value for value in image[name].tolist()] for name in image.columns}}
    flat = [None if value != value else value for value in image.reshape(-1).tolist()]
    return {"type": str(image.dtype), "shape": list(image.shape), "numbers": flat}


def main():
    templates = json.loads((OUT / "templates.json").read_text())["templates"]
    cases = []
    for name, (image, arguments) in CASES.items():
        figure = json.loads(px.imshow(IMAGES[image], binary_backend="pypng", **arguments).to_json())
        assert figure["layout"].pop("template") == templates[json.dumps(arguments.get("template", "plotly"))], name
        cases.append({"name": name, "image": recorded(IMAGES[image]), "arguments": arguments, "figure": figure})
    write("imshow.json", {"cases": cases}, one_a_line=True)
    print(len(cases), "figures")


if __name__ == "__main__":
    main()
