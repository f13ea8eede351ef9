// What a column is called where a trace shows it: "sum of tip" when a histogram sums it up.
#include "express/labels.h"

namespace weft::px {
namespace {

// Whether the role is what bins show, not what they are made of.
bool is_binned_value(const Plan& plan, Argument role) {
  const Arguments& arguments = plan.arguments;
  if (!arguments.has(Argument::histfunc) && plan.chart != ChartKind::ecdf) return false;
  if (role == Argument::z) return true;
  if (!arguments.has(Argument::orientation) || is_histogram2d(plan.kind)) return false;
  return (role == Argument::x && arguments.orientation == "h") || (role == Argument::y && arguments.orientation == "v");
}

}  // namespace

std::optional<std::string> decorated_label(const Plan& plan, Argument role) {
  const Arguments& arguments = plan.arguments;
  const std::string* name = plan.name(role);
  std::optional<std::string> label;
  if (name) label = label_of(arguments, *name);
  if (!is_binned_value(plan, role)) return label;
  const std::string original = label.value_or("None");
  const std::string& function = arguments.histfunc;
  label = function.empty() || function == "count" ? "count" : function + " of " + original;
  const std::string& norm = plan.chart == ChartKind::ecdf ? arguments.ecdfnorm : arguments.histnorm;
  if (!norm.empty()) {
    if (*label == "count") {
      label = norm;
    } else if (function == "sum" && (norm == "probability" || norm == "percent")) {
      label = (norm == "probability" ? "fraction" : norm) + " of " + *label;
    } else if (function == "sum") {
      label = norm + " weighted by " + original;
    } else if (norm == "probability" || norm == "percent") {
      label = (norm == "probability" ? "fraction" : "percent") + (" of sum of " + *label);
    } else {
      label = norm + " of " + *label;
    }
  }
  if (!arguments.barnorm.empty()) label = *label + " (normalized as " + arguments.barnorm + ")";
  return label;
}

}  // namespace weft::px
