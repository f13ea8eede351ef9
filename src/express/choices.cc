// Arguments of a chart -> errors about those that Plotly would not draw.
#include "express/choices.h"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include <weft/error.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "express/colors.h"

namespace weft::px {
namespace {

using Texts = std::vector<std::string>;

// An argument with a list of choices; empty stands for the chart's own way.
struct Choice {
  const char* name;
  std::string Arguments::*member;
  Texts choices;
};

const std::vector<Choice>& all_choices() {
  static const Texts norms = {"fraction", "percent"}, modes = {"group", "overlay"};
  static const Texts marginals = {"rug", "box", "violin", "histogram"};
  static const Texts marginals_or_heatmap = {"rug", "box", "violin", "histogram", "heatmap"};
  static const std::vector<Choice> all = {
      {"orientation", &Arguments::orientation, {"v", "h"}},
      {"render_mode", &Arguments::render_mode, {"auto", "svg", "webgl"}},
      {"barmode", &Arguments::barmode, {"relative", "group", "overlay", "stack"}},
      {"barnorm", &Arguments::barnorm, norms},
      {"groupnorm", &Arguments::groupnorm, norms},
      {"boxmode", &Arguments::boxmode, modes},
      {"violinmode", &Arguments::violinmode, modes},
      {"stripmode", &Arguments::stripmode, modes},
      {"histfunc", &Arguments::histfunc, {"count", "sum", "avg", "min", "max"}},
      {"histnorm", &Arguments::histnorm, {"percent", "probability", "density", "probability density"}},
      {"ecdfnorm", &Arguments::ecdfnorm, {"probability", "percent"}},
      {"ecdfmode", &Arguments::ecdfmode, {"standard", "complementary", "reversed"}},
      {"marginal", &Arguments::marginal, marginals},
      {"marginal_x", &Arguments::marginal_x, marginals_or_heatmap},
      {"marginal_y", &Arguments::marginal_y, marginals_or_heatmap},
      {"trendline", &Arguments::trendline, {"ols", "lowess", "rolling", "expanding", "ewm"}},
      {"trendline_scope", &Arguments::trendline_scope, {"trace", "overall"}},
      {"direction", &Arguments::direction, {"clockwise", "counterclockwise"}},
      {"scope",
       &Arguments::scope,
       {"africa", "antarctica", "asia", "europe", "north america", "oceania", "south america", "usa", "world"}},
      {"fitbounds", &Arguments::fitbounds, {"locations", "geojson"}},
      {"locationmode", &Arguments::locationmode, {"ISO-3", "USA-states", "country names", "geojson-id"}},
      {"branchvalues", &Arguments::branchvalues, {"remainder", "total"}},
  };
  return all;
}

const Texts& projections() {
  static const Texts all = {"airy",
                            "aitoff",
                            "albers",
                            "albers usa",
                            "august",
                            "azimuthal equal area",
                            "azimuthal equidistant",
                            "baker",
                            "bertin1953",
                            "boggs",
                            "bonne",
                            "bottomley",
                            "bromley",
                            "collignon",
                            "conic conformal",
                            "conic equal area",
                            "conic equidistant",
                            "craig",
                            "craster",
                            "cylindrical equal area",
                            "cylindrical stereographic",
                            "eckert1",
                            "eckert2",
                            "eckert3",
                            "eckert4",
                            "eckert5",
                            "eckert6",
                            "eisenlohr",
                            "equal earth",
                            "equirectangular",
                            "fahey",
                            "foucaut",
                            "foucaut sinusoidal",
                            "ginzburg4",
                            "ginzburg5",
                            "ginzburg6",
                            "ginzburg8",
                            "ginzburg9",
                            "gnomonic",
                            "gringorten",
                            "gringorten quincuncial",
                            "guyou",
                            "hammer",
                            "hill",
                            "homolosine",
                            "hufnagel",
                            "hyperelliptical",
                            "kavrayskiy7",
                            "lagrange",
                            "larrivee",
                            "laskowski",
                            "loximuthal",
                            "mercator",
                            "miller",
                            "mollweide",
                            "mt flat polar parabolic",
                            "mt flat polar quartic",
                            "mt flat polar sinusoidal",
                            "natural earth",
                            "natural earth1",
                            "natural earth2",
                            "nell hammer",
                            "nicolosi",
                            "orthographic",
                            "patterson",
                            "peirce quincuncial",
                            "polyconic",
                            "rectangular polyconic",
                            "robinson",
                            "satellite",
                            "sinu mollweide",
                            "sinusoidal",
                            "stereographic",
                            "times",
                            "transverse mercator",
                            "van der grinten",
                            "van der grinten2",
                            "van der grinten3",
                            "van der grinten4",
                            "wagner4",
                            "wagner6",
                            "wiechel",
                            "winkel tripel",
                            "winkel3"};
  return all;
}

void check_choice(std::string_view argument, const std::string& value, const Texts& choices) {
  if (value.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  throw Error(ErrorKind::user,
              "Argument '" + std::string(argument) + "' has no such choice: " + value + " " + base::choices_hint(value, choices));
}

using Check = void (*)(std::string_view, std::string_view);

void check_looks(std::string_view argument, const Texts& sequence, const DiscreteMap& map, Check check) {
  const std::string prefix(argument);
  for (const auto& value : sequence) check(prefix + "_sequence", value);
  for (const auto& [value, drawn] : map.items()) check(prefix + "_map", drawn);
}

void check_between(std::string_view argument, const std::optional<double>& value, double low, double high,
                   std::string_view range) {
  if (!value || (*value >= low && *value <= high)) return;
  throw Error(ErrorKind::user,
              "Argument '" + std::string(argument) + "' is not between " + std::string(range) + ": " + base::repr(*value));
}

void check_above_zero(std::string_view argument, const std::optional<int>& value) {
  if (!value || *value >= 0) return;
  throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' is below 0: " + std::to_string(*value));
}

void check_line_shape(ChartKind chart, const Arguments& arguments) {
  const bool cartesian = subplot_of(trace_of(chart)) == SubplotKind::xy;
  static const Texts lines = {"linear", "spline", "hv", "vh", "hvh", "vhv"}, curves = {"linear", "spline"};
  check_choice("line_shape", arguments.line_shape, cartesian ? lines : curves);
}

void check_points(const Arguments& arguments) {
  if (!arguments.has(Argument::points)) return;
  if (const auto* text = arguments.points.text()) check_choice("points", *text, {"all", "outliers", "suspectedoutliers"});
  if (const bool* flag = arguments.points.flag(); flag && *flag) {
    throw Error(ErrorKind::user, "Argument 'points' is all, outliers, suspectedoutliers or false, not true");
  }
}

void check_hierarchy(const Arguments& arguments) {
  if (arguments.path.items().empty()) return;
  for (Argument argument : {Argument::ids, Argument::parents}) {
    if (!arguments[argument].given()) continue;
    throw Error(ErrorKind::user,
                "Arguments 'path' and '" + std::string(name_of(argument)) + "' exclude one another: path makes ids and parents");
  }
}

void check_range(std::string_view argument, const Bounds& range, bool numbers) {
  if (!range.given()) return;
  for (const Json* end : {&range.low(), &range.high()}) {
    if (end->is_null() || end->is_number() || (end->is_string() && !numbers)) continue;
    throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' ends in what is neither a number" +
                                     (numbers ? "" : ", a date or a category as text") + " nor null: " + base::to_json(*end));
  }
}

void check_center(const Json& center) {
  if (center.is_null()) return;
  const std::string message = "Argument 'center' is an object of the numbers 'lat' and 'lon', not ";
  if (!center.is_object()) throw Error(ErrorKind::user, message + base::to_json(center));
  for (const auto& [key, value] : center.get_object()) {
    if ((key == "lat" || key == "lon") && value.is_number()) continue;
    throw Error(ErrorKind::user, message + base::to_json(center));
  }
}

void check_scale(const ColorScale& scale) {
  for (const auto& color : scale.colors()) check_color("color_continuous_scale", color);
  for (const auto& [place, color] : scale.stops()) check_color("color_continuous_scale", color);
}

}  // namespace

void check_pixels(std::string_view argument, const std::optional<int>& value) {
  if (!value || *value >= 10) return;
  throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' is below 10 pixels: " + std::to_string(*value));
}

void check_arguments(ChartKind chart, const Arguments& arguments) {
  for (const auto& choice : all_choices()) check_choice(choice.name, arguments.*choice.member, choice.choices);
  check_choice("projection", arguments.projection, projections());
  check_line_shape(chart, arguments);
  check_points(arguments);
  check_hierarchy(arguments);
  for (const auto* marginal : {&arguments.marginal_x, &arguments.marginal_y}) {
    if (*marginal != "heatmap" || chart == ChartKind::density_heatmap) continue;
    check_choice(marginal == &arguments.marginal_x ? "marginal_x" : "marginal_y", *marginal,
                 {"rug", "box", "violin", "histogram"});
  }
  check_between("opacity", arguments.opacity, 0, 1, "0 and 1");
  check_between("hole", arguments.hole, 0, 1, "0 and 1");
  check_above_zero("nbins", arguments.nbins);
  check_above_zero("nbinsx", arguments.nbinsx);
  check_above_zero("nbinsy", arguments.nbinsy);
  check_above_zero("facet_col_wrap", arguments.facet_col_wrap);
  if (arguments.radius && !(*arguments.radius >= 1)) {
    throw Error(ErrorKind::user, "Argument 'radius' is below 1: " + base::repr(*arguments.radius));
  }
  if (arguments.size_max && !(*arguments.size_max > 0)) {
    throw Error(ErrorKind::user, "Argument 'size_max' is not above 0: " + base::repr(*arguments.size_max));
  }
  check_range("range_x", arguments.range_x, false);
  check_range("range_y", arguments.range_y, false);
  check_range("range_z", arguments.range_z, false);
  check_range("range_r", arguments.range_r, false);
  check_range("range_theta", arguments.range_theta, false);
  check_range("range_color", arguments.range_color, true);
  check_pixels("width", arguments.width);
  check_pixels("height", arguments.height);
  check_center(arguments.center);
  check_scale(arguments.color_continuous_scale);
  check_looks("color_discrete", arguments.color_discrete_sequence, arguments.color_discrete_map, check_color);
  check_looks("symbol", arguments.symbol_sequence, arguments.symbol_map, check_symbol);
  check_looks("line_dash", arguments.line_dash_sequence, arguments.line_dash_map, check_dash);
  check_looks("pattern_shape", arguments.pattern_shape_sequence, arguments.pattern_shape_map, check_pattern);
  if (!arguments.trendline_color_override.empty()) check_color("trendline_color_override", arguments.trendline_color_override);
}

}  // namespace weft::px
