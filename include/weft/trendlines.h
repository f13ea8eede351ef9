// A figure with OLS trendlines -> the fits behind them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <weft/figure.h>

namespace weft::px {

/// A line that was fitted by least squares, of logarithms where `trendline_options` say so; of dates x is in seconds since 1970.
/// Names and meanings are those of statsmodels' RegressionResults. What cannot be told from so few points is NaN.
struct TrendlineResult {
  std::vector<std::pair<std::string, std::string>> group = {};  ///< Labels of columns, and the value that the fitted rows have.

  std::vector<std::string> names = {};  ///< "const" and "x1"; one of them when the line has no constant, or all x are equal.
  std::vector<double> params = {};      ///< Of each name: the intercept, the slope.
  std::vector<double> bse = {};         ///< Their standard errors.
  std::vector<double> tvalues = {};
  std::vector<double> pvalues = {};  ///< How probable such a t is if the parameter is 0.
  double rsquared = 0;               ///< The share of the variance of y that the line explains.
  double rsquared_adj = 0;
  double fvalue = 0;
  double f_pvalue = 0;
  std::size_t nobs = 0;  ///< Points.
  double df_model = 0;
  double df_resid = 0;
  double llf = 0;  ///< The logarithm of the likelihood.
  double aic = 0;
  double bic = 0;
  double ssr = 0;  ///< The sum of squared residuals.
  double ess = 0;  ///< What the line explains of the sum of squares of y.
  double mse_resid = 0;
  double condition_number = 0;
  double durbin_watson = 0;
  double skew = 0;      ///< Of the residuals.
  double kurtosis = 0;  ///< Of the residuals, 3 of a normal distribution.
  double jarque_bera = 0;
  double jarque_bera_pvalue = 0;
  double omnibus = 0;  ///< NaN of less than 8 points.
  double omnibus_pvalue = 0;
  bool has_constant = true;  ///< Whether R squared is that of distances from the mean.

  /// The interval of each parameter that has the true one but for a probability of `alpha`.
  std::vector<std::array<double, 2>> conf_int(double alpha = 0.05) const;
  /// The table that statsmodels prints, with today's date.
  std::string summary() const;
};

/// The fits of the trendlines "ols" of a figure that px has drawn, in the order of its traces; none of other trendlines.
/// Definition: plotly.express.get_trendline_results.
std::vector<TrendlineResult> get_trendline_results(const Figure& figure);

}  // namespace weft::px
