// Paths, globs and URLs -> the files they name.
#include "kernel/csv/find_files.h"

#include <weft/error.h>

#include "kernel/io/byte_source.h"
#include "kernel/io/decompress.h"
#include "kernel/io/find_paths.h"

namespace weft::kernel::csv {
namespace {

plan::CsvFile find_file(const std::string& path, const std::string& compression, const std::string& encoding) {
  const std::unique_ptr<ByteSource> source = open_named(path);
  plan::CsvFile file{path, source->facts().size, source->facts().stamp, compression, {}, encoding};
  if (compression != "infer") return file;
  file.compression = compression_by_name(path);
  if (file.compression.empty() && file.size > 0) {
    char first[compression_mark_size];
    file.compression = compression_of({first, source->read_at(0, first)});
  }
  return file;
}

}  // namespace

std::vector<plan::CsvFile> find_files(const std::vector<std::string>& paths, const std::string& compression,
                                      const std::string& encoding) {
  if (paths.empty()) throw Error(ErrorKind::user, "read_csv needs at least one path");
  std::vector<plan::CsvFile> files;
  for (const std::string& path : paths)
    for (const std::string& file : expand_path(path)) files.push_back(find_file(file, compression, encoding));
  return files;
}

}  // namespace weft::kernel::csv
