// A predicate and the statistics of a row group -> the rows that can pass.
#include "kernel/parquet/row_ranges.h"

#include <algorithm>
#include <set>

#include <parquet/page_index.h>
#include <parquet/statistics.h>

#include <weft/error.h>

namespace weft::kernel::parquet_file {
namespace {

/// A page index larger than this is not worth its reading.
constexpr std::int64_t largest_index = 4 << 20;

plan::Schema schema_of(const std::vector<PredicateColumn>& columns) {
  std::vector<plan::Field> fields;
  for (const PredicateColumn& column : columns) fields.push_back({column.name, column.type});
  return plan::Schema(std::move(fields));
}

const PredicateColumn* find_column(const std::vector<PredicateColumn>& columns, const std::string& name) {
  for (const PredicateColumn& column : columns)
    if (column.name == name) return &column;
  return nullptr;
}

/// What holds in all rows of the file; nothing for columns that are read.
std::optional<Bounds> constant_bounds(const PredicateColumn& column) {
  if (column.constant) return column.constant;
  if (!column.form || column.form->always_null) return Bounds{.has_values = false, .has_nulls = true, .numbers = {}, .texts = {}};
  return std::nullopt;
}

/// Statistics only say what need not be read, so that what is damaged of them is as good as none.
std::optional<Bounds> chunk_bounds(const PredicateColumn& column, const parquet::RowGroupMetaData& group) try {
  if (column.form->is_list) return std::nullopt;  // what is known is known of items
  const auto chunk = group.ColumnChunk(column.form->leaf);
  if (!chunk->is_stats_set()) return std::nullopt;
  const std::shared_ptr<parquet::Statistics> statistics = chunk->statistics();
  if (!statistics) return std::nullopt;
  Bounds bounds;
  if (statistics->HasMinMax()) bounds = bounds_of(*column.form, column.type, statistics->EncodeMin(), statistics->EncodeMax());
  if (!column.form->nullable) bounds.has_nulls = false;
  if (statistics->HasNullCount()) {
    bounds.has_nulls = statistics->null_count() > 0;
    bounds.has_values = statistics->null_count() < group.num_rows();
  }
  return bounds;
} catch (const parquet::ParquetException&) {
  return std::nullopt;
}

/// The page index of one column: where its pages begin, and their bounds.
struct ColumnPages {
  std::vector<std::size_t> begins;
  std::vector<Bounds> bounds;

  const Bounds& at(std::size_t row) const {
    const auto after = std::upper_bound(begins.begin(), begins.end(), row);
    return bounds[static_cast<std::size_t>(after - begins.begin()) - 1];
  }
};

std::optional<std::string> read_bytes(ByteSource& source, const parquet::IndexLocation& place) {
  if (place.offset < 0 || place.length <= 0 || place.length > largest_index) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(place.length), '\0');
  if (source.read_at(static_cast<std::uint64_t>(place.offset), bytes) != bytes.size()) return std::nullopt;
  return bytes;
}

std::optional<ColumnPages> pages_of(const PredicateColumn& column, const parquet::RowGroupMetaData& group, ByteSource& source) {
  if (column.form->is_list) return std::nullopt;
  const auto chunk = group.ColumnChunk(column.form->leaf);
  const auto column_place = chunk->GetColumnIndexLocation(), offset_place = chunk->GetOffsetIndexLocation();
  if (!column_place || !offset_place) return std::nullopt;
  const auto column_bytes = read_bytes(source, *column_place), offset_bytes = read_bytes(source, *offset_place);
  if (!column_bytes || !offset_bytes) return std::nullopt;
  const auto properties = parquet::default_reader_properties();
  const auto index = parquet::ColumnIndex::Make(*column.form->descriptor, column_bytes->data(),
                                                static_cast<std::int64_t>(column_bytes->size()), properties);
  const auto offsets =
      parquet::OffsetIndex::Make(offset_bytes->data(), static_cast<std::int64_t>(offset_bytes->size()), properties);
  ColumnPages pages;
  const auto& locations = offsets->page_locations();
  const std::size_t count = locations.size();
  if (count == 0 || index->null_pages().size() != count || index->encoded_min_values().size() != count ||
      index->encoded_max_values().size() != count || (index->has_null_counts() && index->null_counts().size() != count))
    return std::nullopt;
  for (std::size_t page = 0; page < count; ++page) {
    const std::int64_t first = locations[page].first_row_index;
    if (first < 0 || (page == 0 ? first != 0 : static_cast<std::size_t>(first) <= pages.begins.back())) return std::nullopt;
    pages.begins.push_back(static_cast<std::size_t>(first));
    Bounds bounds;
    if (index->null_pages()[page])
      bounds.has_values = false;
    else
      bounds = bounds_of(*column.form, column.type, index->encoded_min_values()[page], index->encoded_max_values()[page]);
    if (index->has_null_counts() && bounds.has_values) bounds.has_nulls = index->null_counts()[page] > 0;
    pages.bounds.push_back(std::move(bounds));
  }
  return pages;
}

/// Page indexes only say what need not be read, so that one which is damaged is as good as none.
std::optional<ColumnPages> pages_or_none(const PredicateColumn& column, const parquet::RowGroupMetaData& group,
                                         ByteSource& source) {
  try {
    return pages_of(column, group, source);
  } catch (const parquet::ParquetException&) {
    return std::nullopt;
  }
}

}  // namespace

std::vector<RowRange> rows_to_read(const plan::Expr& predicate, const std::vector<PredicateColumn>& columns,
                                   const parquet::RowGroupMetaData& group, ByteSource& source) {
  const plan::Schema schema = schema_of(columns);
  const auto num_rows = static_cast<std::size_t>(group.num_rows());
  const FindBounds of_group = [&](const std::string& name) -> std::optional<Bounds> {
    const PredicateColumn* column = find_column(columns, name);
    if (auto constant = constant_bounds(*column)) return constant;
    return chunk_bounds(*column, group);
  };
  if (num_rows == 0 || !can_match(predicate, schema, of_group)) return {};

  std::vector<std::pair<std::string, ColumnPages>> indexes;
  std::set<std::size_t> borders{0, num_rows};
  for (const PredicateColumn& column : columns) {
    if (constant_bounds(column)) continue;
    auto pages = pages_or_none(column, group, source);
    if (!pages || pages->begins.size() < 2) continue;
    borders.insert(pages->begins.begin(), pages->begins.end());
    indexes.emplace_back(column.name, std::move(*pages));
  }
  if (indexes.empty()) return {{0, num_rows}};
  std::vector<RowRange> ranges;
  for (auto border = borders.begin(); *border < num_rows; ++border) {
    const std::size_t begin = *border, end = std::min(*std::next(border), num_rows);
    const FindBounds of_pages = [&](const std::string& name) -> std::optional<Bounds> {
      for (const auto& [indexed, pages] : indexes)
        if (indexed == name) return pages.at(begin);
      return of_group(name);
    };
    if (!can_match(predicate, schema, of_pages)) continue;
    if (!ranges.empty() && ranges.back().second == begin)
      ranges.back().second = end;
    else
      ranges.emplace_back(begin, end);
  }
  return ranges;
}

}  // namespace weft::kernel::parquet_file
