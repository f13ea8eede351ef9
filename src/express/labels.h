// What a column is called where a trace shows it: "sum of tip" when a histogram sums it up.
#pragma once

#include <optional>
#include <string>

#include "express/plan.h"

namespace weft::px {

/// The label of the argument's column; of one that is not given the label of what is counted, or nothing.
std::optional<std::string> decorated_label(const Plan& plan, Argument role);

}  // namespace weft::px
