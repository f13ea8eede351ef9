// Arrow's statuses -> Weft's Errors, where only a defect or too little memory can fail.
#pragma once

#include <utility>

#include "table/arrow_status.h"

namespace weft::kernel {

inline void check_arrow(const arrow::Status& status) { dd::check(status, "Arrow refused", ErrorKind::internal); }

template <class T>
T check_arrow(arrow::Result<T> result) {
  return dd::check(std::move(result), "Arrow refused", ErrorKind::internal);
}

}  // namespace weft::kernel
