// A path or URL -> bytes at any place of it, or one after the other.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <weft/error.h>

namespace weft::kernel {

/// What is known of a file without reading it.
struct FileFacts {
  std::uint64_t size = 0;
  std::string stamp;  // changes when the content does: modification time (UTC, ISO 8601), ETag or Last-Modified
};

/// The data Error for a file that is another one, or became one `when` ("while it was read"), with what is different about it:
/// its size, its stamp.
Error changed_file(const std::string& path, std::string_view when, const FileFacts& before, const FileFacts& now);

/// A file that stays as it is while it is read. One thread at a time.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual const FileFacts& facts() const = 0;
  /// Reads from `offset` until `into` is full or the file ends, and returns how many bytes came. Throws a data Error.
  virtual std::size_t read_at(std::uint64_t offset, std::span<char> into) = 0;
  /// Tells that bytes before `end` are going to be read in order, so that a slow source may fetch more of them at once.
  virtual void expect_until(std::uint64_t /*end*/) {}
};

/// Bytes in order.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Reads until `into` is full or the bytes end, and returns how many came.
  virtual std::size_t read(std::span<char> into) = 0;
};

/// Whether it is an http(s) URL.
bool is_url(std::string_view path);
/// Whether reading it costs a journey.
bool is_remote(const std::string& path);

/// Opens a local file, an http(s) URL or an s3:// path. Throws a user Error when it is not there, is a directory or cannot be
/// read.
std::unique_ptr<ByteSource> open_source(const std::string& path);
/// The same for a file that was looked at before. Throws a data Error, at once or when it is read, when it is gone or no longer
/// what it was.
std::unique_ptr<ByteSource> open_source(const std::string& path, const FileFacts& expected);

std::unique_ptr<ByteStream> stream_from(std::shared_ptr<ByteSource> source, std::uint64_t offset);

}  // namespace weft::kernel
