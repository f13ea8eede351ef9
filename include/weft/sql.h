// Frames of the rows of SQLite databases, and tables of databases that are made of frames.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <weft/bytes.h>
#include <weft/computation.h>
#include <weft/dtype.h>
#include <weft/value.h>

namespace weft::dd {

class DataFrame;

/// Options of read_sql_table and read_sql_query; Dask's. Partitions are ranges of the index column.
struct ReadSql {
  Bytes bytes_per_chunk = 256 << 20;        ///< of memory for a partition, about, when nothing else says how many there are
  std::vector<std::string> columns = {};    ///< the only columns wanted, in that order, beside the index; empty: all
  std::vector<Value> divisions = {};        ///< where partitions begin, and the last value of the last; rows outside are left out
  std::map<std::string, DType> dtype = {};  ///< types of columns; others are as declared, or as the first rows show
  std::size_t head_rows = 5;                ///< how many rows are read to learn types and sizes
  std::vector<Value> limits = {};           ///< the least and the greatest value wanted; empty: all that there are
  std::optional<std::size_t> npartitions = {};  ///< equal ranges of an index of numbers or times; none: by bytes_per_chunk
};

/// A frame of the rows of a table or a view in a SQLite database, in order of one of its columns, its index. The database is
/// named as SQLAlchemy does: `sqlite:///relative.db`, `sqlite:////absolute.db`. Reads the least and greatest value of the index
/// and some rows, nothing more. Rows whose index is null are left out. Types are those that the table declares: whole numbers
/// (INT) int64, REAL, FLOAT, DOUBLE, NUMERIC and DECIMAL float64, BOOLEAN boolean, DATE, DATETIME and TIMESTAMP (ISO 8601 texts)
/// date and timestamp, all others string; columns without a declared type are what the first rows show. Throws a user Error when
/// there is no such database, table or column, when only .divisions could divide the index, and for options that make no sense; a
/// data Error, when rows are read, for a value that its column's type does not hold. Rows that change meanwhile may be read or
/// not.
DataFrame read_sql_table(const std::string& table, const std::string& uri, const std::string& index_col,
                         const ReadSql& options = {});
/// The same of the rows that a SELECT gives.
DataFrame read_sql_query(const std::string& query, const std::string& uri, const std::string& index_col,
                         const ReadSql& options = {});
/// read_sql_query for a text that has blanks, else read_sql_table.
DataFrame read_sql(const std::string& table_or_query, const std::string& uri, const std::string& index_col,
                   const ReadSql& options = {});

/// Options of to_sql; Dask's.
struct ToSql {
  ComputeOptions compute = {};     ///< how to stop it, and what it tells while it runs
  std::string if_exists = "fail";  ///< what becomes of a table that is there: "fail" refuses, "replace" drops it, "append" adds
  bool index = true;               ///< whether the frame's index is written, and is an index of the table
};

/// Computes the frame and puts its rows into a table of a SQLite database, which is made when it is not there. It is one
/// transaction: a failure leaves what was there. Columns are BIGINT, FLOAT, BOOLEAN, TEXT, DATE, TIME and DATETIME, as SQLAlchemy
/// declares them; NaN is null. Returns the number of rows. Throws a user Error when the table is there and .if_exists is "fail",
/// and for columns of lists, durations and timestamps of a time zone, which have no type; a data Error when SQLite cannot write.
std::size_t to_sql(const DataFrame& frame, const std::string& table, const std::string& uri, const ToSql& options = {});

}  // namespace weft::dd
