// What footers tell of the order of rows -> the index of a source.
#include "kernel/parquet/stored_index.h"

#include <algorithm>
#include <cmath>

#include <arrow/util/key_value_metadata.h>
#include <parquet/exception.h>
#include <parquet/statistics.h>

#include <weft/error.h>

#include "base/duration_text.h"
#include "base/json_reader.h"
#include "base/temporal_text.h"
#include "kernel/parquet/can_match.h"
#include "plan/literal_order.h"

namespace weft::kernel::parquet_file {
namespace {

using dd::DType;
using plan::Literal;

/// A number of statistics as a value of a column; null where none says it exactly.
Literal literal_of(long double number, const plan::Type& type) {
  // Every integer below is one that a double holds too, or comes from one that long double holds.
  const auto whole = [&] { return static_cast<std::int64_t>(number); };
  if (dd::is_floating(type)) return static_cast<double>(number);
  if (number < -0x1p63L || number >= 0x1p63L) return {};
  if (dd::is_integer(type)) return whole();
  if (type == DType::date) return base::format_date(static_cast<std::int32_t>(whole()));
  if (type == DType::time) return base::format_time(whole());
  if (type == DType::duration) return base::format_duration(whole());
  // Times of a zone have no text of their own that statistics could be compared by.
  if (type == DType::timestamp && type.detail().time_zone.empty()) return base::format_timestamp(whole());
  return {};
}

/// What a row group's statistics say of the index: nothing where they say too little.
struct GroupEnds {
  Literal least, greatest;
  bool has_nulls = false;
};

std::optional<GroupEnds> ends_in(const parquet::RowGroupMetaData& group, const ColumnForm& form, const plan::Type& type) try {
  const auto chunk = group.ColumnChunk(form.leaf);
  const std::shared_ptr<parquet::Statistics> statistics = chunk->is_stats_set() ? chunk->statistics() : nullptr;
  if (!statistics || !statistics->HasMinMax() || !statistics->HasNullCount()) return std::nullopt;
  if (!statistics->is_min_value_exact().value_or(true) || !statistics->is_max_value_exact().value_or(true)) return std::nullopt;
  const Bounds bounds = bounds_of(form, type, statistics->EncodeMin(), statistics->EncodeMax());
  GroupEnds ends;
  ends.has_nulls = statistics->null_count() > 0;
  if (bounds.numbers)
    ends.least = literal_of(bounds.numbers->first, type), ends.greatest = literal_of(bounds.numbers->second, type);
  else if (bounds.texts && type == DType::string)
    ends.least = bounds.texts->first, ends.greatest = bounds.texts->second;
  if (std::holds_alternative<std::monostate>(ends.least) || std::holds_alternative<std::monostate>(ends.greatest))
    return std::nullopt;
  return ends;
} catch (const parquet::ParquetException&) {
  return std::nullopt;
}

/// Two row groups that follow each other and are not in order.
struct Disorder {
  Literal before, after;
  std::size_t file_before, file_after;
};

/// Goes through row groups in the order of their rows.
class GroupOrder {
 public:
  GroupOrder(const plan::ReadParquet& source, const std::vector<std::shared_ptr<const Footer>>& footers,
             const plan::Field& column)
      : source_(source), footers_(footers), column_(column) {
    for (const plan::ParquetPart& part : plan::parquet_parts(source)) {
      starts_part_ = true;
      for (const plan::ParquetRange& range : part.ranges)
        for (std::uint64_t group = range.begin; group < range.end && !disorder; ++group) add(range.file, group);
      // A partition without rows begins nowhere.
      if (starts_part_) divisions_.reset();
    }
    if (divisions_ && last_) divisions_->push_back(last_->greatest);
  }

  std::optional<Disorder> disorder;
  /// Nothing where partitions begin is not to be told.
  std::vector<Literal> divisions() const { return divisions_ && !disorder ? *divisions_ : std::vector<Literal>(); }

 private:
  void add(std::size_t file, std::uint64_t group) {
    if (source_.files[file].row_groups[group].rows == 0) return;
    const ColumnForm* form = footers_[file]->find(column_.name);
    const auto row_group = footers_[file]->metadata->RowGroup(static_cast<int>(group));
    const auto ends = form ? ends_in(*row_group, *form, column_.type) : std::nullopt;
    if (!ends) {
      divisions_.reset();
      last_.reset();
    } else {
      const auto order = last_ ? plan::compare_literals(last_->greatest, ends->least, column_.type) : -1;
      if (last_ && (last_->has_nulls || !order || *order > 0)) disorder = {last_->greatest, ends->least, last_file_, file};
      // Equal values on both sides of a border belong to one partition.
      if (starts_part_ && order == 0) divisions_.reset();
      if (starts_part_ && divisions_) divisions_->push_back(ends->least);
      last_ = ends;
      last_file_ = file;
    }
    starts_part_ = false;
  }

  const plan::ReadParquet& source_;
  const std::vector<std::shared_ptr<const Footer>>& footers_;
  const plan::Field& column_;
  std::optional<std::vector<Literal>> divisions_ = std::vector<Literal>();
  std::optional<GroupEnds> last_;
  std::size_t last_file_ = 0;
  bool starts_part_ = false;
};

/// Whether the rows of each row group of a file were written in ascending order of the column, missing values last.
bool is_in_order_of(const Footer& footer, const std::string& name) {
  const ColumnForm* form = footer.find(name);
  if (!form) return false;
  for (int group = 0; group < footer.metadata->num_row_groups(); ++group) {
    const auto columns = footer.metadata->RowGroup(group)->sorting_columns();
    if (columns.empty() || columns[0].column_idx != form->leaf || columns[0].descending || columns[0].nulls_first) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> pandas_index(const Footer& footer) {
  const auto& metadata = footer.metadata->key_value_metadata();
  const int place = metadata ? metadata->FindKey("pandas") : -1;
  if (place < 0) return std::nullopt;
  try {
    const Json described = base::parse_json(metadata->value(place));
    const auto* columns = described.is_object() ? described.as_object().if_contains("index_columns") : nullptr;
    const auto* names = columns ? columns->if_array() : nullptr;
    // A range of numbers is an object, and no column.
    if (!names || names->size() != 1 || !names->front().is_string()) return std::nullopt;
    return std::string(names->front().as_string());
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::optional<plan::Index> stored_index(const plan::ParquetRequest& request, const plan::ReadParquet& source,
                                        const std::vector<std::shared_ptr<const Footer>>& footers) {
  std::optional<std::string> name = request.index;
  const bool is_asked = name || request.trusts_pandas_index;
  if (!name) name = pandas_index(*footers.front());
  if (!name || name->empty()) return std::nullopt;
  if (request.index) {
    source.available().index_of(*name);  // throws where there is no such column
    if (std::none_of(source.file_columns.begin(), source.file_columns.end(),
                     [&](const auto& field) { return field.name == *name; }))
      throw Error(ErrorKind::user, "read_parquet: .index is a column of the files, not of their paths: " + *name);
  }
  const auto column = std::find_if(source.file_columns.begin(), source.file_columns.end(),
                                   [&](const plan::Field& field) { return field.name == *name; });
  if (column == source.file_columns.end()) return std::nullopt;
  if (!is_asked) {
    const auto written = [&](const auto& footer) { return is_in_order_of(*footer, *name); };
    if (!std::all_of(footers.begin(), footers.end(), written)) return std::nullopt;
  }
  const GroupOrder order(source, footers, *column);
  if (!order.disorder) return plan::Index{*name, order.divisions()};
  if (!is_asked) return std::nullopt;
  const Disorder& found = *order.disorder;
  const std::string before = source.files[found.file_before].path, after = source.files[found.file_after].path;
  throw Error(ErrorKind::user, "read_parquet: rows are not in order of the index " + *name +
                                   " (read them without, and have them " +
                                   "sorted by set_index): " + plan::to_string(found.after) + " comes after " +
                                   plan::to_string(found.before) + " in " + after + (before == after ? "" : ", after " + before));
}

}  // namespace weft::kernel::parquet_file
