// Points -> the line of least squares through them.
#include "express/least_squares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weft::px {
namespace {

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

void describe_residuals(const std::vector<double>& residuals, figure::Fit& fit) {
  const double mean = mean_of(residuals), count = static_cast<double>(residuals.size());
  double squares = 0, cubes = 0, fourths = 0;
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    fit.residual_squares += residuals[i] * residuals[i];
    if (i > 0) fit.residual_changes += (residuals[i] - residuals[i - 1]) * (residuals[i] - residuals[i - 1]);
    const double off = residuals[i] - mean, squared = off * off;
    squares += squared;
    cubes += squared * off;
    fourths += squared * squared;
  }
  const double variance = squares / count;
  fit.residual_skew = cubes / count / std::pow(variance, 1.5);
  fit.residual_kurtosis = fourths / count / (variance * variance);
}

}  // namespace

double height_at(const figure::Fit& fit, double x) {
  return fit.params.size() == 2 ? fit.params[0] + fit.params[1] * x : fit.params[0] * x;
}

// By way of the centered values, which loses no digits to large means.
figure::Fit fit_line(const std::vector<double>& x, const std::vector<double>& y, bool with_constant) {
  const bool flat = std::all_of(x.begin(), x.end(), [&](double value) { return value == x.front(); });
  const bool x_is_constant = flat && x.front() != 0;
  const bool line = with_constant && !x_is_constant;
  figure::Fit fit{
      .num_points = x.size(), .has_constant = with_constant || x_is_constant, .x_mean = flat ? x.front() : mean_of(x)};
  const double x_from = line ? fit.x_mean : 0, y_mean = mean_of(y), y_from = line ? y_mean : 0;
  double xx = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - x_from) * (x[i] - x_from);
    xy += (x[i] - x_from) * (y[i] - y_from);
    fit.x_spread += (x[i] - fit.x_mean) * (x[i] - fit.x_mean);
  }
  const double slope = xx > 0 ? xy / xx : 0;
  if (line) fit.params.push_back(y_mean - slope * fit.x_mean);
  fit.params.push_back(slope);
  std::vector<double> residuals;
  const double y_center = fit.has_constant ? y_mean : 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    residuals.push_back(y[i] - height_at(fit, x[i]));
    fit.total_squares += (y[i] - y_center) * (y[i] - y_center);
  }
  describe_residuals(residuals, fit);
  return fit;
}

}  // namespace weft::px
