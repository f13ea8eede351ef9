// How many rows somebody asks for.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include <weft/error.h>

namespace weft::frame {

/// Throws a user Error for what was written as a negative number: pandas' `head(-1)` is not to be had.
inline std::int64_t row_count(std::size_t count, const std::string& method) {
  if (count > static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max()))
    throw Error(ErrorKind::user,
                method + ": the number of rows is 0 or more, not " + std::to_string(static_cast<std::int64_t>(count)));
  return static_cast<std::int64_t>(count);
}

}  // namespace weft::frame
