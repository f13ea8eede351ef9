// The page that shows a cluster in the browser: its nodes, what they do, and what is published.
#include "status/page.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>

#include <weft/dash_table.h>
#include <weft/dcc.h>
#include <weft/figure.h>
#include <weft/html.h>

#include "status/figures.h"
#include "status/metrics.h"

namespace weft::tool {
namespace {

constexpr int refresh_milliseconds = 1000;

constexpr const char* index_html = R"(<!DOCTYPE html>
<html>
  <head>
    {%metas%}
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
    <style>
      body { margin: 0; background: #f4f5f8; color: #23283a; font: 15px/1.45 system-ui, sans-serif; }
      .page { max-width: 1200px; margin: 0 auto; padding: 20px; }
      h1 { font-size: 24px; margin: 0; }
      h2 { font-size: 16px; margin: 0 0 10px; }
      .lead { color: #667; margin: 2px 0 16px; }
      .row { display: flex; gap: 14px; flex-wrap: wrap; }
      .card { background: #fff; border-radius: 10px; padding: 14px 18px; margin-bottom: 14px; box-shadow: 0 1px 3px #0001; flex: 1 1 150px; min-width: 0; }
      .wide { flex: 1 1 480px; }
      .label { color: #667; font-size: 13px; }
      .number { font-size: 24px; font-weight: 600; }
      .bar { background: #e6e8f0; border-radius: 5px; height: 8px; overflow: hidden; margin: 3px 0 10px; }
      .bar div { background: #4356e0; height: 100%; }
      .failed { color: #b3261e; }
      .bar .failed { background: #b3261e; }
      pre { margin: 0; max-height: 220px; overflow: auto; font-size: 12px; white-space: pre-wrap; }
    </style>
  </head>
  <body>
    {%app_entry%}
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
  </body>
</html>
)";

std::string text_of(const Json& value) { return std::string(value.as_string()); }

std::string bytes_text(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, bytes < 1e9 ? "%.0f MB" : "%.1f GB", bytes < 1e9 ? bytes / 1e6 : bytes / 1e9);
  return text;
}

std::string share_text(double bytes, double of_bytes) {
  char text[48];
  std::snprintf(text, sizeof text, "%.1f of %.1f GB", bytes / 1e9, of_bytes / 1e9);
  return text;
}

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, seconds < 10 ? "%.2f s" : "%.0f s", seconds);
  return text;
}

double sum_of(const Json& list, const char* member) {
  double sum = 0;
  for (const Json& item : list.as_array()) sum += item.at(member).to_number<double>();
  return sum;
}

/// The source, asked at most twice a second however many pages are open.
class Snapshots {
 public:
  explicit Snapshots(ClusterSource source) : source_(std::move(source)) {}
  Json last() {
    std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (snapshot_.is_null() || now - taken_ > std::chrono::milliseconds(refresh_milliseconds / 2)) {
      snapshot_ = source_();
      taken_ = std::chrono::steady_clock::now();
    }
    return snapshot_;
  }

 private:
  const ClusterSource source_;
  std::mutex mutex_;
  Json snapshot_;
  std::chrono::steady_clock::time_point taken_;
};

Component describe_computation(const Json& computation, double now) {
  const bool runs = computation.at("end").is_null(), failed = !computation.at("error").as_string().empty();
  const double done = computation.at("tasks_done").to_number<double>(),
               planned = computation.at("tasks_planned").to_number<double>();
  const double seconds = (runs ? now : computation.at("end").to_number<double>()) - computation.at("begin").to_number<double>();
  const int percent = !runs ? 100 : planned > 0 ? static_cast<int>(100 * done / planned) : 0;
  std::string text = text_of(computation.at("what")) + ": " + std::to_string(static_cast<int>(done)) + " of " +
                     std::to_string(static_cast<int>(planned)) + " tasks, " +
                     bytes_text(computation.at("bytes").to_number<double>()) + ", " + seconds_text(seconds);
  if (failed) text += ", failed: " + text_of(computation.at("error"));
  const std::string color = failed ? "failed" : "";
  return html::Div({html::Div(text, {.className = color}),
                    html::Div(html::Div({.className = color, .style = Json{{"width", std::to_string(percent) + "%"}}}),
                              {.className = "bar"})});
}

/// Those that run, then the last that ended.
Component describe_computations(const Json& activity) {
  constexpr std::size_t most = 8;
  std::vector<const Json*> list;
  for (const Json& computation : activity.at("computations").as_array()) list.push_back(&computation);
  std::ranges::reverse(list);
  std::ranges::stable_partition(list, [](const Json* computation) { return computation->at("end").is_null(); });
  if (list.size() > most) list.resize(most);
  std::vector<Component> shown;
  for (const Json* computation : list)
    shown.push_back(describe_computation(*computation, activity.at("now").to_number<double>()));
  if (shown.empty()) return html::Div("Nothing was computed yet.", {.className = "label"});
  return html::Div(shown);
}

std::string describe_log(const Json& log) {
  std::string text;
  for (const Json& line : log.as_array()) {
    const auto seconds = static_cast<std::time_t>(line.at("time").to_number<double>());
    char time[32];
    std::tm local{};
    std::strftime(time, sizeof time, "%F %T", ::localtime_r(&seconds, &local));
    text = std::string(time) + "  " + text_of(line.at("text")) + "\n" + text;
  }
  return text.empty() ? "Nothing to tell." : text;
}

/// What changes on the page.
struct View {
  std::string state, nodes, cpus, memory, tasks, datasets;
  Update<Component> computations = no_update;
  Update<Figure> task_stream = no_update, node_memory = no_update;
  Update<Json> dataset_rows = no_update;
  Update<std::string> log = no_update;
};

View look(const Json& snapshot) {
  if (const Json* error = snapshot.as_object().if_contains("error"))
    return {.state = "The scheduler does not answer: " + text_of(*error),
            .nodes = "-",
            .cpus = "-",
            .memory = "-",
            .tasks = "-",
            .datasets = "-"};
  const Json &info = snapshot.at("info"), &activity = snapshot.at("activity"), &nodes = info.at("nodes");
  View view;
  view.state = "Weft " + text_of(info.at("version"));
  view.nodes = std::to_string(nodes.as_array().size());
  view.cpus = std::to_string(static_cast<int>(sum_of(nodes, "cpus")));
  view.memory = share_text(sum_of(nodes, "memory_used"), sum_of(nodes, "memory_total"));
  view.tasks = std::to_string(activity.at("totals").at("tasks").to_number<std::int64_t>());
  view.datasets = std::to_string(info.at("datasets").as_array().size());
  view.computations = describe_computations(activity);
  view.task_stream = draw_tasks(activity);
  view.node_memory = draw_memory(nodes);
  boost::json::array rows;
  for (const Json& name : info.at("datasets").as_array()) rows.push_back(Json{{"name", name}});
  view.dataset_rows = Json(std::move(rows));
  view.log = describe_log(activity.at("log"));
  return view;
}

Component tile(const char* label, const char* id) {
  return html::Div({html::Div(label, {.className = "label"}), html::Div({.id = id, .className = "number"})},
                   {.className = "card"});
}

}  // namespace

std::unique_ptr<Dash> make_status_page(const std::string& address, ClusterSource source) {
  const auto snapshots = std::make_shared<Snapshots>(std::move(source));
  auto page = std::make_unique<Dash>(
      DashOptions{.title = "Weft cluster", .health_endpoint = "health", .index_string = index_html, .update_title = ""});
  Dash& app = *page;
  app.before_request([snapshots](const Request& request) -> std::optional<Response> {
    if (request.path() != "/metrics") return std::nullopt;
    return Response::of(200, "text/plain; version=0.0.4; charset=utf-8", cluster_metrics(snapshots->last()));
  });
  const auto graph = [](const char* id) {
    return dcc::Graph({.id = id, .config = Json{{"displaylogo", false}}, .style = Json{{"height", "300px"}}});
  };
  app.layout = html::Div(
      {html::H1("Weft cluster"), html::Div({html::Span(address + ", "), html::Span({.id = "state"})}, {.className = "lead"}),
       html::Div({tile("Nodes", "nodes"), tile("Processors", "cpus"), tile("Memory in use", "memory"), tile("Tasks run", "tasks"),
                  tile("Datasets", "datasets")},
                 {.className = "row"}),
       html::Div({html::H2("Computations"), html::Div({.id = "computations"})}, {.className = "card"}),
       html::Div({html::H2("Tasks"), graph("task-stream")}, {.className = "card"}),
       html::Div(
           {html::Div({html::H2("Memory of the nodes"), graph("node-memory")}, {.className = "card wide"}),
            html::Div({html::H2("Published datasets"), dash_table::DataTable({.id = "dataset-rows",
                                                                              .columns = Json{{{"id", "name"}, {"name", "name"}}},
                                                                              .page_size = 10,
                                                                              .sort_action = "native",
                                                                              .style_cell = Json{{"textAlign", "left"}}})},
                      {.className = "card wide"})},
           {.className = "row"}),
       html::Div({html::H2("Log"), html::Pre({.id = "log"})}, {.className = "card"}),
       dcc::Interval({.id = "tick", .interval = refresh_milliseconds})},
      {.className = "page"});
  app.callback(Output{"state", "children"}.from(&View::state), Output{"nodes", "children"}.from(&View::nodes),
               Output{"cpus", "children"}.from(&View::cpus), Output{"memory", "children"}.from(&View::memory),
               Output{"tasks", "children"}.from(&View::tasks), Output{"datasets", "children"}.from(&View::datasets),
               Output{"computations", "children"}.from(&View::computations),
               Output{"task-stream", dcc::Graph.figure}.from(&View::task_stream),
               Output{"node-memory", dcc::Graph.figure}.from(&View::node_memory),
               Output{"dataset-rows", dash_table::DataTable.data}.from(&View::dataset_rows),
               Output{"log", "children"}.from(&View::log), Input{"tick", dcc::Interval.n_intervals},
               [snapshots](std::optional<int>) { return look(snapshots->last()); });
  return page;
}

}  // namespace weft::tool
