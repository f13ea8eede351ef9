// Values of statistics -> how probable they are.
#include "express/distributions.h"

#include <cmath>
#include <initializer_list>
#include <limits>

namespace weft::px {
namespace {

// The continued fraction of the incomplete beta function, by Lentz's method.
double beta_fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  const auto away_from_zero = [](double value) { return std::abs(value) < tiny ? tiny : value; };
  double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), fraction = d;
  for (int m = 1; m < 10000; ++m) {
    for (const double term :
         {m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))}) {
      d = 1 / away_from_zero(1 + term * d);
      c = away_from_zero(1 + term / c);
      fraction *= c * d;
    }
    if (std::abs(c * d - 1) < std::numeric_limits<double>::epsilon()) break;
  }
  return fraction;
}

// The regularized incomplete beta function, of x and of 1 - x, which is given for its digits.
double beta_share(double a, double b, double x, double rest) {
  if (std::isnan(x)) return x;
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log(rest));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, rest) / b;
}

}  // namespace

double student_t_beyond(double t, double freedom) {
  const double all = freedom + t * t;
  return std::isinf(t) ? 0 : beta_share(freedom / 2, 0.5, freedom / all, t * t / all);
}

double student_t_limit(double probability, double freedom) {
  if (!(freedom > 0) || !(probability >= 0 && probability <= 1)) return std::nan("");
  double low = 0, high = 1;
  while (student_t_beyond(high, freedom) > probability && high < 1e300) high *= 2;
  for (int step = 0; step < 200 && low < high; ++step) {
    const double middle = low + (high - low) / 2;
    if (middle == low || middle == high) break;
    (student_t_beyond(middle, freedom) > probability ? low : high) = middle;
  }
  return high;
}

double f_above(double f, double freedom, double residual_freedom) {
  const double explained = freedom * f, all = residual_freedom + explained;
  return std::isinf(f) ? 0 : beta_share(residual_freedom / 2, freedom / 2, residual_freedom / all, explained / all);
}

}  // namespace weft::px
