// Bytes -> a new file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace weft::kernel {

/// A file that is made, and written from its begin to its end. Throws a data Error where that fails, such as on a full disk.
class OutputFile {
 public:
  explicit OutputFile(const std::string& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  /// Tells of failures that a file may keep for its end.
  void close();
  std::uint64_t size() const { return size_; }

 private:
  [[noreturn]] void fail() const;
  std::string path_;
  int descriptor_;
  std::uint64_t size_ = 0;
};

}  // namespace weft::kernel
