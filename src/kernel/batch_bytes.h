// Vectors and batches -> the memory of their values, with the text that strings point to.
#pragma once

#include "kernel/batch.h"

namespace weft::kernel {

std::size_t bytes_of(const Vector& vector);
std::size_t bytes_of(const Batch& batch);

}  // namespace weft::kernel
