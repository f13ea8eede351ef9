// An op and the inputs of its task -> its results at once.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "kernel/operator.h"

namespace weft::kernel {

/// Carries out an op, and what is below it, without batches, where all its rows are there already and that is quicker; nothing
/// where not. What is above takes its results in batches.
using RunWhole = std::function<std::optional<std::vector<Partition>>(const plan::Node& root, const TaskContext& context)>;
void register_whole(std::string_view op, RunWhole run);

/// Null when there is none for the op.
const RunWhole* find_whole(std::string_view op);

}  // namespace weft::kernel
