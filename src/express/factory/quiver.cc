// Points and directions -> arrows.
#include <cmath>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <weft/error.h>
#include <weft/figure_factory.h>
#include <weft/graph_objects.h>

#include "base/json_writer.h"

namespace weft::ff {

Figure create_quiver(const Numbers& x, const Numbers& y, const Numbers& u, const Numbers& v, const Quiver& options) {
  if (x.size() != y.size() || x.size() != u.size() || x.size() != v.size()) {
    throw Error(ErrorKind::user, "The arrays of a quiver are of different lengths: " + std::to_string(x.size()) + ", " +
                                     std::to_string(y.size()) + ", " + std::to_string(u.size()) + " and " +
                                     std::to_string(v.size()));
  }
  for (const auto& [name, value] :
       {std::pair<const char*, double>{"scale", options.scale}, {"arrow_scale", options.arrow_scale}}) {
    if (!(value > 0))
      throw Error(ErrorKind::user, "Option '" + std::string(name) + "' of a quiver is not above 0: " + base::repr(value));
  }
  const double ratio = options.scaleratio.value_or(1);
  boost::json::array lines_x, lines_y, heads_x, heads_y;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double end_x = x[i] + u[i] * options.scale * ratio, end_y = y[i] + v[i] * options.scale;
    lines_x.insert(lines_x.end(), {x[i], end_x, nullptr});
    lines_y.insert(lines_y.end(), {y[i], end_y, nullptr});
    const double along_x = end_x - x[i], along_y = end_y - y[i];
    const double head = std::hypot(along_x / ratio, along_y) * options.arrow_scale;
    const double direction = std::atan2(along_y, along_x / ratio);
    const auto corner_x = [&](double turn) { return end_x - head * std::cos(direction + turn) * ratio; };
    const auto corner_y = [&](double turn) { return end_y - head * std::sin(direction + turn); };
    heads_x.insert(heads_x.end(), {corner_x(options.angle), end_x, corner_x(-options.angle), nullptr});
    heads_y.insert(heads_y.end(), {corner_y(options.angle), end_y, corner_y(-options.angle), nullptr});
  }
  lines_x.insert(lines_x.end(), heads_x.begin(), heads_x.end());
  lines_y.insert(lines_y.end(), heads_y.begin(), heads_y.end());
  go::Scatter trace({{"x", Json(std::move(lines_x))}, {"y", Json(std::move(lines_y))}, {"mode", "lines"}});
  trace.update(options.attributes);
  go::Layout layout({{"hovermode", "closest"}});
  if (options.scaleratio) layout.update({{"yaxis", {{"scaleratio", *options.scaleratio}, {"scaleanchor", "x"}}}});
  return Figure(std::move(trace), std::move(layout));
}

}  // namespace weft::ff
