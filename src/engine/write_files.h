// A frame -> files at their places: computed aside and moved when all are whole.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <weft/computation.h>

#include "kernel/write/move_files.h"
#include "plan/expr.h"
#include "plan/literal.h"
#include "plan/ops/write_files.h"

namespace arrow {
class Table;
}

namespace weft::engine {

/// Names of files that begin and end so, with something between.
struct FileNames {
  std::string before, after;
  /// What stands between in the path's last name; nothing for a path that is not so named.
  std::optional<std::string> between(const std::string& path) const;
};

struct WriteRequest {
  std::string directory;  // under which all files come
  plan::WriteFormat format;
  std::vector<std::string> partition_on;
  /// The name below `directory` of the file of a partition, given how many there are.
  std::function<std::string(std::size_t partition, std::size_t num_partitions)> name;
  ComputeOptions compute = {};
  bool replaces_directory = false;     // what the directory has goes away; else only files of the same names do ...
  std::optional<FileNames> replaces;   // ... and those so named that are in the directory itself
  bool extends_files = false;          // rows come behind those that a file of the same name has
  bool refuses_files = false;          // a file of the same name is a user Error
  bool has_header_once = false;        // the header of CSV in the file of partition 0 alone
  bool joins_files = false;            // all rows in the file of partition 0, after each other
  bool describes_files = false;        // of Parquet: the dataset has a file of its files' footers
  std::vector<std::string> described;  // files that are in the dataset already, for that

  /// A column whose values all come after one.
  struct After {
    plan::Field column;
    plan::Literal value;
  };
  std::optional<After> after;
};

/// Throws a user Error when a value that the rows to be appended begin with does not come after what is there.
void check_comes_after(const WriteRequest::After& there, const plan::Literal& first);

/// Files that are being written aside, which are gone with this unless they were put in their places.
class FileWriting {
 public:
  FileWriting(const plan::Expr& frame, std::shared_ptr<const WriteRequest> request);
  /// What is to be computed.
  const plan::Expr& expr() const { return expr_; }
  /// Puts the files in their places, given what was computed. Returns their paths in order. When something fails, what was there
  /// before is as it was. Throws a user Error when two partitions have one name, and a data Error when files cannot be moved.
  std::vector<std::string> finish(const arrow::Table& written);

 private:
  std::vector<std::string> finish_joined(const std::vector<std::string>& files);
  std::string place(const std::string& name) const;

  std::shared_ptr<const WriteRequest> request_;
  kernel::Workspace workspace_;
  std::string made_;  // the directory that files are written to
  plan::WriteFormat format_;
  std::string head_;  // of the first file, or the only one
  std::string mark_;  // of each file that begins, where the tasks do not write it
  plan::Expr expr_;
};

/// Computes the frame alone. Throws what computing throws, and what finish() does.
std::vector<std::string> write_files(const plan::Expr& frame, std::shared_ptr<const WriteRequest> request,
                                     const ComputeOptions& options);

/// The files that a directory to write to has, in its directories too, save hidden ones. Throws a user Error when it is a file,
/// or cannot be looked at.
std::vector<std::string> files_in(const std::string& directory);
/// Those that are in a directory itself and named so.
std::vector<std::string> files_named(const std::string& directory, const FileNames& names);
bool is_file(const std::string& path);

}  // namespace weft::engine
