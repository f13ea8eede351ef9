// Tables in order -> all their rows in order, without holding all of them.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "kernel/arrow_batches.h"
#include "kernel/sort/sort_rank.h"

namespace weft::kernel {

class SortedRuns {
 public:
  SortedRuns(const plan::Schema& schema, const RowOrder& order) : schema_(schema), order_(order) {}
  /// Equal rows keep the order in which their tables were added.
  void add(Partition table);
  /// Calls `take` with batches in order until it returns false.
  void merge(const std::function<bool(Batch)>& take);

 private:
  struct Run {
    TableReader reader;
    Batch batch;            // what was read last
    std::size_t begin = 0;  // of its rows that are left
    bool read();
  };
  bool refill();
  std::size_t first_to_end() const;
  std::size_t rows_until(const Run& run, const Run& bound, bool with_equal) const;

  const plan::Schema& schema_;
  const RowOrder& order_;
  std::vector<std::unique_ptr<Run>> runs_;
};

}  // namespace weft::kernel
