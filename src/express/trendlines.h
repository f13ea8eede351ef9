// Rows -> a line through them.
#pragma once

#include <string>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "express/plan.h"

namespace weft::px {

/// The spec of the trendline that each trace gets.
TraceSpec trendline_spec(const Plan& plan);

/// The trendline of all rows, once for each plot that has traces, the last with a place in the legend.
boost::json::array overall_trendlines(const Plan& plan, const boost::json::array& traces);

/// Sets x and y of the trendline's trace, and the lines of its hover box; gives that box's header.
/// Keeps the fit of an OLS line under the values of the group.
/// Throws a user Error for options that the trendline does not have, and columns that are no numbers.
std::string draw_trendline(const Plan& plan, const Rows& rows, boost::json::object& trace, HoverLines& lines,
                           const Group* group = nullptr);

}  // namespace weft::px
