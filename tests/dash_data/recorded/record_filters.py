# The queries of queries.json into filters.json: which of its rows Dash's own table shows for each (null where it
# fails, as it does for some missing values), and whether it can read the query.
# A DataTable filters them in Chromium; record_filters.mjs looks at it (needs `npm ci` in tests/browser).
#
#   pip install dash==4.4.1 && python record_filters.py
import json
import pathlib
import subprocess
import threading

import dash
from dash import Dash, dash_table, html

HERE = pathlib.Path(__file__).parent
given = json.loads((HERE / "queries.json").read_text())
columns = [{"id": name, "name": name} for name in given["rows"][0] if name != "id"]

app = Dash(__name__)
app.layout = html.Div([dash_table.DataTable(id=f"t{i}", columns=columns, data=given["rows"], filter_action="native", filter_query=query)
                       for i, query in enumerate(given["queries"])])
threading.Thread(target=lambda: app.run(port=8099), daemon=True).start()
shown = json.loads(subprocess.run(["node", HERE / "record_filters.mjs", "http://127.0.0.1:8099", str(len(given["queries"]))],
                                  check=True, stdout=subprocess.PIPE, text=True).stdout)
results = [{"query": query, **one} for query, one in zip(given["queries"], shown)]
text = json.dumps({"dash": dash.__version__, "results": results}, indent=1, ensure_ascii=False)
(HERE / "filters.json").write_text(text + "\n")
