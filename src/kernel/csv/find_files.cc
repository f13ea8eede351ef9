// Paths, globs and URLs -> the files they name.
#include "kernel/csv/find_files.h"

#include <glob.h>
#include <sys/stat.h>

#include <weft/error.h>

#include "kernel/io/byte_source.h"
#include "kernel/io/decompress.h"

namespace weft::kernel::csv {
namespace {

bool exists(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0;
}

bool is_directory(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// A file's name may hold "://", but a name that begins like a URL and is no file was meant as one.
void check_scheme(const std::string& path) {
  const std::size_t end = path.find("://");
  if (is_url(path) || end == path.npos || end == 0 || exists(path)) return;
  throw Error(ErrorKind::user, "URL scheme is not supported: " + path.substr(0, end) + " (have: http, https): " + path);
}

std::vector<std::string> expand(const std::string& path) {
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

std::string compression_by_name(std::string_view path) {
  if (is_url(path)) path = path.substr(0, path.find_first_of("?#"));
  if (path.ends_with(".gz")) return "gzip";
  return path.ends_with(".zst") ? "zstd" : "";
}

plan::CsvFile find_file(const std::string& path, const std::string& compression) {
  std::unique_ptr<ByteSource> source;
  try {
    source = open_source(path);
  } catch (const Error& error) {
    throw Error(ErrorKind::user, error.message());
  }
  plan::CsvFile file{path, source->facts().size, source->facts().stamp, compression, {}};
  if (file.size == 0) throw Error(ErrorKind::data, "File is empty: " + path);
  if (compression != "infer") return file;
  file.compression = compression_by_name(path);
  if (file.compression.empty()) {
    char first[4];
    file.compression = compression_of({first, source->read_at(0, first)});
  }
  return file;
}

}  // namespace

std::vector<plan::CsvFile> find_files(const std::vector<std::string>& paths, const std::string& compression) {
  if (paths.empty()) throw Error(ErrorKind::user, "read_csv needs at least one path");
  std::vector<plan::CsvFile> files;
  for (const std::string& path : paths)
    for (const std::string& file : expand(path)) files.push_back(find_file(file, compression));
  return files;
}

}  // namespace weft::kernel::csv
