// Files that were written aside -> their places, all or none.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace weft::kernel {

/// A directory beside where files are to be, which is removed with all that is in it when this is gone.
class Workspace {
 public:
  /// In the directory that holds `target`, which is made when it is not there.
  explicit Workspace(const std::string& target);
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  const std::string& directory() const { return directory_; }

 private:
  std::string directory_;
};

/// Moves files from, to. A file that stands at such a place is replaced. When one cannot be moved, all are as they were before,
/// and a data Error is thrown. `aside` is a directory on the same file system that takes what is replaced.
void move_files(const std::vector<std::pair<std::string, std::string>>& moves, const std::string& aside);

/// Puts a directory in the place of another one, which goes to `aside`, or where there is none yet, in one step where the system
/// can. Throws a data Error, and changes nothing, where that fails.
void replace_directory(const std::string& made, const std::string& target, const std::string& aside);

}  // namespace weft::kernel
