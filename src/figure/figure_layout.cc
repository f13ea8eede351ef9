// Changes of a layout and of its parts, and new annotations, shapes, images and selections.
#include <algorithm>
#include <utility>

#include <boost/json/string.hpp>

#include <weft/error.h>
#include <weft/figure.h>

#include "base/text.h"
#include "figure/assign.h"
#include "figure/coerce.h"
#include "figure/figure_state.h"
#include "figure/grid_text.h"
#include "figure/templates.h"

namespace weft {

using boost::json::array;
using boost::json::object;

namespace {

const figure::Place layout_place{"layout"};

// What update_<kind> and the like go through: an axis or another subplot, or a list of the layout.
struct KindOfPart {
  std::string_view name;
  std::string_view list;  ///< Empty of subplots.
};

constexpr KindOfPart kinds[] = {{"xaxis", {}},
                                {"yaxis", {}},
                                {"coloraxis", {}},
                                {"geo", {}},
                                {"legend", {}},
                                {"map", {}},
                                {"polar", {}},
                                {"scene", {}},
                                {"smith", {}},
                                {"ternary", {}},
                                {"annotation", "annotations"},
                                {"layout_image", "images"},
                                {"selection", "selections"},
                                {"shape", "shapes"}};

const KindOfPart& kind_named(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& kind : kinds) {
    if (kind.name == name) return kind;
    names.emplace_back(kind.name);
  }
  throw Error(ErrorKind::user, base::not_found("Part of a layout", name, names));
}

// A part that is chosen: under its key, or its number in its list.
struct Chosen {
  std::string key;
  std::optional<std::size_t> number;
};

std::string text_at(const object& from, std::string_view key) {
  const Json* value = from.if_contains(key);
  return value && value->is_string() ? std::string(value->get_string().c_str()) : std::string();
}

figure::ObjectType part_type(std::string_view key) { return figure::ObjectType(figure::layout_type().find(key)->object); }

// "xaxis", "xaxis2", ..., "xaxis10": by their numbers.
std::vector<std::string> subplots_named(const object& layout, std::string_view base) {
  std::vector<std::string> names{std::string(base)};
  for (const auto& [key, value] : layout) {
    const std::string_view name(key.data(), key.size());
    if (name != base && figure::subplot_base(name) == base) names.emplace_back(name);
  }
  std::sort(names.begin(), names.end(),
            [](const std::string& a, const std::string& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
  return names;
}

// Whether the cell that has this axis is the one that is asked for.
bool is_in_cell(const figure::Grid& grid, std::string_view key, const Select& select) {
  bool found = false;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    for (std::size_t r = 0; r < grid.cells[i].size(); ++r) {
      const auto& keys = grid.cells[i][r].layout_keys;
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) continue;
      // Of an axis that several cells have the last counts, as in plotly.py.
      found = (!select.row || *select.row == static_cast<int>(i / grid.cols) + 1) &&
              (!select.col || *select.col == static_cast<int>(i % grid.cols) + 1) &&
              (!select.secondary_y || *select.secondary_y == (r == 1));
    }
  }
  return found;
}

// An annotation's axes lead to its cell: x to the column, y to the row.
bool is_on_axes_of(const figure::Grid& grid, const object& item, const Select& select) {
  const std::string x = text_at(item, "xref"), y = text_at(item, "yref");
  bool col = !select.col, row = !select.row, secondary = !select.secondary_y;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    for (std::size_t r = 0; r < grid.cells[i].size(); ++r) {
      const figure::SubplotRef& ref = grid.cells[i][r];
      if (ref.type != "xy") continue;
      if (ref.trace_attributes.at("xaxis").as_string() == x && select.col)
        col = *select.col == static_cast<int>(i % grid.cols) + 1;
      if (ref.trace_attributes.at("yaxis").as_string() != y) continue;
      if (select.row) row = *select.row == static_cast<int>(i / grid.cols) + 1;
      if (select.secondary_y) secondary = *select.secondary_y == (r == 1);
    }
  }
  return col && row && secondary;
}

std::vector<Chosen> choose(const object& layout, const figure::Grid* grid, const KindOfPart& kind, const Select& select) {
  static const object nothing;
  std::vector<figure::Part> parts;
  std::vector<Chosen> chosen;
  if (kind.list.empty()) {
    for (const std::string& key : subplots_named(layout, kind.name)) {
      if (grid && !is_in_cell(*grid, key, select)) continue;
      const Json* at = layout.if_contains(key);
      parts.push_back({part_type(key), "layout." + key, at && at->is_object() ? &at->get_object() : &nothing});
      chosen.push_back({key, {}});
    }
  } else if (const Json* list = layout.if_contains(kind.list)) {
    const array& items = list->as_array();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (grid && !is_on_axes_of(*grid, items[i].as_object(), select)) continue;
      parts.push_back(
          {part_type(kind.list), "layout." + std::string(kind.list) + "[" + std::to_string(i) + "]", &items[i].get_object()});
      chosen.push_back({std::string(kind.list), i});
    }
  }
  std::vector<Chosen> picked;
  for (const std::size_t i : figure::pick(select.selector, parts)) picked.push_back(chosen[i]);
  return picked;
}

go::Object object_at(const object& layout, const Chosen& part) {
  const Json* at = layout.if_contains(part.key);
  const std::string place = "layout." + part.key;
  if (!part.number) return go::Object(part_type(part.key).number(), place, at ? *at : Json(object()));
  return go::Object(part_type(part.key).number(), place + "[" + std::to_string(*part.number) + "]", at->as_array()[*part.number]);
}

void put(object& layout, const Chosen& part, Json value) {
  if (part.number) {
    layout[part.key].as_array()[*part.number] = std::move(value);
  } else if (!value.as_object().empty() || layout.contains(part.key)) {
    layout[part.key] = std::move(value);
  }
}

// The axes of the cell for what stands on axes: an item that names another y axis keeps it.
std::pair<std::string, std::string> axes_of_item(const figure::Grid& grid, int row, int col, const At& at, const object& item) {
  const figure::Cell& cell = grid.at(row, col);
  const std::string position = "(" + std::to_string(row) + ", " + std::to_string(col) + ")";
  if (cell.empty()) throw Error(ErrorKind::user, "No subplot at " + position);
  if (cell[0].type != "xy") {
    throw Error(ErrorKind::user,
                "What stands on axes cannot be in the subplot at " + position + ", which is of type " + cell[0].type);
  }
  const std::string own_y = text_at(item, "yref");
  const bool takes_cell_y =
      own_y.empty() || own_y == "y" || own_y.find("paper") != own_y.npos || own_y.find("domain") != own_y.npos;
  const bool secondary = takes_cell_y && at.secondary_y.value_or(false);
  if (secondary && cell.size() < 2) {
    throw Error(ErrorKind::user, "The subplot at " + position + " has no secondary y axis: its spec needs \"secondary_y\"");
  }
  const Json& axes = cell[secondary ? 1 : 0].trace_attributes;
  return {axes.at("xaxis").as_string().c_str(), takes_cell_y ? axes.at("yaxis").as_string().c_str() : own_y};
}

}  // namespace

Figure& Figure::update_layout(const go::Value& attributes, bool overwrite) {
  State& state = own();
  Json given = attributes.json();
  std::shared_ptr<const figure::Template> named;
  if (auto* members = given.if_object()) {
    const bool inside = std::any_of(members->begin(), members->end(), [](const auto& attribute) {
      return attribute.key() != "template" && std::string_view(attribute.key()).starts_with("template");
    });
    const Json* value = members->if_contains("template");
    // One template of a name is shared by all figures.
    if (!inside && value && value->is_string()) named = figure::named_template(value->get_string().c_str());
    if (named) {
      members->erase("template");
    } else if (inside || value) {
      state.bring_template_in();
    }
  }
  figure::update_attributes(figure::layout_type(), layout_place, state.layout(), std::move(given), overwrite);
  if (named) {
    state.shared = std::move(named);
    state.layout()["template"] = nullptr;
  }
  return *this;
}

std::vector<go::Object> Figure::select(std::string_view kind, const Select& select) const {
  static const object nothing;
  const Json* at = state_->root.if_contains("layout");
  const object& layout = at ? at->as_object() : nothing;
  std::vector<go::Object> objects;
  for (const Chosen& part :
       choose(layout, figure::names_place(select) ? &state_->need_grid() : nullptr, kind_named(kind), select)) {
    objects.push_back(object_at(layout, part));
  }
  return objects;
}

Figure& Figure::for_each(std::string_view kind, const std::function<void(go::Object&)>& change, const Select& select) {
  State& state = own();
  object& layout = state.layout();
  const auto parts = choose(layout, figure::names_place(select) ? &state.need_grid() : nullptr, kind_named(kind), select);
  std::vector<go::Object> changed;
  for (const Chosen& part : parts) change(changed.emplace_back(object_at(layout, part)));
  for (std::size_t i = 0; i < parts.size(); ++i) put(layout, parts[i], std::move(changed[i]).json());
  return *this;
}

Figure& Figure::update_parts(std::string_view kind, const go::Value& attributes, const Select& select) {
  return for_each(
      kind, [&](go::Object& part) { part.update(attributes, select.overwrite); }, select);
}

Figure& Figure::update_xaxes(const go::Value& attributes, const Select& select) {
  return update_parts("xaxis", attributes, select);
}
Figure& Figure::update_yaxes(const go::Value& attributes, const Select& select) {
  return update_parts("yaxis", attributes, select);
}
Figure& Figure::update_coloraxes(const go::Value& attributes, const Select& select) {
  return update_parts("coloraxis", attributes, select);
}
Figure& Figure::update_geos(const go::Value& attributes, const Select& select) { return update_parts("geo", attributes, select); }
Figure& Figure::update_legends(const go::Value& attributes, const Select& select) {
  return update_parts("legend", attributes, select);
}
Figure& Figure::update_maps(const go::Value& attributes, const Select& select) { return update_parts("map", attributes, select); }
Figure& Figure::update_polars(const go::Value& attributes, const Select& select) {
  return update_parts("polar", attributes, select);
}
Figure& Figure::update_scenes(const go::Value& attributes, const Select& select) {
  return update_parts("scene", attributes, select);
}
Figure& Figure::update_smiths(const go::Value& attributes, const Select& select) {
  return update_parts("smith", attributes, select);
}
Figure& Figure::update_ternaries(const go::Value& attributes, const Select& select) {
  return update_parts("ternary", attributes, select);
}
Figure& Figure::update_annotations(const go::Value& attributes, const Select& select) {
  return update_parts("annotation", attributes, select);
}
Figure& Figure::update_layout_images(const go::Value& attributes, const Select& select) {
  return update_parts("layout_image", attributes, select);
}
Figure& Figure::update_selections(const go::Value& attributes, const Select& select) {
  return update_parts("selection", attributes, select);
}
Figure& Figure::update_shapes(const go::Value& attributes, const Select& select) {
  return update_parts("shape", attributes, select);
}

std::vector<object> Figure::make_layout_items(std::string_view list, go::Value attributes, const At& at) {
  State& state = own();
  const figure::Place all{list, &layout_place};
  const Json* have = state.layout().if_contains(list);
  object item;
  figure::set_attributes(part_type(list), figure::Place{{}, &all, have ? have->as_array().size() : 0}, item,
                         std::move(attributes).json());
  if (!at.row.given() && !at.col.given()) return {std::move(item)};
  const figure::Grid& grid = state.need_grid();
  std::vector<object> items;
  for (const auto& [row, col] : figure::cells_of(grid, at)) {
    const auto [x, y] = axes_of_item(grid, row, col, at, item);
    if (at.exclude_empty_subplots.value_or(false) && !figure::is_drawn_on(state.root, x, y)) continue;
    object& placed = items.emplace_back(item);
    for (const auto& [ref, axis] : {std::pair<const char*, std::string>{"xref", x}, {"yref", y}}) {
      placed[ref] = text_at(item, ref).find("domain") != std::string::npos ? axis + " domain" : axis;
    }
  }
  return items;
}

Figure& Figure::append_layout_items(std::string_view list, std::vector<object> items) {
  Json& all = own().layout()[list];
  if (!all.is_array()) all.emplace_array();
  for (object& item : items) all.get_array().push_back(std::move(item));
  return *this;
}

Figure& Figure::add_layout_item(std::string_view list, const go::Value& attributes, const At& at) {
  return append_layout_items(list, make_layout_items(list, attributes, at));
}

Figure& Figure::add_annotation(const go::Value& attributes, const At& at) {
  return add_layout_item("annotations", attributes, at);
}
Figure& Figure::add_layout_image(const go::Value& attributes, const At& at) { return add_layout_item("images", attributes, at); }
Figure& Figure::add_selection(const go::Value& attributes, const At& at) { return add_layout_item("selections", attributes, at); }
Figure& Figure::add_shape(const go::Value& attributes, const At& at) { return add_layout_item("shapes", attributes, at); }

Json Figure::get_subplot(int row, int col, bool secondary_y) const {
  const figure::Cell& cell = state_->need_grid().at(row, col);
  const std::size_t index = secondary_y ? 1 : 0;
  if (index >= cell.size()) return nullptr;
  const figure::SubplotRef& subplot = cell[index];
  if (subplot.layout_keys.empty()) return subplot.trace_attributes;
  object parts;
  for (const std::string& key : subplot.layout_keys) parts[key] = (*this)["layout." + key];
  return parts;
}

std::string Figure::grid_text() const { return figure::grid_text(state_->need_grid()); }

}  // namespace weft
