// Arrow's statuses and results -> values or Weft's errors.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <arrow/result.h>
#include <arrow/status.h>

#include <weft/error.h>

namespace weft::dd {

/// Throws an Error of that kind that says what failed and why.
[[noreturn]] void throw_status(const arrow::Status& status, std::string_view what, ErrorKind kind);

inline void check(const arrow::Status& status, std::string_view what, ErrorKind kind = ErrorKind::data) {
  if (!status.ok()) throw_status(status, what, kind);
}

template <class T>
T check(arrow::Result<T> result, std::string_view what, ErrorKind kind = ErrorKind::data) {
  check(result.status(), what, kind);
  return std::move(result).ValueUnsafe();
}

}  // namespace weft::dd
