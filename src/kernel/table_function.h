// A registered function of the user and a table -> what it makes of it.
#pragma once

#include <string>

#include "kernel/operator.h"
#include "plan/schema.h"

namespace weft::kernel {

/// Throws a user Error when the function throws, or gives other columns than were promised for a table without rows.
Partition call_table_function(const std::string& function, const plan::Schema& schema, const plan::Schema& promised,
                              Partition rows);

}  // namespace weft::kernel
