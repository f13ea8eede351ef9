// weft new FOLDER: a folder with a first app, which builds as it is.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <weft/error.h>

#include "commands.h"
#include "installation.h"

namespace weft::tool {

namespace fs = std::filesystem;

namespace {

constexpr const char* usage =
    "usage: weft new FOLDER\n\nMakes the folder with app.cpp, CMakeLists.txt, .gitignore and README.md. Then: weft run FOLDER\n";

// The name of the CMake project: letters, digits, "_" and "-".
std::string project_name(const fs::path& folder) {
  std::string name = fs::absolute(folder).lexically_normal().filename().string();
  for (char& c : name) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (!is_plain) c = '_';
  }
  return name.empty() ? "app" : name;
}

std::string fill_in(std::string text, const std::vector<std::pair<std::string, std::string>>& values) {
  for (const auto& [place, value] : values) {
    for (std::size_t at = 0; (at = text.find(place, at)) != std::string::npos; at += value.size())
      text.replace(at, place.size(), value);
  }
  return text;
}

}  // namespace

int run_new(const std::vector<std::string>& arguments) {
  if (arguments.size() == 1 && (arguments[0] == "--help" || arguments[0] == "-h")) {
    std::cout << usage;
    return 0;
  }
  if (arguments.size() != 1 || arguments[0].empty() || arguments[0].starts_with('-')) {
    throw Error(ErrorKind::user, "new takes the name of a folder: weft new my_app");
  }
  const fs::path folder = arguments[0];
  if (fs::exists(folder) && (!fs::is_directory(folder) || !fs::is_empty(folder))) {
    throw Error(ErrorKind::user, "There is something already: " + folder.string());
  }
  const Installation installation = find_installation();
  const std::string name = project_name(folder);
  for (const auto& [from, to] : {std::pair{"app.cpp", "app.cpp"},
                                 {"CMakeLists.txt.in", "CMakeLists.txt"},
                                 {"gitignore", ".gitignore"},
                                 {"README.md.in", "README.md"}}) {
    std::ifstream in(installation.share / "new" / from);
    if (!in) throw Error(ErrorKind::user, "The installed Weft lacks a file: " + (installation.share / "new" / from).string());
    const std::string text = fill_in({std::istreambuf_iterator<char>(in), {}}, {{"@NAME@", name}, {"@VERSION@", WEFT_VERSION}});
    std::error_code failure;
    fs::create_directories(folder, failure);
    std::ofstream out(folder / to);
    if (!(out << text) || !out.flush()) throw Error(ErrorKind::user, "Cannot write: " + (folder / to).string());
  }
  std::cout << folder.string() << " is made. To see it, and every change of app.cpp as it is saved:\n\n  weft run "
            << (folder.string().find_first_of(" !'\"$&()*;<>?") == std::string::npos ? folder.string()
                                                                                     : "'" + folder.string() + "'")
            << "\n";
  return 0;
}

}  // namespace weft::tool
