// The operator of the op write_files.
#pragma once

namespace weft::kernel {

void register_write_files();

}  // namespace weft::kernel
