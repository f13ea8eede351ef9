// A SQLite database by its address -> statements and their rows.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <weft/error.h>

struct sqlite3;
struct sqlite3_stmt;

namespace weft::sql {

/// The file of `sqlite:///file`. Throws a user Error for other addresses.
std::string database_file(const std::string& uri);

/// A name or a text as a statement has it.
std::string quoted_name(std::string_view name);
std::string quoted_text(std::string_view text);

class Statement;

/// An open database. Errors name its file.
class Database {
 public:
  enum class Access { read, write };
  /// Throws an Error of that kind when it cannot be opened; to be read it has to be there.
  Database(const std::string& uri, Access access, ErrorKind kind);
  /// Runs a statement that gives no rows.
  void run(const std::string& sql);
  Statement prepare(const std::string& sql);
  [[noreturn]] void fail(const std::string& sql) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::string file_;
  ErrorKind kind_;
  std::unique_ptr<sqlite3, Close> database_;
};

enum class ValueKind { null, integer, real, text };

class Statement {
 public:
  Statement(Database& database, const std::string& sql, sqlite3_stmt* statement)
      : database_(database), sql_(sql), statement_(statement) {}

  /// Goes to the next row; false when there is none. Then it may begin anew.
  bool step();

  int num_columns() const;
  std::string column_name(int column) const;
  /// As the table declares it; empty for an expression.
  std::string declared_type(int column) const;

  /// Of the row it is at. A text lives until the next step.
  ValueKind kind(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;

  // Parameters, from 1 on.
  void bind_null(int parameter);
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, double value);
  void bind(int parameter, std::string_view text);

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Database& database_;
  std::string sql_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace weft::sql
