// The bytes before a page of a Parquet file -> what they say of it.
#include "kernel/parquet/page_header.h"

#include <weft/error.h>

namespace weft::kernel::parquet_file {
namespace {

[[noreturn]] void fail_header() { throw Error(ErrorKind::data, "Header of a page is damaged"); }

/// Thrown where the bytes end inside the header.
struct Cut {};

/// Thrift's compact protocol, as far as headers use it.
class CompactReader {
 public:
  enum Type {
    stop = 0,
    yes = 1,
    no = 2,
    byte = 3,
    i16 = 4,
    i32 = 5,
    i64 = 6,
    real = 7,
    binary = 8,
    list = 9,
    set = 10,
    structure = 12
  };

  explicit CompactReader(std::span<const char> bytes) : bytes_(bytes) {}

  std::size_t offset() const { return offset_; }

  /// Calls `field(id, type)` for each field; it has to read the value, or skip() it.
  template <class Field>
  void read_struct(Field&& field) {
    int id = 0;
    while (true) {
      const std::uint8_t head = next();
      const int type = head & 0xf;
      if (type == stop) return;
      if (type > structure) fail_header();
      id = head >> 4 ? id + (head >> 4) : static_cast<int>(read_signed());
      field(id, type);
    }
  }

  std::int32_t read_i32(int type) {
    if (type != i32) fail_header();
    return static_cast<std::int32_t>(read_signed());
  }
  static bool read_bool(int type) {
    if (type != yes && type != no) fail_header();
    return type == yes;
  }

  void skip(int type, int depth = 0) {
    if (depth > 8) fail_header();
    switch (type) {
      case yes:
      case no:
        break;
      case byte:
        next();
        break;
      case i16:
      case i32:
      case i64:
        read_unsigned();
        break;
      case real:
        advance(8);
        break;
      case binary:
        advance(read_unsigned());
        break;
      case list:
      case set: {
        const std::uint8_t head = next();
        const std::uint64_t count = head >> 4 == 15 ? read_unsigned() : head >> 4;
        const int item = head & 0xf;
        for (std::uint64_t i = 0; i < count; ++i)
          if (item == yes || item == no)
            next();
          else
            skip(item, depth + 1);
        break;
      }
      case structure:
        read_struct([&](int, int inner) { skip(inner, depth + 1); });
        break;
      default:
        fail_header();
    }
  }

 private:
  std::uint8_t next() {
    if (offset_ == bytes_.size()) throw Cut{};
    return static_cast<std::uint8_t>(bytes_[offset_++]);
  }
  void advance(std::uint64_t size) {
    if (size > bytes_.size() - offset_) throw Cut{};
    offset_ += size;
  }
  std::uint64_t read_unsigned() {
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t part = next();
      if (shift > 63) fail_header();
      number |= std::uint64_t{part & 0x7fu} << shift;
      if (part < 0x80) return number;
    }
  }
  std::int64_t read_signed() {
    const std::uint64_t number = read_unsigned();
    return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
  }

  std::span<const char> bytes_;
  std::size_t offset_ = 0;
};

void read_data_header(CompactReader& reader, PageHeader& header) {
  reader.read_struct([&](int id, int type) {
    if (id == 1)
      header.num_values = reader.read_i32(type);
    else if (id == 2)
      header.encoding = reader.read_i32(type);
    else if (id == 3)
      header.level_encoding = reader.read_i32(type);
    else
      reader.skip(type);
  });
}

void read_data_header_v2(CompactReader& reader, PageHeader& header) {
  reader.read_struct([&](int id, int type) {
    if (id == 1)
      header.num_values = reader.read_i32(type);
    else if (id == 4)
      header.encoding = reader.read_i32(type);
    else if (id == 5)
      header.definition_levels_size = reader.read_i32(type);
    else if (id == 6)
      header.repetition_levels_size = reader.read_i32(type);
    else if (id == 7)
      header.compressed = CompactReader::read_bool(type);
    else
      reader.skip(type);
  });
}

void read_dictionary_header(CompactReader& reader, PageHeader& header) {
  reader.read_struct([&](int id, int type) {
    if (id == 1)
      header.num_values = reader.read_i32(type);
    else if (id == 2)
      header.encoding = reader.read_i32(type);
    else
      reader.skip(type);
  });
}

void check(const PageHeader& header) {
  if (header.kind < 0 || header.uncompressed_size < 0 || header.compressed_size < 0) fail_header();
  if (header.kind == PageHeader::index) return;
  if (header.num_values < 0 || header.encoding < 0) fail_header();
  if (header.kind != PageHeader::data_v2) return;
  const std::int64_t levels = std::int64_t{header.repetition_levels_size} + header.definition_levels_size;
  if (header.repetition_levels_size < 0 || header.definition_levels_size < 0 || levels > header.compressed_size ||
      levels > header.uncompressed_size)
    fail_header();
}

}  // namespace

std::optional<PageHeader> read_page_header(std::span<const char> bytes) {
  PageHeader header;
  CompactReader reader(bytes);
  try {
    reader.read_struct([&](int id, int type) {
      if (id == 1)
        header.kind = reader.read_i32(type);
      else if (id == 2)
        header.uncompressed_size = reader.read_i32(type);
      else if (id == 3)
        header.compressed_size = reader.read_i32(type);
      else if (id == 5 && type == CompactReader::structure)
        read_data_header(reader, header);
      else if (id == 7 && type == CompactReader::structure)
        read_dictionary_header(reader, header);
      else if (id == 8 && type == CompactReader::structure)
        read_data_header_v2(reader, header);
      else
        reader.skip(type);
    });
  } catch (Cut) {
    return std::nullopt;
  }
  header.size = reader.offset();
  check(header);
  return header;
}

}  // namespace weft::kernel::parquet_file
