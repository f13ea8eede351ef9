// The source of the op read_csv.
#pragma once

#include <memory>

#include "kernel/operator.h"

namespace weft::kernel {

/// Reads the part that the context names. Throws plan::SourceRevision from run() when the plan has a type or a row's start wrong.
std::unique_ptr<Source> make_csv_source(const plan::Node& node, const TaskContext& context);

void register_csv();

}  // namespace weft::kernel
