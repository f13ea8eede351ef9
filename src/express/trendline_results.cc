// A figure with OLS trendlines -> the fits behind them.
#include <weft/trendlines.h>

#include "figure/fits.h"

namespace weft::px {

std::vector<TrendlineResult> get_trendline_results(const Figure& figure) {
  std::vector<TrendlineResult> results;
  if (const figure::Fits* fits = figure.fits()) {
    for (const figure::Fit& fit : *fits) results.push_back({fit.group, fit.intercept, fit.slope, fit.r_squared, fit.num_points});
  }
  return results;
}

}  // namespace weft::px
