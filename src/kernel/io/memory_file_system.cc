// memory:// paths -> files that this process holds, and that are gone with it.
#include <fnmatch.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>

#include <weft/error.h>

#include "kernel/io/file_system.h"

namespace weft::kernel {
namespace {

constexpr std::string_view memory_scheme = "memory://";

/// A file as it was written; another one of its name is another object.
struct HeldFile {
  std::string bytes;
  FileFacts facts;
};
using Held = std::shared_ptr<const HeldFile>;

/// All files, by their paths without the scheme and without slashes at both ends.
class HeldFiles {
 public:
  static HeldFiles& only() {
    static HeldFiles& only = *new HeldFiles;
    return only;
  }
  Held find(const std::string& key) {
    std::lock_guard lock(mutex_);
    const auto found = files_.find(key);
    return found == files_.end() ? nullptr : found->second;
  }
  void put(const std::string& key, std::string bytes) {
    auto file = std::make_shared<HeldFile>();
    file->facts.size = bytes.size();
    file->bytes = std::move(bytes);
    std::lock_guard lock(mutex_);
    file->facts.stamp = std::to_string(++last_version_);
    files_[key] = std::move(file);
  }
  void put(const std::string& key, Held file) {
    std::lock_guard lock(mutex_);
    files_[key] = std::move(file);
  }
  bool remove(const std::string& key) {
    std::lock_guard lock(mutex_);
    return files_.erase(key) > 0;
  }
  std::vector<std::string> keys_with(const std::string& prefix) {
    std::lock_guard lock(mutex_);
    std::vector<std::string> keys;
    for (auto file = files_.lower_bound(prefix); file != files_.end() && file->first.starts_with(prefix); ++file)
      keys.push_back(file->first);
    return keys;
  }
  std::uint64_t next_number() {
    std::lock_guard lock(mutex_);
    return ++last_version_;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Held> files_;
  std::uint64_t last_version_ = 0;
};

std::string key_of(const std::string& path) {
  std::string key = path.substr(memory_scheme.size());
  key.erase(0, std::min(key.find_first_not_of('/'), key.size()));
  while (key.ends_with('/')) key.pop_back();
  return key;
}
std::string path_of_key(const std::string& key) { return std::string(memory_scheme) + key; }

/// What keys below a directory begin with.
std::string below(const std::string& directory) {
  const std::string key = key_of(directory);
  return key.empty() ? key : key + "/";
}

class HeldSource final : public ByteSource {
 public:
  explicit HeldSource(Held file) : file_(std::move(file)) {}
  const FileFacts& facts() const override { return file_->facts; }
  std::size_t read_at(std::uint64_t offset, std::span<char> into) override {
    if (offset >= file_->bytes.size()) return 0;
    const std::size_t size = std::min<std::size_t>(into.size(), file_->bytes.size() - offset);
    std::memcpy(into.data(), file_->bytes.data() + offset, size);
    return size;
  }

 private:
  Held file_;
};

/// A file that is there when it is whole.
class HeldOutput final : public OutputFile {
 public:
  explicit HeldOutput(std::string key) : key_(std::move(key)) {}
  void write(std::string_view bytes) override {
    bytes_ += bytes;
    size_ += bytes.size();
  }
  void close() override { HeldFiles::only().put(key_, std::move(bytes_)); }

 private:
  std::string key_, bytes_;
};

class MemoryFileSystem final : public FileSystem {
 public:
  std::unique_ptr<ByteSource> open(const std::string& path, const FileFacts* expected) const override {
    const Held file = existing(path);
    if (expected && (file->facts.size != expected->size || file->facts.stamp != expected->stamp))
      throw changed_file(path, "since the frame was made", *expected, file->facts);
    return std::make_unique<HeldSource>(file);
  }
  bool is_remote() const override { return false; }
  bool is_file(const std::string& path) const override { return HeldFiles::only().find(key_of(path)) != nullptr; }
  bool is_directory(const std::string& path) const override { return !HeldFiles::only().keys_with(below(path)).empty(); }

  std::vector<std::string> files_below(const std::string& directory) const override {
    std::vector<std::string> files;
    for (const std::string& key : HeldFiles::only().keys_with(below(directory))) files.push_back(path_of_key(key));
    return files;
  }
  std::vector<std::string> match(const std::string& pattern) const override {
    const std::string wanted = key_of(pattern);
    const std::size_t wild = wanted.find_first_of("*?[");
    if (wild == wanted.npos || is_file(pattern)) return {path_of_key(wanted)};
    std::vector<std::string> files;
    for (const std::string& key : HeldFiles::only().keys_with(wanted.substr(0, wild)))
      if (::fnmatch(wanted.c_str(), key.c_str(), FNM_PATHNAME | FNM_PERIOD) == 0) files.push_back(path_of_key(key));
    return files;
  }

  std::unique_ptr<OutputFile> create(const std::string& path) const override {
    return std::make_unique<HeldOutput>(key_of(path));
  }
  void make_directory(const std::string&) const override {}
  std::string make_workspace(const std::string& target) const override {
    const std::string key = key_of(target);
    const std::size_t slash = key.rfind('/');
    const std::string parent = slash == key.npos ? "" : key.substr(0, slash + 1);
    return path_of_key(parent + ".weft-" + std::to_string(HeldFiles::only().next_number()));
  }
  void remove_directory(const std::string& path) const override {
    for (const std::string& key : HeldFiles::only().keys_with(below(path))) HeldFiles::only().remove(key);
  }
  void release_directory(const std::string&) const override {}
  void move(const std::string& from, const std::string& to) const override {
    keep_copy(from, to);
    remove(from);
  }
  void keep_copy(const std::string& from, const std::string& to) const override {
    HeldFiles::only().put(key_of(to), existing(from));
  }
  void remove(const std::string& path) const override { HeldFiles::only().remove(key_of(path)); }
  bool has_directories() const override { return false; }
  void replace_directory(const std::string&, const std::string& target, const std::string&) const override {
    throw Error(ErrorKind::internal, "Files in memory have no directories: " + target);
  }

 private:
  static Held existing(const std::string& path) {
    Held file = HeldFiles::only().find(key_of(path));
    if (!file) throw Error(ErrorKind::user, "File not found: " + path);
    return file;
  }
};

}  // namespace

const FileSystem& memory_file_system() {
  static const MemoryFileSystem only;
  return only;
}

}  // namespace weft::kernel
