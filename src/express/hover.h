// What a trace draws -> the lines of its hover box.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "express/arguments.h"

namespace weft::px {

/// Lines of label and value, each label once: setting it again changes its value and keeps its place.
class HoverLines {
 public:
  void set(const std::string& label, std::string value);
  /// Takes lines away and formats them as the hover_data argument asks.
  void apply(const Arguments& arguments, const Bound& bound);
  /// Plotly's hovertemplate: the header, then the lines.
  std::string to_template(const std::string& header) const;

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

/// The columns that go into a trace's customdata, and the lines of the hover box that show them by their place there.
struct CustomData {
  std::vector<dd::Column> columns;
  std::vector<std::pair<std::string, std::string>> lines;
};

CustomData custom_data(const Arguments& arguments, const Bound& bound);

}  // namespace weft::px
