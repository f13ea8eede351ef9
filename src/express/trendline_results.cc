// A figure with OLS trendlines -> the fits behind them.
#include <weft/trendlines.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "express/distributions.h"
#include "figure/fits.h"

namespace weft::px {
namespace {

// How far the skew of normal residuals is from 0, in standard deviations. Definition: D'Agostino 1970.
double skew_score(double skew, double n) {
  double y = skew * std::sqrt((n + 1) * (n + 3) / (6 * (n - 2)));
  const double beta = 3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  const double squared = -1 + std::sqrt(2 * (beta - 1));
  const double delta = 1 / std::sqrt(0.5 * std::log(squared)), alpha = std::sqrt(2 / (squared - 1));
  if (y == 0) y = 1;
  return delta * std::asinh(y / alpha);
}

// The same of the kurtosis. Definition: Anscombe and Glynn 1983.
double kurtosis_score(double kurtosis, double n) {
  const double expected = 3 * (n - 1) / (n + 1);
  const double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
  const double x = (kurtosis - expected) / std::sqrt(variance);
  const double beta = 6 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9)) * std::sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
  const double a = 6 + 8 / beta * (2 / beta + std::sqrt(1 + 4 / (beta * beta)));
  const double below = 1 + x * std::sqrt(2 / (a - 4));
  const double root = std::copysign(std::cbrt((1 - 2 / a) / std::abs(below)), below);
  return (1 - 2 / (9 * a) - root) / std::sqrt(2 / (9 * a));
}

void test_residuals(const figure::Fit& fit, TrendlineResult& result) {
  const double n = static_cast<double>(fit.num_points);
  result.durbin_watson = fit.residual_changes / fit.residual_squares;
  result.skew = fit.residual_skew;
  result.kurtosis = fit.residual_kurtosis;
  const double excess = result.kurtosis - 3;
  result.jarque_bera = n / 6 * (result.skew * result.skew + excess * excess / 4);
  result.jarque_bera_pvalue = std::exp(-result.jarque_bera / 2);
  result.omnibus = std::nan("");
  if (fit.num_points >= 8) {
    result.omnibus = std::pow(skew_score(result.skew, n), 2) + std::pow(kurtosis_score(result.kurtosis, n), 2);
  }
  result.omnibus_pvalue = std::exp(-result.omnibus / 2);
}

TrendlineResult result_of(const figure::Fit& fit) {
  TrendlineResult result{.group = fit.group, .params = fit.params, .nobs = fit.num_points, .has_constant = fit.has_constant};
  const bool line = fit.params.size() == 2;
  const double n = static_cast<double>(fit.num_points), x_squares = fit.x_spread + n * fit.x_mean * fit.x_mean;
  const bool singular = line && fit.x_spread == 0;
  const double rank = line && !singular ? 2 : 1, constant = fit.has_constant ? 1 : 0;
  result.df_model = rank - constant;
  result.df_resid = n - rank;
  result.ssr = fit.residual_squares;
  result.ess = fit.total_squares - result.ssr;
  result.mse_resid = result.df_resid > 0 ? result.ssr / result.df_resid : std::nan("");
  result.rsquared = 1 - result.ssr / fit.total_squares;
  result.rsquared_adj = result.df_resid > 0 ? 1 - (n - constant) / result.df_resid * (1 - result.rsquared) : std::nan("");
  result.fvalue = result.df_model > 0 ? result.ess / result.df_model / result.mse_resid : std::nan("");
  result.f_pvalue = f_above(result.fvalue, result.df_model, result.df_resid);
  result.llf = -n / 2 * (std::log(result.ssr) + 1 + std::log(std::numbers::pi / (n / 2)));
  result.aic = -2 * result.llf + 2 * rank;
  result.bic = -2 * result.llf + std::log(n) * rank;
  // The inverse of the model's squares, of which the diagonal scales the errors.
  std::vector<double> inverse;
  if (line) {
    inverse = {1 / n + (singular ? 0 : fit.x_mean * fit.x_mean / fit.x_spread), singular ? 0 : 1 / fit.x_spread};
    const double trace = n + x_squares, determinant = n * fit.x_spread;
    const double largest = (trace + std::sqrt(std::max(0.0, trace * trace - 4 * determinant))) / 2;
    result.condition_number = largest / std::sqrt(determinant);
    result.names = {"const", "x1"};
  } else {
    inverse = {1 / x_squares};
    result.condition_number = 1;
    result.names = {fit.has_constant ? "const" : "x1"};
  }
  for (std::size_t i = 0; i < result.params.size(); ++i) {
    result.bse.push_back(std::sqrt(result.mse_resid * inverse[i]));
    result.tvalues.push_back(result.params[i] / result.bse[i]);
    result.pvalues.push_back(student_t_beyond(result.tvalues[i], result.df_resid));
  }
  test_residuals(fit, result);
  return result;
}

}  // namespace

std::vector<std::array<double, 2>> TrendlineResult::conf_int(double alpha) const {
  std::vector<std::array<double, 2>> intervals;
  const double limit = student_t_limit(alpha, df_resid);
  for (std::size_t i = 0; i < params.size(); ++i) intervals.push_back({params[i] - limit * bse[i], params[i] + limit * bse[i]});
  return intervals;
}

std::vector<TrendlineResult> get_trendline_results(const Figure& figure) {
  std::vector<TrendlineResult> results;
  if (const figure::Fits* fits = figure.fits()) {
    for (const figure::Fit& fit : *fits) results.push_back(result_of(fit));
  }
  return results;
}

}  // namespace weft::px
