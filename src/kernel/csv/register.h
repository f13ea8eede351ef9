// Adds the source of the op read_csv.
#pragma once

namespace weft::kernel {

void register_csv();

}  // namespace weft::kernel
