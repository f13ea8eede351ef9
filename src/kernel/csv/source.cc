// The part of a CSV file that a task reads -> batches of the wanted columns, for rows where the predicate is true.
#include <algorithm>
#include <limits>
#include <numeric>

#include <weft/error.h>

#include "base/text.h"
#include "kernel/csv/chunk_reader.h"
#include "kernel/csv/column_reader.h"
#include "kernel/csv/file_layout.h"
#include "kernel/csv/place.h"
#include "kernel/csv/register.h"
#include "kernel/csv/row_starts.h"
#include "kernel/join/partner_conditions.h"

namespace weft::kernel {
namespace csv {
namespace {

constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max() / 2;

/// A column that is read: for the predicate, for the result, or both.
struct UsedColumn {
  std::size_t index;      // in ReadCsv::file_columns; past its end for the path column
  std::size_t place = 0;  // in this file's rows
  bool is_path = false;
  std::optional<ColumnReader> reader;
};

class CsvSource final : public Source {
 public:
  CsvSource(const plan::Node& node, const TaskContext& context)
      : node_(node), source_(*node.as<plan::ReadCsv>()), context_(context), values_(source_.format) {
    part_ = plan::decode<plan::CsvPart>(context.part);
    if (part_.file >= source_.files.size() || part_.begin > part_.end ||
        (part_.begin > 0 && (part_.step == 0 || part_.begin % part_.step > 0)))
      throw Error(ErrorKind::cluster, "Part of a CSV source lies outside of it");
    const plan::Schema available = source_.available();
    if (!node.inputs().empty()) {
      SplitCondition split = split_condition(node.input(), available, context);
      if (split.others) {
        plan::Schema fields = narrowed(available, plan::columns_of(split.others));
        for (const plan::Field& field : fields.columns()) predicate_columns_.push_back(use(available, field.name));
        predicate_.emplace(split.others, fields);
      }
      partners_ = std::move(split.partners);
      for (const PartnerCondition& partner : partners_) {
        std::vector<std::size_t>& places = partner_columns_.emplace_back();
        for (const plan::Field& field : partner.columns()) places.push_back(use(available, field.name));
      }
    }
    for (const std::string& name : source_.wanted) wanted_columns_.push_back(use(available, name));
    is_used_later_.resize(used_.size());
    for (const std::size_t used : wanted_columns_) is_used_later_[used] = true;
    for (const std::vector<std::size_t>& places : partner_columns_)
      for (const std::size_t used : places) is_used_later_[used] = true;
  }

  void run(Operator& next) override {
    try {
      if (read_part(next)) next.finish();
    } catch (const Error&) {
      // Nonsense from a wrong start is no fault of the file.
      if (context_.cancelled == nullptr || !*context_.cancelled) confirm_start();
      throw;
    }
  }

 private:
  static plan::Schema narrowed(const plan::Schema& available, const std::vector<std::string>& names) {
    std::vector<plan::Field> fields;
    for (const std::string& name : names) fields.push_back(available.at(name));
    return plan::Schema(std::move(fields));
  }

  /// The place in used_ of the column, which is put there when it is new.
  std::size_t use(const plan::Schema& available, const std::string& name) {
    const std::size_t index = available.index_of(name);
    for (std::size_t used = 0; used < used_.size(); ++used)
      if (used_[used].index == index) return used;
    UsedColumn& made = used_.emplace_back();
    made.index = index;
    made.is_path = index == source_.file_columns.size();
    return used_.size() - 1;
  }

  const plan::CsvFile& file() const { return source_.files[part_.file]; }
  const plan::Field& field(const UsedColumn& column) const { return source_.file_columns[column.index]; }

  bool read_part(Operator& next);
  void place_columns(const FileLayout& layout);
  std::uint64_t find_start(const FileLayout& layout, ByteSource& bytes);
  bool read_chunk(const Chunk& chunk, std::size_t num_rows, Operator& next);
  void drop_bad_rows(const Chunk& chunk, std::size_t& num_rows);
  bool read_slice(const Chunk& chunk, std::size_t first, std::size_t num_rows, Operator& next);
  Vector read_column(const Chunk& chunk, std::size_t used, std::size_t first, std::span<const std::uint32_t> rows,
                     std::size_t num_rows);
  template <class Column>
  Vector read_fields(const Chunk& chunk, std::size_t used, const Column& column, std::size_t num_rows);
  void resolve_misfit(const Chunk& chunk, UsedColumn& column);
  Vector path_vector(std::size_t num_rows) const;
  void check_end(const ChunkReader& reader, ByteSource& bytes);
  std::uint64_t exact_start() const;
  void confirm_start();
  [[noreturn]] void revise_starts(std::uint64_t border) const;
  [[noreturn]] void revise_types();

  const plan::Node& node_;
  plan::ReadCsv source_;  // the node's op, widened as values need it
  const TaskContext& context_;
  plan::CsvPart part_;
  ValueTexts values_;
  std::vector<UsedColumn> used_;
  std::vector<std::size_t> predicate_columns_, wanted_columns_;  // places in used_
  std::optional<Evaluator> predicate_;
  std::vector<PartnerCondition> partners_;
  std::vector<std::vector<std::size_t>> partner_columns_;  // of each: places in used_
  std::vector<bool> is_used_later_;                        // of used_: for more than the predicate

  std::size_t num_fields_ = 0;  // of this file's rows
  std::uint64_t start_ = 0;     // where the first row begins, as this part takes it
  bool start_is_exact_ = true;
  std::string reason_;                    // why columns were widened; empty when none was
  std::vector<std::uint32_t> kept_rows_;  // of an irregular chunk, when some are left out
  bool some_dropped_ = false;
  std::vector<FieldSpan> spans_;
  std::vector<std::uint32_t> selected_, passed_;
};

/// Returns false when nothing more is wanted downstream, and the part was left.
bool CsvSource::read_part(Operator& next) {
  const auto layout = layout_of(file(), source_.format);
  if (layout->is_empty()) return true;
  place_columns(*layout);
  for (UsedColumn& column : used_)
    if (!column.is_path)
      column.reader.emplace(field(column).type, source_.typed[column.index], source_.format, values_.of(field(column).name));

  // Behind the last part come at most lines that are no rows.
  const bool is_last = file().is_whole() || part_.end == std::min(file().size, file().data_end);
  const std::uint64_t end = is_last ? std::min(unlimited, file().data_end) : part_.end;
  std::shared_ptr<ByteSource> bytes = open_source(file().path, {file().size, file().stamp});
  bytes->expect_until(part_.end);
  if (end <= layout->data_begin) return true;  // the header; the next part knows where rows begin
  start_ = file().is_whole() ? layout->data_begin : find_start(*layout, *bytes);
  ChunkReader reader(open_csv(file(), bytes, start_), start_, source_.format, num_fields_, file().path,
                     file().has_byte_characters());
  Chunk chunk;
  std::uint64_t at = start_;
  while (at < end && reader.next(chunk, end)) {
    context_.check_cancelled();
    at = chunk.next_offset;
    std::size_t num_rows = chunk.num_rows;
    while (num_rows > 0 && at > end && chunk.offset_of(chunk.row_begin(num_rows - 1)) >= end) --num_rows;
    if (!read_chunk(chunk, num_rows, next)) return true;
  }
  if (!is_last) check_end(reader, *bytes);
  if (!reason_.empty()) revise_types();
  return true;
}

/// Finds the used columns in this file, whose columns may stand in another order than in the first one.
void CsvSource::place_columns(const FileLayout& layout) {
  num_fields_ = source_.by_position ? source_.file_columns.size() : layout.names.size();
  if (!source_.by_position && source_.enforce) {
    std::vector<std::string> expected;
    for (const plan::Field& column : source_.file_columns) expected.push_back(column.name);
    const auto shows =
        std::find_if(source_.files.begin(), source_.files.end(), [](const plan::CsvFile& file) { return file.size > 0; });
    if (layout.names != expected)
      throw Error(ErrorKind::data, "Columns differ from those of " + shows->path + " (have: " + base::list_names(layout.names) +
                                       "; expected: " + base::list_names(expected) + "): " + file().path);
  }
  for (UsedColumn& column : used_) {
    if (column.is_path) continue;
    column.place = column.index;
    if (source_.by_position) continue;
    const auto found = std::find(layout.names.begin(), layout.names.end(), field(column).name);
    if (found == layout.names.end())
      throw Error(ErrorKind::data, base::not_found("Column", field(column).name, layout.names), file().path);
    column.place = static_cast<std::size_t>(found - layout.names.begin());
  }
}

/// Where this part's first row begins, or a later part's, when none begins here.
std::uint64_t CsvSource::find_start(const FileLayout& layout, ByteSource& bytes) {
  if (part_.begin <= layout.data_begin) return layout.data_begin;
  if (!file().row_starts.empty()) return exact_start();
  // Where nothing can hide a newline, the guess is right.
  start_is_exact_ = !source_.format.quoting && !source_.format.escape;
  return first_line_guess(bytes, part_.begin, source_.format);
}

/// Returns false when nothing more is wanted downstream.
bool CsvSource::read_chunk(const Chunk& chunk, std::size_t num_rows, Operator& next) {
  some_dropped_ = false;
  if (chunk.irregular) drop_bad_rows(chunk, num_rows);
  for (std::size_t first = 0; first < num_rows; first += batch_rows)
    if (!read_slice(chunk, first, std::min(batch_rows, num_rows - first), next)) return false;
  return true;
}

/// Rows with too many fields are an error or, when the program says so, left out; those with too few have nulls.
void CsvSource::drop_bad_rows(const Chunk& chunk, std::size_t& num_rows) {
  kept_rows_.clear();
  for (std::size_t row = 0; row < num_rows; ++row) {
    const std::size_t fields = chunk.irregular->num_fields(row);
    if (fields <= num_fields_) {
      kept_rows_.push_back(static_cast<std::uint32_t>(row));
    } else if (!source_.format.skip_bad_lines) {
      throw Error(ErrorKind::data, "Row has too many fields: expected " + std::to_string(num_fields_) + ", found " +
                                       std::to_string(fields) + " (" +
                                       place_of(file(), source_.format, chunk.offset_of(chunk.row_begin(row))) + ")");
    }
  }
  some_dropped_ = kept_rows_.size() < num_rows;
  num_rows = kept_rows_.size();
}

bool CsvSource::read_slice(const Chunk& chunk, std::size_t first, std::size_t num_rows, Operator& next) {
  if (!reason_.empty()) {
    // The result is not wanted any more: see what else needs widening, in all rows.
    for (std::size_t used = 0; used < used_.size(); ++used) read_column(chunk, used, first, {}, num_rows);
    return true;
  }
  std::vector<std::optional<Vector>> known(used_.size());  // in the rows that are left
  std::size_t num_left = num_rows;
  const auto column = [&](std::size_t used) -> const Vector& {
    const bool some = num_left < num_rows;
    if (!known[used])
      known[used] = read_column(chunk, used, first,
                                some ? std::span<const std::uint32_t>(selected_) : std::span<const std::uint32_t>(), num_left);
    return *known[used];
  };
  const auto keep = [&](std::span<const std::uint32_t> rows) {
    if (rows.size() == num_left) return;
    const bool all = num_left == num_rows;
    if (all) selected_.resize(rows.size());
    for (std::size_t index = 0; index < rows.size(); ++index) selected_[index] = all ? rows[index] : selected_[rows[index]];
    selected_.resize(rows.size());
    num_left = rows.size();
    for (std::size_t used = 0; used < used_.size() && num_left > 0; ++used)
      if (known[used] && is_used_later_[used]) known[used] = take(*known[used], rows);
  };
  if (predicate_) {
    Batch tested{{}, num_rows};
    for (const std::size_t used : predicate_columns_) tested.columns.push_back(column(used));
    if (!reason_.empty()) return read_slice(chunk, first, num_rows, next);
    passed_.clear();
    predicate_->select(tested, passed_);
    keep(passed_);
  }
  for (std::size_t index = 0; index < partners_.size() && num_left > 0; ++index) {
    if (!partners_[index].is_worthwhile()) continue;
    Batch keys{{}, num_left};
    for (const std::size_t used : partner_columns_[index]) keys.columns.push_back(column(used));
    if (!reason_.empty()) return read_slice(chunk, first, num_rows, next);
    partners_[index].select(keys, passed_);
    keep(passed_);
  }
  if (num_left == 0) return true;
  Batch batch{{}, num_left};
  for (const std::size_t used : wanted_columns_) batch.columns.push_back(column(used));
  if (!reason_.empty()) return read_slice(chunk, first, num_rows, next);
  return next.push(std::move(batch));
}

/// One column of `num_rows` rows: those from `first` on, or those at first + rows[i].
Vector CsvSource::read_column(const Chunk& chunk, std::size_t used, std::size_t first, std::span<const std::uint32_t> rows,
                              std::size_t num_rows) {
  const UsedColumn& column = used_[used];
  if (column.is_path) return path_vector(num_rows);
  if (chunk.regular) {
    const bool is_last = column.place + 1 == chunk.regular->num_fields;
    const RegularColumn fields{chunk.regular->ends + first * chunk.regular->num_fields + column.place, chunk.regular->num_fields,
                               chunk.regular->crlf && is_last ? 1u : 0u};
    if (rows.empty()) return read_fields(chunk, used, fields, num_rows);
    spans_.resize(num_rows);
    for (std::size_t i = 0; i < num_rows; ++i) spans_[i] = fields[rows[i]];
  } else {
    spans_.resize(num_rows);
    for (std::size_t i = 0; i < num_rows; ++i) {
      std::size_t row = first + (rows.empty() ? i : rows[i]);
      if (some_dropped_) row = kept_rows_[row];
      spans_[i] = chunk.irregular->field(row, column.place);
    }
  }
  return read_fields(chunk, used, SpanColumn{spans_.data()}, num_rows);
}

template <class Column>
Vector CsvSource::read_fields(const Chunk& chunk, std::size_t used, const Column& fields, std::size_t num_rows) {
  UsedColumn& column = used_[used];
  const FieldText text{chunk.text, chunk.memory, chunk.quotes, chunk.high_bytes};
  while (true) {
    Vector made = column.reader->read(text, fields, num_rows);
    if (!column.reader->misfit()) return made;
    resolve_misfit(chunk, column);
  }
}

/// Makes the column wide enough for the value that did not fit, or throws when it must not be widened.
void CsvSource::resolve_misfit(const Chunk& chunk, UsedColumn& column) {
  const Misfit misfit = *column.reader->misfit();
  plan::Field& known = source_.file_columns[column.index];
  const std::uint64_t offset = chunk.offset_of(misfit.field.begin);
  if (misfit.is_bad_utf8)
    throw Error(ErrorKind::data, "Text is not UTF-8 in column '" + known.name + "': " + shown(misfit.value) + " (" +
                                     place_of(file(), source_.format, offset) + ")");
  if (source_.typed[column.index])
    throw Error(ErrorKind::data, "Bad value for " + std::string(dd::to_string(known.type)) + " column '" + known.name +
                                     "': " + shown(misfit.value) + " (" + place_of(file(), source_.format, offset) + ")");
  const ValueText& values = values_.of(known.name);
  const DType wider = widened(known.type, values.type_of(misfit.value));
  if (!reason_.empty()) reason_ += "; ";
  reason_ += "column '" + known.name + "' became " + std::string(dd::to_string(wider)) + " at value " + shown(misfit.value) +
             " (" + file().path + ", byte " + std::to_string(offset) + ")";
  known.type = wider;
  column.reader.emplace(known.type, false, source_.format, values);
}

Vector CsvSource::path_vector(std::size_t num_rows) const {
  auto path = std::make_shared<const std::string>(file().path);
  auto [vector, out] = make_vector<StringRef>(DType::string, num_rows);
  std::fill_n(out, num_rows, StringRef(*path));
  vector.holds.push_back(path);
  return vector;
}

/// Sees to it that the next part begins where this one ends; row_starts.h says why that is enough.
void CsvSource::check_end(const ChunkReader& reader, ByteSource& bytes) {
  if (!file().row_starts.empty()) return;
  const std::uint64_t next_start = start_ >= part_.end ? start_ : reader.first_line_at(part_.end);
  if (next_start == first_line_guess(bytes, part_.end, source_.format)) return;
  revise_starts(part_.end);
}

/// Where the first line at or after the begin of this part starts, as reading from the file's begin tells.
std::uint64_t CsvSource::exact_start() const {
  const std::vector<std::uint64_t>& known = file().row_starts;
  if (known.empty()) return scan_row_starts(file(), source_.format, part_.step).at(part_.begin / part_.step - 1);
  if (part_.step != source_.blocksize || known.size() != (file().size - 1) / source_.blocksize)
    throw Error(ErrorKind::cluster, "Starts of rows belong to other blocks: " + file().path);
  return known.at(part_.begin / part_.step - 1);
}

/// Throws a revision when this part began in the wrong place.
void CsvSource::confirm_start() {
  if (start_is_exact_) return;
  const std::uint64_t exact = exact_start();
  start_is_exact_ = true;
  if (exact == start_) return;
  revise_starts(part_.begin);
}

void CsvSource::revise_starts(std::uint64_t border) const {
  plan::SourceRevision revision{node_.name(), *node_.as<plan::ReadCsv>(), {}};
  // A file that has newlines in quotes seldom comes alone: one revision for all is quicker than one for each.
  find_row_starts(revision.revised);
  revision.reason = "quotes are open where a block begins (" + file().path + ", byte " + std::to_string(border) + ")";
  throw revision;
}

void CsvSource::revise_types() {
  confirm_start();
  throw plan::SourceRevision{node_.name(), source_, reason_};
}

}  // namespace
}  // namespace csv

std::unique_ptr<Source> make_csv_source(const plan::Node& node, const TaskContext& context) {
  return std::make_unique<csv::CsvSource>(node, context);
}

void register_csv() { register_source(plan::ReadCsv::name, make_csv_source); }

}  // namespace weft::kernel
