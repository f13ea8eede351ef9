// Batches -> an Arrow table, and back.
#pragma once

#include "kernel/operator.h"

namespace weft::kernel {

/// Gathers batches into one Arrow table; strings are copied out of the memory that they point to.
class TableBuilder {
 public:
  explicit TableBuilder(plan::Schema schema);
  ~TableBuilder();
  TableBuilder(TableBuilder&&) noexcept;
  void append(const Batch& batch);
  std::int64_t num_rows() const;
  /// The memory that it has taken so far.
  std::uint64_t bytes() const;
  /// The rows so far. The builder is as new after it.
  Partition finish();

 private:
  struct Columns;
  std::unique_ptr<Columns> columns_;
};

/// Reads a table's rows in batches of at most batch_rows. Fixed-size values and strings are not copied: vectors point into the
/// table and keep it alive. Columns are found by name and must have the schema's types.
class TableReader {
 public:
  TableReader(Partition table, const plan::Schema& schema);
  ~TableReader();
  TableReader(TableReader&&) noexcept;
  /// False when there are no more rows.
  bool next(Batch& batch);

 private:
  struct Columns;
  std::unique_ptr<Columns> columns_;
};

/// Calls `take` with the batches that a TableReader gives until it returns false.
void for_each_batch(const Partition& table, const plan::Schema& schema, const std::function<bool(Batch)>& take);

}  // namespace weft::kernel
