// A frame -> the frame with its columns, but the index, changed one by one.
#pragma once

#include <functional>

#include <weft/dataframe.h>

namespace weft::frame {

/// `change` gives a column of the frame's rows, or of those that it is made of.
dd::DataFrame map_columns(const dd::DataFrame& frame, const std::function<dd::Series(const dd::Series& column)>& change);

/// What a frame has for a column of that name: a column of its rows, or the value of a frame that has one row whatever its input.
/// The frame must have such a column.
dd::Operand operand_of(const dd::DataFrame& frame, const std::string& name);

/// Whether a frame has one row whatever its input: a reduction, or what is computed from one.
bool has_one_row(const plan::Expr& frame);

}  // namespace weft::frame
