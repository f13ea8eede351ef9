// What a program asked to be read -> a source that knows its files, columns and row groups.
#include "kernel/parquet/discover.h"

#include <algorithm>
#include <array>
#include <optional>

#include <parquet/exception.h>
#include <parquet/statistics.h>

#include <weft/error.h>

#include "base/file_url.h"
#include "base/text.h"
#include "kernel/io/find_paths.h"
#include "kernel/parquet/can_match.h"
#include "kernel/parquet/categories.h"
#include "kernel/parquet/footer.h"
#include "kernel/parquet/hive_path.h"
#include "kernel/parquet/stored_index.h"
#include "plan/ops/category.h"
#include "plan/ops/scalar.h"

namespace weft::kernel {
namespace {

using namespace parquet_file;

constexpr std::array<std::string_view, 3> endings{".parquet", ".parq", ".pq"};

struct FoundFile {
  std::string path;
  FileFacts facts;
  std::shared_ptr<const Footer> footer;
  HiveValues hive;
};

/// Files that describe others, and have no rows of their own.
bool describes_others(const std::string& file) {
  const std::string_view name = std::string_view(file).substr(file.rfind('/') + 1);
  return name == "_metadata" || name == "_common_metadata";
}

std::vector<std::string> files_of(const std::string& path, const std::string& extension) {
  const std::string_view asked = extension;
  std::vector<std::string> files =
      expand_dataset(path, asked.empty() ? std::span<const std::string_view>(endings) : std::span(&asked, 1));
  std::erase_if(files, describes_others);
  if (files.empty() && describes_others(path))
    throw Error(ErrorKind::user, "File describes others and has no rows of its own (name its directory): " + path);
  if (files.empty()) throw Error(ErrorKind::user, "No file matches: " + path);
  return files;
}

std::vector<FoundFile> find_files(const std::vector<std::string>& paths, const std::string& extension) {
  if (paths.empty()) throw Error(ErrorKind::user, "read_parquet needs at least one path");
  std::vector<FoundFile> files;
  for (const std::string& path : paths) {
    // Directories above the one that was named are not part of the data.
    const std::size_t root = is_directory(path) ? base::without_file_scheme(path).size() : 0;
    for (const std::string& file : files_of(path, extension)) {
      const std::unique_ptr<ByteSource> source = open_named(file);
      files.push_back({file, source->facts(), footer_of(file, *source), hive_values(std::string_view(file).substr(root))});
    }
  }
  return files;
}

/// The type that holds the values of both files' columns.
std::optional<plan::Type> common_type(const ColumnForm& a, const ColumnForm& b) {
  if (a.always_null) return b.type;
  if (b.always_null || a.type == b.type) return a.type;
  if (dd::is_numeric(a.type) && dd::is_numeric(b.type)) return plan::common_type(a.type, b.type);
  return std::nullopt;
}

/// The type that holds the categories of all files: their lists where they are known, without those that have no rows.
plan::Type category_type(const std::vector<FoundFile>& files, const std::string& name) {
  std::optional<plan::Type> common;
  for (const FoundFile& file : files) {
    const ColumnForm* column = file.footer->find(name);
    if (!column || column->always_null || file.footer->metadata->num_rows() == 0) continue;
    auto list = stored_categories(*file.footer, *column, open_source(file.path, file.facts));
    if (!list) return dd::DType::category;
    const plan::Type own(dd::DType::category, {.categories = std::move(*list), .known = true, .ordered = column->ordered});
    common = common ? plan::common_category(*common, own) : own;
    if (common->id() != dd::DType::category) break;
  }
  return common.value_or(dd::DType::category);
}

/// The columns of the first file, wide enough for those of the others.
std::vector<plan::Field> columns_of(const std::vector<FoundFile>& files) {
  std::vector<plan::Field> columns;
  for (const ColumnForm& first : files.front().footer->columns) {
    if (!first.refusal.empty()) continue;
    ColumnForm wide = first;
    for (const FoundFile& file : files) {
      const ColumnForm* other = file.footer->find(first.name);
      if (!other) continue;
      const auto common = other->refusal.empty() ? common_type(wide, *other) : std::nullopt;
      if (!common) {
        const std::string found = other->refusal.empty() ? plan::type_name(other->type) : other->refusal;
        throw Error(ErrorKind::data, "Column '" + first.name + "' is " + found + ", but " + plan::type_name(wide.type) + " in " +
                                         files.front().path + ": " + file.path);
      }
      wide.categories &= other->categories;
      wide.always_null &= other->always_null;
      wide.type = *common;
    }
    columns.push_back({first.name, wide.categories ? category_type(files, first.name) : wide.type});
  }
  return columns;
}

/// Partition columns, and for each file their values.
void add_partition_columns(const std::vector<FoundFile>& files, plan::ReadParquet& source) {
  for (const auto& [key, value] : files.front().hive) {
    std::vector<std::optional<std::string>> values;
    for (const FoundFile& file : files) {
      const auto found = std::find_if(file.hive.begin(), file.hive.end(), [&](const auto& pair) { return pair.first == key; });
      if (found == file.hive.end())
        throw Error(ErrorKind::data,
                    "No directory gives column '" + key + "' a value, as one does in " + files.front().path + ": " + file.path);
      values.push_back(found->second);
    }
    const plan::Type type = hive_type(values);
    source.partition_columns.push_back({key, type});
    for (std::size_t index = 0; index < files.size(); ++index)
      source.files[index].partition.push_back(hive_literal(values[index], type));
    // A file may hold the column as well; the directory's value is the one to trust.
    std::erase_if(source.file_columns, [&](const plan::Field& column) { return column.name == key; });
  }
}

plan::ParquetFile file_of(const FoundFile& found) {
  plan::ParquetFile file{found.path, found.facts.size, found.facts.stamp, {}, {}};
  const parquet::FileMetaData& metadata = *found.footer->metadata;
  for (int group = 0; group < metadata.num_row_groups(); ++group) {
    const auto row_group = metadata.RowGroup(group);
    if (row_group->num_rows() < 0 || row_group->total_byte_size() < 0)
      throw Error(ErrorKind::data, "Not a Parquet file (its footer is damaged): " + found.path);
    file.row_groups.push_back(
        {static_cast<std::uint64_t>(row_group->num_rows()), static_cast<std::uint64_t>(row_group->total_byte_size())});
  }
  return file;
}

/// Where Dask keeps the numbers of rows of a frame that has no other index. Dask hides it when it reads.
constexpr std::string_view dask_row_numbers = "__null_dask_index__";

/// Refuses columns that no column type stands for, unless others were asked for.
void choose_columns(const plan::ParquetRequest& request, const FoundFile& first, plan::ReadParquet& source) {
  const plan::Schema available = source.available();
  for (const ColumnForm& column : first.footer->columns) {
    if (column.refusal.empty() || available.find(column.name)) continue;
    const bool asked =
        !request.columns || std::find(request.columns->begin(), request.columns->end(), column.name) != request.columns->end();
    if (asked)
      throw Error(ErrorKind::user,
                  "No column type stands for " + column.refusal + " (name the other columns in .columns): " + column.name,
                  first.path);
  }
  if (!request.columns) {
    source.wanted = available.names();
    std::erase(source.wanted, dask_row_numbers);
    return;
  }
  source.wanted = *request.columns;
  for (const std::string& name : source.wanted) available.index_of(name);
  if (!request.path_column.empty() &&
      std::find(source.wanted.begin(), source.wanted.end(), request.path_column) == source.wanted.end())
    source.wanted.push_back(request.path_column);
}

/// Of many files and row groups some are looked at: it is for estimates.
constexpr int most_looked_at = 16;

/// What one row group's statistics say of a column's values, as a column of that type; those that are damaged as good as none.
std::optional<plan::ValueRange> range_in_group(const parquet::RowGroupMetaData& group, const ColumnForm& form,
                                               plan::Type type) try {
  const auto chunk = group.ColumnChunk(form.leaf);
  const std::shared_ptr<parquet::Statistics> statistics = chunk->is_stats_set() ? chunk->statistics() : nullptr;
  if (!statistics || !statistics->HasMinMax()) return std::nullopt;
  const auto numbers = bounds_of(form, type, statistics->EncodeMin(), statistics->EncodeMax()).numbers;
  if (!numbers) return std::nullopt;
  return plan::ValueRange{static_cast<double>(numbers->first), static_cast<double>(numbers->second)};
} catch (const parquet::ParquetException&) {
  return std::nullopt;
}

std::optional<plan::ValueRange> range_of(const std::vector<FoundFile>& files, const plan::Field& column) {
  if (dd::is_text(column.type) || column.type == dd::DType::boolean || column.type == dd::DType::list) return std::nullopt;
  std::optional<plan::ValueRange> all;
  for (std::size_t index = 0; index < files.size(); index += (files.size() + most_looked_at - 1) / most_looked_at) {
    const Footer& footer = *files[index].footer;
    const ColumnForm* form = footer.find(column.name);
    if (!form || form->always_null) continue;
    const int count = footer.metadata->num_row_groups();
    for (int group = 0; group < count; group += (count + most_looked_at - 1) / most_looked_at) {
      const auto range = range_in_group(*footer.metadata->RowGroup(group), *form, column.type);
      if (!range) continue;
      if (!all) all = range;
      all = {std::min(all->least, range->least), std::max(all->greatest, range->greatest)};
    }
  }
  return all;
}

}  // namespace

plan::FoundParquet discover_parquet(const plan::ParquetRequest& request) {
  const std::vector<FoundFile> files = find_files(request.paths, request.extension);
  plan::ReadParquet source;
  source.path_column = request.path_column;
  source.blocksize = request.blocksize;
  source.split = request.split;
  for (const FoundFile& file : files) source.files.push_back(file_of(file));
  source.file_columns = columns_of(files);
  add_partition_columns(files, source);
  for (const plan::Field& column : source.file_columns) source.value_ranges.push_back(range_of(files, column));
  choose_columns(request, files.front(), source);
  std::vector<std::shared_ptr<const Footer>> footers;
  for (const FoundFile& file : files) footers.push_back(file.footer);
  const auto index = stored_index(request, source, footers);
  return {std::move(source), index};
}

}  // namespace weft::kernel
