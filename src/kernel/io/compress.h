// Bytes -> compressed bytes in a file.
#pragma once

#include <memory>
#include <string>

#include "kernel/io/output_file.h"

namespace weft::kernel {

/// A file that holds what is written to it as one gzip member, zstd frame, bzip2 or xz stream, several of which after each other
/// are a file too. Its size is that of the compressed bytes. `compression`: "gzip", "zstd", "bz2", "xz", or "" for the file
/// itself.
std::unique_ptr<OutputFile> compress(std::unique_ptr<OutputFile> file, const std::string& compression);

/// The same of some bytes.
std::string compressed(std::string bytes, const std::string& compression);

}  // namespace weft::kernel
