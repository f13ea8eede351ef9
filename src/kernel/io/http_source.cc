// Range requests -> the bytes of a file.
#include "kernel/io/http_source.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <vector>

#include <weft/error.h>

namespace weft::kernel {
namespace {

/// What one request asks for at least, and at most when more is expected to be read.
constexpr std::uint64_t smallest_window = 256 * 1024;
constexpr std::uint64_t largest_window = 8 * 1024 * 1024;

/// A file without a name, which is gone when it is closed.
class TemporaryFile {
 public:
  TemporaryFile() : file_(std::tmpfile()) {
    if (!file_) throw Error(ErrorKind::data, std::string("Temporary file cannot be made: ") + std::strerror(errno));
  }
  ~TemporaryFile() { std::fclose(file_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void append(std::span<const char> bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t wrote = ::pwrite(fileno(file_), bytes.data() + done, bytes.size() - done, static_cast<off_t>(size_));
      if (wrote < 0) throw Error(ErrorKind::data, std::string("Temporary file cannot be written: ") + std::strerror(errno));
      done += static_cast<std::size_t>(wrote);
      size_ += static_cast<std::uint64_t>(wrote);
    }
  }
  std::size_t read_at(std::uint64_t offset, std::span<char> into) const {
    std::size_t done = 0;
    while (done < into.size()) {
      const ssize_t came = ::pread(fileno(file_), into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
      if (came < 0) throw Error(ErrorKind::data, std::string("Temporary file cannot be read: ") + std::strerror(errno));
      if (came == 0) break;
      done += static_cast<std::size_t>(came);
    }
    return done;
  }
  std::uint64_t size() const { return size_; }

 private:
  std::FILE* file_;
  std::uint64_t size_ = 0;
};

/// Whole files from servers without ranges. The last few are kept, so that the parts of one file, which open it one after the
/// other, read it once.
class Downloads {
 public:
  std::shared_ptr<const TemporaryFile> find(const std::string& url, const std::string& stamp) {
    std::lock_guard lock(mutex_);
    for (const Entry& entry : kept_)
      if (entry.url == url && entry.stamp == stamp && !stamp.empty()) return entry.file;
    return nullptr;
  }
  void keep(const std::string& url, const std::string& stamp, std::shared_ptr<const TemporaryFile> file) {
    std::lock_guard lock(mutex_);
    if (kept_.size() == most_kept) kept_.erase(kept_.begin());
    kept_.push_back({url, stamp, std::move(file)});
  }

 private:
  static constexpr std::size_t most_kept = 4;
  struct Entry {
    std::string url, stamp;
    std::shared_ptr<const TemporaryFile> file;
  };
  std::mutex mutex_;
  std::vector<Entry> kept_;
};

Downloads& downloads() {
  static Downloads& only = *new Downloads;
  return only;
}

/// Ends a transfer whose content is here already.
struct AlreadyHere {};

class RangeSource final : public ByteSource {
 public:
  RangeSource(const std::string& path, RangeRequest request, const FileFacts* expected)
      : path_(path), request_(std::move(request)) {
    if (!expected) {
      fetch(0, smallest_window);
    } else {
      facts_ = *expected;
      is_expected_ = is_known_ = true;
    }
  }

  const FileFacts& facts() const override { return facts_; }
  void expect_until(std::uint64_t end) override { expected_end_ = end; }

  std::size_t read_at(std::uint64_t offset, std::span<char> into) override {
    std::size_t done = 0;
    while (!whole_ && done < into.size() && offset + done < facts_.size) {
      const std::uint64_t at = offset + done;
      if (at < window_begin_ || at >= window_begin_ + window_.size()) {
        const std::uint64_t wanted = into.size() - done, expected = expected_end_ > at ? expected_end_ - at : 0;
        const std::uint64_t length = std::clamp(std::max(wanted, expected), smallest_window, std::max(wanted, largest_window));
        fetch(at, std::min(at + length, facts_.size));
        continue;
      }
      const std::size_t skipped = static_cast<std::size_t>(at - window_begin_);
      const std::size_t some = std::min(into.size() - done, window_.size() - skipped);
      std::memcpy(into.data() + done, window_.data() + skipped, some);
      done += some;
    }
    return whole_ ? done + whole_->read_at(offset + done, into.subspan(done)) : done;
  }

 private:
  /// Fills the window, or has the whole file where the server gives nothing less.
  void fetch(std::uint64_t begin, std::uint64_t end) {
    std::shared_ptr<TemporaryFile> whole;
    HttpResponse response;
    try {
      response = request_(
          begin, end,
          [&](const HttpResponse& head) {
            window_.clear();
            whole = nullptr;
            if (is_known_ && (head.stamp != facts_.stamp || (head.status == 206 && head.content_size != facts_.size)) &&
                !facts_.stamp.starts_with(size_stamp))
              fail_changed({head.content_size.value_or(facts_.size), head.stamp});
            facts_.stamp = head.stamp;
            if (head.status == 206) return;
            if ((whole_ = downloads().find(path_, head.stamp))) throw AlreadyHere{};
            whole = std::make_shared<TemporaryFile>();
          },
          [&](std::span<const char> bytes) {
            if (whole)
              whole->append(bytes);
            else
              window_.insert(window_.end(), bytes.begin(), bytes.end());
          });
    } catch (const AlreadyHere&) {
      set_size(whole_->size());
      return;
    }
    if (whole) {
      // A name for what has no stamp, so that it is found again as what it is.
      if (facts_.stamp.empty()) facts_.stamp = size_stamp + std::to_string(whole->size());
      set_size(whole->size());
      downloads().keep(path_, facts_.stamp, whole);
      whole_ = std::move(whole);
      return;
    }
    if (response.status == 206 && !response.content_size)
      throw Error(ErrorKind::data, "URL cannot be read (its server does not tell the size): " + path_);
    set_size(response.content_size.value_or(0));
    if (window_.size() != std::min(end, facts_.size) - begin)
      throw Error(ErrorKind::data, "File was cut short while it was read: " + path_);
    window_begin_ = begin;
  }

  void set_size(std::uint64_t size) {
    if (is_known_ && size != facts_.size) fail_changed({size, facts_.stamp});
    facts_.size = size;
    is_known_ = true;
  }
  [[noreturn]] void fail_changed(const FileFacts& now) const {
    throw changed_file(path_, is_expected_ ? "since the frame was made" : "while it was read", facts_, now);
  }

  static constexpr const char* size_stamp = "size ";

  std::string path_;
  RangeRequest request_;
  FileFacts facts_;
  bool is_known_ = false;     // the facts
  bool is_expected_ = false;  // they are those of a plan
  std::vector<char> window_;
  std::uint64_t window_begin_ = 0;
  std::uint64_t expected_end_ = 0;
  std::shared_ptr<const TemporaryFile> whole_;
};

}  // namespace

std::unique_ptr<ByteSource> open_ranges(const std::string& path, RangeRequest request, const FileFacts* expected) {
  return std::make_unique<RangeSource>(path, std::move(request), expected);
}

std::string range_text(std::uint64_t begin, std::uint64_t end) { return std::to_string(begin) + "-" + std::to_string(end - 1); }

}  // namespace weft::kernel
