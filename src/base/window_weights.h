// A kind of window -> the weights of its rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weft::base {

/// "boxcar", "triang", ...
std::vector<std::string> window_kinds();

/// Those of scipy.signal.windows, which are symmetric; `std` is that of "gaussian". None for an unknown kind.
std::vector<double> window_weights(std::string_view kind, std::int64_t rows, double std);

}  // namespace weft::base
