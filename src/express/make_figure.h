// A table and the arguments of a chart -> the figure.
#pragma once

#include <string_view>

#include <weft/express.h>

namespace weft::px {

/// What one chart function has that others have not.
struct Chart {
  std::string_view trace_type;        ///< Plotly's name, "scatter".
  std::string_view webgl_trace_type;  ///< What draws many rows instead, "scattergl".
};

Figure make_figure(const Chart& chart, const dd::Table& table, const Scatter& arguments);

}  // namespace weft::px
