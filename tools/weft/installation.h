// Where the parts of the installed Weft are that the `weft` program is one of.
#pragma once

#include <filesystem>
#include <string>

namespace weft::tool {

/// What is installed beside the program, from its own place: an install tree may be moved.
struct Installation {
  std::filesystem::path prefix;   ///< What CMAKE_PREFIX_PATH takes.
  std::filesystem::path package;  ///< The folder of WeftConfig.cmake.
  std::filesystem::path share;    ///< The folder of the templates and of the generators.
};

/// Throws a user Error when the program was not installed, as in the tree that it is built in.
Installation find_installation();

/// The full path of a program in PATH, "" when there is none.
std::string find_program(const std::string& name);

}  // namespace weft::tool
