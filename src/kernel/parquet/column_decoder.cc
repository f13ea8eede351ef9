// The pages of a column chunk -> rows with their nulls.
#include "kernel/parquet/column_decoder.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

#include <weft/error.h>

#include <parquet/types.h>

#include "kernel/parquet/damaged.h"
#include "kernel/physical_type.h"

namespace weft::kernel::parquet_file {
namespace {

/// Values in a dictionary beyond which knowing texts by their codes gains nothing: what is kept for each code has to be near.
constexpr std::size_t most_codes = 64 * 1024;

bool is_dictionary(std::int32_t encoding) {
  return encoding == parquet::Encoding::RLE_DICTIONARY || encoding == parquet::Encoding::PLAIN_DICTIONARY;
}

}  // namespace

StoredRows take(const StoredRows& from, std::span<const std::uint32_t> rows) {
  if (!from.codes) return {nullptr, take(from.vector, rows)};
  StoredRows taken{std::make_shared_for_overwrite<std::uint32_t[]>(rows.size()),
                   Vector{from.vector.type, rows.size(), nullptr, nullptr, {}}};
  for (std::size_t i = 0; i < rows.size(); ++i) taken.codes[static_cast<std::ptrdiff_t>(i)] = from.codes[rows[i]];
  if (!from.vector.valid) return taken;
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows.size());
  std::uint8_t all = 1;
  for (std::size_t i = 0; i < rows.size(); ++i) all &= valid[static_cast<std::ptrdiff_t>(i)] = from.vector.valid[rows[i]];
  if (!all) taken.vector.valid = std::move(valid);
  return taken;
}

/// Rows that come together from one page after the other.
struct ColumnDecoder::Output {
  std::size_t size;      // when all have come
  std::size_t done = 0;  // rows so far
  std::shared_ptr<std::uint32_t[]> codes = nullptr;
  Vector vector = {};  // with values once a page has come that has no codes
  std::byte* values = nullptr;
  std::shared_ptr<std::uint8_t[]> valid = nullptr;  // null: no null so far

  /// The validity of all rows, those so far valid unless it was there.
  std::uint8_t* make_valid() {
    if (valid) return valid.get();
    valid = std::make_shared_for_overwrite<std::uint8_t[]>(size);
    std::memset(valid.get(), 1, done);
    return valid.get();
  }
};

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
  if (open_) return;
  const PageHeader& header = *page_;
  coded_ = is_dictionary(header.encoding);
  if (coded_) open_dictionary();
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
  // A page of nulls may have no bytes at all.
  if (coded_) codes_ = bytes.empty() ? BitRuns() : BitRuns(bytes.subspan(1), static_cast<std::uint8_t>(bytes.front()));
  start_values(header.encoding, std::move(page), bytes, static_cast<std::size_t>(header.num_values));
  open_ = true;
  const std::size_t passed = std::exchange(passed_, 0);
  left_ += passed;
  skip(passed);
}

void ColumnDecoder::open_dictionary() {
  if (has_dictionary_) return;
  PageBytes page = pages_.read_dictionary();
  const auto count = static_cast<std::size_t>(pages_.dictionary_header().num_values);
  // A value takes a byte at least, so a damaged count cannot ask for more memory than the page has.
  if (count > page.bytes.size() && !page.bytes.empty()) fail("A dictionary has fewer values than its header says");
  dictionary_size_ = page.bytes.empty() ? 0 : count;
  start_dictionary(std::move(page), dictionary_size_);
  has_dictionary_ = true;
}

Vector ColumnDecoder::dictionary() {
  rows_here(1);
  open_dictionary();
  std::vector<std::uint32_t> codes(dictionary_size_);
  std::iota(codes.begin(), codes.end(), 0u);
  return look_up(codes);
}

void ColumnDecoder::skip(std::size_t count) {
  while (count > 0) {
    const std::size_t here = rows_here(count);
    if (open_) {
      const std::size_t num_values = has_levels_ ? levels_.skip_bits(here) : here;
      if (coded_)
        codes_.skip(num_values);
      else
        skip_values(num_values);
    } else {
      passed_ += here;
    }
    left_ -= here;
    count -= here;
  }
}

StoredRows ColumnDecoder::read(std::size_t count) {
  Output output{count};
  for (std::size_t row = 0; row < count;) {
    const std::size_t here = rows_here(count - row);
    add_rows(output, here, nullptr);
    row += here;
  }
  return finish(output);
}

StoredRows ColumnDecoder::take(std::size_t count, std::span<const std::uint32_t> rows) {
  Output output{rows.size()};
  std::vector<std::uint32_t> picked;
  for (std::size_t row = 0; row < count;) {
    const std::size_t here = rows_here(count - row);
    picked.clear();
    for (std::size_t i = output.done; i < rows.size() && rows[i] < row + here; ++i)
      picked.push_back(rows[i] - static_cast<std::uint32_t>(row));
    if (picked.empty())
      skip(here);
    else
      add_rows(output, here, &picked);
    row += here;
  }
  return finish(output);
}

void ColumnDecoder::add_rows(Output& output, std::size_t count, const std::vector<std::uint32_t>* picked) {
  open_page();
  left_ -= count;
  start_output(output);
  const std::size_t size = picked ? picked->size() : count;

  // How many values are stored for the rows, and which of them are wanted: as the rows, unless there are nulls between.
  std::size_t num_values = count, num_wanted = size;
  const std::vector<std::uint32_t>* places = picked;
  std::vector<std::uint32_t> places_between;
  const std::uint8_t* valid = nullptr;
  if (has_levels_ && levels_.repeats(1, count) < count) {
    std::uint8_t* const row_valid = output.make_valid() + output.done;
    if (picked) {
      // Which value is whose is known only by counting the nulls before it.
      std::vector<std::uint8_t> bits(count);
      num_values = levels_.read_bits(bits.data(), count);
      std::size_t place = 0, next = 0;
      for (std::size_t i = 0; i < size; ++i) {
        for (; next < (*picked)[i]; ++next) place += bits[next];
        row_valid[i] = bits[next];
        if (bits[next]) places_between.push_back(static_cast<std::uint32_t>(place));
      }
      places = &places_between;
      num_wanted = places_between.size();
    } else {
      num_wanted = num_values = levels_.read_bits(row_valid, count);
    }
    if (num_wanted < size) valid = row_valid;
  } else {
    if (has_levels_) levels_.skip(count);
    if (output.valid) std::memset(output.valid.get() + output.done, 1, size);
  }

  if (coded_) {
    std::vector<std::uint32_t> looked_up(output.values ? size : 0);
    std::uint32_t* const codes = output.values ? looked_up.data() : output.codes.get() + output.done;
    read_codes(num_values, places, codes);
    if (valid)
      for (std::size_t row = size, next = num_wanted; row-- > 0;)
        codes[row] = valid[row] ? codes[--next] : static_cast<std::uint32_t>(dictionary_size_);
    if (output.values) look_up_values({codes, size}, output.values + output.done * value_size(form_.type));
  } else {
    std::byte* const values = output.values + output.done * value_size(form_.type);
    if (places)
      pick_values(num_values, *places, values);
    else
      read_values(num_values, values);
    if (valid) spread(values, valid, size, num_wanted);
  }
  output.done += size;
}

/// Makes room for rows of this page.
void ColumnDecoder::start_output(Output& output) const {
  if (coded_ && !output.values) {
    if (!output.codes) output.codes = std::make_shared_for_overwrite<std::uint32_t[]>(output.size);
    return;
  }
  if (!output.values) make_values(output);
  if (coded_)
    add_dictionary_holds(output.vector);
  else
    add_page_holds(output.vector);
}

/// Goes over to values, those of the codes so far.
void ColumnDecoder::make_values(Output& output) const {
  with_physical_type(form_.type, [&]<class T>(const T&) {
    auto [vector, values] = make_vector<T>(form_.type, output.size);
    output.vector = std::move(vector);
    output.values = reinterpret_cast<std::byte*>(values);
  });
  if (!output.codes) return;
  look_up_values({output.codes.get(), output.done}, output.values);
  add_dictionary_holds(output.vector);
  output.codes.reset();
}

StoredRows ColumnDecoder::finish(Output& output) const {
  if (!output.codes && !output.values) make_values(output);  // no rows
  output.vector.type = form_.type;
  output.vector.size = output.size;
  if (output.valid && std::memchr(output.valid.get(), 0, output.size) != nullptr) output.vector.valid = std::move(output.valid);
  return {std::move(output.codes), std::move(output.vector)};
}

void ColumnDecoder::read_codes(std::size_t count, const std::vector<std::uint32_t>* places, std::uint32_t* codes) {
  const std::size_t size = places ? places->size() : count;
  if (places)
    codes_.pick(count, *places, codes);
  else
    codes_.read(codes, count);
  std::uint32_t largest = 0;
  for (std::size_t i = 0; i < size; ++i) largest = std::max(largest, codes[i]);
  if (size > 0 && largest >= dictionary_size_) fail("A value is not in its dictionary");
}

Vector ColumnDecoder::look_up(std::span<const std::uint32_t> codes) const {
  return with_physical_type(form_.type, [&]<class T>(const T&) {
    auto [vector, values] = make_vector<T>(form_.type, codes.size());
    look_up_values(codes, values);
    add_dictionary_holds(vector);
    return std::move(vector);
  });
}

Vector ColumnDecoder::values_of(StoredRows rows) const {
  if (!rows.codes) return std::move(rows.vector);
  Vector vector = look_up({rows.codes.get(), rows.vector.size});
  vector.valid = std::move(rows.vector.valid);
  if (is_text(vector.type) && dictionary_size_ <= most_codes && vector.size > 0)
    vector.codes = std::make_shared<const DictionaryCodes>(std::move(rows.codes), dictionary_size_, vector.holds.front());
  return vector;
}

}  // namespace weft::kernel::parquet_file
