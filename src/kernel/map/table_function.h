// A registered function of the user and a table -> what it makes of it.
#pragma once

#include <string>
#include <vector>

#include <weft/function.h>

#include "kernel/operator.h"
#include "plan/literal.h"
#include "plan/schema.h"

namespace weft::kernel {

/// What a function is called with: the rows of a table of that schema, a value, or the value of a table of one row and column.
detail::TableArgument table_argument(Partition rows, const plan::Schema& schema);
detail::TableArgument value_argument(const plan::Literal& value);
detail::TableArgument single_argument(Partition row, const plan::Schema& schema);

/// Throws a user Error when the function throws, or gives other columns than were promised.
Partition call_table_function(const std::string& function, const std::vector<detail::TableArgument>& arguments,
                              const plan::Schema& promised);
/// The same with one table.
Partition call_table_function(const std::string& function, const plan::Schema& schema, const plan::Schema& promised,
                              Partition rows);

}  // namespace weft::kernel
