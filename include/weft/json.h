// JSON values: figures, component properties, callback arguments.
#pragma once

#include <boost/json/value.hpp>

namespace weft {

/// A JSON value. Braces build arrays and objects: `{{"title", "Wealth"}, {"range", {2, 5}}}`. Objects keep the order in which
/// their keys were added. Definition: https://www.boost.org/doc/libs/1_81_0/libs/json/doc/html/json/ref/boost__json__value.html
using Json = boost::json::value;

}  // namespace weft
