// A place on one axis -> lines and rectangles over the whole other axis, with a text at them.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include <boost/json/string.hpp>

#include <weft/error.h>
#include <weft/figure.h>

#include "base/civil_date.h"
#include "base/temporal_text.h"
#include "figure/figure_state.h"

namespace weft {

using boost::json::array;
using boost::json::object;

namespace {

std::string_view view(const boost::json::string& text) { return {text.data(), text.size()}; }

bool is_less(const Json& a, const Json& b) {
  if (a.is_number() && b.is_number()) return a.to_number<double>() < b.to_number<double>();
  if (a.is_string() && b.is_string()) return a.get_string() < b.get_string();
  throw Error(ErrorKind::user, "The sides of a rectangle are neither two numbers nor two texts");
}

Json mean(const Json& a, const Json& b) {
  if (a.is_number() && b.is_number()) return (a.to_number<double>() + b.to_number<double>()) / 2;
  if (a.is_string() && b.is_string()) {
    const auto from = base::parse_offset_timestamp(view(a.get_string())), to = base::parse_offset_timestamp(view(b.get_string()));
    if (from && to) {
      const std::int64_t middle = base::floor_divide(from->at + to->at, 2);
      return boost::json::string(base::format_timestamp(middle - base::floor_remainder(middle, base::microseconds_of_second)));
    }
  }
  throw Error(ErrorKind::user, "A text in the middle needs numbers or dates as places");
}

std::set<std::string> words_of(const std::string& position) {
  std::set<std::string> words;
  std::size_t begin = 0;
  while (begin <= position.size()) {
    const std::size_t end = std::min(position.find(' ', begin), position.size());
    words.insert(position.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

object place_text(const char* xanchor, const char* yanchor, Json x, Json y) {
  return {{"xanchor", xanchor}, {"yanchor", yanchor}, {"x", std::move(x)}, {"y", std::move(y)}, {"showarrow", false}};
}

[[noreturn]] void refuse_position(const std::string& position) {
  throw Error(ErrorKind::user,
              "annotation_position is made of top or bottom, left or right, and of rectangles inside or outside: " + position);
}

// As plotly.py's annotation_params_for_line.
object text_at_line(bool vertical, const object& span, const std::string& position) {
  const std::set<std::string> words = words_of(position);
  const bool top = words.contains("top"), bottom = words.contains("bottom"), left = words.contains("left"),
             right = words.contains("right");
  const std::size_t known = static_cast<std::size_t>(top + bottom + left + right);
  if (known != words.size() || (top && bottom) || (left && right)) refuse_position(position);
  const char* beside = left ? "right" : right ? "left" : "center";
  if (vertical) {
    const Json& x = span.at("x0");
    if (top && (left || right)) return place_text(beside, "top", x, 1);
    if (bottom && (left || right)) return place_text(beside, "bottom", x, 0);
    if (top) return place_text("center", "bottom", x, 1);
    if (bottom) return place_text("center", "top", x, 0);
    return place_text(beside, "middle", mean(x, x), 0.5);
  }
  const Json& y = span.at("y0");
  const char* above = top ? "bottom" : bottom ? "top" : "middle";
  if (!left && !right) return place_text("center", above, 0.5, mean(y, y));
  if (top || bottom) return place_text(left ? "left" : "right", above, left ? 0 : 1, y);
  return place_text(left ? "right" : "left", "middle", left ? 0 : 1, y);
}

// As plotly.py's annotation_params_for_rect.
object text_at_rectangle(bool vertical, const object& span, const std::string& position) {
  const std::set<std::string> words = words_of(position);
  const bool top = words.contains("top"), bottom = words.contains("bottom"), left = words.contains("left"),
             right = words.contains("right");
  const bool outside = words.contains("outside");
  const std::size_t known = static_cast<std::size_t>(top + bottom + left + right + outside + words.contains("inside"));
  const bool anywhere = top || bottom || left || right;
  if (known != words.size() || (top && bottom) || (left && right) || (outside && (words.contains("inside") || !anywhere))) {
    refuse_position(position);
  }
  const auto along = [&](const char* low, const char* high, bool first, bool last) {
    const Json &a = span.at(low), &b = span.at(high);
    if (first) return is_less(b, a) ? b : a;
    if (last) return is_less(a, b) ? b : a;
    return mean(a, b);
  };
  Json x = along("x0", "x1", left, right), y = along("y0", "y1", bottom, top);
  const char* xanchor = left ? "left" : right ? "right" : "center";
  const char* yanchor = top ? "top" : bottom ? "bottom" : "middle";
  if (outside) {
    const bool corner = (left || right) && (top || bottom);
    // At a corner the text leaves the rectangle across the side that has an end.
    if ((left || right) && (!corner || vertical)) xanchor = left ? "right" : "left";
    if ((top || bottom) && (!corner || !vertical)) yanchor = top ? "bottom" : "top";
  }
  return place_text(xanchor, yanchor, std::move(x), std::move(y));
}

// Lets it go over all of the axis that it has no place on.
void span_axis(bool vertical, object& item) {
  for (const auto& [ref, base] : {std::pair<const char*, const char*>{"xref", "x"}, {"yref", "y"}}) {
    if (!item.contains(ref)) item[ref] = base;
  }
  Json& spanned = item[vertical ? "yref" : "xref"];
  spanned = std::string(spanned.as_string().c_str()) + " domain";
}

}  // namespace

Figure& Figure::add_spanning(std::string_view shape, Json span, const go::Value& attributes, const At& at) {
  const bool vertical = shape.starts_with('v'), line = shape.ends_with("line");
  At place;
  if (state_->grid) {
    place = at;
    for (Cells* cells : {&place.row, &place.col}) {
      if (!cells->given()) *cells = "all";
    }
    if (!place.exclude_empty_subplots) place.exclude_empty_subplots = true;
  }
  object& shape_attributes = span.as_object();
  object text;
  std::string position = "top right";
  bool has_text = false;
  if (const object* given = attributes.json().if_object()) {
    for (const auto& [key, value] : *given) {
      const std::string_view name(key.data(), key.size());
      if (name == "annotation") {
        has_text = true;
        if (value.is_object()) {
          for (const auto& [inner, part] : value.get_object()) text.insert_or_assign(inner, part);
        }
      }
    }
    for (const auto& [key, value] : *given) {
      const std::string_view name(key.data(), key.size());
      if (name == "annotation") continue;
      if (!name.starts_with("annotation_")) {
        shape_attributes.insert_or_assign(key, value);
        continue;
      }
      has_text = true;
      if (name == "annotation_position") {
        if (!value.is_string()) refuse_position("");
        position = value.get_string().c_str();
      } else {
        text.insert_or_assign(name.substr(11), value);
      }
    }
  }
  if (has_text) {
    const object placed =
        line ? text_at_line(vertical, shape_attributes, position) : text_at_rectangle(vertical, shape_attributes, position);
    for (const auto& [key, value] : placed) {
      const Json* have = text.if_contains(key);
      if (!have || have->is_null()) text.insert_or_assign(key, value);
    }
    const Json* yref = shape_attributes.if_contains("yref");
    text.insert_or_assign("yref", yref ? *yref : Json("y"));
  }
  const auto spanned = [&](std::string_view list, const object& given) {
    auto items = make_layout_items(list, Json(given), place);
    for (object& item : items) span_axis(vertical, item);
    return items;
  };
  auto shapes = spanned("shapes", shape_attributes);
  std::vector<object> texts;
  if (has_text) texts = spanned("annotations", text);
  append_layout_items("shapes", std::move(shapes));
  return has_text ? append_layout_items("annotations", std::move(texts)) : *this;
}

Figure& Figure::add_vline(const go::Value& x, const go::Value& attributes, const At& at) {
  return add_spanning("vline", {{"type", "line"}, {"x0", x.json()}, {"x1", x.json()}, {"y0", 0}, {"y1", 1}}, attributes, at);
}

Figure& Figure::add_hline(const go::Value& y, const go::Value& attributes, const At& at) {
  return add_spanning("hline", {{"type", "line"}, {"x0", 0}, {"x1", 1}, {"y0", y.json()}, {"y1", y.json()}}, attributes, at);
}

Figure& Figure::add_vrect(const go::Value& x0, const go::Value& x1, const go::Value& attributes, const At& at) {
  return add_spanning("vrect", {{"type", "rect"}, {"x0", x0.json()}, {"x1", x1.json()}, {"y0", 0}, {"y1", 1}}, attributes, at);
}

Figure& Figure::add_hrect(const go::Value& y0, const go::Value& y1, const go::Value& attributes, const At& at) {
  return add_spanning("hrect", {{"type", "rect"}, {"x0", 0}, {"x1", 1}, {"y0", y0.json()}, {"y1", y1.json()}}, attributes, at);
}

}  // namespace weft
