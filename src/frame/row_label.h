// A frame -> what its rows are called by, and the columns beside that.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::frame {

/// The index; in a frame without one the number of the row, from 0 on. A scalar over the frame.
plan::Expr row_label(const plan::Expr& frame);

/// All columns but the index.
std::vector<std::string> data_columns(const plan::Expr& frame);

}  // namespace weft::frame
