// One of each of Dash's core components and its table, and for each a line that says what a callback got from it.
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <weft/dash.h>
#include <weft/dash_table.h>
#include <weft/dcc.h>
#include <weft/figure.h>
#include <weft/html.h>

#include <boost/json/serialize.hpp>

using namespace weft;

namespace {

/// What the browser sent of a property, in a line of its own.
template <class Value>
void show(Dash& app, std::vector<Component>& lines, const std::string& id, Prop<Value> property) {
  const std::string line = "got-" + id + "-" + property.name;
  lines.push_back(html::Pre({.id = line}));
  app.callback(Output{line, html::Pre.children}, Input{id, std::string(property.name)},
               [](Json value) { return boost::json::serialize(value); });
}

Figure points() {
  const Json trace{{"type", "scatter"}, {"mode", "markers"}, {"x", {1, 2, 3}}, {"y", {3, 1, 2}}, {"marker", {{"size", 30}}}};
  return Figure(Json{{"data", boost::json::array{trace}}, {"layout", {{"width", 400}, {"height", 300}}}});
}

}  // namespace

int main() {
  Dash app({.title = "Components"});
  const std::vector<std::string> choices{"red", "green", "blue"};
  std::vector<Component> lines;
  show(app, lines, "button", dcc::Button.n_clicks);
  show(app, lines, "checklist", dcc::Checklist.value);
  show(app, lines, "clipboard", dcc::Clipboard.n_clicks);
  show(app, lines, "confirm", dcc::ConfirmDialog.submit_n_clicks);
  show(app, lines, "provider", dcc::ConfirmDialogProvider.cancel_n_clicks);
  show(app, lines, "range-of-days", dcc::DatePickerRange.end_date);
  show(app, lines, "day", dcc::DatePickerSingle.date);
  show(app, lines, "dropdown", dcc::Dropdown.value);
  show(app, lines, "place", dcc::Geolocation.position);
  show(app, lines, "graph", dcc::Graph.clickData);
  show(app, lines, "input", dcc::Input.n_submit);
  show(app, lines, "interval", dcc::Interval.n_intervals);
  show(app, lines, "kept", dcc::Input.value);
  show(app, lines, "location", dcc::Location.pathname);
  show(app, lines, "radio", dcc::RadioItems.value);
  show(app, lines, "range", dcc::RangeSlider.value);
  show(app, lines, "slider", dcc::Slider.value);
  show(app, lines, "store", dcc::Store.data);
  show(app, lines, "table", dash_table::DataTable.derived_virtual_indices);
  show(app, lines, "table", dash_table::DataTable.page_current);
  show(app, lines, "tabs", dcc::Tabs.value);
  show(app, lines, "text", dcc::Textarea.value);
  show(app, lines, "upload", dcc::Upload.contents);

  app.layout = html::Div({
      html::Div(lines),
      dcc::Button("Press", {.id = "button"}),
      dcc::Checklist({.id = "checklist", .options = choices, .value = {"red"}}),
      html::Div({.id = "copied"}),
      dcc::Clipboard({.id = "clipboard", .content = "copied text"}),
      html::Button("Ask", {.id = "ask"}),
      dcc::ConfirmDialog({.id = "confirm", .message = "Really?"}),
      dcc::ConfirmDialogProvider(html::Button("Delete", {.id = "delete"}), {.id = "provider", .message = "Delete it?"}),
      dcc::DatePickerRange({.id = "range-of-days", .end_date = "2024-05-20", .start_date = "2024-05-01"}),
      dcc::DatePickerSingle({.id = "day", .date = "2024-05-01"}),
      html::Button("Get", {.id = "get"}),
      dcc::Download({.id = "download"}),
      dcc::Dropdown({.id = "dropdown", .multi = true, .options = choices}),
      dcc::Geolocation({.id = "place"}),
      dcc::Graph({.id = "graph", .figure = points()}),
      dcc::Input({.id = "input", .type = "text"}),
      dcc::Input({.id = "kept", .persistence = true, .type = "text"}),
      dcc::Interval({.id = "interval", .interval = 100, .max_intervals = 3}),
      dcc::Link("Elsewhere", {.id = "link", .href = "/elsewhere"}),
      html::Button("Work", {.id = "work"}),
      dcc::Loading(html::Div("idle", {.id = "worked"}), {.id = "loading", .type = "dot"}),
      dcc::Location({.id = "location"}),
      dcc::Markdown("Some **bold** text, and\n\n* a list", {.id = "markdown"}),
      dcc::RadioItems({.id = "radio", .options = choices, .value = "red"}),
      dcc::RangeSlider({.id = "range", .max = 10, .min = 0, .step = 1, .value = {2, 5}}),
      dcc::Slider({.id = "slider", .max = 10, .min = 0, .step = 1, .value = 3}),
      dcc::Store({.id = "store", .storage_type = "session"}),
      dash_table::DataTable({.id = "table",
                             .columns = {{{"id", "n"}, {"name", "n"}, {"type", "numeric"}}},
                             .data = {{{"n", 3}}, {{"n", 1}}, {{"n", 5}}, {{"n", 2}}, {{"n", 4}}},
                             .filter_action = "native",
                             .page_action = "native",
                             .page_size = 2,
                             .sort_action = "native"}),
      dcc::Tabs({dcc::Tab(html::P("of the first"), {.label = "First", .value = "first"}),
                 dcc::Tab(html::P("of the second"), {.label = "Second", .value = "second"})},
                {.id = "tabs", .value = "first"}),
      dcc::Textarea({.id = "text", .value = "line"}),
      dcc::Tooltip(html::B("tip"),
                   {.id = "tooltip", .bbox = {{"x0", 100}, {"x1", 110}, {"y0", 100}, {"y1", 110}}, .show = false}),
      html::Button("Tip", {.id = "tip"}),
      dcc::Upload(html::Button("Choose"), {.id = "upload"}),
  });

  app.callback({.prevent_initial_call = true}, Output{"confirm", dcc::ConfirmDialog.displayed}, Input{"ask", "n_clicks"},
               [](int) { return true; });
  app.callback({.prevent_initial_call = true}, Output{"download", dcc::Download.data}, Input{"get", "n_clicks"}, [](int n) {
    return Json{{"content", "got " + std::to_string(n)}, {"filename", "got.txt"}};
  });
  app.callback({.prevent_initial_call = true}, Output{"worked", html::Div.children}, Input{"work", "n_clicks"}, [](int n) {
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    return "worked " + std::to_string(n);
  });
  app.callback({.prevent_initial_call = true}, Output{"store", dcc::Store.data}, Input{"button", "n_clicks"}, [](int n) {
    return Json{{"pressed", n}};
  });
  app.callback({.prevent_initial_call = true}, Output{"tooltip", dcc::Tooltip.show}, Input{"tip", "n_clicks"},
               [](int n) { return n % 2 == 1; });
  app.run();
}
