// Points -> the points of a smooth line through them, and what a hover box says about it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <weft/json.h>

#include "figure/fits.h"

namespace weft::px {

struct Smoothed {
  std::vector<double> y;                ///< One for each complete point.
  std::string header;                   ///< Of the hover box.
  std::optional<figure::Fit> fit = {};  ///< Of "ols".
};

/// A name such as "ols", and the argument `trendline_options`.
struct Trendline {
  const std::string& name;
  const Json& options;
};

/// Points in the order of x; one that is not complete has a NaN, and no point of the line.
struct SmoothedPoints {
  const std::vector<double>& x;
  const std::vector<double>& y;
  const std::vector<bool>& complete;
  const std::string& x_name;
  const std::string& y_name;
};

/// The line through the points. Definition: plotly.express.trendline_functions, which call statsmodels and pandas.
/// Throws a user Error for options that the trendline does not have, and points that it cannot go through.
Smoothed smooth(const Trendline& trendline, const SmoothedPoints& points);

}  // namespace weft::px
