// Paths, globs, directories and URLs -> the files they name.
#include "kernel/io/find_paths.h"

#include <glob.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include <weft/error.h>

#include "base/text.h"

namespace weft::kernel {
namespace {

bool exists(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0;
}

/// A file's name may hold "://", but a name that begins like a URL and is no file was meant as one.
void check_scheme(const std::string& path) {
  const std::size_t end = path.find("://");
  if (is_url(path) || end == path.npos || end == 0 || exists(path)) return;
  throw Error(ErrorKind::user, "URL scheme is not supported: " + path.substr(0, end) + " (have: http, https): " + path);
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool has_ending(const std::string& name, std::span<const std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_hidden(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return name.empty() || name.front() == '_' || name.front() == '.';
}

std::vector<std::string> files_below(const std::string& directory, std::span<const std::string_view> endings) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  std::error_code failed;
  fs::recursive_directory_iterator entry(directory, fs::directory_options::follow_directory_symlink, failed);
  for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
    if (is_hidden(entry->path())) {
      if (entry->is_directory()) entry.disable_recursion_pending();
    } else if (!entry->is_directory() && has_ending(entry->path().string(), endings)) {
      files.push_back(entry->path().string());
    }
  }
  if (failed) throw Error(ErrorKind::user, "Directory cannot be read (" + failed.message() + "): " + directory);
  if (files.empty()) {
    const std::vector<std::string> names(endings.begin(), endings.end());
    throw Error(ErrorKind::user, "Directory has no files ending in " + base::join(names) + ": " + directory);
  }
  std::sort(files.begin(), files.end(), natural_less);
  return files;
}

}  // namespace

bool is_directory(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::vector<std::string> expand_path(const std::string& path) {
  check_scheme(path);
  // A file whose name has a star in it is meant when it is there.
  if (is_url(path) || path.find_first_of("*?[") == path.npos || exists(path)) return {path};
  glob_t found{};
  std::vector<std::string> files;
  if (::glob(path.c_str(), 0, nullptr, &found) == 0)
    for (std::size_t index = 0; index < found.gl_pathc; ++index)
      if (!is_directory(found.gl_pathv[index])) files.emplace_back(found.gl_pathv[index]);
  ::globfree(&found);
  if (files.empty()) throw Error(ErrorKind::user, "No file matches: " + path);
  return files;
}

std::vector<std::string> expand_dataset(const std::string& path, std::span<const std::string_view> endings) {
  return is_directory(path) ? files_below(path, endings) : expand_path(path);
}

std::unique_ptr<ByteSource> open_named(const std::string& path) {
  try {
    return open_source(path);
  } catch (const Error& error) {
    throw Error(ErrorKind::user, error.message());
  }
}

bool natural_less(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::size_t first = a.find_first_not_of('0', i), second = b.find_first_not_of('0', j);
      std::size_t i_end = std::min(first, a.size()), j_end = std::min(second, b.size());
      const std::size_t i_begin = i_end, j_begin = j_end;
      while (i_end < a.size() && is_digit(a[i_end])) ++i_end;
      while (j_end < b.size() && is_digit(b[j_end])) ++j_end;
      if (i_end - i_begin != j_end - j_begin) return i_end - i_begin < j_end - j_begin;
      if (const int order = a.compare(i_begin, i_end - i_begin, b.substr(j_begin, j_end - j_begin))) return order < 0;
      i = i_end;
      j = j_end;
    } else if (a[i] != b[j]) {
      return a[i] < b[j];
    } else {
      ++i;
      ++j;
    }
  }
  return a.size() - i == b.size() - j ? a < b : i == a.size();
}

}  // namespace weft::kernel
