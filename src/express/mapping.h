// The values of a grouping column -> what their traces are drawn with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <weft/express.h>

#include "express/grouping.h"

namespace weft::px {

/// For each place in the order: the color or symbol of its traces. Given ones are kept, the others go through the sequence;
/// without a column there is one trace, drawn with the sequence's first.
std::vector<std::string> draw_with(const DiscreteMap& given, const std::vector<std::string>& sequence, const Order* order);

}  // namespace weft::px
