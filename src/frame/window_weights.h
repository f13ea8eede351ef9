// A kind of window -> the weights of its rows.
#pragma once

#include <vector>

#include <weft/window.h>

namespace weft::frame {

/// Those of scipy.signal.windows, which are symmetric; none without `.win_type`. Throws a user Error for an unknown one, and for
/// options that do not go together.
std::vector<double> window_weights(std::int64_t rows, const dd::RollingOptions& options);

}  // namespace weft::frame
