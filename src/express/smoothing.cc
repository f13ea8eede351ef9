// Points -> the points of a smooth line through them, and what a hover box says about it.
#include "express/smoothing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/text.h"
#include "base/window_weights.h"
#include "express/least_squares.h"

namespace weft::px {
namespace {

using boost::json::object;

// Python's "%g" or "%f".
std::string printed(const char* format, double value) {
  char text[400];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

// The options of a trendline, by name; those that it does not have are errors.
class Options {
 public:
  Options(const std::string& trendline, const Json& given, std::vector<std::string> known) : trendline_(trendline) {
    if (given.is_null()) return;
    if (!given.is_object()) throw Error(ErrorKind::user, "Argument 'trendline_options' is no object");
    for (const auto& [key, value] : given.get_object()) {
      const std::string name(key);
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        throw Error(ErrorKind::user, "Argument 'trendline_options' has no such option for " + trendline + ": " + name + " " +
                                         base::choices_hint(name, known));
      }
    }
    given_ = given.get_object();
  }

  bool flag(std::string_view name, bool otherwise) const {
    const Json* value = given_.if_contains(name);
    if (!value) return otherwise;
    if (!value->is_bool()) refuse(name, "true or false");
    return value->get_bool();
  }

  double number(std::string_view name, double otherwise) const {
    const Json* value = given_.if_contains(name);
    if (!value || value->is_null()) return otherwise;
    if (!value->is_number()) refuse(name, "a number");
    return value->to_number<double>();
  }

  std::string text(std::string_view name, std::string otherwise) const {
    const Json* value = given_.if_contains(name);
    if (!value) return otherwise;
    if (!value->is_string()) refuse(name, "a text");
    return value->get_string().c_str();
  }

  /// An object of further options; null when it is not given.
  Json object_at(std::string_view name) const {
    const Json* value = given_.if_contains(name);
    if (!value || value->is_null()) return {};
    if (!value->is_object()) refuse(name, "an object");
    return *value;
  }

  [[noreturn]] void refuse(std::string_view name, std::string_view what) const {
    throw Error(ErrorKind::user,
                "Argument 'trendline_options' needs " + std::string(what) + " as '" + std::string(name) + "' of " + trendline_);
  }

 private:
  std::string trendline_;
  object given_;
};

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

void take_logarithms(char axis, std::vector<double>& values, std::string& name) {
  for (double& value : values) {
    if (!(value > 0)) {
      throw Error(ErrorKind::user, std::string("Argument 'trendline_options' has 'log_") + axis +
                                       "', which needs numbers above 0: column " + name);
    }
    value = std::log10(value);
  }
  name = "log10(" + name + ")";
}

Smoothed ols(const Json& given, std::vector<double> x, std::vector<double> y, std::string x_name, std::string y_name) {
  const Options options("ols", given, {"add_constant", "log_x", "log_y"});
  const bool with_constant = options.flag("add_constant", true), log_y = options.flag("log_y", false);
  if (log_y) take_logarithms('y', y, y_name);
  if (options.flag("log_x", false)) take_logarithms('x', x, x_name);
  Smoothed smoothed;
  smoothed.fit = fit_line(x, y, with_constant);
  for (double value : x) {
    const double at = height_at(*smoothed.fit, value);
    smoothed.y.push_back(log_y ? std::pow(10, at) : at);
  }
  const std::vector<double>& params = smoothed.fit->params;
  std::string equation = y_name + " = ";
  if (params.size() == 2) {
    equation += printed("%g", params[1]) + " * " + x_name + " + " + printed("%g", params[0]);
  } else {
    equation += printed("%g", params[0]) + (with_constant ? "" : " * " + x_name);
  }
  const double r_squared = 1 - smoothed.fit->residual_squares / smoothed.fit->total_squares;
  smoothed.header = "<b>OLS trendline</b><br>" + equation + "<br>R<sup>2</sup>=" + printed("%f", r_squared) + "<br><br>";
  return smoothed;
}

std::vector<double> complete(const std::vector<double>& values, const SmoothedPoints& points) {
  std::vector<double> kept;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (points.complete[i]) kept.push_back(values[i]);
  }
  return kept;
}

using Window = std::pair<std::size_t, std::size_t>;  // first value and the one after the last

// Running sums as pandas takes them, with what rounding loses kept apart for values that come and go.
class RunningSum {
 public:
  void clear() { *this = RunningSum(); }

  void add(double value) {
    if (std::isnan(value)) return;
    ++count;
    step(value, lost_by_adding_);
    negative_ += std::signbit(value) ? 1 : 0;
    same_ = value == previous_ ? same_ + 1 : 1;
    previous_ = value;
  }

  void remove(double value) {
    if (std::isnan(value)) return;
    --count;
    step(-value, lost_by_removing_);
    negative_ -= std::signbit(value) ? 1 : 0;
  }

  double mean() const {
    if (same_ >= count) return previous_;
    const double mean = sum_ / static_cast<double>(count);
    if (negative_ == 0 && mean < 0) return 0;
    return negative_ == count && mean > 0 ? 0 : mean;
  }

  double sum() const { return same_ >= count ? previous_ * static_cast<double>(count) : sum_; }

  std::int64_t count = 0;

 private:
  void step(double value, double& lost) {
    const double corrected = value - lost;
    const double next = sum_ + corrected;
    lost = next - sum_ - corrected;
    sum_ = next;
  }

  double sum_ = 0, lost_by_adding_ = 0, lost_by_removing_ = 0, previous_ = std::nan("");
  std::int64_t negative_ = 0, same_ = 0;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

// A statistic of windows, and its own options.
struct Statistic {
  std::string name;
  double ddof = 1;  // of "std" and "var"
  double q = 0.5;   // of "quantile"
};

double variance(const std::vector<double>& values, double ddof) {
  const double count = static_cast<double>(values.size());
  if (count <= ddof) return std::nan("");
  const double center = mean(values);
  double squares = 0;
  for (const double value : values) squares += (value - center) * (value - center);
  return squares / (count - ddof);
}

// Between the two values around, as pandas' "linear".
double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  const double place = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (values[above] - values[below]) * (place - static_cast<double>(below));
}

// The statistic of each window; NaN where it has fewer than `least` values.
std::vector<double> over_windows(const std::vector<double>& values, const std::vector<Window>& windows, std::int64_t least,
                                 const Statistic& statistic) {
  const std::string& function = statistic.name;
  std::vector<double> out;
  RunningSum running;
  Window last{0, 0};
  for (const Window& window : windows) {
    if (window.first >= last.second) {
      running.clear();
      for (std::size_t i = window.first; i < window.second; ++i) running.add(values[i]);
    } else {
      for (std::size_t i = last.first; i < window.first; ++i) running.remove(values[i]);
      for (std::size_t i = last.second; i < window.second; ++i) running.add(values[i]);
    }
    last = window;
    std::vector<double> present;
    for (std::size_t i = window.first; i < window.second; ++i) {
      if (!std::isnan(values[i])) present.push_back(values[i]);
    }
    if (running.count < least || (present.empty() && function != "sum" && function != "count")) {
      out.push_back(std::nan(""));
    } else if (function == "mean") {
      out.push_back(running.mean());
    } else if (function == "sum") {
      out.push_back(present.empty() ? 0 : running.sum());
    } else if (function == "median") {
      out.push_back(median(std::move(present)));
    } else if (function == "var" || function == "std") {
      const double squared = variance(present, statistic.ddof);
      out.push_back(function == "var" ? squared : std::sqrt(squared));
    } else if (function == "count") {
      out.push_back(static_cast<double>(present.size()));
    } else if (function == "quantile") {
      out.push_back(quantile(std::move(present), statistic.q));
    } else {
      out.push_back(function == "min" ? *std::min_element(present.begin(), present.end())
                                      : *std::max_element(present.begin(), present.end()));
    }
  }
  return out;
}

std::string function_of(const Options& options, const std::vector<std::string>& choices) {
  const std::string function = options.text("function", "mean");
  if (std::find(choices.begin(), choices.end(), function) == choices.end()) {
    throw Error(ErrorKind::user,
                "Argument 'trendline_options' has no such function: " + function + " " + base::choices_hint(function, choices));
  }
  return function;
}

const std::vector<std::string>& window_functions() {
  static const std::vector<std::string> all = {"mean", "sum", "median", "min", "max", "std", "var", "count", "quantile"};
  return all;
}

// The function and its own arguments, `{"function_args", {{"q", 0.9}}}`.
Statistic statistic_of(const Options& options) {
  Statistic statistic{function_of(options, window_functions())};
  std::vector<std::string> known;
  if (statistic.name == "std" || statistic.name == "var") known = {"ddof"};
  if (statistic.name == "quantile") known = {"q"};
  const Options own(statistic.name, options.object_at("function_args"), known);
  statistic.ddof = own.number("ddof", statistic.ddof);
  statistic.q = own.number("q", statistic.q);
  if (!(statistic.q >= 0 && statistic.q <= 1)) own.refuse("q", "a number from 0 to 1");
  return statistic;
}

Smoothed finish(std::string_view mode, const std::string& function, const std::vector<double>& values,
                const SmoothedPoints& points) {
  return {complete(values, points), "<b>" + std::string(mode) + " " + function + " trendline</b><br><br>"};
}

// Of windows whose rows have weights, those of SciPy. pandas has "std" and "var" too, but weighs the rows of each window but the
// first by weights of other places.
struct Weighting {
  std::string function;
  std::vector<double> weights;
};

Weighting weighting_of(const Options& options, std::int64_t rows) {
  const std::string function = function_of(options, {"mean", "sum"}), kind = options.text("win_type", "");
  const auto kinds = base::window_kinds();
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    throw Error(ErrorKind::user,
                "Argument 'trendline_options' has no such win_type: " + kind + " " + base::choices_hint(kind, kinds));
  }
  const bool is_gaussian = kind == "gaussian";
  const Options own(function, options.object_at("function_args"),
                    is_gaussian ? std::vector<std::string>{"std"} : std::vector<std::string>());
  const double std = own.number("std", 0);
  if (is_gaussian && !(std > 0)) own.refuse("std", "a number above 0");
  return {function, base::window_weights(kind, rows, std)};
}

// Where there are fewer rows than weights, those at the ends have none.
double over_weighted(const std::vector<double>& values, std::int64_t first, std::int64_t least, const Weighting& weighting) {
  double sum = 0, weight = 0;
  std::int64_t count = 0;
  for (std::size_t i = 0; i < weighting.weights.size(); ++i) {
    const std::int64_t at = first + static_cast<std::int64_t>(i);
    if (at < 0 || at >= static_cast<std::int64_t>(values.size())) continue;
    const double value = values[static_cast<std::size_t>(at)];
    if (std::isnan(value)) continue;
    sum += value * weighting.weights[i];
    weight += weighting.weights[i];
    ++count;
  }
  if (count < least || (weighting.function == "mean" && weight == 0)) return std::nan("");
  return weighting.function == "mean" ? sum / weight : sum;
}

Smoothed weighted_rolling(const Options& options, std::size_t size, std::size_t ahead, const SmoothedPoints& points) {
  const auto rows = static_cast<std::int64_t>(size);
  const Weighting weighting = weighting_of(options, rows);
  const auto least = static_cast<std::int64_t>(options.number("min_periods", static_cast<double>(size)));
  std::vector<double> values;
  for (std::size_t i = 0; i < points.y.size(); ++i)
    values.push_back(over_weighted(points.y, static_cast<std::int64_t>(i + ahead + 1) - rows, least, weighting));
  return finish("Rolling", weighting.function, values, points);
}

Smoothed rolling(const Json& given, const SmoothedPoints& points) {
  const Options options("rolling", given, {"window", "min_periods", "center", "win_type", "function", "function_args"});
  const double window = options.number("window", 0);
  if (!(window >= 1) || window != std::floor(window)) options.refuse("window", "a whole number of at least 1");
  const auto size = static_cast<std::size_t>(window), count = points.y.size();
  const std::size_t ahead = options.flag("center", false) ? (size - 1) / 2 : 0;
  if (!options.text("win_type", "").empty()) return weighted_rolling(options, size, ahead, points);
  std::vector<Window> windows;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = std::min(i + ahead + 1, count);
    const std::size_t begin = i + ahead + 1 > size ? std::min(i + ahead + 1 - size, count) : 0;
    windows.emplace_back(begin, end);
  }
  const Statistic statistic = statistic_of(options);
  const auto least = static_cast<std::int64_t>(options.number("min_periods", window));
  return finish("Rolling", statistic.name, over_windows(points.y, windows, least, statistic), points);
}

Smoothed expanding(const Json& given, const SmoothedPoints& points) {
  const Options options("expanding", given, {"min_periods", "function", "function_args"});
  std::vector<Window> windows;
  for (std::size_t i = 0; i < points.y.size(); ++i) windows.emplace_back(0, i + 1);
  const auto least = static_cast<std::int64_t>(options.number("min_periods", 1));
  const Statistic statistic = statistic_of(options);
  return finish("Expanding", statistic.name, over_windows(points.y, windows, least, statistic), points);
}

// How far each mean goes by the next value, of the one option that is given.
double center_of_mass(const Options& options) {
  const double com = options.number("com", -1), span = options.number("span", -1);
  const double half_life = options.number("halflife", -1), alpha = options.number("alpha", -1);
  const int count = (com >= 0) + (span >= 0) + (half_life >= 0) + (alpha >= 0);
  if (count != 1) {
    throw Error(ErrorKind::user, "Argument 'trendline_options' of ewm needs one of 'com', 'span', 'halflife' and 'alpha'");
  }
  if (com >= 0) return com;
  if (span >= 1) return (span - 1) / 2;
  if (half_life > 0) return 1 / (1 - std::exp(std::log(0.5) / half_life)) - 1;
  if (alpha > 0 && alpha <= 1) return (1 - alpha) / alpha;
  options.refuse(span >= 0 ? "span" : half_life >= 0 ? "halflife" : "alpha", "a number that it can have");
}

// Means, and how far the values are from them. Definition: pandas' Series.ewm().mean(), var() and std().
Smoothed ewm(const Json& given, const SmoothedPoints& points) {
  const Options options("ewm", given,
                        {"com", "span", "halflife", "alpha", "min_periods", "adjust", "ignore_na", "function", "function_args"});
  const double alpha = 1 / (1 + center_of_mass(options)), keep = 1 - alpha;
  const bool adjust = options.flag("adjust", true), ignore = options.flag("ignore_na", false);
  const auto least = std::max<std::int64_t>(1, static_cast<std::int64_t>(options.number("min_periods", 0)));
  const double added = adjust ? 1 : alpha;
  const std::string function = function_of(options, {"mean", "var", "std"});
  const Options own(function, options.object_at("function_args"),
                    function == "mean" ? std::vector<std::string>() : std::vector<std::string>{"bias"});
  const bool bias = own.flag("bias", false);
  std::vector<double> out;
  double mean = std::nan(""), weight = 1;
  double spread = 0, weights = 1, squared_weights = 1;  // of the variance
  std::int64_t count = 0;
  for (double value : points.y) {
    const bool present = !std::isnan(value);
    count += present ? 1 : 0;
    if (std::isnan(mean)) {
      mean = value;
    } else if (present || !ignore) {
      weight *= keep;
      weights *= keep;
      squared_weights *= keep * keep;
      if (present) {
        const double before = mean;
        if (mean != value) mean = (weight * mean + added * value) / (weight + added);
        spread =
            (weight * (spread + (before - mean) * (before - mean)) + added * (value - mean) * (value - mean)) / (weight + added);
        weights += added;
        squared_weights += added * added;
        weight += added;
        if (!adjust) {
          weights /= weight;
          squared_weights /= weight * weight;
          weight = 1;
        }
      }
    }
    double result = mean;
    if (function != "mean") {
      const double unbiased = weights * weights - squared_weights;
      result = bias ? spread : unbiased > 0 ? weights * weights / unbiased * spread : std::nan("");
      if (function == "std") result = std::sqrt(result);
    }
    out.push_back(count >= least ? result : std::nan(""));
  }
  return finish("Exponentially Weighted", function, out, points);
}

// Locally weighted lines, three times made robust. Definition: Cleveland 1979, as statsmodels' lowess.
class Lowess {
 public:
  Lowess(std::vector<double> x, std::vector<double> y, double fraction)
      : x_(std::move(x)), y_(std::move(y)), n_(x_.size()), robust_(n_, 1.0), fitted_(n_, 0.0) {
    neighbors_ = static_cast<std::size_t>(fraction * static_cast<double>(n_) + 1e-10);
  }

  std::vector<double> fit() {
    for (int round = 0; round <= 3; ++round) {
      std::size_t left = 0, right = neighbors_;
      for (std::size_t i = 0; i < n_; ++i) {
        while (right < n_ && x_[i] > (x_[left] + x_[right]) / 2.0) {
          ++left;
          ++right;
        }
        fitted_[i] = fit_at(i, left, right);
      }
      if (round < 3) weigh_residuals();
    }
    return fitted_;
  }

  std::size_t neighbors() const { return neighbors_; }

 private:
  double fit_at(std::size_t i, std::size_t left, std::size_t right) const {
    const double radius = std::fmax(x_[i] - x_[left], x_[right - 1] - x_[i]);
    std::vector<double> weights(right - left);
    double total = 0;
    int counted = 0;
    for (std::size_t j = left; j < right; ++j) {
      const double distance = std::abs(x_[j] - x_[i]) / radius;
      const double rest = 1 - distance * distance * distance;
      const double tricube = rest * rest * rest;
      weights[j - left] = (radius > 0 ? tricube : 1) * robust_[j];
      total += weights[j - left];
      counted += weights[j - left] > 1e-12 ? 1 : 0;
    }
    // A line takes two points.
    if (counted < 2) return y_[i];
    double mean = 0;
    for (std::size_t j = left; j < right; ++j) mean += (weights[j - left] /= total) * x_[j];
    double spread = 0;
    for (std::size_t j = left; j < right; ++j) spread += weights[j - left] * (x_[j] - mean) * (x_[j] - mean);
    double at = 0;
    for (std::size_t j = left; j < right; ++j) {
      const double lever = 1 + (x_[i] - mean) * (x_[j] - mean) / std::fmax(spread, 1e-12);
      at += weights[j - left] * lever * y_[j];
    }
    return at;
  }

  void weigh_residuals() {
    std::vector<double> off(n_);
    for (std::size_t i = 0; i < n_; ++i) off[i] = std::abs(y_[i] - fitted_[i]);
    const double middle = median(off);
    for (std::size_t i = 0; i < n_; ++i) {
      const double share = middle > 0 ? off[i] / (6.0 * middle) : off[i] > 0 ? 1.0 : 0.0;
      robust_[i] = share >= 1 ? 0 : (1 - share * share) * (1 - share * share);
    }
  }

  std::vector<double> x_, y_;
  std::size_t n_, neighbors_ = 0;
  std::vector<double> robust_, fitted_;
};

Smoothed lowess(const Json& given, const SmoothedPoints& points) {
  const Options options("lowess", given, {"frac"});
  const double fraction = options.number("frac", 0.6666666);
  if (!(fraction > 0 && fraction <= 1)) options.refuse("frac", "a number above 0 and at most 1");
  Lowess lowess(complete(points.x, points), complete(points.y, points), fraction);
  if (lowess.neighbors() < 2) options.refuse("frac", "a part of the rows that is at least two of them");
  return {lowess.fit(), "<b>LOWESS trendline</b><br><br>"};
}

}  // namespace

Smoothed smooth(const Trendline& trendline, const SmoothedPoints& points) {
  if (trendline.name == "rolling") return rolling(trendline.options, points);
  if (trendline.name == "expanding") return expanding(trendline.options, points);
  if (trendline.name == "ewm") return ewm(trendline.options, points);
  if (trendline.name == "lowess") return lowess(trendline.options, points);
  return ols(trendline.options, complete(points.x, points), complete(points.y, points), points.x_name, points.y_name);
}

}  // namespace weft::px
