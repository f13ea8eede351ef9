// Files that were written aside -> their places, all or none.
#include "kernel/write/move_files.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <weft/error.h>

namespace weft::kernel {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, const std::string& why, const std::string& path) {
  throw Error(ErrorKind::data, what + " (" + why + "): " + path);
}

void make_directories(const fs::path& path) {
  std::error_code failed;
  fs::create_directories(path, failed);
  if (failed) fail("Directory cannot be made", failed.message(), path.string());
}

bool rename(const std::string& from, const std::string& to) { return std::rename(from.c_str(), to.c_str()) == 0; }

}  // namespace

Workspace::Workspace(const std::string& target) {
  const fs::path parent = fs::absolute(target).lexically_normal().parent_path();
  make_directories(parent);
  directory_ = (parent / ".weft-XXXXXX").string();
  if (!::mkdtemp(directory_.data())) fail("Directory cannot be written", std::strerror(errno), parent.string());
}

Workspace::~Workspace() {
  std::error_code ignored;
  fs::remove_all(directory_, ignored);
}

void move_files(const std::vector<std::pair<std::string, std::string>>& moves, const std::string& aside) {
  std::vector<std::pair<std::string, std::string>> done;  // from, to, in order
  auto move = [&](const std::string& from, const std::string& to) {
    if (rename(from, to)) {
      done.emplace_back(from, to);
      return;
    }
    const std::string why = std::strerror(errno);
    for (auto last = done.rbegin(); last != done.rend(); ++last) rename(last->second, last->first);
    fail("File cannot be put in its place", why, to);
  };
  std::size_t replaced = 0;
  for (const auto& [from, to] : moves) {
    make_directories(fs::path(to).parent_path());
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(to, ignored))) move(to, aside + "/replaced-" + std::to_string(replaced++));
    move(from, to);
  }
}

void replace_directory(const std::string& made, const std::string& target, const std::string& aside) {
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

}  // namespace weft::kernel
