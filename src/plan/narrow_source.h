// A source -> the same with fewer columns.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// The source with only those of its columns that are needed, over those inputs; nothing when the frame is no source that reads
/// columns apart.
std::optional<Expr> narrow_source(const Expr& frame, std::vector<Expr> inputs,
                                  const std::function<bool(const std::string& name)>& is_needed);

}  // namespace weft::plan
