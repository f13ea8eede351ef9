// The pages of a column chunk -> vectors.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kernel/batch.h"
#include "kernel/parquet/bit_runs.h"
#include "kernel/parquet/column_form.h"
#include "kernel/parquet/page_stream.h"

namespace weft::kernel::parquet_file {

/// Goes through the rows of one column of one row group. Pages whose rows are all passed over are not decompressed. Throws data
/// Errors for damaged pages.
class ColumnDecoder {
 public:
  virtual ~ColumnDecoder() = default;

  /// Passes over rows.
  void skip(std::size_t count);
  /// The next `count` rows.
  Vector read(std::size_t count);
  /// Of the next `count` rows those at `rows`, ascending.
  Vector take(std::size_t count, std::span<const std::uint32_t> rows);

 protected:
  ColumnDecoder(const ColumnForm& form, PageStream pages) : form_(form), pages_(std::move(pages)) {}

  const ColumnForm& form() const { return form_; }

  /// Makes ready for a page's values, or for the dictionary's.
  virtual void start_values(std::int32_t encoding, PageBytes page, std::span<const char> values, std::size_t most_values) = 0;
  virtual void start_dictionary(PageBytes page, std::size_t count) = 0;
  /// The next values that are not null, dense.
  virtual void read_values(std::size_t count, void* out) = 0;
  /// Of the next `count` values those at `rows`.
  virtual void pick_values(std::size_t count, std::span<const std::uint32_t> rows, void* out) = 0;
  virtual void skip_values(std::size_t count) = 0;
  /// Moves dense values to the places of valid rows, from the last to the first, and zeros to the others.
  virtual void spread(void* values, const std::uint8_t* valid, std::size_t count, std::size_t num_values) const = 0;
  virtual Vector make(std::size_t count, void** out) const = 0;
  virtual void advance(void** out, std::size_t count) const = 0;
  /// Adds what the values of the page point to.
  virtual void add_holds(Vector& vector) const = 0;

 private:
  /// The rows that this page still has, at most `count`; goes on to the next page when it has none.
  std::size_t rows_here(std::size_t count);
  void open_page();
  void read_rows(std::size_t count, void* out, std::size_t row, std::size_t all, std::shared_ptr<std::uint8_t[]>& valid);

  const ColumnForm& form_;
  PageStream pages_;
  std::size_t left_ = 0;  // rows of this page
  const PageHeader* page_ = nullptr;
  bool open_ = false;       // decompressed
  std::size_t passed_ = 0;  // rows of this page that were passed over before it was opened
  bool has_levels_ = false;
  BitRuns levels_;
  bool has_dictionary_ = false;
};

std::unique_ptr<ColumnDecoder> make_column_decoder(const ColumnForm& form, PageStream pages);

}  // namespace weft::kernel::parquet_file
