// A SQLite database by its address -> statements and their rows.
#include "sql/sqlite_database.h"

#include <sqlite3.h>

namespace weft::sql {
namespace {

constexpr std::string_view scheme = "sqlite:///";
/// How long another program's write may take, in milliseconds.
constexpr int patience = 60'000;

std::string quoted(std::string_view text, char quote) {
  std::string made(1, quote);
  for (const char character : text) {
    if (character == quote) made += quote;
    made += character;
  }
  return made + quote;
}

}  // namespace

std::string database_file(const std::string& uri) {
  if (!uri.starts_with(scheme) || uri.size() == scheme.size())
    throw Error(ErrorKind::user, "Databases are SQLite's (sqlite:///relative.db, sqlite:////absolute.db), not: " + uri);
  return uri.substr(scheme.size());
}

std::string quoted_name(std::string_view name) { return quoted(name, '"'); }
std::string quoted_text(std::string_view text) { return quoted(text, '\''); }

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Database::Database(const std::string& uri, Access access, ErrorKind kind) : file_(database_file(uri)), kind_(kind) {
  const int flags = access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(file_.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(opened);
  if (result != SQLITE_OK) throw Error(kind, "Database cannot be opened (" + std::string(sqlite3_errstr(result)) + "): " + file_);
  sqlite3_busy_timeout(opened, patience);
}

void Database::fail(const std::string& sql) const {
  throw Error(kind_, "SQLite refuses (" + std::string(sqlite3_errmsg(database_.get())) + ", in " + file_ + "): " + sql);
}

void Database::run(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

Statement Database::prepare(const std::string& sql) {
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  if (sqlite3_prepare_v2(database_.get(), sql.c_str(), static_cast<int>(sql.size()), &prepared, &rest) != SQLITE_OK) fail(sql);
  return Statement(*this, sql, prepared);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

bool Statement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) database_.fail(sql_);
  sqlite3_reset(statement_.get());
  return false;
}

int Statement::num_columns() const { return sqlite3_column_count(statement_.get()); }
std::string Statement::column_name(int column) const { return sqlite3_column_name(statement_.get(), column); }
std::string Statement::declared_type(int column) const {
  const char* type = sqlite3_column_decltype(statement_.get(), column);
  return type ? type : "";
}

ValueKind Statement::kind(int column) const {
  switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_NULL:
      return ValueKind::null;
    case SQLITE_INTEGER:
      return ValueKind::integer;
    case SQLITE_FLOAT:
      return ValueKind::real;
    default:
      return ValueKind::text;
  }
}
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void Statement::bind_null(int parameter) { sqlite3_bind_null(statement_.get(), parameter); }
void Statement::bind(int parameter, std::int64_t value) { sqlite3_bind_int64(statement_.get(), parameter, value); }
void Statement::bind(int parameter, double value) { sqlite3_bind_double(statement_.get(), parameter, value); }
void Statement::bind(int parameter, std::string_view text) {
  if (sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
    database_.fail(sql_);
}

}  // namespace weft::sql
