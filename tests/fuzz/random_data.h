// A number -> tables of random rows, as frames of every kind of source and as Parquet files for DuckDB.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "fuzz/sql_frame.h"

namespace arrow {
class Table;
}

namespace weft::fuzz {

/// The tables of a plan, which are written to files when they are made.
class RandomData {
 public:
  /// `most_rows` cuts each table short, and changes nothing else.
  RandomData(std::uint64_t seed, const std::string& folder, std::size_t most_rows);

  std::size_t num_tables() const { return tables_.size(); }
  /// A table as a frame of one partition or of many.
  SqlFrame frame(std::size_t index, bool many) const;
  /// `CREATE TABLE`, one for each.
  const std::vector<std::string>& statements() const { return statements_; }

 private:
  struct Source {
    enum class Kind { memory, csv, parquet } kind = Kind::memory;
    std::shared_ptr<arrow::Table> rows;
    std::vector<SqlColumn> columns;
    std::size_t partitions = 1;
    std::string path;  // of its CSV or Parquet files
    std::uint64_t blocksize = 0;
  };
  std::vector<Source> tables_;
  std::vector<std::string> statements_;
};

/// Writes a table to a Parquet file that DuckDB reads: durations as their microseconds, categories as text.
void write_for_duckdb(const std::shared_ptr<arrow::Table>& table, const std::string& path);

}  // namespace weft::fuzz
