// What a scheduler says of itself -> figures.
#include "status/figures.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include <boost/json/array.hpp>

namespace weft::tool {
namespace {

using boost::json::array;

constexpr double shown_seconds = 60;

Json base_layout() {
  return {{"margin", {{"l", 150}, {"r", 10}, {"t", 10}, {"b", 40}}},
          {"plot_bgcolor", "#fff"},
          {"paper_bgcolor", "rgba(0,0,0,0)"},
          {"font", {{"family", "system-ui, sans-serif"}, {"size", 12}}},
          {"legend", {{"orientation", "h"}, {"y", 1.12}}},
          {"yaxis", {{"automargin", true}, {"type", "category"}}},
          {"uirevision", "kept"}};  // what the person has zoomed to
}

struct Bars {
  array base, length, line, text;
};

}  // namespace

Figure draw_tasks(const Json& activity) {
  const double now = activity.at("now").to_number<double>();
  std::map<std::string, Bars> by_op;
  for (const Json& task : activity.at("tasks").as_array()) {
    const double begin = task.at("begin").to_number<double>(), end = task.at("end").to_number<double>();
    if (end < now - shown_seconds) continue;
    Bars& bars = by_op[task.at("failed").as_bool() ? "failed" : std::string(task.at("op").as_string())];
    bars.base.push_back(begin - now);
    bars.length.push_back(end - begin);
    bars.line.push_back(
        Json(std::string(task.at("node").as_string()) + " / " + std::to_string(task.at("process").to_number<std::uint64_t>())));
    bars.text.push_back(Json(std::to_string(task.at("rows").to_number<std::int64_t>()) + " rows"));
  }
  array traces;
  for (auto& [op, bars] : by_op) {
    Json trace{{"type", "bar"},
               {"orientation", "h"},
               {"name", op},
               {"base", std::move(bars.base)},
               {"x", std::move(bars.length)},
               {"y", std::move(bars.line)},
               {"hovertext", std::move(bars.text)},
               {"hovertemplate", "%{fullData.name}<br>%{x:.3f} s<br>%{hovertext}<extra></extra>"},
               {"textposition", "none"}};
    if (op == "failed") trace.as_object()["marker"] = Json{{"color", "#b3261e"}};
    traces.push_back(std::move(trace));
  }
  Json layout = base_layout();
  layout.as_object()["barmode"] = "overlay";
  layout.as_object()["showlegend"] = true;
  layout.as_object()["xaxis"] = Json{{"range", {-shown_seconds, 0}}, {"title", {{"text", "seconds ago"}}}, {"gridcolor", "#eee"}};
  return Figure(Json{{"data", std::move(traces)}, {"layout", std::move(layout)}});
}

Figure draw_memory(const Json& nodes) {
  array names, used, left;
  for (const Json& node : nodes.as_array()) {
    const double total = node.at("memory_total").to_number<double>() / 1e9,
                 in_use = node.at("memory_used").to_number<double>() / 1e9;
    names.push_back(node.at("address"));
    used.push_back(in_use);
    left.push_back(total - in_use);
  }
  const auto bar = [&](const char* name, const char* color, array lengths) {
    return Json{{"type", "bar"},
                {"orientation", "h"},
                {"name", name},
                {"y", names},
                {"x", std::move(lengths)},
                {"marker", {{"color", color}}},
                {"hovertemplate", "%{x:.1f} GB<extra>%{fullData.name}</extra>"}};
  };
  Json layout = base_layout();
  layout.as_object()["barmode"] = "stack";
  layout.as_object()["xaxis"] = Json{{"ticksuffix", " GB"}, {"gridcolor", "#eee"}};
  return Figure(Json{{"data", {bar("in use", "#4356e0", std::move(used)), bar("left", "#dfe2ee", std::move(left))}},
                     {"layout", std::move(layout)}});
}

}  // namespace weft::tool
