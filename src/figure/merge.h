// An update -> the object that it changes.
#pragma once

#include <boost/json/object.hpp>

#include <weft/json.h>

namespace weft::figure {

/// Merges `update` into `target` as plotly.py does; Figure::update_layout says how.
void merge(boost::json::object& target, const boost::json::object& update);

}  // namespace weft::figure
