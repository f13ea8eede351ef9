// The row groups of Parquet files that a task reads -> batches of the wanted columns, for rows where the predicate is true.
#include <algorithm>
#include <numeric>

#include <parquet/exception.h>

#include <weft/error.h>

#include "kernel/operator.h"
#include "kernel/parquet/column_decoder.h"
#include "kernel/parquet/footer.h"
#include "kernel/parquet/register.h"
#include "kernel/parquet/row_ranges.h"
#include "kernel/partner_conditions.h"
#include "plan/ops/read_parquet.h"
#include "plan/ops/scalar.h"

namespace weft::kernel {
namespace parquet_file {
namespace {

/// A column that is read: for the predicate, for the result, or both.
struct UsedColumn {
  plan::Field field;
  std::optional<std::size_t> partition;  // in ReadParquet::partition_columns
  bool is_path = false;

  // In the file that is being read:
  const ColumnForm* form = nullptr;  // null: the file has no such column
  std::optional<Evaluator> cast;     // to the plan's type, where the file has a narrower one
  std::optional<plan::Literal> constant;
  std::unique_ptr<ColumnDecoder> decoder;  // of this row group
};

/// `size` rows of one value.
Vector repeat(const plan::Literal& value, DType type, std::size_t size) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    const auto held = std::make_shared<const std::string>(*text);
    auto [vector, out] = make_vector<StringRef>(type, size);
    std::fill_n(out, size, StringRef(*held));
    vector.holds.push_back(held);
    return std::move(vector);
  }
  const std::size_t bytes = size * value_size(type);
  auto [vector, out] = make_vector<std::byte>(type, bytes);
  vector.size = size;
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    auto* numbers = reinterpret_cast<std::int64_t*>(out);
    std::fill_n(numbers, size, *number);
  } else {
    std::fill_n(out, bytes, std::byte{0});
    auto valid = std::make_shared<std::uint8_t[]>(size);
    vector.valid = std::move(valid);
  }
  return std::move(vector);
}

class ParquetSource final : public Source {
 public:
  ParquetSource(const plan::Node& node, const TaskContext& context)
      : op_(*node.as<plan::ReadParquet>()), context_(context), part_(plan::decode<plan::ParquetPart>(context.part)) {
    for (const plan::ParquetRange& range : part_.ranges)
      if (range.file >= op_.files.size() || range.begin > range.end || range.end > op_.files[range.file].row_groups.size())
        throw Error(ErrorKind::cluster, "Part of a Parquet source lies outside of it");
    const plan::Schema available = op_.available();
    if (!node.inputs().empty()) {
      SplitCondition split = split_condition(node.input(), available, context);
      if (split.others) evaluator_.emplace(split.others, columns_of(split.others, available, predicate_columns_));
      if (const plan::Expr on_values = condition_on_values(split))
        predicate_ = plan::coerce_literals(on_values, columns_of(on_values, available, bounded_columns_)).scalar;
      partners_ = std::move(split.partners);
      for (const PartnerCondition& partner : partners_) {
        std::vector<std::size_t>& places = partner_columns_.emplace_back();
        for (const plan::Field& field : partner.columns()) places.push_back(use(available, field.name));
      }
    }
    for (const std::string& name : op_.wanted) wanted_columns_.push_back(use(available, name));
    is_used_later_.resize(used_.size());
    for (const std::size_t used : wanted_columns_) is_used_later_[used] = true;
    for (const std::vector<std::size_t>& places : partner_columns_)
      for (const std::size_t used : places) is_used_later_[used] = true;
  }

  void run(Operator& next) override {
    for (const plan::ParquetRange& range : part_.ranges)
      if (!read_range(range, next)) return;
    next.finish();
  }

 private:
  std::size_t use(const plan::Schema& available, const std::string& name);
  plan::Schema columns_of(const plan::Expr& scalar, const plan::Schema& available, std::vector<std::size_t>& places);
  bool read_range(const plan::ParquetRange& range, Operator& next);
  bool count_rows(const plan::ParquetRange& range, Operator& next);
  void open_columns(const plan::ParquetFile& file, const Footer& footer);
  bool read_group(const parquet::RowGroupMetaData& group, const std::shared_ptr<ByteSource>& bytes, bool is_remote,
                  Operator& next);
  std::vector<RowRange> ranges_of(const parquet::RowGroupMetaData& group, ByteSource& bytes) const;
  bool read_batch(std::size_t num_rows, Operator& next);
  const Vector& known_column(std::size_t used);
  void keep_rows(std::span<const std::uint32_t> rows);
  Vector read_column(UsedColumn& column, std::size_t num_rows, std::span<const std::uint32_t> rows, bool some);
  void skip_rows(std::size_t num_rows);

  /// Calls `act`, whose failures are those of this column of this row group.
  template <class Act>
  auto at(const UsedColumn& column, Act&& act);

  const plan::ReadParquet& op_;
  const TaskContext& context_;
  plan::ParquetPart part_;
  std::vector<UsedColumn> used_;
  std::vector<std::size_t> predicate_columns_, bounded_columns_, wanted_columns_;  // places in used_
  plan::Expr predicate_;                // what statistics are asked, with typed literals; null: nothing
  std::optional<Evaluator> evaluator_;  // of what rows are asked
  std::vector<PartnerCondition> partners_;
  std::vector<std::vector<std::size_t>> partner_columns_;  // of each: places in used_
  std::vector<bool> is_used_later_;                        // of used_: for more than the predicate

  const std::string* path_ = nullptr;  // of the file that is being read
  std::uint64_t group_ = 0;

  // Of the batch that is being read:
  std::size_t num_rows_ = 0;
  std::size_t num_selected_ = 0;
  std::vector<std::uint32_t> selected_;  // the rows that are left, when not all are
  std::vector<Vector> known_;            // of those of used_ that were read, the values in these rows
  std::vector<bool> is_read_;
  std::vector<std::uint32_t> passed_;
};

/// The place in used_ of the column, which is put there when it is new.
std::size_t ParquetSource::use(const plan::Schema& available, const std::string& name) {
  for (std::size_t used = 0; used < used_.size(); ++used)
    if (used_[used].field.name == name) return used;
  const std::size_t index = available.index_of(name), first = op_.file_columns.size();
  UsedColumn& made = used_.emplace_back();
  made.field = available[index];
  made.is_path = index == first + op_.partition_columns.size();
  if (index >= first && !made.is_path) made.partition = index - first;
  return used_.size() - 1;
}

/// The columns that a scalar reads; their places are added to `places`.
plan::Schema ParquetSource::columns_of(const plan::Expr& scalar, const plan::Schema& available,
                                       std::vector<std::size_t>& places) {
  std::vector<plan::Field> fields;
  for (const std::string& name : plan::columns_of(scalar)) {
    places.push_back(use(available, name));
    fields.push_back(available.at(name));
  }
  return plan::Schema(std::move(fields));
}

template <class Act>
auto ParquetSource::at(const UsedColumn& column, Act&& act) {
  const auto place = [&] { return " (column '" + column.field.name + "', row group " + std::to_string(group_) + "): " + *path_; };
  try {
    return act();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data || error.message().ends_with(*path_)) throw;
    throw Error(ErrorKind::data, error.message() + place());
  } catch (const parquet::ParquetException& error) {
    throw Error(ErrorKind::data, std::string("Parquet file is damaged: ") + error.what() + place());
  }
}

/// Returns false when nothing more is wanted downstream.
bool ParquetSource::read_range(const plan::ParquetRange& range, Operator& next) {
  const plan::ParquetFile& file = op_.files[range.file];
  const std::shared_ptr<ByteSource> bytes = open_source(file.path, {file.size, file.stamp});
  if (used_.empty()) return count_rows(range, next);
  path_ = &file.path;
  const std::shared_ptr<const Footer> footer = footer_of(file.path, *bytes);
  if (static_cast<std::uint64_t>(footer->metadata->num_row_groups()) != file.row_groups.size())
    throw Error(ErrorKind::data, "File changed since the frame was made: " + file.path);
  open_columns(file, *footer);
  for (group_ = range.begin; group_ < range.end; ++group_) {
    context_.check_cancelled();
    const auto group = footer->metadata->RowGroup(static_cast<int>(group_));
    if (!read_group(*group, bytes, is_remote(file.path), next)) return false;
  }
  return true;
}

/// Nothing but the number of rows is wanted, which the plan knows.
bool ParquetSource::count_rows(const plan::ParquetRange& range, Operator& next) {
  std::uint64_t rows = 0;
  for (std::uint64_t group = range.begin; group < range.end; ++group) rows += op_.files[range.file].row_groups[group].rows;
  while (rows > 0) {
    const std::size_t some = static_cast<std::size_t>(std::min<std::uint64_t>(rows, batch_rows));
    if (!next.push(Batch{{}, some})) return false;
    rows -= some;
  }
  return true;
}

void ParquetSource::open_columns(const plan::ParquetFile& file, const Footer& footer) {
  for (UsedColumn& column : used_) {
    column.form = nullptr;
    column.cast.reset();
    column.constant.reset();
    if (column.is_path) {
      column.constant = file.path;
    } else if (column.partition) {
      column.constant = file.partition[*column.partition];
    } else {
      column.form = footer.find(column.field.name);
      if (!column.form || column.form->always_null) {
        column.constant = plan::Literal();
      } else if (!column.form->refusal.empty()) {
        throw Error(ErrorKind::data, "File changed since the frame was made: " + file.path);
      } else if (column.form->type.id() != held_as(column.field.type)) {
        column.cast.emplace(plan::make(plan::Cast{column.field.type}, {plan::column(column.field.name)}),
                            plan::Schema({{column.field.name, column.form->type}}));
      }
    }
  }
}

std::vector<RowRange> ParquetSource::ranges_of(const parquet::RowGroupMetaData& group, ByteSource& bytes) const {
  if (!predicate_) return {{0, static_cast<std::size_t>(group.num_rows())}};
  std::vector<PredicateColumn> columns;
  for (const std::size_t index : bounded_columns_) {
    const UsedColumn& used = used_[index];
    PredicateColumn& column = columns.emplace_back();
    column = {used.field.name, used.field.type, used.form, {}};
    if (used.constant) column.constant = bounds_of(*used.constant);
  }
  return rows_to_read(predicate_, columns, group, bytes);
}

bool ParquetSource::read_group(const parquet::RowGroupMetaData& group, const std::shared_ptr<ByteSource>& bytes, bool is_remote,
                               Operator& next) {
  const std::vector<RowRange> ranges = ranges_of(group, *bytes);
  if (ranges.empty()) return true;
  for (UsedColumn& column : used_) {
    column.decoder.reset();
    if (column.constant) continue;
    at(column, [&] {
      const ChunkPlace place = parquet_file::place_of(*group.ColumnChunk(column.form->leaf), bytes->facts().size);
      column.decoder = make_column_decoder(*column.form, PageStream(bytes, place, is_remote));
    });
  }
  std::size_t row = 0;
  for (const auto& [begin, end] : ranges) {
    skip_rows(begin - row);
    for (row = begin; row < end;) {
      context_.check_cancelled();
      const std::size_t some = std::min(end - row, batch_rows);
      if (!read_batch(some, next)) return false;
      row += some;
    }
  }
  return true;
}

void ParquetSource::skip_rows(std::size_t num_rows) {
  if (num_rows == 0) return;
  for (UsedColumn& column : used_)
    if (column.decoder) at(column, [&] { column.decoder->skip(num_rows); });
}

bool ParquetSource::read_batch(std::size_t num_rows, Operator& next) {
  num_rows_ = num_selected_ = num_rows;
  known_.assign(used_.size(), {});
  is_read_.assign(used_.size(), false);
  if (evaluator_) {
    Batch tested{{}, num_rows};
    for (const std::size_t used : predicate_columns_) tested.columns.push_back(known_column(used));
    passed_.clear();
    evaluator_->select(tested, passed_);
    keep_rows(passed_);
  }
  for (std::size_t index = 0; index < partners_.size() && num_selected_ > 0; ++index) {
    if (!partners_[index].is_worthwhile()) continue;
    Batch keys{{}, num_selected_};
    for (const std::size_t used : partner_columns_[index]) keys.columns.push_back(known_column(used));
    partners_[index].select(keys, passed_);
    keep_rows(passed_);
  }
  Batch batch{{}, num_selected_};
  if (num_selected_ > 0)
    for (const std::size_t used : wanted_columns_) batch.columns.push_back(known_column(used));
  for (std::size_t used = 0; used < used_.size(); ++used)
    if (!is_read_[used] && used_[used].decoder) at(used_[used], [&] { used_[used].decoder->skip(num_rows); });
  return num_selected_ == 0 || next.push(std::move(batch));
}

/// The values of a column in the rows that are left.
const Vector& ParquetSource::known_column(std::size_t used) {
  if (!is_read_[used]) known_[used] = read_column(used_[used], num_rows_, selected_, num_selected_ < num_rows_);
  is_read_[used] = true;
  return known_[used];
}

/// Leaves of the rows that were left those at `rows`.
void ParquetSource::keep_rows(std::span<const std::uint32_t> rows) {
  if (rows.size() == num_selected_) return;
  const bool all = num_selected_ == num_rows_;
  selected_.resize(all ? rows.size() : selected_.size());
  for (std::size_t index = 0; index < rows.size(); ++index) selected_[index] = all ? rows[index] : selected_[rows[index]];
  selected_.resize(rows.size());
  num_selected_ = rows.size();
  for (std::size_t used = 0; used < used_.size() && num_selected_ > 0; ++used)
    if (is_read_[used] && is_used_later_[used]) known_[used] = take(known_[used], rows);
}

/// One column of the next `num_rows` rows, or of `rows` among them.
Vector ParquetSource::read_column(UsedColumn& column, std::size_t num_rows, std::span<const std::uint32_t> rows, bool some) {
  if (column.constant) return repeat(*column.constant, column.field.type, some ? rows.size() : num_rows);
  return at(column, [&] {
    Vector vector = some ? column.decoder->take(num_rows, rows) : column.decoder->read(num_rows);
    if (!column.cast) return vector;
    const std::size_t size = vector.size;
    return column.cast->evaluate(Batch{{std::move(vector)}, size});
  });
}

}  // namespace
}  // namespace parquet_file

void register_read_parquet() {
  register_source(plan::ReadParquet::name, [](const plan::Node& node, const TaskContext& context) {
    return std::make_unique<parquet_file::ParquetSource>(node, context);
  });
}

}  // namespace weft::kernel
