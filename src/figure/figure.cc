// Traces and a layout <-> the JSON that Plotly draws.
#include <weft/figure.h>

#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <weft/error.h>

#include "base/huge_pages.h"
#include "base/json_writer.h"
#include "figure/merge.h"
#include "figure/template.h"

namespace weft {

using boost::json::object;

// While `shared` is set, the layout's "template" is null and stands for it.
struct Figure::State {
  object root;
  std::shared_ptr<const figure::Template> shared;

  object& layout() {
    Json& layout = root["layout"];
    if (!layout.is_object()) layout.emplace_object();
    return layout.get_object();
  }

  void bring_template_in() {
    if (!shared) return;
    layout()["template"] = shared->value;
    shared = nullptr;
  }
};

namespace figure {

Template::Template(Json from) : value(std::move(from)), text(base::to_json(value)) {}

}  // namespace figure

Figure::Figure() : Figure(Json{{"data", boost::json::array()}, {"layout", object()}}) {}

Figure::Figure(Json figure) : Figure(std::move(figure), nullptr) {}

Figure::Figure(Json figure, std::shared_ptr<const figure::Template> shared) : state_(std::make_shared<State>()) {
  object* root = figure.if_object();
  if (!root) throw Error(ErrorKind::user, "A figure is a JSON object with data and layout");
  const Json* data = root->if_contains("data");
  if (data && !data->is_array()) throw Error(ErrorKind::user, "A figure's data is a JSON array of traces");
  const Json* layout = root->if_contains("layout");
  if (layout && !layout->is_object()) throw Error(ErrorKind::user, "A figure's layout is a JSON object");
  state_->root = std::move(*root);
  state_->shared = std::move(shared);
  if (state_->shared) state_->layout()["template"] = nullptr;
}

Figure::State& Figure::own() {
  if (state_.use_count() > 1) state_ = std::make_shared<State>(*state_);
  return *state_;
}

Figure& Figure::update_layout(const Json& layout) {
  if (!layout.is_object()) throw Error(ErrorKind::user, "A layout update is not a JSON object");
  State& state = own();
  for (const auto& [key, value] : layout.get_object()) {
    if (key.starts_with("template")) state.bring_template_in();
  }
  figure::merge(state.layout(), layout.get_object());
  return *this;
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
  append_json(out);
  return out;
}

void Figure::append_json(std::string& out) const {
  out.reserve(out.size() + base::json_size_hint(state_->root) + (state_->shared ? state_->shared->text.size() : 0));
  base::prefer_huge_pages(out.data() + out.size(), out.capacity() - out.size());
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
