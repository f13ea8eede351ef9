// A Parquet file -> what its footer says.
#include "kernel/parquet/footer.h"

#include <algorithm>
#include <cstring>
#include <list>
#include <mutex>

#include <weft/error.h>

namespace weft::kernel::parquet_file {
namespace {

constexpr std::size_t trailer_size = 8;  // the footer's size and "PAR1"
constexpr std::size_t first_read = 64 * 1024;

[[noreturn]] void refuse(const std::string& why, const std::string& path) {
  throw Error(ErrorKind::data, "Not a Parquet file (" + why + "): " + path);
}

std::shared_ptr<parquet::FileMetaData> read_metadata(const std::string& path, ByteSource& source) {
  const std::uint64_t size = source.facts().size;
  if (size == 0) refuse("it is empty", path);
  if (size < trailer_size + 4) refuse("it is too short", path);
  std::vector<char> end(static_cast<std::size_t>(std::min<std::uint64_t>(size, first_read)));
  if (source.read_at(size - end.size(), end) != end.size()) refuse("it was cut short", path);
  const char* trailer = end.data() + end.size() - trailer_size;
  if (std::memcmp(trailer + 4, "PARE", 4) == 0) throw Error(ErrorKind::data, "Parquet file is encrypted: " + path);
  if (std::memcmp(trailer + 4, "PAR1", 4) != 0) refuse("it does not end with PAR1", path);
  std::uint32_t footer_size;
  std::memcpy(&footer_size, trailer, sizeof footer_size);
  if (footer_size > size - trailer_size) refuse("its footer is damaged", path);
  if (footer_size + trailer_size > end.size()) {
    end.resize(footer_size + trailer_size);
    if (source.read_at(size - end.size(), end) != end.size()) refuse("it was cut short", path);
  }
  try {
    return parquet::FileMetaData::Make(end.data() + end.size() - trailer_size - footer_size, std::int64_t{footer_size});
  } catch (const std::exception&) {
    refuse("its footer is damaged", path);
  }
}

/// Footers that were read, the latest first, up to a number of bytes.
class Footers {
 public:
  std::shared_ptr<const Footer> find(const std::string& path, const FileFacts& facts) {
    std::lock_guard lock(mutex_);
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
      if (entry->path != path || entry->facts.size != facts.size || entry->facts.stamp != facts.stamp) continue;
      entries_.splice(entries_.begin(), entries_, entry);
      return entry->footer;
    }
    return nullptr;
  }
  void add(const std::string& path, const FileFacts& facts, std::shared_ptr<const Footer> footer) {
    // Without a stamp there is no telling whether the file is still the same.
    if (facts.stamp.empty()) return;
    std::lock_guard lock(mutex_);
    bytes_ += footer->metadata->size();
    entries_.push_front({path, facts, std::move(footer)});
    while (bytes_ > most_bytes && entries_.size() > 1) {
      bytes_ -= entries_.back().footer->metadata->size();
      entries_.pop_back();
    }
  }

 private:
  static constexpr std::int64_t most_bytes = 64 << 20;
  struct Entry {
    std::string path;
    FileFacts facts;
    std::shared_ptr<const Footer> footer;
  };
  std::mutex mutex_;
  std::list<Entry> entries_;
  std::int64_t bytes_ = 0;
};

Footers& footers() {
  static Footers& only = *new Footers;
  return only;
}

}  // namespace

const ColumnForm* Footer::find(const std::string& name) const {
  for (const ColumnForm& column : columns)
    if (column.name == name) return &column;
  return nullptr;
}

std::shared_ptr<const Footer> footer_of(const std::string& path, ByteSource& source) {
  if (auto known = footers().find(path, source.facts())) return known;
  auto footer = std::make_shared<Footer>();
  footer->metadata = read_metadata(path, source);
  try {
    footer->columns = column_forms(*footer->metadata);
  } catch (const std::exception& error) {
    refuse(error.what(), path);
  }
  footers().add(path, source.facts(), footer);
  return footer;
}

ChunkPlace place_of(const parquet::ColumnChunkMetaData& chunk, std::uint64_t file_size) {
  ChunkPlace place;
  std::int64_t begin = chunk.data_page_offset();
  if (chunk.has_dictionary_page() && chunk.dictionary_page_offset() > 0) begin = std::min(begin, chunk.dictionary_page_offset());
  const std::int64_t size = chunk.total_compressed_size();
  if (begin < 0 || size < 0 || static_cast<std::uint64_t>(begin) > file_size ||
      static_cast<std::uint64_t>(size) > file_size - static_cast<std::uint64_t>(begin) || chunk.total_uncompressed_size() < 0)
    throw Error(ErrorKind::data, "A column lies outside of the file");
  place.begin = static_cast<std::uint64_t>(begin);
  place.end = place.begin + static_cast<std::uint64_t>(size);
  place.uncompressed_size = static_cast<std::uint64_t>(chunk.total_uncompressed_size());
  place.compression = chunk.compression();
  return place;
}

}  // namespace weft::kernel::parquet_file
