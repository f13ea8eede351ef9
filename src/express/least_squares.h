// Points -> the line of least squares through them.
#pragma once

#include <vector>

#include "figure/fits.h"

namespace weft::px {

/// The line through the points, through the origin without a constant. When all x are one number other than 0, that is the
/// constant. Definition: statsmodels' OLS.
figure::Fit fit_line(const std::vector<double>& x, const std::vector<double>& y, bool with_constant);

/// Where the line is at x.
double height_at(const figure::Fit& fit, double x);

}  // namespace weft::px
