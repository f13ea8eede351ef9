// The tables of a slot -> the rows of them that are next to a task's own.
#include "kernel/exchange/neighbour_rows.h"

#include <algorithm>
#include <numeric>

#include <arrow/table.h>

#include "kernel/arrow_batches.h"

namespace weft::kernel {

std::vector<Partition> last_rows(std::vector<Partition> tables, std::int64_t count) {
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    const std::int64_t rows = std::min(count, (*table)->num_rows());
    *table = (*table)->Slice((*table)->num_rows() - rows, rows);
    count -= rows;
  }
  return tables;
}

std::vector<Partition> first_rows(std::vector<Partition> tables, std::int64_t count) {
  for (Partition& table : tables) {
    const std::int64_t rows = std::min(count, table->num_rows());
    table = table->Slice(0, rows);
    count -= rows;
  }
  return tables;
}

std::vector<Batch> read_batches(const std::vector<Partition>& tables, const plan::Schema& schema) {
  std::vector<Batch> batches;
  for (const Partition& table : tables)
    for_each_batch(table, schema, [&](Batch batch) {
      batches.push_back(std::move(batch));
      return true;
    });
  return batches;
}

std::size_t num_rows(const std::vector<Batch>& batches) {
  return std::accumulate(batches.begin(), batches.end(), std::size_t{0},
                         [](std::size_t sum, const Batch& batch) { return sum + batch.num_rows; });
}

}  // namespace weft::kernel
