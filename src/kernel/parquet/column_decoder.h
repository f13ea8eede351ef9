// The pages of a column chunk -> rows: values, or places in the chunk's dictionary.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kernel/batch.h"
#include "kernel/parquet/bit_runs.h"
#include "kernel/parquet/column_form.h"
#include "kernel/parquet/page_stream.h"

namespace weft::kernel::parquet_file {

/// Rows as a chunk stores them.
struct StoredRows {
  /// Their places in the dictionary, where all their pages have those; null has the place after the last. Null: there are values.
  std::shared_ptr<std::uint32_t[]> codes;
  /// Without values where there are codes.
  Vector vector;
};

/// Those at `rows`, in that order.
StoredRows take(const StoredRows& from, std::span<const std::uint32_t> rows);

/// Goes through the rows of one column of one row group. Throws data Errors for damaged pages.
class RowReader {
 public:
  virtual ~RowReader() = default;

  /// Passes over rows.
  virtual void skip(std::size_t count) = 0;
  /// The next `count` rows.
  virtual StoredRows read(std::size_t count) = 0;
  /// Of the next `count` rows those at `rows`, ascending.
  virtual StoredRows take(std::size_t count, std::span<const std::uint32_t> rows) = 0;
  /// The values of rows.
  virtual Vector values_of(StoredRows rows) const { return std::move(rows.vector); }
};

/// Pages whose rows are all passed over are not decompressed.
class ColumnDecoder : public RowReader {
 public:
  void skip(std::size_t count) override;
  StoredRows read(std::size_t count) override;
  StoredRows take(std::size_t count, std::span<const std::uint32_t> rows) override;
  Vector values_of(StoredRows rows) const override;

  /// The number of values in the dictionary, which is known once there were codes.
  std::size_t dictionary_size() const { return dictionary_size_; }
  /// The values of the dictionary in its order; before any row was read. Throws a data Error when there is none.
  Vector dictionary();
  /// The values of codes.
  Vector look_up(std::span<const std::uint32_t> codes) const;

 protected:
  ColumnDecoder(const ColumnForm& form, PageStream pages) : form_(form), pages_(std::move(pages)) {}

  const ColumnForm& form() const { return form_; }

  /// Makes ready for a page's values; for the dictionary's.
  virtual void start_values(std::int32_t encoding, PageBytes page, std::span<const char> values, std::size_t most_values) = 0;
  virtual void start_dictionary(PageBytes page, std::size_t count) = 0;
  /// The next values that are not null, dense.
  virtual void read_values(std::size_t count, void* out) = 0;
  /// Of the next `count` values those at `places`.
  virtual void pick_values(std::size_t count, std::span<const std::uint32_t> places, void* out) = 0;
  virtual void skip_values(std::size_t count) = 0;
  /// Moves dense values to the places of valid rows, from the last to the first, and zeros to the others.
  virtual void spread(void* values, const std::uint8_t* valid, std::size_t count, std::size_t num_values) const = 0;
  /// The values of codes, a zero for that of null.
  virtual void look_up_values(std::span<const std::uint32_t> codes, void* out) const = 0;
  /// Adds what the values of the page, or of the dictionary, point to.
  virtual void add_page_holds(Vector& vector) const = 0;
  virtual void add_dictionary_holds(Vector& vector) const = 0;

 private:
  struct Output;

  /// The rows that this page still has, at most `count`; goes on to the next page when it has none.
  std::size_t rows_here(std::size_t count);
  void open_page();
  void open_dictionary();
  void start_output(Output& output) const;
  /// Adds the next `count` rows of this page, or those at `picked` among them.
  void add_rows(Output& output, std::size_t count, const std::vector<std::uint32_t>* picked);
  void read_codes(std::size_t count, const std::vector<std::uint32_t>* places, std::uint32_t* codes);
  void make_values(Output& output) const;
  StoredRows finish(Output& output) const;

  const ColumnForm& form_;
  PageStream pages_;
  std::size_t left_ = 0;  // rows of this page
  const PageHeader* page_ = nullptr;
  bool open_ = false;       // decompressed
  std::size_t passed_ = 0;  // rows of this page that were passed over before it was opened
  bool has_levels_ = false;
  BitRuns levels_;
  bool coded_ = false;  // the page has codes
  BitRuns codes_;
  bool has_dictionary_ = false;
  std::size_t dictionary_size_ = 0;
};

std::unique_ptr<ColumnDecoder> make_column_decoder(const ColumnForm& form, PageStream pages);

}  // namespace weft::kernel::parquet_file
