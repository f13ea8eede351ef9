// Files that were written aside -> their places, all or none.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kernel/io/file_system.h"

namespace weft::kernel {

/// A directory beside where files are to be, or in it (make_workspace() says when), which is removed with all that is in it when
/// this is gone.
class Workspace {
 public:
  /// For files of the directory `target`; the one that holds it is made when it is not there.
  explicit Workspace(const std::string& target);
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  const std::string& directory() const { return directory_; }
  /// Whether it is in the directory itself, which then cannot be replaced as a whole.
  bool is_within() const { return is_within_; }
  /// Has it stay: it holds what is nowhere else.
  void keep();

 private:
  const FileSystem& files_;
  std::string directory_;
  bool is_within_ = false;
  bool is_kept_ = false;
};

/// Moves files from, to, and removes others. A file that stands at such a place is replaced. When one cannot be moved or removed,
/// all are as they were before, and a data Error is thrown. The workspace is of the same kind, and takes what is replaced; it is
/// kept, and the Error says so, when not even that can be put back.
void move_files(const std::vector<std::pair<std::string, std::string>>& moves, const std::vector<std::string>& removed,
                Workspace& workspace);

/// Makes the files of a directory, from the paths that they have below it to those that they are to have below `target`, all that
/// `target` has. In one step where the system can; else as move_files does, so that a reader in between may meet files of both.
void replace_directory(const std::string& made, const std::string& target,
                       const std::vector<std::pair<std::string, std::string>>& names, Workspace& workspace);

}  // namespace weft::kernel
