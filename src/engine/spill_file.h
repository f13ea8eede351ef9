// Tables -> a file of the process, and back without a copy.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/temporary_directory.h"
#include "kernel/offload.h"

namespace arrow {
class Buffer;
}

namespace weft::engine {

using kernel::Partition;

class SpillFile;

/// Tables that lie in a part of a file, as Arrow IPC. The part is free again when this and all that was read of it are gone.
class SpilledTables : public std::enable_shared_from_this<SpilledTables> {
 public:
  struct Place {
    std::uint64_t start;  // from the part's own start on
    std::uint64_t size;
    std::int64_t rows;
  };
  SpilledTables(std::shared_ptr<SpillFile> file, std::uint64_t offset, std::uint64_t size, std::vector<Place> places);
  ~SpilledTables();
  std::size_t count() const { return places_.size(); }
  const Place& place(std::size_t index) const { return places_[index]; }
  /// One of the tables, whose values are read when they are looked at, and do not count as memory of this process: the system
  /// takes their pages back when it needs them, and so does let_go().
  Partition open(std::size_t index);
  std::uint64_t bytes() const { return size_; }

 private:
  std::shared_ptr<SpillFile> file_;
  std::uint64_t offset_, size_;
  std::vector<Place> places_;
};

/// The same table, one of several.
struct SpilledTable {
  std::shared_ptr<SpilledTables> tables;
  std::size_t index = 0;

  Partition open() const { return tables->open(index); }
};

/// One file for the process, and each place that it puts files to. It is there as long as there are tables in it.
class SpillFile : public std::enable_shared_from_this<SpillFile> {
 public:
  /// The one in a directory below `parent`. Throws a user Error when there can be none.
  static std::shared_ptr<SpillFile> of(const std::string& parent);
  explicit SpillFile(const std::string& parent);
  ~SpillFile();

  /// Throws a data Error when the disk is full.
  std::shared_ptr<SpilledTables> write(const std::vector<Partition>& tables);

 private:
  friend class SpilledTables;
  std::uint64_t allocate(std::uint64_t size);
  void release(std::uint64_t offset, std::uint64_t size);

  std::string parent_;
  TemporaryDirectory directory_;
  int descriptor_ = -1;
  std::mutex mutex_;
  std::map<std::uint64_t, std::uint64_t> free_;  // sizes by offset
  std::uint64_t end_ = 0;
};

/// Whether a buffer's memory is a file's.
bool is_spilled(const arrow::Buffer& buffer);
/// Gives back the pages of a table's buffers that are files'; they are read again when they are looked at.
void let_go(const Partition& table);

}  // namespace weft::engine
