// What a Parquet file has and cannot have -> an Error.
#pragma once

#include <string>

#include <weft/error.h>

namespace weft::kernel::parquet_file {

[[noreturn]] inline void fail(const std::string& what) { throw Error(ErrorKind::data, what); }

}  // namespace weft::kernel::parquet_file
