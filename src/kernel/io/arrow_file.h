// Bytes at any place -> a file that Arrow's readers read.
#pragma once

#include <exception>
#include <memory>

#include "kernel/io/byte_source.h"

namespace arrow::io {
class RandomAccessFile;
}

namespace weft::kernel {

/// What the source throws goes to `thrown`, and Arrow sees an error of its own.
std::shared_ptr<arrow::io::RandomAccessFile> arrow_file(std::shared_ptr<ByteSource> source,
                                                        std::shared_ptr<std::exception_ptr> thrown);

}  // namespace weft::kernel
