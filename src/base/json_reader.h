// JSON text -> JSON values.
#pragma once

#include <cstddef>
#include <string_view>

#include <boost/json/storage_ptr.hpp>

#include <weft/json.h>

namespace weft::base {

/// The value that the text is. Numbers are the nearest doubles, as in Python and browsers; Boost's own parser may miss by a last
/// bit. Throws a data Error that says at which byte the text is no JSON, or that it is nested deeper than `max_depth`. The value
/// lives in memory of `storage`.
Json parse_json(std::string_view text, std::size_t max_depth = 64, boost::json::storage_ptr storage = {});

}  // namespace weft::base
