// What `weft run` is given, a source file or a folder, into a CMake project that it can build.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "installation.h"

namespace weft::tool {

struct Project {
  std::filesystem::path given;   ///< What the user named: an absolute path.
  std::filesystem::path source;  ///< The folder of CMakeLists.txt: the user's, or one that is made for a single file.
  std::filesystem::path build;   ///< In the user's cache.
  bool is_single_file = false;

  std::filesystem::path folder() const { return is_single_file ? given.parent_path() : given; }
};

/// A program that the project makes.
struct Executable {
  std::string target;
  std::filesystem::path file;
};

/// Finds, or for a single file writes, the project. Throws a user Error when there is neither a source file nor a CMakeLists.txt,
/// and when there is no compiler, CMake or Ninja.
Project open_project(const std::filesystem::path& given, const Installation& installation);

/// Writes what depends on the file's text: which headers are compiled once. Nothing for a folder.
void update_project(const Project& project);

std::vector<std::string> configure_command(const Project& project, const Installation& installation);

/// The program to run, once the project is configured. Throws a user Error when there is none or, without a name, several.
Executable find_executable(const Project& project, const std::string& target);

/// The files of the user that the last build read. Empty before the first.
std::set<std::filesystem::path> read_sources(const Project& project, const Installation& installation);

}  // namespace weft::tool
