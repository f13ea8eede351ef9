// Arguments about axes -> the axes of the layout.
#include "express/axes.h"

#include <algorithm>
#include <cmath>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

// An end of a range on a log axis is given as a power of ten.
Json log_end(const Json& end, char letter) {
  if (end.is_null()) return nullptr;
  if (!end.is_number() || end.to_number<double>() <= 0) {
    throw Error(ErrorKind::user, std::string("Argument 'range_") + letter + "' of a log axis needs numbers above 0");
  }
  // Python's math.log(x, 10) divides, and rounds otherwise than log10.
  return std::log(end.to_number<double>()) / std::log(10.0);
}

void configure_axis(const Range& range, bool log, char letter, const Order* order, object& axis) {
  if (log) axis["type"] = "log";
  if (range.given()) {
    axis["range"] = log ? array{log_end(range.low(), letter), log_end(range.high(), letter)} : array{range.low(), range.high()};
  }
  if (!order) return;
  axis["categoryorder"] = "array";
  array categories(order->values.begin(), order->values.end());
  // From the top down.
  if (letter == 'y') std::reverse(categories.begin(), categories.end());
  axis["categoryarray"] = std::move(categories);
}

}  // namespace

void configure_axes(const Scatter& arguments, const Bound& bound, const Grouping& grouping, const SubplotGrid& grid,
                    object& layout) {
  for (char letter : {'y', 'x'}) {
    const std::string& name = (letter == 'x' ? bound.x : bound.y)->name;
    const std::size_t count = letter == 'x' ? grid.num_columns : grid.num_rows;
    const std::size_t step = letter == 'x' ? 1 : grid.num_columns;
    const bool log = letter == 'x' ? arguments.log_x : arguments.log_y;
    for (std::size_t i = 0; i < count; ++i) {
      object& axis = layout[axis_name(letter, i * step)].as_object();
      axis["title"] = object{{"text", label_of(arguments, name)}};
      configure_axis(letter == 'x' ? arguments.range_x : arguments.range_y, log, letter, grouping.find(name), axis);
    }
    for (std::size_t subplot = 0; log && subplot < grid.size(); ++subplot) {
      layout[axis_name(letter, subplot)].as_object()["type"] = "log";
    }
  }
}

}  // namespace weft::px
