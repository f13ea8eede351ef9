// The ops that Weft brings along.
#pragma once

namespace weft::plan {

/// Registers all built-in ops; calling it again changes nothing.
void register_builtin_ops();

}  // namespace weft::plan
