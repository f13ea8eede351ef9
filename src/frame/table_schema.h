// Tables in memory <-> what plans know of them.
#pragma once

#include <string>

#include <weft/table.h>

#include "plan/schema.h"

namespace weft::frame {

plan::Schema schema_of(const dd::Table& table);
dd::Table empty_table(const plan::Schema& schema);

/// A hash of names, types and values, the same for equal tables in every process.
std::string content_hash(const dd::Table& table);

}  // namespace weft::frame
