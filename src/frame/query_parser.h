// The text of a query -> the columns that it stands for.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <weft/dataframe.h>
#include <weft/query.h>

namespace weft::frame {

/// The column that an expression gives. Throws a user Error that shows the place in the text.
dd::Series parse_expression(const dd::DataFrame& frame, std::string_view text, const dd::Query& options);

/// The same for an expression that is asked about rows: of booleans.
dd::Series parse_condition(const dd::DataFrame& frame, std::string_view text, const dd::Query& options);

/// The frame with the columns that assignments give, one after the other.
dd::DataFrame run_assignments(const dd::DataFrame& frame, std::string_view text, const dd::Query& options);

}  // namespace weft::frame
