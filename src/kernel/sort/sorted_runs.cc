// Tables in order -> all their rows in order, without holding all of them.
#include "kernel/sort/sorted_runs.h"

#include <algorithm>
#include <utility>

namespace weft::kernel {

void SortedRuns::add(Partition table) {
  runs_.push_back(std::make_unique<Run>(Run{TableReader(std::move(table), schema_), {}, 0}));
}

/// False when there are no more rows.
bool SortedRuns::Run::read() {
  begin = 0;
  return reader.next(batch);
}

/// Gives each run rows again, and drops those that have ended.
bool SortedRuns::refill() {
  std::erase_if(runs_, [](const auto& run) { return run->begin == run->batch.num_rows && !run->read(); });
  return !runs_.empty();
}

/// The run whose last known row comes first: up to there all rows are known. Of equal ones the first run.
std::size_t SortedRuns::first_to_end() const {
  std::size_t first = 0;
  for (std::size_t index = 1; index < runs_.size(); ++index) {
    const Batch &a = runs_[index]->batch, &b = runs_[first]->batch;
    if (order_.compare(a, a.num_rows - 1, b, b.num_rows - 1) < 0) first = index;
  }
  return first;
}

/// How many rows of a run come before the last known one of another.
std::size_t SortedRuns::rows_until(const Run& run, const Run& bound, bool with_equal) const {
  std::size_t begin = run.begin, end = run.batch.num_rows;
  while (begin < end) {
    const std::size_t middle = (begin + end) / 2;
    const int order = order_.compare(run.batch, middle, bound.batch, bound.batch.num_rows - 1);
    if (order < 0 || (order == 0 && with_equal))
      begin = middle + 1;
    else
      end = middle;
  }
  return begin - run.begin;
}

void SortedRuns::merge(const std::function<bool(Batch)>& take_batch) {
  while (refill()) {
    const std::size_t first = first_to_end();
    std::vector<std::size_t> counts;
    for (std::size_t index = 0; index < runs_.size(); ++index)
      // Rows of earlier runs go before equal ones; those of later runs wait for all of them.
      counts.push_back(rows_until(*runs_[index], *runs_[first], index <= first));
    std::vector<Batch> parts;
    for (std::size_t index = 0; index < runs_.size(); ++index) {
      if (counts[index] == 0) continue;
      parts.push_back(slice(runs_[index]->batch, runs_[index]->begin, counts[index]));
      runs_[index]->begin += counts[index];
    }
    const Batch known = concatenate(schema_, std::move(parts));
    const std::vector<std::uint32_t> rows = sorted_rows(known, order_);
    for (std::size_t begin = 0; begin < rows.size(); begin += batch_rows)
      if (!take_batch(take(known, std::span(rows).subspan(begin, std::min(batch_rows, rows.size() - begin))))) return;
  }
}

}  // namespace weft::kernel
