// Where the process puts what does not fit into memory: made when needed, removed whatever happens.
#include "engine/temporary_directory.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <random>
#include <set>
#include <utility>

#include <weft/error.h>

#include "base/directory_lock.h"

namespace weft::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "weft-";
/// A directory has this at the end of its name until its lock is held.
constexpr std::string_view unready = ".new";

/// The directories of this process, removed at exit by whoever is left of it.
struct Mine {
  std::mutex mutex;
  std::set<std::string> paths;
};

Mine& mine() {
  static Mine& only = *new Mine;
  return only;
}

void remove_mine() {
  std::lock_guard lock(mine().mutex);
  std::error_code ignored;
  for (const std::string& path : mine().paths) fs::remove_all(path, ignored);
  mine().paths.clear();
}

bool is_alive(int process) { return ::kill(process, 0) == 0 || errno != ESRCH; }

void remove_if_left(const fs::path& directory) {
  const std::string name = directory.filename().string();
  std::error_code ignored;
  if (name.ends_with(unready)) {
    if (!is_alive(std::atoi(name.c_str() + prefix.size()))) fs::remove_all(directory, ignored);
    return;
  }
  if (const int lock = base::take_lock(directory.string()); lock >= 0) {
    fs::remove_all(directory, ignored);
    ::close(lock);
  }
}

std::string random_name() {
  static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device random;
  std::string name;
  for (int i = 0; i < 8; ++i) name += letters[random() % letters.size()];
  return name;
}

[[noreturn]] void fail(const std::string& parent) {
  throw Error(ErrorKind::user, "Temporary directory cannot be made (" + std::string(std::strerror(errno)) + ") in: " + parent);
}

}  // namespace

TemporaryDirectory::TemporaryDirectory(const std::string& parent) : process_(::getpid()) {
  path_ = parent + "/" + std::string(prefix) + std::to_string(process_) + "-" + random_name();
  // Under its own name only once it is locked: without a lock, others take it for one that was left behind.
  const std::string first = path_ + std::string(unready);
  if (::mkdir(first.c_str(), 0700) != 0) fail(parent);
  lock_ = base::make_lock(first);
  if (lock_ < 0 || ::rename(first.c_str(), path_.c_str()) != 0) {
    const int reason = errno;
    std::error_code ignored;
    fs::remove_all(first, ignored);
    if (lock_ >= 0) ::close(lock_);
    errno = reason;
    fail(parent);
  }
  static std::once_flag once;
  std::call_once(once, [] { std::atexit(remove_mine); });
  std::lock_guard lock(mine().mutex);
  mine().paths.insert(path_);
}

TemporaryDirectory::~TemporaryDirectory() {
  // A child that was forked has a copy of this, but not the directory.
  if (process_ == ::getpid()) {
    std::lock_guard lock(mine().mutex);
    std::error_code failed;
    fs::remove_all(path_, failed);
    // Where no more files can be opened, the lock's place is needed to look into the directory.
    if (failed) {
      ::close(std::exchange(lock_, -1));
      fs::remove_all(path_, failed);
    }
    mine().paths.erase(path_);
  }
  if (lock_ >= 0) ::close(lock_);
}

void remove_leftovers(const std::string& parent) {
  static std::mutex& mutex = *new std::mutex;
  static std::set<std::string>& done = *new std::set<std::string>;
  std::lock_guard lock(mutex);
  if (!done.insert(parent).second) return;
  std::error_code error;
  for (fs::directory_iterator entry(parent, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const bool numbered = name.size() > prefix.size() && std::isdigit(static_cast<unsigned char>(name[prefix.size()]));
    if (numbered && name.starts_with(prefix) && entry->is_directory(error)) remove_if_left(entry->path());
  }
}

}  // namespace weft::engine
