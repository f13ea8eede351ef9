// Changes of source files into a descriptor that can be waited for.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace weft::tool {

/// Watches the folders of the files that the last build read, so that a header which is new among them is noticed too.
class SourceWatch {
 public:
  /// Throws a user Error when the system lets nothing be watched.
  SourceWatch();
  ~SourceWatch();
  SourceWatch(const SourceWatch&) = delete;
  SourceWatch& operator=(const SourceWatch&) = delete;

  int descriptor() const { return descriptor_; }  ///< Readable when something has changed.

  /// Watches these files and the folders that they are in, besides those before.
  void add(const std::set<std::filesystem::path>& files);

  /// Takes what has changed since the last call: whether a source was among it.
  bool take_changes();

 private:
  bool is_source(const std::filesystem::path& file) const;

  int descriptor_;
  std::map<int, std::filesystem::path> folders_;  // by the number of their watch
  std::set<std::filesystem::path> files_;
};

}  // namespace weft::tool
