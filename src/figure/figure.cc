// Traces and a layout <-> the JSON that Plotly draws.
#include <weft/figure.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <weft/error.h>

#include "base/json_writer.h"
#include "figure/assign.h"
#include "figure/figure_state.h"
#include "figure/template.h"
#include "figure/templates.h"

namespace weft {

using boost::json::array;
using boost::json::object;

namespace figure {

Template::Template(Json from) : value(std::move(from)), text(base::to_json(value)) {}

}  // namespace figure

namespace {

object assemble(std::vector<go::Trace> data, go::Layout layout, const std::vector<go::Frame>& frames) {
  array traces;
  traces.reserve(data.size());
  for (auto& trace : data) traces.push_back(std::move(trace).json());
  object root{{"data", std::move(traces)}, {"layout", std::move(layout).json()}};
  if (!frames.empty()) {
    array list;
    for (const auto& frame : frames) list.push_back(frame.json());
    root["frames"] = std::move(list);
  }
  return root;
}

std::vector<go::Trace> traces_of(std::initializer_list<AnyTrace> data) {
  std::vector<go::Trace> traces;
  traces.reserve(data.size());
  for (const AnyTrace& trace : data) traces.push_back(trace.take());
  return traces;
}

std::shared_ptr<const figure::Template> default_template(const go::Layout& layout) {
  return layout.json().get_object().contains("template") ? nullptr : figure::named_template("plotly");
}

}  // namespace

object& Figure::State::layout() {
  Json& layout = root["layout"];
  if (!layout.is_object()) layout.emplace_object();
  return layout.get_object();
}

array& Figure::State::data() {
  Json& data = root["data"];
  if (!data.is_array()) data.emplace_array();
  return data.get_array();
}

void Figure::State::bring_template_in() {
  if (!shared) return;
  layout()["template"] = shared->value;
  shared = nullptr;
}

const figure::Grid& Figure::State::need_grid() const {
  if (!grid) throw Error(ErrorKind::user, "Rows and columns need a figure of make_subplots()");
  return *grid;
}

Figure::Figure() : Figure(Made(), {}, {}, {}) {}

Figure::Figure(std::initializer_list<AnyTrace> data, go::Layout layout, std::vector<go::Frame> frames)
    : Figure(Made(), traces_of(data), std::move(layout), frames) {}

Figure::Figure(Made, std::vector<go::Trace> data, go::Layout layout, const std::vector<go::Frame>& frames)
    : state_(std::make_shared<State>()) {
  state_->shared = default_template(layout);
  state_->root = assemble(std::move(data), std::move(layout), frames);
  if (state_->shared) state_->layout()["template"] = nullptr;
}

Figure::Figure(Json figure) : Figure(std::move(figure), nullptr) {}

Figure::Figure(Json figure, std::shared_ptr<const figure::Template> shared, std::shared_ptr<const figure::Grid> grid,
               std::shared_ptr<const figure::Fits> fits)
    : state_(std::make_shared<State>()) {
  object* root = figure.if_object();
  if (!root) throw Error(ErrorKind::user, "A figure is a JSON object with data and layout");
  const Json* data = root->if_contains("data");
  const array* traces = data ? data->if_array() : nullptr;
  const auto is_object = [](const Json& trace) { return trace.is_object(); };
  if (data && !(traces && std::all_of(traces->begin(), traces->end(), is_object))) {
    throw Error(ErrorKind::user, "A figure's data is a JSON array of traces");
  }
  const Json* layout = root->if_contains("layout");
  if (layout && !layout->is_object()) throw Error(ErrorKind::user, "A figure's layout is a JSON object");
  state_->root = std::move(*root);
  state_->shared = std::move(shared);
  state_->grid = std::move(grid);
  state_->fits = std::move(fits);
  if (state_->shared) state_->layout()["template"] = nullptr;
}

Figure::State& Figure::own() {
  if (state_.use_count() > 1) state_ = std::make_shared<State>(*state_);
  return *state_;
}

Figure& Figure::set_frames(const std::vector<go::Frame>& frames) {
  array list;
  for (const auto& frame : frames) list.push_back(frame.json());
  own().root["frames"] = std::move(list);
  return *this;
}

const figure::Fits* Figure::fits() const { return state_->fits.get(); }

std::size_t Figure::num_traces() const {
  const Json* data = state_->root.if_contains("data");
  return data ? data->as_array().size() : 0;
}

Json Figure::operator[](std::string_view path) const {
  const auto found = [](const Json* value) { return value ? *value : Json(); };
  if (path.starts_with("layout.")) {
    static const object nothing;
    const Json* layout = state_->root.if_contains("layout");
    const object* members = layout ? layout->if_object() : nullptr;
    object with_template;
    if (state_->shared && path.starts_with("layout.template")) {
      with_template["template"] = state_->shared->value;
      members = &with_template;
    }
    return found(
        figure::find_attribute(figure::layout_type(), figure::Place{"layout"}, members ? *members : nothing, path.substr(7)));
  }
  std::size_t number = 0;
  if (path.starts_with("data[")) {
    const auto read = std::from_chars(path.data() + 5, path.data() + path.size(), number);
    const std::string_view rest(read.ptr, static_cast<std::size_t>(path.data() + path.size() - read.ptr));
    if (read.ec == std::errc() && rest.starts_with("].")) {
      if (number >= num_traces()) {
        throw Error(ErrorKind::user, "No such trace: " + std::string(path) + " (there are " + std::to_string(num_traces()) + ")");
      }
      const object& trace = state_->root.at("data").as_array()[number].as_object();
      const Json* type = trace.if_contains("type");
      const std::string name = type ? type->as_string().c_str() : "scatter";
      return found(figure::find_attribute(figure::root_type(name), figure::Place{name}, trace, rest.substr(2)));
    }
  }
  throw Error(ErrorKind::user, "A path in a figure begins with layout. or data[number].: " + std::string(path));
}

Json Figure::json() const& {
  State copy = *state_;
  copy.bring_template_in();
  return std::move(copy.root);
}

Json Figure::json() && {
  State& state = own();
  state.bring_template_in();
  return std::move(state.root);
}

std::string Figure::to_json() const {
  std::string out;
  const Json* data = state_->root.if_contains("data");
  const auto has_uid = [](const Json& trace) { return trace.as_object().contains("uid"); };
  if (data && std::any_of(data->as_array().begin(), data->get_array().end(), has_uid)) {
    Figure copy = *this;
    for (Json& trace : copy.own().data()) trace.as_object().stable_erase("uid");
    copy.append_json(out);
    return out;
  }
  append_json(out);
  return out;
}

void Figure::append_json(std::string& out) const {
  out.reserve(out.size() + base::json_size_hint(state_->root) + (state_->shared ? state_->shared->text.size() : 0));
  if (!state_->shared) {
    base::append_json(out, state_->root);
    return;
  }
  const auto append_members = [&](const object& members, auto append_value) {
    char separator = '{';
    for (const auto& [key, value] : members) {
      out += separator;
      separator = ',';
      base::append_json_string(out, {key.data(), key.size()});
      out += ':';
      append_value(key, value);
    }
    out += '}';
  };
  append_members(state_->root, [&](std::string_view key, const Json& value) {
    if (key != "layout") {
      base::append_json(out, value);
      return;
    }
    append_members(value.get_object(), [&](std::string_view name, const Json& part) {
      if (name == "template") {
        out += state_->shared->text;
      } else {
        base::append_json(out, part);
      }
    });
  });
}

}  // namespace weft
