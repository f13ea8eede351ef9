// A column chunk of a Parquet file -> its pages.
#include "kernel/parquet/page_stream.h"

#include <algorithm>
#include <cstring>

#include <arrow/util/compression.h>

#include <weft/error.h>

#include "kernel/arrow_error.h"
#include "kernel/parquet/bit_runs.h"
#include "kernel/parquet/damaged.h"
#include "kernel/parquet/snappy.h"
#include "kernel/parquet/spare_memory.h"

namespace weft::kernel::parquet_file {
namespace {

/// What is read at once: enough that a call to the system costs little, and little enough to stay in cache; from far away, as
/// much as a request may bring.
constexpr std::size_t local_window = 512 * 1024, remote_window = 16 * 1024 * 1024;
constexpr std::size_t first_header_size = 1024;

std::unique_ptr<arrow::util::Codec> codec_of(arrow::Compression::type compression) {
  if (compression == arrow::Compression::UNCOMPRESSED || compression == arrow::Compression::SNAPPY) return nullptr;
  auto made = arrow::util::Codec::Create(compression);
  if (!made.ok()) fail("Compression is not supported: " + arrow::util::Codec::GetCodecAsString(compression));
  return made.MoveValueUnsafe();
}

}  // namespace

PageStream::PageStream(std::shared_ptr<ByteSource> source, const ChunkPlace& place, bool is_remote)
    : source_(std::move(source)),
      place_(place),
      window_size_(is_remote ? remote_window : local_window),
      codec_(codec_of(place.compression)),
      at_(place.begin) {
  if (place.begin > place.end || place.end > source_->facts().size) fail("A column lies outside of the file");
}

PageStream::~PageStream() = default;
PageStream::PageStream(PageStream&&) noexcept = default;

/// Bytes of the chunk from `offset` on, fewer where it ends; they stay until the next call.
std::span<const char> PageStream::view(std::uint64_t offset, std::size_t size) {
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, place_.end - std::min(offset, place_.end)));
  if (offset < window_begin_ || offset + size > window_begin_ + window_used_) {
    std::size_t kept = 0;
    const char* begin = window();
    if (offset >= window_begin_ && offset < window_begin_ + window_used_) {
      kept = static_cast<std::size_t>(window_begin_ + window_used_ - offset);
      begin += offset - window_begin_;
    }
    const std::size_t wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(std::max(size, window_size_), place_.end - offset));
    const std::shared_ptr<std::byte[]> before = window_;  // until what is kept of it was copied
    if (window_room_ < wanted) {
      window_ = spare_memory(wanted);
      window_room_ = wanted;
    }
    if (kept > 0) std::memmove(window(), begin, kept);
    window_begin_ = offset;
    window_used_ = kept + source_->read_at(offset + kept, std::span(window() + kept, wanted - kept));
    if (window_used_ < size) fail("The file ends inside a column");
  }
  return {window() + (offset - window_begin_), size};
}

PageStream::Place PageStream::read_header(std::uint64_t offset) {
  for (std::size_t size = first_header_size;; size *= 4) {
    const std::span<const char> bytes = view(offset, size);
    if (auto header = read_page_header(bytes)) {
      const Place page{*header, offset + header->size};
      if (page.body + static_cast<std::uint64_t>(header->compressed_size) > place_.end) fail("A page ends outside of its column");
      if (static_cast<std::uint64_t>(header->uncompressed_size) > place_.uncompressed_size)
        fail("A page is larger than its column");
      return page;
    }
    if (bytes.size() < size) fail("The file ends inside the header of a page");
  }
}

const PageHeader* PageStream::next() {
  while (at_ < place_.end) {
    page_ = read_header(at_);
    at_ = page_.body + static_cast<std::uint64_t>(page_.header.compressed_size);
    if (page_.header.has_values()) return &page_.header;
    if (page_.header.kind == PageHeader::dictionary) dictionary_ = page_;
  }
  return nullptr;
}

PageBytes PageStream::read_page() { return read_body(page_); }

const PageHeader& PageStream::dictionary_header() const {
  if (!dictionary_) fail("A column has no dictionary");
  return dictionary_->header;
}

PageBytes PageStream::read_dictionary() {
  dictionary_header();
  return read_body(*dictionary_);
}

std::shared_ptr<std::byte[]> PageStream::memory_of(std::size_t size) {
  if (spare_ && spare_.use_count() == 1 && spare_size_ >= size) return spare_;
  spare_ = spare_memory(size);
  spare_size_ = size;
  return spare_;
}

void PageStream::decompress(std::span<const char> stored, std::span<char> into) const {
  if (!codec_) {
    if (!decompress_snappy(stored, into)) fail("A page cannot be decompressed");
    return;
  }
  const auto made =
      codec_->Decompress(static_cast<std::int64_t>(stored.size()), reinterpret_cast<const std::uint8_t*>(stored.data()),
                         static_cast<std::int64_t>(into.size()), reinterpret_cast<std::uint8_t*>(into.data()));
  if (!made.ok()) fail("A page cannot be decompressed");
  if (*made != static_cast<std::int64_t>(into.size())) fail("A page has another size than its header says");
}

PageBytes PageStream::read_body(const Place& page) {
  const PageHeader& header = page.header;
  const auto stored_size = static_cast<std::size_t>(header.compressed_size);
  const auto size = static_cast<std::size_t>(header.uncompressed_size);
  const std::span<const char> stored = view(page.body, stored_size);
  const std::shared_ptr<std::byte[]> memory = memory_of(size + padding);
  char* const bytes = reinterpret_cast<char*>(memory.get());
  std::size_t plain = 0;  // bytes before the compressed ones: levels, in version 2
  if (header.kind == PageHeader::data_v2)
    plain = static_cast<std::size_t>(header.definition_levels_size + header.repetition_levels_size);
  if (place_.compression == arrow::Compression::UNCOMPRESSED || !header.compressed) {
    if (stored_size != size) fail("A page has another size than its header says");
    plain = size;
  }
  std::memcpy(bytes, stored.data(), plain);
  if (plain < size) decompress(stored.subspan(plain), {bytes + plain, size - plain});
  std::memset(bytes + size, 0, padding);
  return {memory, {bytes, size}};
}

}  // namespace weft::kernel::parquet_file
