// Paths, globs, directories and URLs -> the files they name.
#include "kernel/io/find_paths.h"

#include <algorithm>

#include <weft/error.h>

#include "base/file_url.h"
#include "base/text.h"
#include "kernel/io/file_system.h"

namespace weft::kernel {
namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool has_ending(const std::string& name, std::span<const std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

/// Whether a name in a path below a directory begins with "_" or ".".
bool is_hidden(std::string_view below) {
  for (std::size_t begin = 0; begin < below.size();) {
    const std::size_t end = std::min(below.find('/', begin), below.size());
    if (end > begin && (below[begin] == '_' || below[begin] == '.')) return true;
    begin = end + 1;
  }
  return false;
}

std::vector<std::string> data_files_below(const std::string& directory, std::span<const std::string_view> endings) {
  std::vector<std::string> files = file_system_of(directory).files_below(directory);
  std::erase_if(files, [&](const std::string& file) {
    return !has_ending(file, endings) || is_hidden(std::string_view(file).substr(directory.size()));
  });
  if (files.empty()) {
    const std::vector<std::string> names(endings.begin(), endings.end());
    throw Error(ErrorKind::user, "Directory has no files ending in " + base::join(names) + ": " + directory);
  }
  std::sort(files.begin(), files.end(), natural_less);
  return files;
}

/// What goes wrong while a program's paths are looked at is the program's to mend.
template <class Look>
auto as_user_error(Look look) {
  try {
    return look();
  } catch (const Error& error) {
    throw Error(ErrorKind::user, error.message());
  }
}

}  // namespace

bool is_directory(const std::string& named) {
  const std::string path = base::without_file_scheme(named);
  return as_user_error([&] { return file_system_of(path).is_directory(path); });
}

std::vector<std::string> expand_path(const std::string& named) {
  const std::string path = base::without_file_scheme(named);
  if (path.empty()) throw Error(ErrorKind::user, "A path to read is empty");
  std::vector<std::string> files = as_user_error([&] { return file_system_of(path).match(path); });
  if (files.empty()) throw Error(ErrorKind::user, "No file matches: " + path);
  return files;
}

std::vector<std::string> expand_dataset(const std::string& named, std::span<const std::string_view> endings) {
  const std::string path = base::without_file_scheme(named);
  if (!is_directory(path)) return expand_path(path);
  return as_user_error([&] { return data_files_below(path, endings); });
}

std::unique_ptr<ByteSource> open_named(const std::string& path) {
  return as_user_error([&] { return open_source(path); });
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
