// Where in a figure an attribute stands, for messages: "scatter.marker.color", "layout.annotations[0].text".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weft::figure {

/// A name under its parent's place, or the number of an item. Lives as long as its parent does.
struct Place {
  std::string_view name;
  const Place* parent = nullptr;
  std::size_t number = 0;

  std::string text() const {
    if (!parent) return std::string(name);
    if (name.empty()) return parent->text() + "[" + std::to_string(number) + "]";
    return parent->text() + "." + std::string(name);
  }
};

}  // namespace weft::figure
