// Traces -> a figure with them at their places, and changes of those that are selected.
#include <utility>

#include <boost/json/string.hpp>

#include <weft/error.h>
#include <weft/figure.h>

#include "figure/assign.h"
#include "figure/figure_state.h"
#include "figure/schema.h"

namespace weft {

using boost::json::array;
using boost::json::object;

namespace {

std::string type_name(const object& trace) {
  const Json* type = trace.if_contains("type");
  return type ? std::string(type->as_string().c_str()) : "scatter";
}

figure::Part part_of(const Json& trace) {
  const std::string type = type_name(trace.as_object());
  return {figure::root_type(type), type, &trace.get_object()};
}

std::string position(int row, int col) { return "(" + std::to_string(row) + ", " + std::to_string(col) + ")"; }

// Puts the trace on the axes of the cell.
void place_trace(const figure::Grid& grid, int row, int col, bool secondary_y, object& trace) {
  const figure::Cell& cell = grid.at(row, col);
  if (cell.empty()) throw Error(ErrorKind::user, "No subplot at " + position(row, col));
  if (secondary_y && cell.size() < 2) {
    throw Error(ErrorKind::user,
                "The subplot at " + position(row, col) + " has no secondary y axis: its spec needs \"secondary_y\"");
  }
  const figure::SubplotRef& ref = cell[secondary_y ? 1 : 0];
  const std::string type = type_name(trace);
  const figure::ObjectType attributes = figure::root_type(type);
  for (const auto& [key, value] : ref.trace_attributes.get_object()) {
    if (!attributes.find(std::string_view(key.data(), key.size()))) {
      throw Error(ErrorKind::user, "A trace of type " + type + " cannot stand in the subplot at " + position(row, col) +
                                       ", which is of type " + ref.type);
    }
  }
  figure::update_attributes(attributes, figure::Place{type}, trace, ref.trace_attributes);
}

bool stands_in(const object& trace, const std::vector<const figure::SubplotRef*>& refs) {
  for (const auto* ref : refs) {
    bool all = true;
    for (const auto& [key, value] : ref->trace_attributes.get_object()) {
      const Json* have = trace.if_contains(key);
      all = all && have && *have == value;
    }
    if (all) return true;
  }
  return false;
}

std::vector<std::size_t> selected(const object& root, const figure::Grid* grid, const Select& select) {
  const Json* data = root.if_contains("data");
  if (!data) return {};
  const array& traces = data->as_array();
  std::vector<const figure::SubplotRef*> refs;
  if (grid) refs = figure::refs_of(*grid, select);
  std::vector<figure::Part> parts;
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < traces.size(); ++i) {
    if (grid && !stands_in(traces[i].as_object(), refs)) continue;
    parts.push_back(part_of(traces[i]));
    numbers.push_back(i);
  }
  auto picked = figure::pick(select.selector, parts);
  for (std::size_t& number : picked) number = numbers[number];
  return picked;
}

}  // namespace

std::vector<object> Figure::placed_traces(go::Trace trace, const At& at) const {
  Json made = std::move(trace).json();
  if (!at.row.given() && !at.col.given() && !at.secondary_y) return {std::move(made.get_object())};
  const figure::Grid& grid = state_->need_grid();
  // The secondary axis alone means that of the first cell.
  const bool first = !at.row.given() && !at.col.given();
  std::vector<object> traces;
  for (const auto& [row, col] : first ? std::vector<std::pair<int, int>>{{1, 1}} : figure::cells_of(grid, at)) {
    object placed = made.get_object();
    place_trace(grid, row, col, at.secondary_y.value_or(false), placed);
    const auto axis = [&](const char* name, const char* base) {
      const Json* value = placed.if_contains(name);
      return value ? std::string(value->as_string().c_str()) : std::string(base);
    };
    if (at.exclude_empty_subplots.value_or(false) && !figure::is_drawn_on(state_->root, axis("xaxis", "x"), axis("yaxis", "y")))
      continue;
    traces.push_back(std::move(placed));
  }
  return traces;
}

Figure& Figure::add_trace(go::Trace trace, const At& at) {
  auto placed = placed_traces(std::move(trace), at);
  array& data = own().data();
  for (object& made : placed) data.push_back(std::move(made));
  return *this;
}

Figure& Figure::add_traces(std::vector<go::Trace> traces) {
  for (auto& trace : traces) add_trace(std::move(trace));
  return *this;
}

Figure& Figure::add_traces(std::vector<go::Trace> traces, const std::vector<int>& rows, const std::vector<int>& cols) {
  if (rows.size() != traces.size() || cols.size() != traces.size()) {
    throw Error(ErrorKind::user, "There is not one row and one column for each trace: " + std::to_string(rows.size()) + " and " +
                                     std::to_string(cols.size()) + " for " + std::to_string(traces.size()));
  }
  std::vector<object> placed;
  for (std::size_t i = 0; i < traces.size(); ++i) {
    for (object& made : placed_traces(std::move(traces[i]), {.row = rows[i], .col = cols[i]})) placed.push_back(std::move(made));
  }
  array& data = own().data();
  for (object& made : placed) data.push_back(std::move(made));
  return *this;
}

std::vector<go::Trace> Figure::select_traces(const Select& select) const {
  std::vector<go::Trace> traces;
  for (const std::size_t i : selected(state_->root, figure::names_place(select) ? &state_->need_grid() : nullptr, select)) {
    Json trace = state_->root.at("data").as_array()[i];
    trace.as_object().insert({{"type", "scatter"}});
    traces.push_back(go::Trace::checked(std::move(trace)));
  }
  return traces;
}

Figure& Figure::for_each_trace(const std::function<void(go::Object&)>& change, const Select& select) {
  State& state = own();
  for (const std::size_t i : selected(state.root, figure::names_place(select) ? &state.need_grid() : nullptr, select)) {
    go::Object trace = part_of(state.data()[i]).copy();
    change(trace);
    state.data()[i] = std::move(trace).json();
  }
  return *this;
}

Figure& Figure::update_traces(const go::Value& attributes, const Select& select) {
  State& state = own();
  const auto numbers = selected(state.root, figure::names_place(select) ? &state.need_grid() : nullptr, select);
  std::vector<figure::Change> changes;
  for (const std::size_t i : numbers) {
    const object& trace = state.data()[i].as_object();
    const std::string type = type_name(trace);
    changes.emplace_back(figure::root_type(type), figure::Place{type}, trace, attributes.json(), select.overwrite);
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) changes[i].apply(state.data()[numbers[i]].as_object());
  return *this;
}

}  // namespace weft
