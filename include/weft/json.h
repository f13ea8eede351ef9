// JSON values: figures, component properties, callback arguments.
#pragma once

#include <cstddef>
#include <string>

#include <boost/json/value.hpp>

namespace weft {

/// A JSON value. Braces build arrays and objects: `{{"title", "Wealth"}, {"range", {2, 5}}}`. Objects keep the order in which
/// their keys were added. Definition: https://www.boost.org/doc/libs/1_81_0/libs/json/doc/html/json/ref/boost__json__value.html
using Json = boost::json::value;

/// The value as text for people, as Python's json.dumps() writes it: with `indent`, each member on a line of its own, so many
/// spaces deeper than what it is in. NaN and infinities are null; other characters than ASCII stay as they are.
std::string json_text(const Json& value, std::size_t indent = 0);

}  // namespace weft
