// Arguments about axes -> the axes of the layout.
#pragma once

#include <boost/json/object.hpp>

#include "express/grouping.h"
#include "express/subplots.h"

namespace weft::px {

/// Titles, ranges, types and orders of categories: on the bottom row's x axes and the left column's y axes, types on all.
void configure_axes(const Scatter& arguments, const Bound& bound, const Grouping& grouping, const SubplotGrid& grid,
                    boost::json::object& layout);

}  // namespace weft::px
