// Options of DataFrame::to_parquet, to_csv, to_json and to_ipc.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <weft/columns.h>
#include <weft/computation.h>

namespace weft::dd {

/// The name of a file from the number of its partition.
using NameFunction = std::function<std::string(std::size_t)>;

/// Options of to_parquet; Dask's, save that a directory that has files already is refused unless one of `append` and `overwrite`
/// says what is to become of them.
struct ToParquet {
  bool append = false;                                      ///< add to the dataset, whose columns must be the same; numbers go on
  std::string compression = "snappy";                       ///< "snappy", "zstd", "gzip", "lz4", "brotli" or "none"
  ComputeOptions compute = {};                              ///< how to stop it, and what it tells while it runs
  std::map<std::string, std::string> custom_metadata = {};  ///< keys and values for the footer of each file
  NameFunction name_function = {};                          ///< names of the files; default: part.0.parquet, part.1.parquet, ...
  bool overwrite = false;  ///< the new dataset takes the place of all that the directory has, in one step at the end
  std::vector<std::string> partition_on = {};  ///< columns whose values name directories (`year=2007/`) instead of being written
  std::size_t row_group_size = 1 << 20;        ///< most rows of a row group
};

/// Options of to_csv; pandas' and Dask's.
struct ToCsv {
  std::vector<std::string> columns = {};  ///< the only columns to write, in that order; empty: all
  std::string compression = "infer";  ///< "gzip", "zstd", "bz2", "xz", "none", or "infer": by .gz, .zst, .bz2 or .xz at the end
  ComputeOptions compute = {};        ///< how to stop it, and what it tells while it runs
  bool header = true;                 ///< whether each file begins with the names
  bool header_first_partition_only = false;  ///< whether, with `header`, only the first file does
  std::string na_rep = {};                   ///< what stands for null and NaN
  NameFunction name_function = {};           ///< what stands for the star of the path; default: numbers of equal width
  char quotechar = '"';                      ///< around values that hold it, the separator or the end of a line
  char sep = ',';
  bool single_file = false;  ///< one file at the path itself
};

/// Options of to_json.
struct ToJson {
  std::string compression = "infer";  ///< as that of to_csv
  ComputeOptions compute = {};        ///< how to stop it, and what it tells while it runs
  NameFunction name_function = {};    ///< what stands for the star of the path; default: numbers of equal width
  bool single_file = false;           ///< one file at the path itself
};

/// Options of to_ipc.
struct ToIpc {
  std::string compression = "none";  ///< of buffers: "none", "lz4" or "zstd"
  ComputeOptions compute = {};       ///< how to stop it, and what it tells while it runs
  NameFunction name_function = {};   ///< what stands for the star of the path; default: numbers of equal width
};

}  // namespace weft::dd
