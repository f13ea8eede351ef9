# Writes figures as pages with plotly.py -> recorded/pages.json. Run with plotly 7.1: python tests/graph_objects/record_pages.py
import json
import pathlib

import plotly
import plotly.io

OUT = pathlib.Path(__file__).parent / "recorded" / "pages.json"
FIGURE = {"data": [{"type": "bar", "x": ["a", "<b>"], "y": [1, 2.5]}], "layout": {"title": {"text": "Ä/B"}}}
SIZED = {"data": [], "layout": {"width": 300, "height": 200.5}}
MOVING = {**FIGURE, "frames": [{"name": "1", "data": [{"type": "bar", "y": [3]}]}]}

PAGES = [
    (FIGURE, {"include_plotlyjs": False}), (FIGURE, {"include_plotlyjs": False, "full_html": False}), (FIGURE, {"include_plotlyjs": "cdn"}),
    (FIGURE, {"include_plotlyjs": "directory"}), (FIGURE, {"include_plotlyjs": "https://example.org/p.js", "include_mathjax": "cdn"}),
    (FIGURE, {"include_plotlyjs": False, "include_mathjax": "m.js", "config": {"displayModeBar": False, "responsive": False}}),
    (FIGURE, {"include_plotlyjs": False, "post_script": ["alert('{plot_id}')", "b()"]}), (SIZED, {"include_plotlyjs": False}),
    (FIGURE, {"include_plotlyjs": False, "default_width": "50%", "default_height": 300}), (MOVING, {"include_plotlyjs": False}),
    (MOVING, {"include_plotlyjs": False, "auto_play": False}), (MOVING, {"include_plotlyjs": False, "animation_opts": {"frame": {"duration": 5}}}),
]


def record(figure, options):
    html = plotly.io.to_html(figure, validate=False, div_id="it", **options)
    # Python writes the config with blanks, the rest of the page without, and letters and slashes as escapes.
    html = html.replace('": ', '":').replace(', "', ',"').replace("\\u00c4", "Ä").replace("\\u002f", "/")
    return {"figure": figure, "options": options, "html": html}


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(record(*page), ensure_ascii=False) for page in PAGES)
    OUT.write_text(f'{{"versions": "plotly {plotly.__version__}",\n"pages": [\n{lines}\n]}}\n')
