// to_sql: the partitions of a frame -> the rows of a table.
#include <algorithm>
#include <cmath>
#include <optional>

#include <weft/dataframe.h>
#include <weft/sql.h>

#include "base/text.h"
#include "sql/sqlite_database.h"

namespace weft::sql {
namespace {

using dd::DType;

std::string declared(const dd::DataFrame& frame, const std::string& name) {
  const DType type = frame[name].dtype();
  if (type == DType::boolean) return "BOOLEAN";
  if (dd::is_integer(type)) return "BIGINT";
  if (dd::is_floating(type)) return "FLOAT";
  if (type == DType::date) return "DATE";
  if (type == DType::time) return "TIME";
  if (type == DType::timestamp) return "DATETIME";
  if (dd::is_text(type)) return "TEXT";
  throw Error(ErrorKind::user, "to_sql: SQLite has no type for a " + std::string(dd::to_string(type)) + " column: " + name);
}

void bind_value(Statement& insert, int parameter, const dd::Column& column, std::size_t row) {
  const DType type = column.dtype();
  if (column.is_null(row)) return insert.bind_null(parameter);
  if (type == DType::boolean) return insert.bind(parameter, std::int64_t{column.at<bool>(row)});
  if (dd::is_integer(type)) return insert.bind(parameter, column.at<std::int64_t>(row));
  if (dd::is_floating(type)) {
    const double value = column.at<double>(row);
    return std::isnan(value) ? insert.bind_null(parameter) : insert.bind(parameter, value);
  }
  std::string text = column.to_string(row);
  // All of one form, so that texts are in the order of their times.
  if (type == DType::timestamp && text.find('.') == text.npos) text += ".000000";
  insert.bind(parameter, std::string_view(text));
}

std::size_t insert_rows(Statement& insert, const dd::Table& table) {
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    for (std::size_t column = 0; column < table.num_columns(); ++column)
      bind_value(insert, static_cast<int>(column) + 1, table.column(column), row);
    insert.step();
  }
  return table.num_rows();
}

/// A transaction that leaves everything as it was, unless it is told to end.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database.run("BEGIN IMMEDIATE"); }
  ~Transaction() {
    if (ended_) return;
    try {
      database_.run("ROLLBACK");
    } catch (const Error&) {
      // SQLite has done it already where the failure was its own.
    }
  }
  void commit() {
    database_.run("COMMIT");
    ended_ = true;
  }

 private:
  Database& database_;
  bool ended_ = false;
};

void make_table(Database& database, const dd::DataFrame& frame, const std::string& table,
                const std::optional<std::string>& index) {
  std::string columns;
  for (const std::string& name : frame.columns())
    columns += (columns.empty() ? "" : ", ") + quoted_name(name) + " " + declared(frame, name);
  database.run("CREATE TABLE " + quoted_name(table) + " (" + columns + ")");
  if (index)
    database.run("CREATE INDEX " + quoted_name("ix_" + table + "_" + *index) + " ON " + quoted_name(table) + " (" +
                 quoted_name(*index) + ")");
}

}  // namespace
}  // namespace weft::sql

namespace weft::dd {

std::size_t to_sql(const DataFrame& whole, const std::string& table, const std::string& uri, const ToSql& options) {
  static const std::vector<std::string> ways{"fail", "replace", "append"};
  if (std::find(ways.begin(), ways.end(), options.if_exists) == ways.end())
    throw Error(ErrorKind::user, base::not_found("to_sql: if_exists", options.if_exists, ways));
  std::optional<std::string> index = whole.index_name();
  DataFrame frame = whole;
  if (index && !options.index) {
    frame = whole.reset_index({.drop = true});
    index.reset();
  }
  for (const std::string& name : frame.columns()) {
    sql::declared(frame, name);
    if (frame[name].dtype() == timestamp && !frame[name].dt().tz().empty())
      throw Error(ErrorKind::user, "to_sql: SQLite has no type for timestamps of a time zone: " + name);
  }
  sql::Database database(uri, sql::Database::Access::write, ErrorKind::data);
  const auto is_there = [&] {
    return database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = " + sql::quoted_text(table)).step();
  };
  const auto refuse = [&] {
    if (options.if_exists == "fail" && is_there())
      throw Error(ErrorKind::user, "to_sql: the table is there already (choose .if_exists replace or append): " + table);
  };
  refuse();
  const DataFrame rows = frame.persist(options.compute);
  sql::Transaction transaction(database);
  refuse();
  if (options.if_exists == "replace") database.run("DROP TABLE IF EXISTS " + sql::quoted_name(table));
  if (!is_there()) sql::make_table(database, frame, table, index);
  std::string names, places;
  for (const std::string& name : frame.columns()) {
    names += (names.empty() ? "" : ", ") + sql::quoted_name(name);
    places += places.empty() ? "?" : ", ?";
  }
  std::size_t count = 0;
  sql::Statement insert = database.prepare("INSERT INTO " + sql::quoted_name(table) + " (" + names + ") VALUES (" + places + ")");
  for (std::size_t part = 0; part < rows.npartitions(); ++part)
    count += sql::insert_rows(insert, rows.partitions(part).compute());
  transaction.commit();
  return count;
}

}  // namespace weft::dd
