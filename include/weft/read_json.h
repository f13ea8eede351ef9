// Frames of the rows of files of JSON lines.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include <weft/bytes.h>
#include <weft/dtype.h>

namespace weft::dd {

class DataFrame;

/// Options of read_json; Dask's read_json with orient="records".
struct ReadJson {
  Bytes blocksize = 64'000'000;             ///< bytes of a partition; compressed files are one partition each
  std::vector<std::string> columns = {};    ///< the only columns wanted, in that order; other keys are passed over; empty: all
  std::map<std::string, DType> dtype = {};  ///< types of columns, also of those that the sample does not show
  std::string encoding = "utf-8";           ///< "utf-8", "latin-1", "cp1252" or "utf-16", of which a file is one partition
  std::string include_path_column = {};     ///< name of a column of each row's file, whose categories are all; empty: none
  bool lines = true;                        ///< an object a line; else each file is one array of objects, and one partition
  Bytes sample = 1'000'000;                 ///< bytes of the first file from which names and types are inferred
};

/// A frame of the rows of files that have a JSON object a line: a path, a glob, a directory (its .jsonl, .ndjson and .json
/// files), an http(s)://, s3:// or memory:// URL, or a list of those. Reads a sample, nothing more. Columns are the keys in order
/// of first use; a key that a line lacks is null. Types are boolean, int64, float64 and string, the narrowest that holds all
/// values of the sample (numbers beside texts are string); dates and times are strings unless `dtype` says more. Arrays are
/// lists, whose items have such a type; `dtype` gives that of the items. A file without a byte has no rows. Throws a user Error
/// when nothing is there, a named column is unknown, or `dtype` says list; a data Error when all files are empty and `dtype`
/// names no column, for lines that are no JSON, for columns of objects, of lists of lists or objects, and of lists beside other
/// values, unless `columns` leaves them out, and, when rows are read, for a key or a value that does not fit the sample.
DataFrame read_json(const std::string& path, const ReadJson& options = {});
DataFrame read_json(const std::vector<std::string>& paths, const ReadJson& options = {});
DataFrame read_json(std::initializer_list<const char*> paths, const ReadJson& options = {});

}  // namespace weft::dd
