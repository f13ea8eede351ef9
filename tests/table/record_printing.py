# Prints frames with pandas -> recorded/printing.json: what Table::to_string and to_html have to show.
# Run with pandas 3.1 installed: python tests/table/record_printing.py
import json
import pathlib

import pandas as pd

CASES = {
    "integers": {"a": [1, -20, 300]},
    "floats": {"x": [1.5, 2.25, -100.0], "y": [0.1, 1 / 3, 1e-3]},
    "large_floats": {"pop": [1318683096.0, 3193942.0, 2.5], "small": [1e6, 123456.789, 0.5]},
    "whole_large": {"pop": [1318683096.0, 31889923.0]},
    "tiny_floats": {"p": [1e-7, 0.5, 0.0]},
    "negative": {"n": [-1234567.891, 12.5]},
    "text": {"country": ["Afghanistan", "Côte d'Ivoire", "漢"], "n": [1, 22, 333]},
    "long_text": {"t": ["x" * 60, "short"]},
    "missing": {"a": [1.5, None, 2.0], "s": ["a", None, "c"]},
    "infinite": {"f": [float("inf"), float("-inf"), 1.0]},
    "many_rows": {"i": list(range(30)), "f": [i / 4 for i in range(30)]},
    "odd_max": {"i": list(range(30))},
    "one_row": {"i": [7]},
    "markup": {"<b>": ["a & b", "\"quoted\" <i>", None], "n": [1, 2, 3]},
}
MAX_ROWS = {"many_rows": 6, "odd_max": 5}

recorded = {"recorded_with": f"pandas {pd.__version__}, to_string(na_rep='null')", "cases": {}}
for name, data in CASES.items():
    max_rows = MAX_ROWS.get(name, 20)
    text = pd.DataFrame(data).to_string(na_rep="null", max_rows=max_rows, max_colwidth=50, show_dimensions=name in MAX_ROWS)
    plain = {column: [str(v) if isinstance(v, float) and v in (float("inf"), float("-inf")) else v for v in values]
             for column, values in data.items()}
    html = pd.DataFrame(data).to_html(na_rep="null", max_rows=max_rows, show_dimensions=name in MAX_ROWS)
    recorded["cases"][name] = {"data": plain, "max_rows": max_rows, "text": text, "html": html}
out = pathlib.Path(__file__).parent / "recorded" / "printing.json"
out.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n")
