// read_sql_table, read_sql_query: ranges of an index column -> the partitions of a frame.
#include <algorithm>
#include <cmath>
#include <optional>

#include <weft/dataframe.h>
#include <weft/sql.h>

#include "base/json_writer.h"
#include "base/temporal_text.h"
#include "base/text.h"
#include "sql/sqlite_database.h"

namespace weft::sql {
namespace {

using dd::DType;
using dd::Value;

/// Values of one column as SQLite has them, which are those of a type: int64, float64, boolean or string.
class ColumnBuilder {
 public:
  ColumnBuilder(std::string name, DType type) : name_(std::move(name)), type_(type) {}

  void add(const Statement& row, int column) {
    const ValueKind kind = row.kind(column);
    valid_.push_back(kind != ValueKind::null);
    const bool is_number = kind == ValueKind::integer || kind == ValueKind::real;
    if (type_ == DType::int64 || type_ == DType::boolean) {
      if (kind == ValueKind::real || kind == ValueKind::text) fail(row, column);
      whole_.push_back(valid_.back() ? row.integer(column) : 0);
      if (type_ == DType::boolean && whole_.back() != 0 && whole_.back() != 1) fail(row, column);
    } else if (type_ == DType::float64) {
      if (valid_.back() && !is_number) fail(row, column);
      real_.push_back(valid_.back() ? row.real(column) : 0);
    } else {
      texts_.emplace_back(valid_.back() ? row.text(column) : std::string_view());
    }
  }
  std::pair<std::string, dd::Column> finish() {
    if (type_ == DType::int64) return {name_, dd::Column(std::span<const std::int64_t>(whole_), valid_)};
    if (type_ == DType::float64) return {name_, dd::Column(std::span<const double>(real_), valid_)};
    if (type_ == DType::boolean) return {name_, dd::Column(std::vector<bool>(whole_.begin(), whole_.end()), valid_)};
    return {name_, dd::Column(std::span<const std::string>(texts_), valid_)};
  }

 private:
  [[noreturn]] void fail(const Statement& row, int column) const {
    throw Error(ErrorKind::data, "Not a value of " + std::string(dd::to_string(type_)) + " column '" + name_ +
                                     "' (.dtype says which type a column has): " + std::string(row.text(column)));
  }

  std::string name_;
  DType type_;
  std::vector<bool> valid_;
  std::vector<std::int64_t> whole_;
  std::vector<double> real_;
  std::vector<std::string> texts_;
};

/// What a column comes from the database as: times are texts, which the frame parses.
DType stored_type(DType type) {
  if (type == DType::boolean || type == DType::string || type == DType::int64) return type;
  if (dd::is_integer(type)) return DType::int64;
  return dd::is_floating(type) ? DType::float64 : DType::string;
}

}  // namespace

/// The rows of a query. `types` has the stored types of its columns, by commas.
dd::Table weft_sqlite_rows(const std::string& uri, const std::string& query, const std::string& types) {
  Database database(uri, Database::Access::read, ErrorKind::data);
  Statement rows = database.prepare(query);
  std::vector<ColumnBuilder> columns;
  std::size_t begin = 0;
  for (int column = 0; column < rows.num_columns(); ++column) {
    const std::size_t end = std::min(types.find(',', begin), types.size());
    columns.emplace_back(rows.column_name(column), dd::dtype(types.substr(begin, end - begin)));
    begin = std::min(end + 1, types.size());
  }
  while (rows.step())
    for (std::size_t column = 0; column < columns.size(); ++column) columns[column].add(rows, static_cast<int>(column));
  std::vector<std::pair<std::string, dd::Column>> made;
  for (ColumnBuilder& column : columns) made.push_back(column.finish());
  return dd::Table(std::move(made));
}

}  // namespace weft::sql

using weft::sql::weft_sqlite_rows;
WEFT_FUNCTION(weft_sqlite_rows);

namespace weft::sql {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorKind::user, "read_sql: " + what); }

std::optional<DType> type_declared(std::string declared) {
  for (char& character : declared)
    if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 32);
  const auto has = [&](const char* part) { return declared.find(part) != declared.npos; };
  if (declared.empty()) return std::nullopt;
  if (has("BOOL")) return DType::boolean;
  if (has("DATETIME") || has("TIMESTAMP")) return DType::timestamp;
  if (declared == "DATE") return DType::date;
  if (has("CHAR") || has("CLOB") || has("TEXT")) return DType::string;
  if (has("INT")) return DType::int64;
  if (has("REAL") || has("FLOA") || has("DOUB") || has("NUMERIC") || has("DECIMAL")) return DType::float64;
  return DType::string;
}

/// What the database tells before rows are read.
struct Head {
  std::vector<std::pair<std::string, DType>> columns;
  double bytes_per_row = 0;

  DType type_of(const std::string& name) const {
    for (const auto& [column, type] : columns)
      if (column == name) return type;
    return DType::string;
  }
};

Head read_head(Database& database, const std::string& query, const dd::ReadSql& options) {
  Statement rows = database.prepare("SELECT * FROM (" + query + ") LIMIT " + std::to_string(options.head_rows));
  Head head;
  const auto count = static_cast<std::size_t>(rows.num_columns());
  std::vector<std::optional<DType>> shown(count);
  std::size_t num_rows = 0, bytes = 0;
  for (; rows.step(); ++num_rows)
    for (std::size_t column = 0; column < count; ++column) {
      const int place = static_cast<int>(column);
      const ValueKind kind = rows.kind(place);
      bytes += kind == ValueKind::text ? 16 + rows.text(place).size() : 8;
      if (kind == ValueKind::null) continue;
      const DType type = kind == ValueKind::integer ? DType::int64 : kind == ValueKind::real ? DType::float64 : DType::string;
      auto& known = shown[column];
      const bool is_mixed = known && *known != type && (type == DType::string || known == DType::string);
      known = is_mixed ? DType::string : known && *known != type ? DType::float64 : type;
    }
  for (std::size_t column = 0; column < count; ++column) {
    const std::string name = rows.column_name(static_cast<int>(column));
    const auto given = options.dtype.find(name);
    const auto declared = type_declared(rows.declared_type(static_cast<int>(column)));
    head.columns.emplace_back(name, given != options.dtype.end() ? given->second
                                    : declared                   ? *declared
                                                                 : shown[column].value_or(DType::string));
  }
  head.bytes_per_row = num_rows > 0 ? static_cast<double>(bytes) / static_cast<double>(num_rows) : 1;
  return head;
}

Value value_of(const Statement& row, int column) {
  switch (row.kind(column)) {
    case ValueKind::integer:
      return row.integer(column);
    case ValueKind::real:
      return row.real(column);
    case ValueKind::text:
      return std::string(row.text(column));
    default:
      return {};
  }
}

/// A value as a statement has it.
std::string literal(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.variant())) return quoted_text(*text);
  if (const auto* real = std::get_if<double>(&value.variant())) return base::repr(*real);
  return value.to_string();
}

/// That many equal ranges between two numbers or times.
std::vector<Value> equal_ranges(const Value& least, const Value& greatest, DType type, std::size_t count) {
  std::vector<Value> made{least};
  const auto parts = static_cast<long double>(count);
  const auto between = [&](long double from, long double to, std::size_t part) {
    return from + (to - from) * static_cast<long double>(part) / parts;
  };
  std::optional<std::int64_t> first, last;
  if (type == DType::timestamp || type == DType::date) {
    first = base::parse_timestamp(least.as_string());
    last = base::parse_timestamp(greatest.as_string());
    if (!first || !last)
      refuse("the index has no ISO 8601 times at its ends: " + least.to_string() + ", " + greatest.to_string());
  }
  for (std::size_t part = 1; part < count; ++part) {
    Value next;
    if (first) {
      // Whole seconds or days compare as texts do, with or without decimals behind.
      const std::int64_t unit = type == DType::date ? 86'400'000'000 : 1'000'000;
      const auto at = static_cast<std::int64_t>(between(static_cast<long double>(*first), static_cast<long double>(*last), part));
      const std::int64_t whole = at / unit * unit;
      next = type == DType::date ? base::format_date(static_cast<std::int32_t>(whole / unit)) : base::format_timestamp(whole);
      if (next.as_string() <= made.back().as_string()) continue;
    } else if (type == DType::int64) {
      next = static_cast<std::int64_t>(
          between(static_cast<long double>(least.as_int64()), static_cast<long double>(greatest.as_int64()), part));
      if (next.as_int64() <= made.back().as_int64()) continue;
    } else {
      next = static_cast<double>(between(least.as_double(), greatest.as_double(), part));
      if (next.as_double() <= made.back().as_double()) continue;
    }
    made.push_back(next);
  }
  made.push_back(greatest);
  return made;
}

std::vector<Value> divisions_of(Database& database, const std::string& query, const std::string& index, const Head& head,
                                const dd::ReadSql& options) {
  if (!options.divisions.empty()) {
    if (options.divisions.size() < 2) refuse(".divisions needs at least two values");
    return options.divisions;
  }
  const DType type = head.type_of(index);
  if (type == DType::string || type == DType::boolean)
    refuse("ranges of an index are found for numbers and times, .divisions say those of a " + std::string(dd::to_string(type)) +
           " column: " + index);
  Statement ends = database.prepare("SELECT min(" + quoted_name(index) + "), max(" + quoted_name(index) + "), count(" +
                                    quoted_name(index) + ") FROM (" + query + ")");
  ends.step();
  const Value least = options.limits.empty() ? value_of(ends, 0) : options.limits[0];
  const Value greatest = options.limits.empty() ? value_of(ends, 1) : options.limits[1];
  if (least.is_null() || greatest.is_null()) return {};
  const double bytes = static_cast<double>(ends.integer(2)) * head.bytes_per_row;
  const auto by_size = static_cast<std::size_t>(std::llround(bytes / static_cast<double>(options.bytes_per_chunk.count())));
  return equal_ranges(least, greatest, dd::is_integer(type) ? DType::int64 : type,
                      options.npartitions.value_or(std::max<std::size_t>(by_size, 1)));
}

void check(const dd::ReadSql& options) {
  if (!options.divisions.empty() && options.npartitions) refuse(".divisions and .npartitions exclude each other");
  if (!options.divisions.empty() && !options.limits.empty()) refuse(".divisions and .limits exclude each other");
  if (!options.limits.empty() && options.limits.size() != 2) refuse(".limits are two values");
  if (options.npartitions && *options.npartitions == 0) refuse(".npartitions is 1 or more");
  if (options.head_rows == 0) refuse(".head_rows is 1 or more");
  if (options.bytes_per_chunk.count() == 0) refuse(".bytes_per_chunk is more than 0");
}

/// The query, with nothing but the wanted columns.
std::string narrowed(const std::string& query, const std::vector<std::string>& columns) {
  std::string names;
  for (const std::string& name : columns) names += (names.empty() ? "" : ", ") + quoted_name(name);
  return "SELECT " + names + " FROM (" + query + ")";
}

/// The frame with its columns of the types that they are to have.
dd::DataFrame with_types(const dd::DataFrame& frame, const Head& head) {
  std::vector<std::pair<std::string, dd::Operand>> changed;
  for (const auto& [name, type] : head.columns) {
    if (type == stored_type(type)) continue;
    if (type == DType::timestamp)
      changed.emplace_back(name, dd::to_datetime(frame[name]));
    else
      changed.emplace_back(name, frame[name].astype(type));
  }
  return changed.empty() ? frame : frame.assign(changed);
}

dd::DataFrame read(std::string query, const std::string& uri, const std::string& index, const dd::ReadSql& options) {
  check(options);
  Database database(uri, Database::Access::read, ErrorKind::user);
  Head head = read_head(database, query, options);
  std::vector<std::string> have;
  for (const auto& [name, type] : head.columns) have.push_back(name);
  const auto check_column = [&](const std::string& name) {
    if (std::find(have.begin(), have.end(), name) == have.end())
      throw Error(ErrorKind::user, base::not_found("Column", name, have));
  };
  check_column(index);
  for (const auto& [name, type] : options.dtype) check_column(name);
  if (!options.columns.empty()) {
    std::vector<std::string> wanted = options.columns;
    for (const std::string& name : wanted) check_column(name);
    if (std::find(wanted.begin(), wanted.end(), index) == wanted.end()) wanted.insert(wanted.begin(), index);
    query = narrowed(query, wanted);
    head = read_head(database, query, options);
  }
  const std::vector<Value> divisions = divisions_of(database, query, index, head, options);
  std::string types;
  std::vector<std::pair<std::string, DType>> columns;
  for (const auto& [name, type] : head.columns) {
    columns.emplace_back(name, stored_type(type));
    types += (types.empty() ? "" : ",") + std::string(dd::to_string(columns.back().second));
  }
  const std::string name = quoted_name(index);
  std::vector<dd::CallArguments> calls;
  for (std::size_t part = 0; part + 1 < divisions.size(); ++part) {
    const bool is_last = part + 2 == divisions.size();
    const std::string rows = "SELECT * FROM (" + query + ") WHERE " + name + " >= " + literal(divisions[part]) + " AND " + name +
                             (is_last ? " <= " : " < ") + literal(divisions[part + 1]) + " ORDER BY " + name;
    calls.push_back({uri, rows, types});
  }
  const bool is_empty = calls.empty();
  if (is_empty) calls.push_back({uri, "SELECT * FROM (" + query + ") WHERE 0", types});
  const dd::DataFrame frame = with_types(dd::from_map<&weft_sqlite_rows>(calls, {.columns = columns}), head);
  return frame.set_index(index, {.sorted = true, .divisions = is_empty ? std::vector<Value>() : divisions});
}

}  // namespace
}  // namespace weft::sql

namespace weft::dd {

DataFrame read_sql_table(const std::string& table, const std::string& uri, const std::string& index_col, const ReadSql& options) {
  return sql::read("SELECT * FROM " + sql::quoted_name(table), uri, index_col, options);
}

DataFrame read_sql_query(const std::string& query, const std::string& uri, const std::string& index_col, const ReadSql& options) {
  std::string bare = query;
  while (!bare.empty() && (bare.back() == ';' || bare.back() == ' ' || bare.back() == '\n')) bare.pop_back();
  return sql::read(bare, uri, index_col, options);
}

DataFrame read_sql(const std::string& table_or_query, const std::string& uri, const std::string& index_col,
                   const ReadSql& options) {
  const bool is_query = table_or_query.find_first_of(" \n\t") != table_or_query.npos;
  return is_query ? read_sql_query(table_or_query, uri, index_col, options)
                  : read_sql_table(table_or_query, uri, index_col, options);
}

}  // namespace weft::dd
