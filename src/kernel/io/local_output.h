// Bytes -> a new file of this machine.
#pragma once

#include <memory>
#include <string>

#include "kernel/io/output_file.h"

namespace weft::kernel {

/// A file that stands there is emptied.
std::unique_ptr<OutputFile> open_local_output(const std::string& path);

}  // namespace weft::kernel
