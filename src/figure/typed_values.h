// The base64 arrays that Plotly.js reads -> numbers.
#pragma once

#include <string_view>
#include <vector>

#include <weft/json.h>

namespace weft::figure {

/// Whether the value is an array of that kind: {"dtype", "bdata"}.
bool is_typed_array(const Json& value);

/// Whether its numbers are integers.
bool holds_integers(const Json& typed);

/// Its numbers, row by row. Throws a user Error when it is none that Plotly.js reads.
std::vector<double> numbers_of_typed(const Json& typed);

/// The same as a JSON list, integers as integers; rows as lists when it has two dimensions.
Json list_of_typed(const Json& typed);

/// The same numbers as float64.
Json as_float64(const Json& typed);

}  // namespace weft::figure
