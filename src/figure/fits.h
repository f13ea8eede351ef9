// The lines that were fitted for a figure, kept beside it.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace weft::figure {

/// A line of least squares, and the sums that its statistics come from.
struct Fit {
  std::vector<std::pair<std::string, std::string>> group = {};  ///< Which rows: columns and the value that they have.
  std::size_t num_points = 0;
  bool has_constant = false;        ///< Whether a constant stands in the model, or x is one.
  std::vector<double> params = {};  ///< Of the constant and of x, those that the model has.
  double x_mean = 0;
  double x_spread = 0;  ///< Sum of squared distances of x from its mean.
  double residual_squares = 0;
  double total_squares = 0;     ///< Of y: of distances from its mean when there is a constant.
  double residual_changes = 0;  ///< Sum of squared differences of residuals that follow one another.
  double residual_skew = 0;
  double residual_kurtosis = 0;  ///< 3 of a normal distribution.
};

using Fits = std::vector<Fit>;

}  // namespace weft::figure
