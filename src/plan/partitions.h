// A frame -> the number of its parts.
#pragma once

#include <optional>

#include "plan/expr.h"

namespace weft::plan {

/// In how many parts a frame is computed.
std::size_t num_partitions(const Expr& frame);

/// The same, where it is certain before anything ran: of an aggregation or a sort it is decided by sizes, of a table that another
/// process holds by its rows.
std::optional<std::size_t> known_num_partitions(const Expr& frame);

}  // namespace weft::plan
