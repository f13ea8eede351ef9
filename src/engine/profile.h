// What happened in a computation -> text for people, and a trace for a viewer.
#pragma once

#include <fstream>
#include <string>

#include "engine/run_watch.h"

namespace weft::engine {

/// Stage by stage, what the tasks and each of their operators did.
std::string describe(const RunWatch& watch);

/// A file for Chrome's trace viewer.
class ProfileFile {
 public:
  /// Throws a user Error when it cannot be written.
  explicit ProfileFile(const std::string& path);
  void write(const RunWatch& watch);

 private:
  std::string path_;
  std::ofstream file_;
};

}  // namespace weft::engine
