// Options of DataFrame::to_parquet, to_csv, to_json and to_ipc, and files that are written later.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <weft/columns.h>
#include <weft/computation.h>
#include <weft/dtype.h>

namespace weft::engine {
struct WriteRequest;
class FileWriting;
}  // namespace weft::engine

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

/// The name of a file from the number of its partition.
using NameFunction = std::function<std::string(std::size_t)>;

/// Options of to_parquet; Dask's, save that a directory that has files already is refused unless one of `append` and `overwrite`
/// says what is to become of them.
struct ToParquet {
  bool append = false;                 ///< add to the dataset, whose columns must be the same; numbers go on
  std::string compression = "snappy";  ///< "snappy", "zstd", "gzip", "lz4", "brotli" or "none"
  ComputeOptions compute = {};         ///< how to stop it, and what it tells while it runs
  /// Keys and values for the footer of each file; not "pandas", which is for what pandas and Dask have to know.
  std::map<std::string, std::string> custom_metadata = {};
  bool ignore_divisions = false;    ///< append also where the dataset's index does not end before that of the frame begins
  NameFunction name_function = {};  ///< names of the files; default: part.0.parquet, part.1.parquet, ...
  bool overwrite = false;           ///< the new dataset takes the place of all that the directory has, in one step at the end
  /// Columns whose values name directories (`year=2007/`) instead of being written. A frame without rows gives one file, where
  /// rows whose values are null would be (`year=__HIVE_DEFAULT_PARTITION__/`), so that it can be read.
  std::vector<std::string> partition_on = {};
  std::size_t row_group_size = 1 << 20;      ///< most rows of a row group
  std::map<std::string, DType> schema = {};  ///< types that columns are written as, when they are not to be their own
  bool write_index = true;                   ///< whether the index is written; pandas, Dask and read_parquet have it back
  /// Whether the directory gets the files _metadata and _common_metadata, with all footers in one place. By default those that
  /// are there already are kept up.
  std::optional<bool> write_metadata_file = std::nullopt;
};

/// Which values of a CSV file have quotes around them; Python's csv.QUOTE_MINIMAL and its sisters.
enum class Quoting {
  minimal,     ///< those that hold the separator, a quote or the end of a line
  all,         ///< all, names of columns and what stands for null too
  nonnumeric,  ///< all but numbers
  none,        ///< none; a value that needs them is an error without an `escapechar`
};

/// Options of to_csv; pandas' and Dask's.
struct ToCsv {
  bool append = false;                    ///< add files to those of such names; numbers go on
  std::vector<std::string> columns = {};  ///< the only columns to write, in that order; empty: all
  std::string compression = "infer";  ///< "gzip", "zstd", "bz2", "xz", "none", or "infer": by .gz, .zst, .bz2 or .xz at the end
  ComputeOptions compute = {};        ///< how to stop it, and what it tells while it runs
  std::string date_format = {};       ///< of dates and timestamps, by Python's strftime directives; empty: ISO 8601
  char decimal = '.';                 ///< between the digits of floats
  bool doublequote = true;            ///< a quote inside quotes is two; else it comes after the `escapechar`
  std::string encoding = "utf-8";     ///< "utf-8", "latin-1", "cp1252" or "utf-16"
  char escapechar = '\0';             ///< before what would need quotes where there are none; '\0': none
  std::string float_format = {};      ///< of floats, as printf has it: "%.2f"; empty: the fewest digits that read back the same
  bool header = true;                 ///< whether each file begins with the names
  bool header_first_partition_only = false;  ///< whether, with `header`, only the first file does
  bool index = true;                         ///< whether the index is written, as the first column
  std::string lineterminator = "\n";
  /// What becomes of files that are there: "w" replaces those of the same names, "a" adds to their ends (also the header), and
  /// "x" refuses to.
  std::string mode = "w";
  std::string na_rep = {};          ///< what stands for null and NaN
  NameFunction name_function = {};  ///< what stands for the star of the path; default: numbers of equal width
  bool overwrite = false;           ///< files of such names that are not written anew go away
  char quotechar = '"';             ///< around values that need it
  Quoting quoting = Quoting::minimal;
  char sep = ',';
  bool single_file = false;  ///< one file at the path itself
};

/// Options of to_json.
struct ToJson {
  bool append = false;                ///< as that of to_csv
  std::string compression = "infer";  ///< as that of to_csv
  ComputeOptions compute = {};        ///< how to stop it, and what it tells while it runs
  bool lines = true;                  ///< an object a line; else each file is one array of them
  NameFunction name_function = {};    ///< what stands for the star of the path; default: numbers of equal width
  bool overwrite = false;             ///< as that of to_csv
  bool single_file = false;           ///< one file at the path itself
};

/// Options of to_ipc.
struct ToIpc {
  bool append = false;               ///< as that of to_csv
  std::string compression = "none";  ///< of buffers: "none", "lz4" or "zstd"
  ComputeOptions compute = {};       ///< how to stop it, and what it tells while it runs
  NameFunction name_function = {};   ///< what stands for the star of the path; default: numbers of equal width
  bool overwrite = false;            ///< as that of to_csv
};

/// Files that are to be written: what to_parquet_later and its sisters give, Dask's compute=False. They are written when this is
/// computed, alone or with others that then share what they have in common:
/// `weft::compute(df.to_parquet_later("out"), df["x"].sum())`.
class FileWrite {
 public:
  explicit FileWrite(plan::Expr frame, std::shared_ptr<const engine::WriteRequest> request)
      : frame_(std::move(frame)), request_(std::move(request)) {}
  /// Writes the files and returns their paths, as to_parquet does. Each call writes anew.
  std::vector<std::string> compute() const;
  std::vector<std::string> compute(const ComputeOptions& options) const;
  /// The frame that is written.
  const plan::Expr& expr() const { return frame_; }
  /// Makes ready to be written with others.
  std::shared_ptr<engine::FileWriting> begin() const;

 private:
  plan::Expr frame_;
  std::shared_ptr<const engine::WriteRequest> request_;
};

}  // namespace weft::dd
