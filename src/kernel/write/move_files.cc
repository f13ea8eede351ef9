// Files that were written aside -> their places, all or none.
#include "kernel/write/move_files.h"

#include <filesystem>
#include <set>

#include <weft/error.h>

namespace weft::kernel {
namespace {

namespace fs = std::filesystem;
using Move = std::pair<std::string, std::string>;

/// Changes of files, which are undone unless all could be done.
class Changes {
 public:
  Changes(const FileSystem& files, Workspace& workspace) : files_(files), workspace_(workspace) {}

  void put(const std::string& from, const std::string& to) {
    run([&] {
      const std::string before = files_.is_file(to) ? kept(to) : "";
      files_.move(from, to);
      done_.emplace_back(to, before);
    });
  }
  void remove(const std::string& path) {
    run([&] {
      const std::string before = kept(path);
      files_.remove(path);
      done_.emplace_back(path, before);
    });
  }

 private:
  template <class Act>
  void run(Act act) {
    try {
      act();
    } catch (const Error& error) {
      if (undo()) throw;
      workspace_.keep();
      throw Error(error.kind(),
                  error.message() + "; not all that was there before could be put back, and is in " + workspace_.directory());
    }
  }

  std::string kept(const std::string& path) {
    const std::string place = workspace_.directory() + "/replaced-" + std::to_string(num_kept_++);
    files_.keep_copy(path, place);
    return place;
  }

  bool undo() {
    bool all = true;
    for (auto last = done_.rbegin(); last != done_.rend(); ++last) {
      try {
        if (last->second.empty())
          files_.remove(last->first);
        else
          files_.move(last->second, last->first);
      } catch (const Error&) {
        all = false;
      }
    }
    return all;
  }

  const FileSystem& files_;
  Workspace& workspace_;
  std::size_t num_kept_ = 0;
  std::vector<Move> done_;  // a path, and where what it held before is; "" for nothing
};

}  // namespace

Workspace::Workspace(const std::string& target) : files_(file_system_of(target)), directory_(files_.make_workspace(target)) {
  std::error_code ignored;
  is_within_ = files_.has_directories() && fs::equivalent(fs::path(directory_).parent_path(), target, ignored);
}

Workspace::~Workspace() {
  if (is_kept_) return;
  try {
    files_.remove_directory(directory_);
  } catch (const Error&) {
    // What was written is in its place, or what failed before this is told.
  }
}

void Workspace::keep() {
  is_kept_ = true;
  files_.release_directory(directory_);
}

void move_files(const std::vector<Move>& moves, const std::vector<std::string>& removed, Workspace& workspace) {
  if (moves.empty() && removed.empty()) return;
  Changes changes(file_system_of(moves.empty() ? removed.front() : moves.front().second), workspace);
  for (const auto& [from, to] : moves) changes.put(from, to);
  for (const std::string& path : removed) changes.remove(path);
}

void replace_directory(const std::string& made, const std::string& target, const std::vector<Move>& names, Workspace& workspace) {
  const FileSystem& files = file_system_of(target);
  if (files.has_directories() && !workspace.is_within()) {
    for (const auto& [from, to] : names) files.move(made + "/" + from, made + "/" + to);
    return files.replace_directory(made, target, workspace.directory());
  }
  std::set<std::string> old;
  for (const std::string& file : files.files_below(target)) {
    const bool is_aside = file.starts_with(workspace.directory()) || file.find("/.weft-", target.size()) == target.size();
    if (!is_aside) old.insert(file);
  }
  Changes changes(files, workspace);
  for (const auto& [from, to] : names) {
    changes.put(made + "/" + from, target + "/" + to);
    old.erase(target + "/" + to);
  }
  for (const std::string& file : old) changes.remove(file);
}

}  // namespace weft::kernel
