// A figure with OLS trendlines -> the fits behind them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <weft/figure.h>

namespace weft::px {

/// A line that was fitted by least squares: y = intercept + slope * x, of logarithms where `trendline_options` say so. Of dates x
/// is in seconds since 1970.
struct TrendlineResult {
  std::vector<std::pair<std::string, std::string>> group = {};  ///< Labels of columns, and the value that the fitted rows have.
  std::optional<double> intercept = {};                         ///< Nothing with `add_constant` false.
  double slope = 0;
  double r_squared = 0;
  std::size_t num_points = 0;
};

/// The fits of the trendlines "ols" of a figure that px has drawn, in the order of its traces; none of other trendlines.
/// Definition: plotly.express.get_trendline_results, whose fits are objects of statsmodels.
std::vector<TrendlineResult> get_trendline_results(const Figure& figure);

}  // namespace weft::px
