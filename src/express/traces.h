// A group of rows -> its traces.
#pragma once

#include <set>
#include <string>

#include <boost/json/object.hpp>

#include "express/plan.h"

namespace weft::px {

/// The values that tell a group apart, as its legend and its hover boxes write them.
struct GroupNames {
  HoverLines lines;
  std::string name;
};

GroupNames name_group(const Plan& plan, const Group& group);

/// The place of the group's value of an argument that parts rows, 0 when the argument is not given.
std::size_t place_of(const Plan& plan, const Group& group, Argument argument);

/// The trace that a spec makes of a group. `names_seen` holds the names that the legend of this frame has already.
boost::json::object make_trace(const Plan& plan, const TraceSpec& spec, const Group& group, const GroupNames& names,
                               std::set<std::string>& names_seen);

/// Where a trace stands, in the trace itself.
void set_subplot(TraceKind kind, const SubplotGrid& grid, std::size_t subplot, boost::json::object& trace);

/// Keys in the alphabet's order, the type last, as plotly.py writes them.
boost::json::object in_order(boost::json::object trace);

}  // namespace weft::px
