// Tables -> a file of the process, and back without a copy.
#include "engine/spill_file.h"

#include <fcntl.h>
#include <linux/falloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <unordered_set>

#include <arrow/buffer.h>
#include <arrow/io/interfaces.h>
#include <arrow/io/memory.h>
#include <arrow/ipc/reader.h>
#include <arrow/ipc/writer.h>
#include <arrow/table.h>

#include <weft/error.h>

#include "engine/table_buffers.h"

namespace weft::engine {
namespace {

constexpr std::uint64_t page = 4096;

std::uint64_t whole_pages(std::uint64_t size) { return (size + page - 1) / page * page; }

/// Writes to a part of a file.
class PartStream final : public arrow::io::OutputStream {
 public:
  PartStream(int descriptor, std::uint64_t offset) : descriptor_(descriptor), offset_(offset) {}
  arrow::Status Close() override { return Flush(); }
  bool closed() const override { return false; }
  arrow::Result<std::int64_t> Tell() const override { return static_cast<std::int64_t>(written_ + pending_.size()); }
  using OutputStream::Write;
  arrow::Status Write(const void* data, std::int64_t count) override {
    const auto size = static_cast<std::size_t>(count);
    // Messages begin with many small pieces, which go out together.
    if (pending_.size() + size < most_pending) {
      pending_.append(static_cast<const char*>(data), size);
      return arrow::Status::OK();
    }
    ARROW_RETURN_NOT_OK(Flush());
    return write_out(static_cast<const char*>(data), size);
  }
  arrow::Status Flush() override {
    ARROW_RETURN_NOT_OK(write_out(pending_.data(), pending_.size()));
    pending_.clear();
    return arrow::Status::OK();
  }
  std::uint64_t position() const { return written_ + pending_.size(); }
  void pad_to(std::uint64_t position) { pending_.append(position - this->position(), '\0'); }

 private:
  static constexpr std::size_t most_pending = 256 * 1024;

  arrow::Status write_out(const char* data, std::size_t size) {
    while (size > 0) {
      const ssize_t done = ::pwrite(descriptor_, data, size, static_cast<off_t>(offset_ + written_));
      if (done < 0 && errno == EINTR) continue;
      if (done < 0) return arrow::Status::IOError(std::strerror(errno));
      data += done;
      size -= static_cast<std::size_t>(done);
      written_ += static_cast<std::uint64_t>(done);
    }
    return arrow::Status::OK();
  }

  int descriptor_;
  std::uint64_t offset_, written_ = 0;
  std::string pending_;
};

/// A part of a file as memory.
class MappedBuffer final : public arrow::Buffer {
 public:
  MappedBuffer(std::shared_ptr<SpilledTables> part, const void* memory, std::uint64_t size)
      : Buffer(static_cast<const std::uint8_t*>(memory), static_cast<std::int64_t>(size)), part_(std::move(part)) {}
  ~MappedBuffer() override { ::munmap(const_cast<std::uint8_t*>(data()), static_cast<std::size_t>(size())); }

 private:
  std::shared_ptr<SpilledTables> part_;
};

arrow::Status write_table(const arrow::Table& table, arrow::io::OutputStream* out) {
  ARROW_ASSIGN_OR_RAISE(auto writer, arrow::ipc::MakeStreamWriter(out, table.schema()));
  ARROW_RETURN_NOT_OK(writer->WriteTable(table));
  return writer->Close();
}

arrow::Result<Partition> read_table(const std::shared_ptr<arrow::Buffer>& bytes) {
  ARROW_ASSIGN_OR_RAISE(auto reader, arrow::ipc::RecordBatchStreamReader::Open(std::make_shared<arrow::io::BufferReader>(bytes)));
  return reader->ToTable();
}

std::uint64_t aligned(std::uint64_t position) { return (position + 63) / 64 * 64; }

/// Where the tables lie when they are written one after the other.
std::vector<SpilledTables::Place> measure(const std::vector<Partition>& tables) {
  std::vector<SpilledTables::Place> places;
  std::uint64_t start = 0;
  for (const Partition& table : tables) {
    arrow::io::MockOutputStream counter;
    if (const auto status = write_table(*table, &counter); !status.ok())
      throw Error(ErrorKind::internal, "A result cannot be written: " + status.message());
    const std::uint64_t size = aligned(static_cast<std::uint64_t>(counter.GetExtentBytesWritten()));
    places.push_back({start, size, table->num_rows()});
    start += size;
  }
  return places;
}

}  // namespace

SpilledTables::SpilledTables(std::shared_ptr<SpillFile> file, std::uint64_t offset, std::uint64_t size, std::vector<Place> places)
    : file_(std::move(file)), offset_(offset), size_(size), places_(std::move(places)) {}

SpilledTables::~SpilledTables() { file_->release(offset_, size_); }

Partition SpilledTables::open(std::size_t index) {
  const Place& place = places_.at(index);
  const std::uint64_t begin = (offset_ + place.start) / page * page, skipped = offset_ + place.start - begin;
  const std::uint64_t size = skipped + place.size;
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file_->descriptor_, static_cast<off_t>(begin));
  if (memory == MAP_FAILED)
    throw Error(ErrorKind::data, "Results on disk cannot be read back (" + std::string(std::strerror(errno)) + ")",
                file_->parent_);
  const auto bytes = std::make_shared<MappedBuffer>(shared_from_this(), memory, size);
  auto table = read_table(arrow::SliceBuffer(bytes, static_cast<std::int64_t>(skipped), static_cast<std::int64_t>(place.size)));
  if (!table.ok())
    throw Error(ErrorKind::data, "Results on disk cannot be read back: " + table.status().message(), file_->parent_);
  // The system brought pages around those that were looked at.
  ::madvise(memory, size, MADV_DONTNEED);
  return std::move(*table);
}

std::shared_ptr<SpillFile> SpillFile::of(const std::string& parent) {
  static std::mutex& mutex = *new std::mutex;
  static auto& files = *new std::map<std::string, std::weak_ptr<SpillFile>>;
  std::lock_guard lock(mutex);
  if (auto file = files[parent].lock()) return file;
  auto made = std::make_shared<SpillFile>(parent);
  files[parent] = made;
  return made;
}

SpillFile::SpillFile(const std::string& parent) : parent_(parent), directory_(parent) {
  const std::string path = directory_.path() + "/results";
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0) throw Error(ErrorKind::user, "File cannot be made (" + std::string(std::strerror(errno)) + "): " + path);
}

SpillFile::~SpillFile() { ::close(descriptor_); }

std::shared_ptr<SpilledTables> SpillFile::write(const std::vector<Partition>& tables) {
  std::vector<SpilledTables::Place> places = measure(tables);
  const std::uint64_t size = whole_pages(places.back().start + places.back().size);
  const std::uint64_t offset = allocate(size);
  // From here on the part is given back whatever happens.
  auto part = std::make_shared<SpilledTables>(shared_from_this(), offset, size, places);
  PartStream out(descriptor_, offset);
  arrow::Status status;
  for (std::size_t index = 0; index < tables.size() && status.ok(); ++index) {
    status = write_table(*tables[index], &out);
    if (status.ok()) out.pad_to(places[index].start + places[index].size);
  }
  if (status.ok()) out.pad_to(size);
  if (status.ok()) status = out.Flush();
  if (!status.ok())
    throw Error(ErrorKind::data, "No room for results that do not fit into memory (" + status.message() +
                                     "; another place is set by Config::temporary_directory): " + parent_);
  return part;
}

std::uint64_t SpillFile::allocate(std::uint64_t size) {
  std::lock_guard lock(mutex_);
  for (auto part = free_.begin(); part != free_.end(); ++part) {
    if (part->second < size) continue;
    const auto [offset, room] = *part;
    free_.erase(part);
    if (room > size) free_.emplace(offset + size, room - size);
    return offset;
  }
  end_ += size;
  return end_ - size;
}

void SpillFile::release(std::uint64_t offset, std::uint64_t size) {
  // Where a file cannot have holes, its room is used again all the same.
  (void)::fallocate(descriptor_, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, static_cast<off_t>(offset),
                    static_cast<off_t>(size));
  std::lock_guard lock(mutex_);
  auto next = free_.lower_bound(offset);
  if (next != free_.end() && next->first == offset + size) {
    size += next->second;
    next = free_.erase(next);
  }
  if (next != free_.begin())
    if (const auto before = std::prev(next); before->first + before->second == offset) {
      before->second += size;
      return;
    }
  free_.emplace_hint(next, offset, size);
}

bool is_spilled(const arrow::Buffer& buffer) { return dynamic_cast<const MappedBuffer*>(&buffer) != nullptr; }

void let_go(const Partition& table) {
  std::unordered_set<const arrow::Buffer*> done;
  for_each_buffer(*table, [&](const std::shared_ptr<arrow::Buffer>& buffer) {
    const std::shared_ptr<arrow::Buffer> root = root_of(buffer);
    if (!is_spilled(*root) || !done.insert(root.get()).second) return;
    ::madvise(const_cast<std::uint8_t*>(root->data()), static_cast<std::size_t>(root->size()), MADV_DONTNEED);
  });
}

}  // namespace weft::engine
