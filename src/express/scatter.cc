// A table -> a scatter plot.
#include <weft/express.h>

#include "express/make_figure.h"

namespace weft::px {

Figure scatter(const dd::Table& table, const Scatter& arguments) {
  return make_figure({.trace_type = "scatter", .webgl_trace_type = "scattergl"}, table, arguments);
}

}  // namespace weft::px
