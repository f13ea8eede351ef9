// What a program asked to be read -> a source that knows its files, columns and types.
#pragma once

#include "plan/ops/read_json.h"

namespace weft::kernel {

/// Looks at all files, and reads a sample of the first that has rows. Throws a user Error for a file that is not there and for an
/// unknown column; a data Error when all files are empty and the program gives no types, and for lines that are no flat objects.
plan::ReadJson discover_json(const plan::JsonRequest& request);

void register_read_json();

}  // namespace weft::kernel
