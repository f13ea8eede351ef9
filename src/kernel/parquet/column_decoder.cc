// The pages of a column chunk -> rows with their nulls.
#include "kernel/parquet/column_decoder.h"

#include <algorithm>
#include <cstring>

#include <weft/error.h>

#include <parquet/types.h>

namespace weft::kernel::parquet_file {
namespace {

[[noreturn]] void fail(const std::string& what) { throw Error(ErrorKind::data, what); }

bool is_dictionary(std::int32_t encoding) {
  return encoding == parquet::Encoding::RLE_DICTIONARY || encoding == parquet::Encoding::PLAIN_DICTIONARY;
}

}  // namespace

std::size_t ColumnDecoder::rows_here(std::size_t count) {
  while (left_ == 0) {
    page_ = pages_.next();
    if (!page_) fail("A column has fewer rows than its footer says");
    left_ = static_cast<std::size_t>(page_->num_values);
    open_ = false;
    passed_ = 0;
  }
  return std::min(count, left_);
}

/// Finds levels and values in the page, and passes over what was passed over before.
void ColumnDecoder::open_page() {
  const PageHeader& header = *page_;
  if (is_dictionary(header.encoding) && !has_dictionary_) {
    const PageHeader& dictionary = pages_.dictionary_header();
    start_dictionary(pages_.read_dictionary(), static_cast<std::size_t>(dictionary.num_values));
    has_dictionary_ = true;
  }
  start_values(-1, {}, {}, 0);  // lets go of the page before, so that its memory can be used again
  PageBytes page = pages_.read_page();
  std::span<const char> bytes = page.bytes;
  has_levels_ = form_.nullable;
  if (header.kind == PageHeader::data_v2) {
    const auto repetition = static_cast<std::size_t>(header.repetition_levels_size);
    const auto definition = static_cast<std::size_t>(header.definition_levels_size);
    if (has_levels_) levels_ = BitRuns(bytes.subspan(repetition, definition), 1);
    bytes = bytes.subspan(repetition + definition);
  } else if (has_levels_) {
    if (header.level_encoding != parquet::Encoding::RLE) fail("Levels have an encoding that is not supported");
    std::uint32_t size = 0;
    if (bytes.size() < sizeof size) fail("A page ends inside its levels");
    std::memcpy(&size, bytes.data(), sizeof size);
    if (size > bytes.size() - sizeof size) fail("A page ends inside its levels");
    levels_ = BitRuns(bytes.subspan(sizeof size, size), 1);
    bytes = bytes.subspan(sizeof size + size);
  }
  start_values(header.encoding, std::move(page), bytes, static_cast<std::size_t>(header.num_values));
  open_ = true;
  if (passed_ > 0) skip_values(has_levels_ ? levels_.skip_bits(passed_) : passed_);
}

void ColumnDecoder::skip(std::size_t count) {
  while (count > 0) {
    const std::size_t here = rows_here(count);
    if (open_)
      skip_values(has_levels_ ? levels_.skip_bits(here) : here);
    else
      passed_ += here;
    left_ -= here;
    count -= here;
  }
}

/// Reads rows of this page into `out`, the values of row `row` of `all` and those after it.
void ColumnDecoder::read_rows(std::size_t count, void* out, std::size_t row, std::size_t all,
                              std::shared_ptr<std::uint8_t[]>& valid) {
  if (!has_levels_ || levels_.repeats(1, count) == count) {
    if (has_levels_) levels_.skip(count);
    read_values(count, out);
    if (valid) std::memset(valid.get() + row, 1, count);
    return;
  }
  if (!valid) {
    valid = std::make_shared_for_overwrite<std::uint8_t[]>(all);
    std::memset(valid.get(), 1, row);
  }
  const std::size_t num_values = levels_.read_bits(valid.get() + row, count);
  read_values(num_values, out);
  if (num_values < count) spread(out, valid.get() + row, count, num_values);
}

Vector ColumnDecoder::read(std::size_t count) {
  void* out = nullptr;
  Vector vector = make(count, &out);
  std::shared_ptr<std::uint8_t[]> valid;
  for (std::size_t row = 0; row < count;) {
    const std::size_t here = rows_here(count - row);
    if (!open_) open_page();
    read_rows(here, out, row, count, valid);
    add_holds(vector);
    advance(&out, here);
    left_ -= here;
    row += here;
  }
  if (valid && std::memchr(valid.get(), 0, count) != nullptr) vector.valid = std::move(valid);
  return vector;
}

Vector ColumnDecoder::take(std::size_t count, std::span<const std::uint32_t> rows) {
  void* out = nullptr;
  Vector vector = make(rows.size(), &out);
  std::shared_ptr<std::uint8_t[]> valid;
  std::vector<std::uint32_t> here_rows;
  std::size_t taken = 0;
  for (std::size_t row = 0; row < count;) {
    const std::size_t here = rows_here(count - row);
    here_rows.clear();
    for (std::size_t i = taken; i < rows.size() && rows[i] < row + here; ++i)
      here_rows.push_back(rows[i] - static_cast<std::uint32_t>(row));
    if (here_rows.empty()) {
      skip(here);
      row += here;
      continue;
    }
    if (!open_) open_page();
    if (!has_levels_ || levels_.repeats(1, here) == here) {
      if (has_levels_) levels_.skip(here);
      pick_values(here, here_rows, out);
      if (valid) std::memset(valid.get() + taken, 1, here_rows.size());
    } else {
      // Which value is whose is known only by counting the nulls before it.
      std::vector<std::uint8_t> bits(here);
      std::size_t num_values = levels_.read_bits(bits.data(), here);
      if (!valid) {
        valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows.size());
        std::memset(valid.get(), 1, taken);
      }
      std::vector<std::uint32_t> places;
      std::size_t place = 0, next = 0;
      for (std::size_t i = 0; i < here_rows.size(); ++i) {
        for (; next < here_rows[i]; ++next) place += bits[next];
        valid[static_cast<std::ptrdiff_t>(taken + i)] = bits[next];
        if (bits[next]) places.push_back(static_cast<std::uint32_t>(place));
      }
      pick_values(num_values, places, out);
      if (places.size() < here_rows.size()) spread(out, valid.get() + taken, here_rows.size(), places.size());
    }
    add_holds(vector);
    advance(&out, here_rows.size());
    taken += here_rows.size();
    left_ -= here;
    row += here;
  }
  if (valid && std::memchr(valid.get(), 0, rows.size()) != nullptr) vector.valid = std::move(valid);
  return vector;
}

}  // namespace weft::kernel::parquet_file
