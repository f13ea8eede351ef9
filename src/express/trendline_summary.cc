// A fit -> the table that statsmodels prints of it.
#include <weft/trendlines.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string_view>

namespace weft::px {
namespace {

std::string print(const char* format, double value) {
  if (std::isnan(value)) return "nan";  // never "-nan"
  char text[400];
  std::snprintf(text, sizeof text, format, value);
  std::string printed = text;
  return printed.substr(std::min(printed.find_first_not_of(' '), printed.size() - 1));
}

// Large and small numbers with an exponent.
std::string print_parameter(double value, bool exact) {
  const bool plain = std::abs(value) < 1e4 && std::abs(value) >= 1e-4;
  return print(exact ? (plain ? "%.4f" : "%.4g") : (plain || std::isnan(value) ? "%.3f" : "%.3g"), value);
}

std::string pad_left(const std::string& text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

std::string centered(const std::string& text, std::size_t width) {
  const std::size_t room = width - text.size(), left = room / 2 + (room & width & 1);
  return std::string(left, ' ') + text + std::string(room - left, ' ');
}

using Entry = std::pair<std::string, std::string>;
constexpr std::size_t left_width = 37, gap = 3;

std::string spread(const Entry& entry, std::size_t width) {
  return entry.first + pad_left(entry.second, width - entry.first.size());
}

std::string table(const std::vector<Entry>& left, const std::vector<Entry>& right, std::size_t width) {
  std::string text;
  for (std::size_t i = 0; i < left.size(); ++i) {
    text += spread(left[i], left_width) + std::string(gap, ' ');
    text += (i < right.size() ? spread(right[i], width - left_width - gap) : std::string(width - left_width - gap, ' ')) + '\n';
  }
  return text;
}

std::string row(const std::string& name, const std::vector<std::string>& cells) {
  static constexpr std::size_t widths[] = {11, 11, 11, 11, 12, 12};
  std::string text = name + std::string(10 - name.size(), ' ');
  for (std::size_t i = 0; i < cells.size(); ++i) text += pad_left(cells[i], widths[i]);
  return text + '\n';
}

std::string today(const char* format) {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  char text[100];
  return std::string(text, std::strftime(text, sizeof text, format, &parts));
}

std::string notes(const TrendlineResult& fit) {
  std::vector<std::string> all;
  if (!fit.has_constant)
    all.push_back("R\u00b2 is computed without centering (uncentered) since the model does not contain a constant.");
  all.push_back("Standard Errors assume that the covariance matrix of the errors is correctly specified.");
  if (std::isinf(fit.condition_number)) {
    all.push_back(
        "The smallest eigenvalue is      0. This might indicate that there are\n"
        "strong multicollinearity problems or that the design matrix is singular.");
  } else if (fit.condition_number > 1000) {
    all.push_back("The condition number is large, " + pad_left(print("%.3g", fit.condition_number), 6) +
                  ". This might indicate that there are\nstrong multicollinearity or other numerical problems.");
  }
  std::string text = "\nNotes:";
  for (std::size_t i = 0; i < all.size(); ++i) text += "\n[" + std::to_string(i + 1) + "] " + all[i];
  return text;
}

}  // namespace

std::string TrendlineResult::summary() const {
  const std::string kind = has_constant ? ":" : " (uncentered):";
  const std::size_t narrow = 78, width = has_constant ? narrow : 87;
  std::string text = centered("OLS Regression Results", width) + '\n' + std::string(width, '=') + '\n';
  text += table({{"Dep. Variable:", "y"},
                 {"Model:", "OLS"},
                 {"Method:", "Least Squares"},
                 {"Date:", today("%a, %d %b %Y")},
                 {"Time:", today("%H:%M:%S")},
                 {"No. Observations:", std::to_string(nobs)},
                 {"Df Residuals:", print("%.0f", df_resid)},
                 {"Df Model:", print("%.0f", df_model)},
                 {"Covariance Type:", "nonrobust"}},
                {{"R-squared" + kind, print("%#.3f", rsquared)},
                 {"Adj. R-squared" + kind, print("%#.3f", rsquared_adj)},
                 {"F-statistic:", print("%#.4g", fvalue)},
                 {"Prob (F-statistic):", print("%#.3g", f_pvalue)},
                 {"Log-Likelihood:", print("%#.5g", llf)},
                 {"AIC:", print("%#.4g", aic)},
                 {"BIC:", print("%#.4g", bic)}},
                width);
  text += std::string(width, '=') + '\n';
  // The tables below are as wide as those of a line with a constant.
  if (!has_constant) text.replace(text.size() - width - 1, width, std::string(narrow, '='));
  text += row("", {"coef", "std err", "t", "P>|t|", "[0.025", "0.975]"}) + std::string(narrow, '-') + '\n';
  const auto limits = conf_int();
  for (std::size_t i = 0; i < params.size(); ++i) {
    text +=
        row(names[i], {print_parameter(params[i], true), print_parameter(bse[i], false), print_parameter(tvalues[i], false),
                       print("%#.3f", pvalues[i]), print_parameter(limits[i][0], false), print_parameter(limits[i][1], false)});
  }
  text += std::string(narrow, '=') + '\n';
  text += table({{"Omnibus:", print("%#.3f", omnibus)},
                 {"Prob(Omnibus):", print("%#.3f", omnibus_pvalue)},
                 {"Skew:", print("%#.3f", skew)},
                 {"Kurtosis:", print("%#.3f", kurtosis)}},
                {{"Durbin-Watson:", print("%#.3f", durbin_watson)},
                 {"Jarque-Bera (JB):", print("%#.3f", jarque_bera)},
                 {"Prob(JB):", print("%#.3g", jarque_bera_pvalue)},
                 {"Cond. No.", print("%#.3g", condition_number)}},
                narrow);
  return text + std::string(narrow, '=') + '\n' + notes(*this);
}

}  // namespace weft::px
