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

void HoverLines::apply(const Scatter& arguments, const Bound& bound) {
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

std::string HoverLines::to_template(bool with_name) const {
  std::string text = with_name ? "<b>%{hovertext}</b><br><br>" : "";
  for (const auto& line : lines_) {
    if (&line != lines_.data()) text += "<br>";
    text += line.first + "=" + line.second;
  }
  return text + "<extra></extra>";
}

CustomData custom_data(const Scatter& arguments, const Bound& bound) {
  CustomData data;
  std::vector<std::string> names;
  const auto place_of = [&](const NamedColumn& column) {
    const auto found = std::find(names.begin(), names.end(), column.name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    names.push_back(column.name);
    data.columns.push_back(column.column);
    return names.size() - 1;
  };
  for (const auto& column : bound.custom_data) place_of(column);
  for (const auto& item : bound.hover_data) {
    const std::string& name = item.column.name;
    if (name == bound.x->name || name == bound.y->name) continue;
    data.lines.emplace_back(label_of(arguments, name), "%{customdata[" + std::to_string(place_of(item.column)) + "]}");
  }
  return data;
}

}  // namespace weft::px
