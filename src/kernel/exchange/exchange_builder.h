// Rows picked from batches -> an Arrow table for the next tasks.
#pragma once

#include <memory>
#include <span>

#include "kernel/batch.h"
#include "kernel/offload.h"

namespace weft::kernel {

/// Gathers rows into a table that only tasks read, by a TableReader: in chunks of a few thousand rows, so that nothing is moved
/// to grow, in blocks of memory that all columns share, and integers in as few bytes as they need. A column of signed integers,
/// days or times has the Arrow type of an integer that is wide enough for its values, a boolean one that of a byte, a list one
/// that of the bytes that vectors hold lists by.
class ExchangeBuilder {
 public:
  explicit ExchangeBuilder(const plan::Schema& schema);
  ~ExchangeBuilder();
  ExchangeBuilder(ExchangeBuilder&&) noexcept;
  /// Adds those rows of the batch, in that order.
  void append(const Batch& batch, std::span<const std::uint32_t> rows);
  /// The memory that it has taken so far.
  std::uint64_t bytes() const;
  /// The rows so far. After it the builder is as new, save that no column is narrower than it was.
  Partition finish();

 private:
  struct Columns;
  std::unique_ptr<Columns> columns_;
};

}  // namespace weft::kernel
