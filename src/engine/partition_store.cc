// Results between tasks: in memory as far as there is room, else on disk.
#include "engine/partition_store.h"

#include <malloc.h>

#include <algorithm>
#include <functional>

#include <arrow/buffer.h>
#include <arrow/memory_pool.h>
#include <arrow/table.h>
#include <arrow/util/byte_size.h>

#include <weft/error.h>

#include "engine/table_buffers.h"

namespace weft::engine {

namespace {

/// About what Arrow's objects around a buffer take: much of what small results are.
constexpr std::uint64_t around_buffer = 400;

}  // namespace

Partition concatenate(std::vector<Partition> tables) {
  if (tables.size() == 1) return std::move(tables.front());
  // What tasks hand on may have integers of several widths, the narrowest that each table's values fit into. Where no values are
  // the type says nothing.
  const auto has_rows = [](const Partition& table) { return table->num_rows() > 0; };
  if (std::any_of(tables.begin(), tables.end(), has_rows)) std::erase_if(tables, std::not_fn(has_rows));
  auto options = arrow::ConcatenateTablesOptions::Defaults();
  options.unify_schemas = true;
  options.field_merge_options.promote_numeric_width = true;
  auto made = arrow::ConcatenateTables(tables, options);
  if (!made.ok()) throw Error(ErrorKind::internal, "Partitions do not fit together: " + made.status().message());
  return std::move(*made);
}

StoredPartition::StoredPartition(PartitionStore& store, std::vector<SpilledTable> on_disk, Partition table, std::uint64_t when)
    : store_(store),
      size_{table->num_rows(), arrow::util::TotalBufferSize(*table)},
      on_disk_(std::move(on_disk)),
      table_(std::move(table)),
      when_(when) {
  for_each_buffer(*table_, [&](const std::shared_ptr<arrow::Buffer>& buffer) { takes_memory_ |= !is_spilled(*root_of(buffer)); });
  // Many results of a task that lets go of rows have none left; of nothing, Arrow holds some kilobytes.
  if (size_.rows == 0 && !on_disk_.empty()) table_.reset();
  for (const SpilledTable& spilled : on_disk_) {
    size_.rows += spilled.tables->place(spilled.index).rows;
    size_.bytes += static_cast<std::int64_t>(spilled.tables->place(spilled.index).size);
  }
}

StoredPartition::~StoredPartition() {
  Partition freed;  // after the lock
  std::lock_guard lock(store_.mutex_);
  store_.unlist(*this);
  if (table_) store_.uncount(table_);
  freed = std::move(table_);
}

Partition StoredPartition::read() {
  {
    std::lock_guard lock(store_.mutex_);
    if (readers_++ == 0) store_.unlist(*this);
  }
  Partition table;
  try {
    table = open();
  } catch (...) {
    finish_reading();
    throw;
  }
  return Partition(table.get(), [table, self = shared_from_this()](arrow::Table*) mutable {
    let_go(table);
    table.reset();
    self->finish_reading();
  });
}

void StoredPartition::finish_reading() {
  std::lock_guard lock(store_.mutex_);
  --readers_;
  store_.list(*this);
}

Partition StoredPartition::open() {
  std::vector<SpilledTable> on_disk;
  std::vector<Partition> tables;
  {
    std::lock_guard lock(store_.mutex_);
    on_disk = on_disk_;
    if (table_) tables.push_back(table_);
  }
  for (std::size_t index = 0; index < on_disk.size(); ++index)
    tables.insert(tables.begin() + static_cast<std::ptrdiff_t>(index), on_disk[index].open());
  return concatenate(std::move(tables));
}

Partition StoredPartition::take() { return open(); }

void StoredPartition::needed(std::uint64_t when) {
  std::lock_guard lock(store_.mutex_);
  store_.unlist(*this);
  when_ = when;
  store_.list(*this);
}

PartitionStore& PartitionStore::only() {
  static PartitionStore& only = *new PartitionStore;
  return only;
}

std::shared_ptr<StoredPartition> PartitionStore::keep(std::vector<SpilledTable> on_disk, Partition table, std::uint64_t when,
                                                      RunWatch& watch) {
  std::shared_ptr<StoredPartition> stored(new StoredPartition(*this, std::move(on_disk), std::move(table), when));
  {
    std::lock_guard lock(mutex_);
    if (stored->table_) count(stored->table_);
    list(*stored);
  }
  spill(watch);
  return stored;
}

void PartitionStore::set_limit(std::uint64_t bytes, std::string directory) {
  std::lock_guard lock(mutex_);
  limit_ = bytes;
  directory_ = std::move(directory);
}

std::uint64_t PartitionStore::held_bytes() const {
  std::lock_guard lock(mutex_);
  return held_bytes_;
}

std::shared_ptr<SpilledTables> PartitionStore::write(const std::vector<Partition>& tables, RunWatch& watch) {
  const auto begin = RunWatch::Clock::now();
  std::string directory;
  std::uint64_t limit;
  {
    std::lock_guard lock(mutex_);
    directory = directory_;
    limit = limit_;
  }
  auto written = SpillFile::of(directory)->write(tables);
  const std::uint64_t before = spilled_.fetch_add(written->bytes());
  watch.add_spill(begin, written->bytes());
  // What went to disk is freed in many small pieces, of which allocators keep more than a tight limit allows. Asking them takes
  // longer than writing a little, so below some size nobody asks.
  constexpr std::uint64_t least_step = 4'000'000;
  const std::uint64_t step = std::max(limit, least_step);
  if (before / step != (before + written->bytes()) / step) {
    ::malloc_trim(0);
    arrow::default_memory_pool()->ReleaseUnused();
  }
  return written;
}

void PartitionStore::spill(RunWatch& watch) {
  while (true) {
    std::shared_ptr<StoredPartition> chosen;
    Partition table;
    {
      std::lock_guard lock(mutex_);
      if (held_bytes_ <= limit_) return;
      while (!chosen && !listed_.empty()) {
        StoredPartition& last = *listed_.rbegin()->second;
        chosen = last.weak_from_this().lock();  // null: on its way out in another thread
        unlist(last);
      }
      if (!chosen) return;
      table = chosen->table_;
      chosen->is_moving_ = true;
      // Counted out already, so that other threads choose others meanwhile.
      uncount(table);
    }
    std::shared_ptr<SpilledTables> written;
    try {
      written = write({table}, watch);
    } catch (...) {
      std::lock_guard lock(mutex_);
      count(table);
      chosen->is_moving_ = false;
      list(*chosen);
      throw;
    }
    std::lock_guard lock(mutex_);
    chosen->is_moving_ = false;
    chosen->on_disk_.push_back({std::move(written), 0});
    chosen->table_.reset();  // who began to read it meanwhile has it still
  }
}

void PartitionStore::count(const Partition& table) {
  for_each_buffer(*table, [&](const std::shared_ptr<arrow::Buffer>& buffer) {
    const auto root = root_of(buffer);
    if (is_spilled(*root)) return;
    Held& held = buffers_[root->data()];
    if (held.uses++ > 0) return;
    held.bytes = static_cast<std::uint64_t>(root->capacity()) + around_buffer;
    held_bytes_ += held.bytes;
  });
}

void PartitionStore::uncount(const Partition& table) {
  for_each_buffer(*table, [&](const std::shared_ptr<arrow::Buffer>& buffer) {
    const auto held = buffers_.find(root_of(buffer)->data());
    if (held == buffers_.end() || --held->second.uses > 0) return;
    held_bytes_ -= held->second.bytes;
    buffers_.erase(held);
  });
}

void PartitionStore::list(StoredPartition& stored) {
  if (!stored.table_ || !stored.takes_memory_ || stored.readers_ > 0 || stored.is_moving_ || stored.is_listed_) return;
  listed_.emplace(stored.when_, &stored);
  stored.is_listed_ = true;
}

void PartitionStore::unlist(StoredPartition& stored) {
  if (!stored.is_listed_) return;
  listed_.erase({stored.when_, &stored});
  stored.is_listed_ = false;
}

}  // namespace weft::engine
