// The footers of a dataset's files -> files that hold them all.
#include "kernel/parquet/metadata_files.h"

#include <numeric>

#include <arrow/io/memory.h>
#include <parquet/exception.h>
#include <parquet/file_writer.h>

#include <weft/error.h>

#include "kernel/io/file_system.h"
#include "kernel/parquet/footer.h"
#include "table/arrow_status.h"

namespace weft::kernel {
namespace {

std::shared_ptr<parquet::FileMetaData> some_groups(const parquet::FileMetaData& metadata, int count) {
  std::vector<int> groups(static_cast<std::size_t>(count));
  std::iota(groups.begin(), groups.end(), 0);
  return metadata.Subset(groups);
}

void write(const parquet::FileMetaData& metadata, const std::string& path) {
  constexpr std::string_view what = "File of metadata cannot be written";
  const auto bytes = dd::check(arrow::io::BufferOutputStream::Create(), what);
  parquet::WriteMetaDataFile(metadata, bytes.get());
  const auto buffer = dd::check(bytes->Finish(), what);
  const std::unique_ptr<OutputFile> file = file_system_of(path).create(path);
  file->write({reinterpret_cast<const char*>(buffer->data()), static_cast<std::size_t>(buffer->size())});
  file->close();
}

}  // namespace

void write_metadata_files(const std::vector<std::pair<std::string, std::string>>& files, const std::string& directory) {
  std::shared_ptr<parquet::FileMetaData> all;
  for (const auto& [path, name] : files) {
    const auto footer = parquet_file::footer_of(path, *open_source(path));
    // A copy: footers are kept for others.
    const auto metadata = some_groups(*footer->metadata, footer->metadata->num_row_groups());
    metadata->set_file_path(name);
    if (!all)
      all = metadata;
    else if (all->schema()->Equals(*metadata->schema()))
      all->AppendRowGroups(*metadata);
    else
      throw Error(ErrorKind::user, "to_parquet: no _metadata file can describe files of different columns: " + name);
  }
  if (!all) return;
  write(*all, directory + "/_metadata");
  write(*some_groups(*all, 0), directory + "/_common_metadata");
}

}  // namespace weft::kernel
