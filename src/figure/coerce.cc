// A value that is given -> the value that stands in the figure, if the attribute takes it.
#include "figure/coerce.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>
#include <weft/figure_value.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "figure/color_names.h"
#include "figure/plotly_data.h"
#include "figure/typed_values.h"

namespace weft::figure {
namespace {

using boost::json::array;

std::string_view view(const boost::json::string& text) { return {text.data(), text.size()}; }

std::string shown(const Json& value) {
  if (value.is_string()) return std::string(view(value.get_string()));
  if (is_typed_array(value)) return "an array of numbers";
  std::string text = base::to_json(value);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

std::span<const Choice> in(Range range) {
  return schema().choices.subspan(range.begin, static_cast<std::size_t>(range.end - range.begin));
}

std::vector<std::string> names_of(std::span<const Choice> choices) {
  std::vector<std::string> names;
  for (const Choice& choice : choices) {
    if (choice.kind == ChoiceKind::pattern) {
      names.push_back(choice.text == "xy" ? "xy, x2y2, ..." : std::string(1, choice.text[0]) + ", " + choice.text[0] + "2, ...");
    } else if (!choice.text.empty() && choice.kind != ChoiceKind::number) {
      names.emplace_back(choice.text);
    }
  }
  return names;
}

std::string hint_of(const Json& value, std::vector<std::string> names) {
  const std::string text = value.is_string() ? std::string(view(value.get_string())) : std::string();
  return names.empty() ? std::string() : base::choices_hint(text, names);
}

std::string bound_text(double bound) {
  std::string text = base::repr(bound);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string bounds_of(const Type& type) {
  const bool low = std::isfinite(type.smallest), high = std::isfinite(type.largest);
  if (low && high) return " from " + bound_text(type.smallest) + " to " + bound_text(type.largest);
  if (low) return " of at least " + bound_text(type.smallest);
  return high ? " of at most " + bound_text(type.largest) : std::string();
}

bool within(const Type& type, double number) { return number >= type.smallest && number <= type.largest; }

// "x" and "x2" but neither "x0" nor "x02", and "x1" is another name of "x".
bool is_axis_number(std::string_view digits) {
  return digits.empty() || (digits[0] != '0' && digits.find_first_not_of("0123456789") == digits.npos);
}

bool matches_pattern(std::string_view pattern, std::string_view text) {
  if (pattern == "xy") {
    const std::size_t y = text.find('y');
    return text.starts_with('x') && y != text.npos && is_axis_number(text.substr(1, y - 1)) && is_axis_number(text.substr(y + 1));
  }
  if (text.ends_with(" domain")) text.remove_suffix(7);
  return !text.empty() && text[0] == pattern[0] && is_axis_number(text.substr(1)) && text.substr(1) != "1";
}

bool is_choice(const Choice& choice, const Json& value) {
  switch (choice.kind) {
    case ChoiceKind::text:
      return value.is_string() && view(value.get_string()) == choice.text;
    case ChoiceKind::boolean:
      return value.is_bool() && value.get_bool() == (choice.text == "true");
    case ChoiceKind::number:
      return value.is_number() && value.to_number<double>() == std::stod(std::string(choice.text));
    case ChoiceKind::pattern:
      return value.is_string() && matches_pattern(choice.text, view(value.get_string()));
  }
  return false;
}

bool is_among(Range choices, const Json& value) {
  const auto all = in(choices);
  return std::any_of(all.begin(), all.end(), [&](const Choice& choice) { return is_choice(choice, value); });
}

Json coerce_enumerated(const Type& type, const Place& place, Json value) {
  for (const Choice& choice : in(type.choices)) {
    const bool axis = choice.kind == ChoiceKind::pattern && choice.text != "xy" && value.is_string();
    if (axis && view(value.get_string()) == std::string{choice.text[0], '1'}) value = std::string(1, choice.text[0]);
  }
  if (is_among(type.choices, value)) return value;
  refuse(place, "one of its choices", value, hint_of(value, names_of(in(type.choices))));
}

bool is_dash_list(std::string_view text) {
  return !text.empty() && text[0] >= '0' && text[0] <= '9' && text.find_first_not_of("0123456789.px%, ") == text.npos;
}

Json coerce_number(const Type& type, const Place& place, Json value) {
  if (value.is_number() && within(type, value.to_number<double>())) return value;
  refuse(place, "a number" + bounds_of(type), value);
}

Json coerce_integer(const Type& type, const Place& place, Json value) {
  if (is_among(type.extras, value)) return value;
  if ((value.is_int64() || value.is_uint64()) && within(type, value.to_number<double>())) return value;
  const auto extras = names_of(in(type.extras));
  refuse(place, "an integer" + bounds_of(type) + (extras.empty() ? "" : ", or one of its choices"), value,
         hint_of(value, extras));
}

std::string text_of_number(const Json& number) {
  return number.is_double() ? base::repr(number.get_double()) : base::to_json(number);
}

Json coerce_string(const Type& type, const Place& place, Json value, bool in_list) {
  if (!type.strict && value.is_number()) value = text_of_number(value);
  // As Python's str() of what stands in a list.
  if (!type.strict && in_list && value.is_bool()) value = value.get_bool() ? "True" : "False";
  if (!value.is_string()) refuse(place, "a text", value);
  if (type.no_blank && value.get_string().empty()) refuse(place, "a text that is not empty", value);
  return value;
}

Json coerce_color(const Type& type, const Place& place, Json value) {
  if (type.numbers && value.is_number()) return value;
  if (value.is_string() && is_color(view(value.get_string()))) return value;
  std::string hint = "(a color is a CSS name, #rrggbb, or rgb(), hsl() and the like";
  if (value.is_string()) {
    const auto names = color_names();
    const auto closest = base::closest_names(view(value.get_string()), std::vector<std::string>(names.begin(), names.end()));
    if (!closest.empty()) hint += "; did you mean " + base::join(closest, " or ") + "?";
  }
  refuse(place, type.numbers ? "a color or a number on the color scale" : "a color", value, hint + ")");
}

bool is_stop(const Json& value) {
  const array* pair = value.if_array();
  if (!pair || pair->size() != 2 || !(*pair)[0].is_number() || !(*pair)[1].is_string()) return false;
  const double place = (*pair)[0].to_number<double>();
  return place >= 0 && place <= 1 && is_color(view((*pair)[1].get_string()));
}

Json coerce_colorscale(const Place& place, Json value) {
  if (value.is_string()) {
    if (const auto colors = scale_colors(view(value.get_string()))) return evenly_spaced(*colors);
    refuse(place, "the name of a color scale", value, hint_of(value, scale_names()));
  }
  const array* list = value.if_array();
  if (list && !list->empty()) {
    const auto is_named = [](const Json& item) { return item.is_string() && is_color(view(item.get_string())); };
    if (std::all_of(list->begin(), list->end(), is_named)) {
      std::vector<std::string> colors;
      for (const Json& color : *list) colors.emplace_back(view(color.get_string()));
      return evenly_spaced(colors);
    }
    if (std::all_of(list->begin(), list->end(), is_stop)) return value;
  }
  refuse(place, "a color scale: its name, colors, or [place from 0 to 1, color] from the first to the last", value);
}

double wrapped(double angle) {
  const double turned = std::fmod(angle + 180, 360);
  return (turned < 0 ? turned + 360 : turned) - 180;
}

Json coerce_angle(const Place& place, Json value) {
  if (value.is_double()) return wrapped(value.get_double());
  if (value.is_number()) return static_cast<std::int64_t>(wrapped(value.to_number<double>()));
  refuse(place, "an angle in degrees", value);
}

Json coerce_subplotid(const Type& type, const Place& place, Json value) {
  if (value.is_string()) {
    const std::string_view text = view(value.get_string());
    if (text.starts_with(type.base) && is_axis_number(text.substr(type.base.size()))) {
      return text.substr(type.base.size()) == "1" ? Json(boost::json::string(type.base)) : value;
    }
  }
  const std::string base(type.base);
  refuse(place, "the name of a subplot", value, "(have: " + base + ", " + base + "2, ...)");
}

Json coerce_flaglist(const Type& type, const Place& place, Json value) {
  const auto trimmed = [](std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
  };
  if (value.is_string()) value = boost::json::string(trimmed(view(value.get_string())));
  if (is_among(type.extras, value)) return value;
  auto names = names_of(in(type.choices));
  if (!value.is_string()) {
    for (auto& extra : names_of(in(type.extras))) names.push_back(std::move(extra));
    refuse(place, "made of its flags, joined by +", value, hint_of(value, names));
  }
  std::string joined;
  std::string_view rest = view(value.get_string());
  while (true) {
    const std::size_t end = rest.find_first_of(",+");
    const std::string flag(trimmed(rest.substr(0, end)));
    if (std::find(names.begin(), names.end(), flag) == names.end()) {
      for (auto& extra : names_of(in(type.extras))) names.push_back(std::move(extra));
      refuse(place, "made of its flags, joined by +", value, base::choices_hint(flag, names));
    }
    joined += (joined.empty() ? "" : "+") + flag;
    if (end == rest.npos) break;
    rest.remove_prefix(end + 1);
  }
  return boost::json::string(joined);
}

Json coerce_one(const Type& type, const Place& place, Json value, bool in_list);

Json coerce_info_array(const Type& type, const Place& place, Json value);

// Of rows each has all items, of a list alone some may be left out where the type says so.
Json coerce_items(const Type& type, const Place& place, Json value, bool is_row) {
  array& list = value.get_array();
  const auto items = schema().items.subspan(type.items.begin, static_cast<std::size_t>(type.items.end - type.items.begin));
  const bool free_length = type.free_length && !is_row;
  const bool fits = type.all_items || (free_length ? list.size() <= items.size() : list.size() == items.size());
  if (!fits) {
    refuse(place, "a list of " + std::string(free_length ? "at most " : "") + std::to_string(items.size()) + " values", value);
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Type& item = schema().types[items[type.all_items ? 0 : i]];
    if (!list[i].is_null()) list[i] = coerce_one(item, Place{{}, &place, i}, std::move(list[i]), false);
  }
  return value;
}

Json coerce_info_array(const Type& type, const Place& place, Json value) {
  if (is_typed_array(value)) value = list_of_typed(value);
  if (!value.is_array()) refuse(place, "a list", value);
  array& list = value.get_array();
  const bool has_rows = !list.empty() && list[0].is_array();
  if (!has_rows || type.rows == Rows::never) {
    if (type.rows == Rows::always && !list.empty()) refuse(place, "a list of lists", value);
    return coerce_items(type, place, std::move(value), false);
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Place row{{}, &place, i};
    if (!list[i].is_array()) refuse(row, "a list", list[i]);
    list[i] = coerce_items(type, row, std::move(list[i]), true);
  }
  return value;
}

Json coerce_colorlist(const Place& place, Json value) {
  if (!value.is_array()) refuse(place, "a list of colors", value);
  static constexpr Type color{.kind = Kind::color};
  array& list = value.get_array();
  for (std::size_t i = 0; i < list.size(); ++i) list[i] = coerce_color(color, Place{{}, &place, i}, std::move(list[i]));
  return value;
}

// One value, no list.
Json coerce_one(const Type& type, const Place& place, Json value, bool in_list) {
  switch (type.kind) {
    case Kind::enumerated:
      return coerce_enumerated(type, place, std::move(value));
    case Kind::dash:
      if (value.is_string() && is_dash_list(view(value.get_string()))) return value;
      return coerce_enumerated(type, place, std::move(value));
    case Kind::boolean:
      if (!value.is_bool()) refuse(place, "true or false", value);
      return value;
    case Kind::number:
      return coerce_number(type, place, std::move(value));
    case Kind::integer:
      return coerce_integer(type, place, std::move(value));
    case Kind::string:
      return coerce_string(type, place, std::move(value), in_list);
    case Kind::color:
      return coerce_color(type, place, std::move(value));
    case Kind::angle:
      return coerce_angle(place, std::move(value));
    case Kind::subplotid:
      return coerce_subplotid(type, place, std::move(value));
    case Kind::flaglist:
      return coerce_flaglist(type, place, std::move(value));
    case Kind::image_uri:
      if (!value.is_string()) refuse(place, "the address of an image", value);
      return value;
    default:
      return value;
  }
}

// Numbers in base64, where there may be one for each point.
Json coerce_typed(const Type& type, const Place& place, Json value) {
  switch (type.kind) {
    case Kind::any:
      return list_of_typed(value);
    case Kind::string:
      if (type.strict) break;
      return as_float64(value);
    case Kind::color:
      if (!type.numbers) break;
      return value;
    case Kind::angle: {
      auto angles = numbers_of_typed(value);
      if (std::all_of(angles.begin(), angles.end(), [](double angle) { return angle >= -180 && angle < 180; })) return value;
      for (double& angle : angles) angle = wrapped(angle);
      if (holds_integers(value)) return go::Value(std::vector<std::int64_t>(angles.begin(), angles.end())).json();
      if (value.at("dtype") == "f4") return go::Value(std::vector<float>(angles.begin(), angles.end())).json();
      return go::Value(angles).json();
    }
    case Kind::integer:
      if (!holds_integers(value)) break;
      [[fallthrough]];
    case Kind::number: {
      if (!std::isfinite(type.smallest) && !std::isfinite(type.largest)) return value;
      const auto numbers = numbers_of_typed(value);
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!within(type, numbers[i])) refuse(Place{{}, &place, i}, "a number" + bounds_of(type), numbers[i]);
      }
      return value;
    }
    case Kind::enumerated: {
      const auto numbers = numbers_of_typed(value);
      for (std::size_t i = 0; i < numbers.size(); ++i) coerce_enumerated(type, Place{{}, &place, i}, numbers[i]);
      return value;
    }
    default:
      break;
  }
  refuse(place, "of the type that is needed", value);
}

Json coerce_each(const Type& type, const Place& place, Json value) {
  array& list = value.get_array();
  for (std::size_t i = 0; i < list.size(); ++i) {
    // plotly.py takes a null here and there, Plotly.js everywhere.
    if (list[i].is_null()) continue;
    const Place item{{}, &place, i};
    list[i] = list[i].is_array() && type.kind == Kind::color ? coerce_each(type, item, std::move(list[i]))
                                                             : coerce_one(type, item, std::move(list[i]), true);
  }
  return value;
}

}  // namespace

void refuse(const Place& place, const std::string& what, const Json& value, const std::string& hint) {
  throw Error(ErrorKind::user,
              "Value of " + place.text() + " is not " + what + ": " + shown(value) + (hint.empty() ? "" : " ") + hint);
}

Json coerce(const Type& type, const Place& place, Json value) {
  if (value.is_null()) return value;
  switch (type.kind) {
    case Kind::data_array:
      if (!value.is_array() && !is_typed_array(value)) refuse(place, "a list", value);
      return value;
    case Kind::any:
      if (type.array_ok && is_typed_array(value)) return coerce_typed(type, place, std::move(value));
      return value;
    case Kind::colorscale:
      return coerce_colorscale(place, std::move(value));
    case Kind::colorlist:
      return coerce_colorlist(place, std::move(value));
    case Kind::info_array:
      return coerce_info_array(type, place, std::move(value));
    default:
      break;
  }
  if (is_typed_array(value)) {
    if (!type.array_ok) refuse(place, "one value", value);
    return coerce_typed(type, place, std::move(value));
  }
  if (type.array_ok && value.is_array()) return coerce_each(type, place, std::move(value));
  return coerce_one(type, place, std::move(value), false);
}

}  // namespace weft::figure
