// Opens paths, and makes streams of sources.
#include "kernel/io/byte_source.h"

#include <weft/error.h>

#include "kernel/io/file_system.h"

namespace weft::kernel {
namespace {

class SourceStream final : public ByteStream {
 public:
  SourceStream(std::shared_ptr<ByteSource> source, std::uint64_t offset) : source_(std::move(source)), offset_(offset) {}
  std::size_t read(std::span<char> into) override {
    std::size_t came = source_->read_at(offset_, into);
    offset_ += came;
    return came;
  }

 private:
  std::shared_ptr<ByteSource> source_;
  std::uint64_t offset_;
};

}  // namespace

Error changed_file(const std::string& path, std::string_view when, const FileFacts& before, const FileFacts& now) {
  std::string what;
  if (now.size != before.size) what = "size " + std::to_string(before.size) + " -> " + std::to_string(now.size) + " bytes";
  if (now.stamp != before.stamp && !now.stamp.empty() && !before.stamp.empty())
    what +=
        (what.empty() ? "" : ", ") + std::string(is_remote(path) ? "version " : "modified ") + before.stamp + " -> " + now.stamp;
  return Error(ErrorKind::data, "File changed " + std::string(when) + (what.empty() ? "" : " (" + what + ")") + ": " + path);
}

bool is_url(std::string_view path) { return path.starts_with("http://") || path.starts_with("https://"); }

bool is_remote(const std::string& path) { return file_system_of(path).is_remote(); }

std::unique_ptr<ByteSource> open_source(const std::string& path) { return file_system_of(path).open(path, nullptr); }

std::unique_ptr<ByteSource> open_source(const std::string& path, const FileFacts& expected) {
  try {
    return file_system_of(path).open(path, &expected);
  } catch (const Error& error) {
    // It was there when the frame was made, so that it is not now is no mistake of the program.
    throw Error(ErrorKind::data, error.message(), error.context());
  }
}

std::unique_ptr<ByteStream> stream_from(std::shared_ptr<ByteSource> source, std::uint64_t offset) {
  return std::make_unique<SourceStream>(std::move(source), offset);
}

}  // namespace weft::kernel
