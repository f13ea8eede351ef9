// The lines that were fitted for a figure, kept beside it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace weft::figure {

struct Fit {
  std::vector<std::pair<std::string, std::string>> group = {};  ///< Which rows: columns and the value that they have.
  std::optional<double> intercept = {};
  double slope = 0;
  double r_squared = 0;
  std::size_t num_points = 0;
};

using Fits = std::vector<Fit>;

}  // namespace weft::figure
