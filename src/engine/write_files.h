// A frame -> files at their places: computed aside and moved when all are whole.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <weft/computation.h>

#include "plan/expr.h"
#include "plan/ops/write_files.h"

namespace weft::engine {

struct WriteRequest {
  std::string directory;  // under which all files come
  plan::WriteFormat format;
  std::vector<std::string> partition_on;
  /// The name below `directory` of the file of a partition, given how many there are.
  std::function<std::string(std::size_t partition, std::size_t num_partitions)> name;
  ComputeOptions compute = {};
  bool replaces_directory = false;  // what the directory has goes away; else only files of the same names do
  bool has_header_once = false;     // the header of CSV in the file of partition 0 alone
  bool joins_files = false;         // all rows in the file of partition 0, after each other
};

/// Computes the frame. Returns the paths of the files in order. When something fails, what was there before is as it was. Throws
/// what computing throws, a user Error when two partitions have one name, and a data Error when files cannot be written.
std::vector<std::string> write_files(const plan::Expr& frame, const WriteRequest& request);

/// The files that a directory to write to has, in its directories too, save hidden ones. Throws a user Error when it is a file,
/// or cannot be looked at.
std::vector<std::string> files_in(const std::string& directory);

}  // namespace weft::engine
