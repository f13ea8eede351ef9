// Arguments about axes -> the axes of the layout.
#pragma once

#include <boost/json/object.hpp>

#include "express/plan.h"

namespace weft::px {

/// Titles, ranges, types and orders of categories, for every kind of plot: x and y, space, triangle, circle and maps.
void configure_axes(const Plan& plan, boost::json::object& layout);

}  // namespace weft::px
