// Where the process puts what does not fit into memory.
#pragma once

#include <memory>
#include <string>

namespace weft::engine {

/// A directory weft-<process>-<random> that is removed with all in it when it is destroyed, or the process exits. Its file `lock`
/// is locked while the process lives.
class TemporaryDirectory {
 public:
  /// Throws a user Error when none can be made there.
  explicit TemporaryDirectory(const std::string& parent);
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int lock_ = -1;
  int process_;
};

/// Removes such directories of processes that were killed. The first call for a parent does it, others nothing.
void remove_leftovers(const std::string& parent);

}  // namespace weft::engine
