// The source of the op read_parquet.
#pragma once

namespace weft::kernel {

void register_read_parquet();

}  // namespace weft::kernel
