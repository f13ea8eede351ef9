// Errors -> Flight statuses -> Errors.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include <arrow/result.h>
#include <arrow/status.h>

#include <weft/error.h>

namespace weft::cluster {

/// Nobody answers, or not any more.
struct Unreachable final : Error {
  using Error::Error;
};

/// What a Flight handler returns for an exception.
arrow::Status to_status(const std::exception& error);

/// Throws the Error that the far side threw, or Unreachable or another cluster Error for what Flight says; `where` is the address
/// of that side.
[[noreturn]] void throw_status(const arrow::Status& status, const std::string& where);

inline void check(const arrow::Status& status, const std::string& where) {
  if (!status.ok()) throw_status(status, where);
}
template <class T>
T value_of(arrow::Result<T> result, const std::string& where) {
  check(result.status(), where);
  return std::move(result).ValueUnsafe();
}

}  // namespace weft::cluster
