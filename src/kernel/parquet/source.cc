// The row groups of Parquet files that a task reads -> batches of the wanted columns, for rows where the predicate is true.
#include <algorithm>

#include <parquet/exception.h>

#include <weft/error.h>

#include "kernel/evaluate.h"
#include "kernel/join/partner_conditions.h"
#include "kernel/operator.h"
#include "kernel/parquet/column_decoder.h"
#include "kernel/parquet/condition.h"
#include "kernel/parquet/footer.h"
#include "kernel/parquet/list_reader.h"
#include "kernel/parquet/register.h"
#include "kernel/parquet/row_ranges.h"
#include "plan/ops/read_parquet.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::kernel {
namespace parquet_file {
namespace {

/// Rows of a batch, ascending.
struct Selection {
  std::size_t size = 0;
  bool all = true;
  std::vector<std::uint32_t> rows = {};  // unless it is all

  void narrow(std::vector<std::uint32_t> places) {
    if (places.size() == size) return;
    if (!all)
      for (std::uint32_t& place : places) place = rows[place];
    rows = std::move(places);
    size = rows.size();
    all = false;
  }
  /// Where these rows are among those of a selection that has them and others.
  std::vector<std::uint32_t> places_in(const Selection& larger) const {
    if (larger.all) return rows;
    std::vector<std::uint32_t> places(size);
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < size; ++i) {
      while (larger.rows[place] != rows[i]) ++place;
      places[i] = place;
    }
    return places;
  }
};

/// A column that is read: for the predicate, for the result, or both.
struct UsedColumn {
  plan::Field field;
  std::optional<std::size_t> partition;  // in ReadParquet::partition_columns
  bool is_path = false;

  // In the file that is being read:
  const ColumnForm* form = nullptr;  // null: the file has no such column
  std::optional<Evaluator> cast;     // to the plan's type, where the file has a narrower one
  std::optional<plan::Literal> constant;
  std::unique_ptr<RowReader> reader;  // of this row group

  // Of the batch that is being read:
  bool known = false;  // the reader is past it
  StoredRows stored;
  Selection stored_rows;
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
      if (split.others) add_conditions(plan::coerce_literals(split.others, available).scalar, available);
      if (const plan::Expr on_values = condition_on_values(split)) {
        predicate_ = plan::coerce_literals(on_values, available).scalar;
        for (const std::string& name : plan::columns_of(predicate_)) bounded_columns_.push_back(use(available, name));
      }
      partners_ = std::move(split.partners);
      for (const PartnerCondition& partner : partners_) {
        std::vector<std::size_t>& places = partner_columns_.emplace_back();
        for (const plan::Field& field : partner.columns()) places.push_back(use(available, field.name));
      }
    }
    for (const std::string& name : op_.wanted) wanted_columns_.push_back(use(available, name));
  }

  void run(Operator& next) override {
    for (const plan::ParquetRange& range : part_.ranges)
      if (!read_range(range, next)) return;
    next.finish();
  }

 private:
  std::size_t use(const plan::Schema& available, const std::string& name);
  void add_conditions(const plan::Expr& condition, const plan::Schema& available);
  bool read_range(const plan::ParquetRange& range, Operator& next);
  bool count_rows(const plan::ParquetRange& range, Operator& next);
  void open_columns(const plan::ParquetFile& file, const Footer& footer);
  bool read_group(const std::shared_ptr<const Footer>& footer, const std::shared_ptr<ByteSource>& bytes, bool is_remote,
                  Operator& next);
  std::vector<RowRange> ranges_of(const parquet::RowGroupMetaData& group, ByteSource& bytes) const;
  bool read_batch(std::size_t num_rows, Operator& next);
  void test(Condition& condition, std::size_t num_rows);
  bool test_codes(Condition& condition, std::size_t num_rows, std::vector<std::uint32_t>& places);
  void store(UsedColumn& column, std::size_t num_rows);
  Vector values_of(UsedColumn& column, std::size_t num_rows);
  void skip_rows(std::size_t num_rows);

  /// Calls `act`, whose failures are those of this column of this row group.
  template <class Act>
  auto at(const UsedColumn& column, Act&& act);

  const plan::ReadParquet& op_;
  const TaskContext& context_;
  plan::ParquetPart part_;
  std::vector<UsedColumn> used_;
  std::vector<std::size_t> bounded_columns_, wanted_columns_;  // places in used_
  plan::Expr predicate_;                                       // what statistics are asked, with typed literals; null: nothing
  std::vector<Condition> conditions_;                          // what rows are asked
  std::vector<PartnerCondition> partners_;
  std::vector<std::vector<std::size_t>> partner_columns_;  // of each: places in used_

  const std::string* path_ = nullptr;  // of the file that is being read
  std::uint64_t group_ = 0;
  Selection selected_;  // of the batch that is being read
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

/// The parts of a condition in their order, neighbours that read the same column as one.
void ParquetSource::add_conditions(const plan::Expr& condition, const plan::Schema& available) {
  std::vector<std::vector<plan::Expr>> parts;
  std::vector<std::vector<std::string>> columns;
  for (const plan::Expr& part : plan::split_conjunction(condition)) {
    std::vector<std::string> read = plan::columns_of(part);
    if (parts.empty() || read.size() != 1 || read != columns.back()) {
      parts.emplace_back();
      columns.push_back(std::move(read));
    }
    parts.back().push_back(part);
  }
  for (std::size_t index = 0; index < parts.size(); ++index) {
    std::vector<std::size_t> places;
    std::vector<plan::Field> fields;
    for (const std::string& name : columns[index]) {
      places.push_back(use(available, name));
      fields.push_back(available.at(name));
    }
    conditions_.emplace_back(plan::join_conjunction(parts[index]), plan::Schema(std::move(fields)), std::move(places));
  }
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
  if (used_.empty() && !predicate_) return count_rows(range, next);
  path_ = &file.path;
  const std::shared_ptr<const Footer> footer = footer_of(file.path, *bytes);
  if (static_cast<std::uint64_t>(footer->metadata->num_row_groups()) != file.row_groups.size())
    throw Error(ErrorKind::data, "File changed since the frame was made: " + file.path);
  open_columns(file, *footer);
  for (group_ = range.begin; group_ < range.end; ++group_) {
    context_.check_cancelled();
    if (!read_group(footer, bytes, is_remote(file.path), next)) return false;
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
      } else if (held_as(column.form->type) != held_as(column.field.type)) {
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

bool ParquetSource::read_group(const std::shared_ptr<const Footer>& footer, const std::shared_ptr<ByteSource>& bytes,
                               bool is_remote, Operator& next) {
  const auto metadata = footer->metadata->RowGroup(static_cast<int>(group_));
  const parquet::RowGroupMetaData& group = *metadata;
  const std::vector<RowRange> ranges = ranges_of(group, *bytes);
  if (ranges.empty()) return true;
  for (UsedColumn& column : used_) {
    column.reader.reset();
    if (column.constant) continue;
    at(column, [&] {
      const ChunkPlace place = parquet_file::place_of(*group.ColumnChunk(column.form->leaf), bytes->facts().size);
      if (column.form->is_list)
        column.reader = make_list_reader(*column.form, footer, static_cast<int>(group_), bytes);
      else
        column.reader = make_column_decoder(*column.form, PageStream(bytes, place, is_remote));
    });
  }
  for (Condition& condition : conditions_) condition.forget_dictionary();
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
    if (column.reader) at(column, [&] { column.reader->skip(num_rows); });
}

bool ParquetSource::read_batch(std::size_t num_rows, Operator& next) {
  selected_ = {num_rows};
  for (UsedColumn& column : used_) {
    column.known = false;
    column.stored = {};  // lets go of pages
  }
  for (Condition& condition : conditions_)
    if (selected_.size > 0) test(condition, num_rows);
  for (std::size_t index = 0; index < partners_.size() && selected_.size > 0; ++index) {
    if (!partners_[index].is_worthwhile()) continue;
    Batch keys{{}, selected_.size};
    for (const std::size_t used : partner_columns_[index]) keys.columns.push_back(values_of(used_[used], num_rows));
    std::vector<std::uint32_t> places;
    partners_[index].select(keys, places);
    selected_.narrow(std::move(places));
  }
  Batch batch{{}, selected_.size};
  if (batch.num_rows > 0)
    for (const std::size_t used : wanted_columns_) batch.columns.push_back(values_of(used_[used], num_rows));
  for (UsedColumn& column : used_)
    if (column.reader && !column.known) at(column, [&] { column.reader->skip(num_rows); });
  return batch.num_rows == 0 || next.push(std::move(batch));
}

/// Narrows the selected rows down to those that meet the condition.
void ParquetSource::test(Condition& condition, std::size_t num_rows) {
  std::vector<std::uint32_t> places;
  if (!test_codes(condition, num_rows, places)) {
    Batch batch{{}, selected_.size};
    for (const std::size_t used : condition.columns()) batch.columns.push_back(values_of(used_[used], num_rows));
    condition.select(batch, places);
  }
  selected_.narrow(std::move(places));
}

/// The same by the values of a dictionary, each of which is tested once. Returns false where there is none, or where testing the
/// rows costs less.
bool ParquetSource::test_codes(Condition& condition, std::size_t num_rows, std::vector<std::uint32_t>& places) {
  if (condition.columns().size() != 1) return false;
  UsedColumn& column = used_[condition.columns()[0]];
  const auto* const decoder = dynamic_cast<const ColumnDecoder*>(column.reader.get());
  if (!decoder) return false;
  store(column, num_rows);
  const std::uint32_t* const codes = column.stored.codes.get();
  if (!codes) return false;
  const std::uint8_t* const truth = condition.truth_of_codes(decoder->dictionary_size(), selected_.size, [&](auto some) {
    Vector values = decoder->look_up(some);
    return column.cast ? column.cast->evaluate(Batch{{std::move(values)}, some.size()}) : values;
  });
  if (!truth) return false;
  places.resize(selected_.size + 1);
  std::size_t kept = 0;
  const auto keep = [&](std::size_t i, std::uint32_t code) {
    places[kept] = static_cast<std::uint32_t>(i);
    kept += truth[code];
  };
  if (selected_.size == column.stored_rows.size) {
    for (std::size_t i = 0; i < selected_.size; ++i) keep(i, codes[i]);
  } else {
    const std::vector<std::uint32_t> among = selected_.places_in(column.stored_rows);
    for (std::size_t i = 0; i < selected_.size; ++i) keep(i, codes[among[i]]);
  }
  places.resize(kept);
  return true;
}

/// Reads what the file has of the column for the selected rows.
void ParquetSource::store(UsedColumn& column, std::size_t num_rows) {
  if (column.known) return;
  at(column,
     [&] { column.stored = selected_.all ? column.reader->read(num_rows) : column.reader->take(num_rows, selected_.rows); });
  column.stored_rows = selected_;
  column.known = true;
}

/// The values of the selected rows.
Vector ParquetSource::values_of(UsedColumn& column, std::size_t num_rows) {
  if (column.constant) return repeat(*column.constant, column.field.type, selected_.size);
  store(column, num_rows);
  return at(column, [&] {
    StoredRows rows = column.stored;
    if (selected_.size < column.stored_rows.size) {
      const std::vector<std::uint32_t> places = selected_.places_in(column.stored_rows);
      rows = take(rows, places);
    }
    Vector vector = column.reader->values_of(std::move(rows));
    if (!column.cast) return vector;
    return column.cast->evaluate(Batch{{std::move(vector)}, selected_.size});
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
