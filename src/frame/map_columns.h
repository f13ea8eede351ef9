// A frame -> the frame with its columns, but the index, changed one by one.
#pragma once

#include <functional>

#include <weft/dataframe.h>

namespace weft::frame {

/// `change` gives a column of the frame's rows, or of those that it is made of.
dd::DataFrame map_columns(const dd::DataFrame& frame, const std::function<dd::Series(const dd::Series& column)>& change);

}  // namespace weft::frame
