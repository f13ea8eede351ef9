// Bytes -> a new file.
#pragma once

#include <cstdint>
#include <string_view>

namespace weft::kernel {

/// A file that is made, and written from its begin to its end. Throws a data Error where that fails, such as on a full disk.
class OutputFile {
 public:
  virtual ~OutputFile() = default;
  virtual void write(std::string_view bytes) = 0;
  /// Ends the file, and tells of failures that it may have kept for its end. A file that is not closed is of no use.
  virtual void close() = 0;
  std::uint64_t size() const { return size_; }

 protected:
  std::uint64_t size_ = 0;
};

}  // namespace weft::kernel
