// Frames of the rows of Parquet files.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <weft/bytes.h>
#include <weft/value.h>

namespace weft::dd {

class DataFrame;

/// One condition of ReadParquet::filters, `{"year", ">=", 1992}` or `{"radio", "in", {"LTE", "GSM"}}`: a column, one of ==, =,
/// !=, <, <=, >, >=, in, not in, and a value or, for the last two, values.
struct Condition {
  Condition(std::string column, std::string comparison, Value value)
      : column(std::move(column)), comparison(std::move(comparison)), values{std::move(value)} {}
  Condition(std::string column, std::string comparison, std::initializer_list<Value> values)
      : column(std::move(column)), comparison(std::move(comparison)), values(values), is_list(true) {}

  std::string column;
  std::string comparison;
  std::vector<Value> values;
  bool is_list = false;
};

/// Options of read_parquet. Definitions: Dask's read_parquet. Differences: `filters` leaves out rows, not only row groups, and so
/// does any condition of the program, which is pushed into the reader; several small files may become one partition; and an index
/// is a column that rows are in ascending order of, so the one that files tell of is taken only where they tell that too.
struct ReadParquet {
  bool aggregate_files = true;               ///< whether small files may be read together as one partition
  Bytes blocksize = 64'000'000;              ///< decompressed bytes of a partition: row groups are joined up to that
  bool calculate_divisions = false;          ///< the index is the column that pandas says in the files, as if `index` named it
  std::vector<std::string> categories = {};  ///< columns of texts to be categories
  std::vector<std::string> columns = {};     ///< the only columns wanted, in that order, and the index; empty: all
  std::vector<std::vector<Condition>> filters = {};  ///< rows for which all conditions of one of the lists hold; empty: all rows
  std::string include_path_column = {};              ///< name of a string column that holds each row's file; empty: none
  /// The column that is the index, which rows are in ascending order of; "": none. By default the one that all files were written
  /// in order of, as to_parquet does for a frame with an index.
  std::optional<std::string> index = std::nullopt;
  std::string parquet_file_extension = {};  ///< only files of a directory whose names end so; empty: those below
  /// How row groups become partitions: "infer" or "adaptive" joins neighbours up to `blocksize`; true: each is one, false: each
  /// file is one; a number: so many of a file are one.
  std::variant<bool, int, std::string> split_row_groups = "infer";
};

/// A frame of the rows of Parquet files: a path, a glob, a directory (its .parquet, .parq and .pq files, in natural order), an
/// http(s)://, s3:// or memory:// URL, or a list of those. Reads footers and lists of categories. Columns are those of the first
/// file; a file that lacks one has nulls there, and numbers take the widest type of all files. Directories named `key=value`
/// (Hive's way) give columns, int64 where all are whole numbers, else string. Dictionaries of texts come as categories, others as
/// their values, decimals as float64 (as int64 without decimal places, up to 18 digits), binary as string (which must be UTF-8),
/// times in microseconds. Row groups and pages whose statistics say that no row passes a filter are not read; size() needs
/// footers only. Divisions of an index are known where footers hold the least and greatest value of each row group. Files named
/// _metadata and _common_metadata hold no rows, and are passed over. The column `__null_dask_index__`, in which Dask keeps the
/// numbers of the rows of a frame without another index, is left out unless `columns` or `index` names it. Throws a user Error
/// when nothing is there, when a named column is unknown or of a type that no column type stands for (structs, maps, lists of
/// these or of lists), when footers say that rows are not in order of `index`, or when an option makes no sense; a data Error for
/// what is no Parquet file and for files whose columns do not go together.
DataFrame read_parquet(const std::string& path, const ReadParquet& options = {});
DataFrame read_parquet(const std::vector<std::string>& paths, const ReadParquet& options = {});
DataFrame read_parquet(std::initializer_list<const char*> paths, const ReadParquet& options = {});

}  // namespace weft::dd
