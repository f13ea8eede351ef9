// Bytes -> a new object of an S3-compatible store.
#pragma once

#include <memory>
#include <string>

#include "kernel/io/output_file.h"

namespace weft::kernel {

/// The object is there, whole, once it is closed, and takes the place of one of the same key; before that nothing is. Large ones
/// are sent in parts as they grow.
std::unique_ptr<OutputFile> open_s3_output(const std::string& path);

}  // namespace weft::kernel
