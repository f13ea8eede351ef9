// Paths -> the files of this machine.
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>

#include <weft/error.h>

#include "base/directory_lock.h"
#include "kernel/io/file_system.h"
#include "kernel/io/local_output.h"
#include "kernel/io/local_source.h"

namespace weft::kernel {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, const std::string& why, const std::string& path) {
  throw Error(ErrorKind::data, what + " (" + why + "): " + path);
}

constexpr std::string_view workspace_prefix = ".weft-";

/// The directories that this process made beside others, and the descriptors of their locks.
class Workspaces {
 public:
  static Workspaces& only() {
    static Workspaces& only = *new Workspaces;
    return only;
  }
  void add(const std::string& path, int lock) {
    std::lock_guard guard(mutex_);
    locks_[path] = lock;
  }
  void remove(const std::string& path) {
    std::lock_guard guard(mutex_);
    const auto found = locks_.find(path);
    if (found == locks_.end()) return;
    ::close(found->second);
    locks_.erase(found);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> locks_;
};

/// Removes those of processes that were killed.
void remove_workspaces_left_in(const fs::path& parent) {
  std::error_code failed;
  for (fs::directory_iterator entry(parent, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string path = entry->path().string();
    if (!entry->path().filename().string().starts_with(workspace_prefix)) continue;
    const int lock = base::take_lock(path);
    if (lock < 0) continue;
    std::error_code ignored;
    fs::remove_all(path, ignored);
    ::close(lock);
  }
}

/// The directory itself where a path is a link to one.
fs::path real_directory(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  const fs::path whole = fs::absolute(path).lexically_normal();
  std::error_code ignored;
  return fs::is_symlink(whole, ignored) && fs::is_directory(whole, ignored) ? fs::canonical(whole, ignored) : whole;
}

/// Whether both are on one disk, so that what is made in one can be moved to the other.
bool on_one_disk(const fs::path& a, const fs::path& b) {
  struct stat of_a, of_b;
  return ::stat(a.c_str(), &of_a) == 0 && ::stat(b.c_str(), &of_b) == 0 && of_a.st_dev == of_b.st_dev;
}

/// Empty, with errno, where nothing can be made.
std::string make_workspace_in(const fs::path& parent) {
  remove_workspaces_left_in(parent);
  std::string made = (parent / (std::string(workspace_prefix) + "XXXXXX")).string();
  return ::mkdtemp(made.data()) ? made : "";
}

bool rename(const std::string& from, const std::string& to) { return std::rename(from.c_str(), to.c_str()) == 0; }

class LocalFileSystem final : public FileSystem {
 public:
  std::unique_ptr<ByteSource> open(const std::string& path, const FileFacts* expected) const override {
    std::unique_ptr<ByteSource> source = open_local_source(path);
    if (expected && (source->facts().size != expected->size || source->facts().stamp != expected->stamp))
      throw changed_file(path, "since the frame was made", *expected, source->facts());
    return source;
  }
  bool is_remote() const override { return false; }
  bool is_file(const std::string& path) const override {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored)) && !is_directory(path);
  }
  bool is_directory(const std::string& path) const override {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
  }

  std::vector<std::string> files_below(const std::string& directory) const override {
    std::vector<std::string> files;
    if (!is_directory(directory)) return files;
    std::error_code failed;
    fs::recursive_directory_iterator entry(directory, fs::directory_options::follow_directory_symlink, failed);
    for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed))
      if (!entry->is_directory()) files.push_back(entry->path().string());
    if (failed) throw Error(ErrorKind::user, "Directory cannot be read (" + failed.message() + "): " + directory);
    return files;
  }

  std::vector<std::string> match(const std::string& pattern) const override {
    // A file whose name has a star in it is meant when it is there.
    std::error_code ignored;
    if (pattern.find_first_of("*?[") == pattern.npos || fs::exists(pattern, ignored)) return {pattern};
    glob_t found{};
    std::vector<std::string> files;
    static thread_local std::string unreadable;  // glob() passes nothing through to the function
    unreadable.clear();
    const auto note = [](const char* path, int why) {
      if (why != ENOENT && unreadable.empty())
        unreadable = "Directory cannot be read (" + std::string(std::strerror(why)) + "): " + path;
      return 0;
    };
    if (::glob(pattern.c_str(), 0, note, &found) == 0)
      for (std::size_t index = 0; index < found.gl_pathc; ++index)
        if (!is_directory(found.gl_pathv[index])) files.emplace_back(found.gl_pathv[index]);
    ::globfree(&found);
    if (files.empty() && !unreadable.empty()) throw Error(ErrorKind::user, unreadable);
    return files;
  }

  std::unique_ptr<OutputFile> create(const std::string& path) const override {
    make_directory(fs::path(path).parent_path().string());
    return open_local_output(path);
  }
  void make_directory(const std::string& path) const override {
    std::error_code failed;
    if (!path.empty()) fs::create_directories(path, failed);
    if (failed) fail("Directory cannot be made", failed.message(), path);
  }
  std::string make_workspace(const std::string& target) const override {
    const fs::path directory = real_directory(target);
    fs::path parent = directory.parent_path();
    make_directory(parent.string());
    const bool is_there = is_directory(directory.string());
    std::string made;
    if (!is_there || on_one_disk(directory, parent)) made = make_workspace_in(parent);
    if (made.empty() && is_there) {
      parent = directory;
      made = make_workspace_in(parent);
    }
    if (made.empty()) fail("Directory cannot be written", std::strerror(errno), parent.string());
    const int lock = base::make_lock(made);
    if (lock >= 0) {
      Workspaces::only().add(made, lock);
      return made;
    }
    const std::string why = std::strerror(errno);
    std::error_code ignored;
    fs::remove_all(made, ignored);
    fail("Directory cannot be written", why, parent.string());
  }
  void remove_directory(const std::string& path) const override {
    std::error_code failed;
    fs::remove_all(path, failed);
    Workspaces::only().remove(path);
    if (failed) fail("Directory cannot be removed", failed.message(), path);
  }
  void release_directory(const std::string& path) const override {
    std::error_code ignored;
    fs::remove(path + "/lock", ignored);
    Workspaces::only().remove(path);
  }
  void move(const std::string& from, const std::string& to) const override {
    make_directory(fs::path(to).parent_path().string());
    if (!rename(from, to)) fail("File cannot be put in its place", std::strerror(errno), to);
  }
  void keep_copy(const std::string& from, const std::string& to) const override {
    if (::link(from.c_str(), to.c_str()) == 0) return;
    // Not all file systems have second names.
    std::error_code failed;
    fs::copy(from, to, fs::copy_options::copy_symlinks, failed);
    if (failed) fail("File cannot be copied", failed.message(), from);
  }
  void remove(const std::string& path) const override {
    std::error_code failed;
    fs::remove(path, failed);
    if (failed) fail("File cannot be removed", failed.message(), path);
  }

  bool has_directories() const override { return true; }
  void replace_directory(const std::string& made, const std::string& place, const std::string& aside) const override {
    const std::string target = real_directory(place).string();
    if (rename(made, target)) return;  // where nothing, or an empty directory, was
    if (errno != ENOTEMPTY && errno != EEXIST) fail("Directory cannot be put in its place", std::strerror(errno), target);
    // From here on what was made is what goes away.
    if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) return;
    const std::string before = aside + "/replaced";
    if (!rename(target, before)) fail("Directory cannot be replaced", std::strerror(errno), target);
    if (rename(made, target)) return;
    const std::string why = std::strerror(errno);
    rename(before, target);
    fail("Directory cannot be put in its place", why, target);
  }
};

}  // namespace

const FileSystem& local_file_system() {
  static const LocalFileSystem only;
  return only;
}

}  // namespace weft::kernel
