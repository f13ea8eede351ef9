// Which axes, scenes or areas the cells of a grid of subplots have.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <weft/json.h>
#include <weft/subplots.h>

namespace weft::figure {

struct SubplotRef {
  std::string type;                      ///< "xy", "scene", "polar", "ternary", "geo", "map" or "domain".
  std::vector<std::string> layout_keys;  ///< {"xaxis", "yaxis"}, {"scene2"}; none of a domain.
  Json trace_attributes;                 ///< What a trace has that is drawn there: {"xaxis": "x", "yaxis": "y"}.
};

/// A cell has one, a second one for its secondary y axis, or none where it is empty.
using Cell = std::vector<SubplotRef>;

struct Grid {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<Cell> cells;                           ///< Row by row.
  bool from_top = true;                              ///< Whether the first row is the highest.
  std::vector<std::vector<SubplotSpec>> specs = {};  ///< What cells span; empty when none spans others.
  std::vector<SubplotInset> insets = {};
  std::vector<Cell> inset_cells = {};

  /// The cell, counted from 1. Throws a user Error when the grid has none there.
  const Cell& at(int row, int col) const;
};

}  // namespace weft::figure
