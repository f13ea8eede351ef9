// Divisions as a program gives them -> those of plans.
#pragma once

#include <string>
#include <vector>

#include <weft/value.h>

#include "plan/literal.h"
#include "plan/schema.h"

namespace weft::frame {

/// Throws a user Error, which names the operation by `what`, unless there are at least two, each a value of the column, in
/// ascending order; only the last two may be equal.
std::vector<plan::Literal> checked_divisions(const std::string& what, const std::vector<dd::Value>& divisions,
                                             const plan::Field& column);

}  // namespace weft::frame
