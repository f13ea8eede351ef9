// What a trace draws -> the lines of its hover box.
#include "express/hover.h"

#include <algorithm>

namespace weft::px {
namespace {

// "%{x}" and ":.2f" -> "%{x:.2f}".
std::string formatted(const std::string& value, const std::string& format) {
  std::string out;
  for (char c : value) {
    if (c == '}') out += format;
    out += c;
  }
  return out;
}

}  // namespace

void HoverLines::set(const std::string& label, std::string value) {
  for (auto& [have, old] : lines_) {
    if (have != label) continue;
    old = std::move(value);
    return;
  }
  lines_.emplace_back(label, std::move(value));
}

void HoverLines::apply(const Arguments& arguments, const Bound& bound) {
  const auto find = [&](const std::string& label) {
    const std::string& name = name_of_label(arguments, label);
    // A name that comes twice counts as it was given last.
    const auto found = std::find_if(bound.hover_data.rbegin(), bound.hover_data.rend(),
                                    [&](const HoverColumn& item) { return item.column.name == name; });
    return found == bound.hover_data.rend() ? nullptr : &*found;
  };
  std::erase_if(lines_, [&](const auto& line) {
    const HoverColumn* item = find(line.first);
    return item && !item->show;
  });
  for (auto& [label, value] : lines_) {
    const HoverColumn* item = find(label);
    if (item && !item->format.empty()) value = formatted(value, item->format);
  }
}

std::string HoverLines::to_template(const std::string& header) const {
  std::string text = header;
  for (const auto& line : lines_) {
    if (&line != lines_.data()) text += "<br>";
    text += line.first + "=" + line.second;
  }
  return text + "<extra></extra>";
}

CustomData custom_data(const Arguments& arguments, const Bound& bound) {
  CustomData data;
  std::vector<std::string> names;
  // plotly.py looks names up only where custom_data is given; else one that comes twice is counted twice.
  std::vector<std::string> places;
  const auto place_of = [&](const NamedColumn& column) {
    if (std::find(names.begin(), names.end(), column.name) == names.end()) {
      names.push_back(column.name);
      data.columns.push_back(column.column);
    }
    const auto found = std::find(places.begin(), places.end(), column.name);
    if (!bound.custom_data.empty() && found != places.end()) return static_cast<std::size_t>(found - places.begin());
    places.push_back(column.name);
    return places.size() - 1;
  };
  for (const auto& column : bound.custom_data) place_of(column);
  for (const auto& item : bound.hover_data) {
    const std::string& name = item.column.name;
    const auto is_axis = [&](Argument argument) { return bound.name(argument) && *bound.name(argument) == name; };
    if (is_axis(Argument::x) || is_axis(Argument::y) || is_axis(Argument::z) || is_axis(Argument::base)) continue;
    data.lines.emplace_back(label_of(arguments, name), "%{customdata[" + std::to_string(place_of(item.column)) + "]}");
  }
  return data;
}

}  // namespace weft::px
