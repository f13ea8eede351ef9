// What charts take for arguments that are not given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <weft/chart_arguments.h>

namespace weft::px {

/// Arguments that all charts that have them take when they are not given: `px::set_defaults({.template_ = "plotly_white"})`.
struct Defaults {
  Dict<std::vector<Json>> category_orders = {};
  ColorScale color_continuous_scale = {};
  DiscreteMap color_discrete_map = {};
  std::vector<std::string> color_discrete_sequence = {};
  std::optional<int> height = {};
  Dict<std::string> labels = {};
  DiscreteMap line_dash_map = {};
  std::vector<std::string> line_dash_sequence = {};
  DiscreteMap pattern_shape_map = {};
  std::vector<std::string> pattern_shape_sequence = {};
  std::optional<double> size_max = {};
  DiscreteMap symbol_map = {};
  std::vector<std::string> symbol_sequence = {};
  Json template_ = {};  ///< A name or a template as JSON, or null for "plotly".
  std::optional<int> width = {};
};

/// Sets them for the whole program, in the place of those that were set before; threads may draw at the same time. Charts say
/// which are wrong, when they are drawn. Definition: plotly.express.defaults.
void set_defaults(const Defaults& defaults);
Defaults defaults();

}  // namespace weft::px
