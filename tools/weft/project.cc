// What `weft run` is given, a source file or a folder, into a CMake project that it can build.
#include "project.h"

#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <system_error>

#include <weft/error.h>
#include <weft/json.h>

#include "base/json_reader.h"
#include "base/text.h"

namespace weft::tool {

namespace fs = std::filesystem;

namespace {

constexpr const char* source_extensions[] = {".cpp", ".cc", ".cxx", ".C", ".c++"};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A file that stays the same keeps its time, so that nothing is built anew for it.
void write_if_changed(const fs::path& path, const std::string& text) {
  if (fs::exists(path) && read_file(path) == text) return;
  std::ofstream out(path, std::ios::binary);
  if (!(out << text) || !out.flush()) throw Error(ErrorKind::user, "Cannot write: " + path.string());
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

void check_tools() {
  const std::string chosen = environment("CXX");
  if (!chosen.empty() && !chosen.starts_with('/') && find_program(chosen.substr(0, chosen.find(' '))).empty()) {
    throw Error(ErrorKind::user, "No such compiler as CXX in the environment says: " + chosen);
  }
  const auto is_there = [](const char* name) { return !find_program(name).empty(); };
  if (chosen.empty() && !std::ranges::any_of(std::vector{"c++", "g++", "clang++"}, is_there)) {
    throw Error(ErrorKind::user,
                "No C++ compiler: install one (Debian: apt-get install g++), or name it with CXX in the environment");
  }
  if (!is_there("cmake")) throw Error(ErrorKind::user, "CMake is not there (Debian: apt-get install cmake)");
  if (!is_there("ninja")) throw Error(ErrorKind::user, "Ninja is not there (Debian: apt-get install ninja-build)");
}

fs::path cache_folder() {
  if (const std::string cache = environment("XDG_CACHE_HOME"); !cache.empty()) return fs::path(cache) / "weft";
  if (const std::string home = environment("HOME"); !home.empty()) return fs::path(home) / ".cache" / "weft";
  return fs::temp_directory_path() / "weft";
}

// One build folder for each source, each installed Weft and each compiler. An install may bring headers that are older than what
// was compiled from those before, which no build would notice.
fs::path build_root(const fs::path& given, const Installation& installation) {
  struct stat about {};
  ::stat((installation.package / "WeftConfig.cmake").c_str(), &about);
  const std::string key = given.string() + '\n' + installation.package.string() + '\n' + environment("CXX") + '\n' +
                          environment("CXXFLAGS") + '\n' + std::to_string(about.st_ctim.tv_sec) + '.' +
                          std::to_string(about.st_ctim.tv_nsec);
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016zx", std::hash<std::string>()(key));
  std::string name = given.stem().string();
  std::ranges::replace_if(
      name, [](unsigned char c) { return !std::isalnum(c) && c != '_'; }, '_');
  return cache_folder() / "run" / (name + "-" + digits);
}

// The headers of Weft and of its libraries of components that the file includes, to be compiled once.
std::vector<std::string> weft_headers(const fs::path& file) {
  static const std::regex include(R"(^[ \t]*#[ \t]*include[ \t]*<(weft(?:_components)?/[^>\n]+)>)", std::regex::multiline);
  const std::string text = read_file(file);
  std::vector<std::string> headers;
  for (std::sregex_iterator found(text.begin(), text.end(), include), end; found != end; ++found) headers.push_back((*found)[1]);
  return headers;
}

std::string quoted(const fs::path& path) { return "[==[" + path.string() + "]==]"; }

std::string linker_option() {
  // Not mold: docs/dependencies.md says why.
  for (const auto& [program, name] : {std::pair{"ld.lld", "lld"}, {"ld.gold", "gold"}}) {
    if (!find_program(program).empty()) return std::string("-fuse-ld=") + name + " ";
  }
  return "";
}

// CMake's answer to what the project makes.
// Definition: https://cmake.org/cmake/help/latest/manual/cmake-file-api.7.html
Json read_reply(const fs::path& path) { return base::parse_json(read_file(path), 64); }

std::vector<Executable> list_executables(const fs::path& build) {
  const fs::path folder = build / ".cmake/api/v1/reply";
  fs::path index;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failure)) {
    // The newest has the greatest name.
    if (entry.path().filename().string().starts_with("index-") && entry.path() > index) index = entry.path();
  }
  if (index.empty()) throw Error(ErrorKind::user, "CMake left no answer in " + folder.string());
  std::vector<Executable> executables;
  const Json listed = read_reply(index);
  for (const Json& object : listed.at("objects").as_array()) {
    if (object.at("kind") != "codemodel") continue;
    const Json model = read_reply(folder / std::string(object.at("jsonFile").as_string()));
    for (const Json& target : model.at("configurations").at(0).at("targets").as_array()) {
      const Json about = read_reply(folder / std::string(target.at("jsonFile").as_string()));
      if (about.at("type") != "EXECUTABLE") continue;
      executables.push_back(
          {std::string(about.at("name").as_string()), build / std::string(about.at("artifacts").at(0).at("path").as_string())});
    }
  }
  return executables;
}

}  // namespace

Project open_project(const fs::path& given, const Installation& installation) {
  std::error_code failure;
  if (!fs::exists(given, failure)) throw Error(ErrorKind::user, "No such file or folder: " + given.string());
  Project project;
  project.given = fs::canonical(given);
  project.is_single_file = !fs::is_directory(project.given);
  if (project.is_single_file) {
    if (std::ranges::find(source_extensions, project.given.extension()) == std::end(source_extensions)) {
      throw Error(ErrorKind::user, "Not a C++ source file (such as app.cpp): " + given.string());
    }
  } else if (!fs::exists(project.given / "CMakeLists.txt")) {
    throw Error(ErrorKind::user,
                "The folder has no CMakeLists.txt: " + given.string() + " (name a source file, or make a project with weft new)");
  }
  check_tools();
  const fs::path root = build_root(project.given, installation);
  project.source = project.is_single_file ? root / "project" : project.given;
  project.build = root / "build";
  for (const fs::path& folder : {project.source, project.build / ".cmake/api/v1/query"}) {
    fs::create_directories(folder, failure);
    if (failure) throw Error(ErrorKind::user, "Cannot write: " + folder.string() + ": " + failure.message());
  }
  write_if_changed(project.build / ".cmake/api/v1/query/codemodel-v2", "");
  update_project(project);
  return project;
}

void update_project(const Project& project) {
  if (!project.is_single_file) return;
  std::string text =
      "# Written by `weft run`.\n"
      "cmake_minimum_required(VERSION 3.25)\n"
      "project(app LANGUAGES CXX)\n"
      "find_package(Weft REQUIRED)\n"
      "add_executable(app " +
      quoted(project.given) +
      ")\n"
      "target_link_libraries(app PRIVATE weft::weft)\n"
      "target_link_options(app PRIVATE LINKER:--as-needed)\n"
      "file(GLOB libraries CONFIGURE_DEPENDS " +
      quoted(project.folder() / "components/*/CMakeLists.txt") +
      ")\n"
      "foreach(library IN LISTS libraries)\n"
      "  cmake_path(GET library PARENT_PATH folder)\n"
      "  cmake_path(GET folder FILENAME name)\n"
      "  add_subdirectory(${folder} components/${name})\n"
      "endforeach()\n"
      "get_property(libraries GLOBAL PROPERTY WEFT_COMPONENT_LIBRARIES)\n"
      "target_link_libraries(app PRIVATE ${libraries})\n";
  for (const std::string& header : weft_headers(project.given))
    text += "target_precompile_headers(app PRIVATE <" + header + ">)\n";
  write_if_changed(project.source / "CMakeLists.txt", text);
}

std::vector<std::string> configure_command(const Project& project, const Installation& installation) {
  return {"cmake", "-G", "Ninja", "-S", project.source.string(), "-B", project.build.string(),
          "-DWeft_DIR=" + installation.package.string(),
          // Compiling is what one waits for. Weft's libraries are optimised whatever these say.
          "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0 -g1", "-DCMAKE_EXE_LINKER_FLAGS_DEBUG=" + linker_option(),
          "-DCMAKE_COLOR_DIAGNOSTICS=ON"};
}

Executable find_executable(const Project& project, const std::string& target) {
  const std::vector<Executable> executables = list_executables(project.build);
  std::vector<std::string> names;
  for (const Executable& executable : executables) {
    if (executable.target == target || (target.empty() && executables.size() == 1)) return executable;
    names.push_back(executable.target);
  }
  if (names.empty())
    throw Error(ErrorKind::user, "The project makes no program: " + (project.source / "CMakeLists.txt").string());
  if (target.empty()) {
    throw Error(ErrorKind::user, "The project makes several programs; choose one with --target: " + base::list_names(names));
  }
  throw Error(ErrorKind::user, base::not_found("Program of the project", target, names));
}

std::set<fs::path> read_sources(const Project& project, const Installation& installation) {
  std::set<fs::path> sources;
  // By the environment, since a path may hold what means something to a shell.
  ::setenv("WEFT_RUN_BUILD", project.build.c_str(), 1);
  FILE* listing = ::popen("exec ninja -C \"$WEFT_RUN_BUILD\" -t deps 2>/dev/null", "re");
  ::unsetenv("WEFT_RUN_BUILD");
  if (!listing) return sources;
  const std::string own[] = {"/usr/", installation.prefix.string() + "/", project.build.string() + "/"};
  char* line = nullptr;
  std::size_t room = 0;
  for (ssize_t size = 0; (size = ::getline(&line, &room, listing)) >= 0;) {
    std::string text(line, static_cast<std::size_t>(size));
    if (!text.starts_with("    ")) continue;
    text = text.substr(4, text.find_last_not_of('\n') - 3);
    const fs::path file = (project.build / text).lexically_normal();  // a path that is absolute stays what it is
    if (std::ranges::none_of(own, [&](const std::string& folder) { return file.string().starts_with(folder); }))
      sources.insert(file);
  }
  std::free(line);
  ::pclose(listing);
  return sources;
}

}  // namespace weft::tool
