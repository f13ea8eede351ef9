// Frames of the rows of CSV files.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <weft/bytes.h>
#include <weft/dtype.h>

namespace weft::dd {

class DataFrame;

/// Which rows of the header region hold what; see ReadCsv::header.
inline constexpr std::optional<int> no_header = std::nullopt;

/// Options of read_csv. Definitions: pandas' read_csv, and Dask's for `assume_missing`, `blocksize`, `enforce`,
/// `include_path_column`, `sample`. Differences: an integer column with nulls stays int64 (nulls are Arrow nulls); types that the
/// sample got wrong are widened when a later block needs it (int64, float64, string) instead of refused; ISO dates and times are
/// recognised; a sample with whole numbers above the largest int64 makes uint64.
struct ReadCsv {
  bool assume_missing = false;   ///< integer columns without a dtype become float64
  Bytes blocksize = 64'000'000;  ///< bytes of a partition; compressed files are one partition each
  std::map<std::string, std::vector<std::string>> column_na_values = {};  ///< texts that mean null in one column
  char comment = '\0';                ///< '\0': none; the rest of a line from this character is not data
  std::string compression = "infer";  ///< "infer" (by name and first bytes), "none", "gzip", "zstd", "bz2", "xz", "zip"
  /// How the columns of `parse_dates` are written, by Python's strptime directives. Empty: ISO 8601; where all values of the
  /// sample have an offset from UTC, the column is one of the time zone UTC.
  std::string date_format = {};
  char decimal = '.';
  bool doublequote = true;                  ///< two quotes inside quotes are one
  std::map<std::string, DType> dtype = {};  ///< types of columns; a value that does not fit is then a data Error;
                                            ///< categories are text
  std::string encoding = "utf-8";           ///< "utf-8", "latin-1", "cp1252" or "utf-16", of which a file is one partition
  bool enforce = false;                     ///< all files must have the same columns in the same order
  char escapechar = '\0';
  std::vector<std::string> false_values = {};  ///< besides False, FALSE, false
  std::optional<int> header = 0;               ///< the row of the names, after skiprows; no_header when there is none
  std::string include_path_column = {};        ///< name of a column of each row's file, whose categories are all; empty: none
  std::string index_col = {};                  ///< the index, in whose order rows come: DataFrame::set_index; empty: none
  bool keep_default_na = true;
  char lineterminator = '\0';                 ///< the byte that ends a line; '\0': \n, \r\n and \r do. Not of read_fwf
  std::vector<std::string> na_values = {};    ///< texts that mean null, besides pandas' own
  std::vector<std::string> names = {};        ///< column names: with header = no_header, or in place of the header's
  std::string on_bad_lines = "error";         ///< a row with too many fields: "error" or "skip"
  std::vector<std::string> parse_dates = {};  ///< columns to read as timestamp
  char quotechar = '"';                       ///< '\0': quotes have no meaning
  Bytes sample = 256'000;                     ///< bytes of the first file from which types are inferred; at least 4096
  char sep = ',';
  bool skip_blank_lines = true;
  int skipfooter = 0;  ///< lines at the end of each file that are no rows, blank ones too; files that are compressed or of
                       ///< UTF-16 are read once more to find them
  bool skipinitialspace = false;
  int skiprows = 0;
  char thousands = '\0';
  std::vector<std::string> true_values = {};  ///< besides True, TRUE, true
  std::vector<std::string> usecols = {};      ///< the only columns wanted; empty: all
};

/// A frame of the rows of CSV files: a path, a glob (`data/part-*.csv`), an http(s)://, s3:// or memory:// URL, or a list of
/// those. Reads the header and a sample, nothing more. A file without a byte has no rows, and the first other one shows the
/// columns. Throws a user Error when nothing is there, when a named column is unknown, or when an option makes no sense; a data
/// Error when a file has no header or row, and when all files are empty, unless `names` are given with a type for each.
DataFrame read_csv(const std::string& path, const ReadCsv& options = {});
DataFrame read_csv(const std::vector<std::string>& paths, const ReadCsv& options = {});
DataFrame read_csv(std::initializer_list<const char*> paths, const ReadCsv& options = {});

/// read_csv with values that tabs separate.
DataFrame read_table(const std::string& path, ReadCsv options = {.sep = '\t'});

}  // namespace weft::dd
