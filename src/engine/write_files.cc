// A frame -> files at their places.
#include "engine/write_files.h"

#include <filesystem>
#include <map>
#include <set>
#include <string_view>

#include <arrow/api.h>

#include <weft/error.h>

#include "engine/compute.h"
#include "kernel/io/compress.h"
#include "kernel/io/file_system.h"
#include "kernel/write/file_writer.h"
#include "kernel/write/move_files.h"

namespace weft::engine {
namespace {

namespace fs = std::filesystem;

/// Paths below the directory that was written to, in the order of the partitions.
std::vector<std::string> paths_of(const arrow::Table& written) {
  std::vector<std::string> paths;
  for (const std::shared_ptr<arrow::Array>& chunk : written.GetColumnByName("path")->chunks()) {
    const auto& texts = static_cast<const arrow::StringArray&>(*chunk);
    for (std::int64_t row = 0; row < texts.length(); ++row) paths.push_back(texts.GetString(row));
  }
  return paths;
}

struct Written {
  std::string path;  // below the directory that was written to
  std::string directory;
  std::size_t partition;
};

/// Files of one partition share their last name.
std::vector<Written> by_partition(const std::vector<std::string>& paths) {
  std::map<std::string, std::size_t> partitions;
  std::vector<Written> files;
  for (const std::string& path : paths) {
    const std::size_t slash = path.rfind('/');
    const std::size_t begin = slash == path.npos ? 0 : slash + 1;
    const auto [partition, is_new] = partitions.emplace(path.substr(begin), partitions.size());
    files.push_back({path, path.substr(0, begin), partition->second});
  }
  return files;
}

void append_file(const std::string& from, kernel::OutputFile& to) {
  const std::unique_ptr<kernel::ByteStream> in = kernel::stream_from(kernel::open_source(from), 0);
  std::vector<char> some(1 << 20);
  while (const std::size_t came = in->read(some)) to.write({some.data(), came});
}

/// All files as one, after its head.
void join_files(const std::vector<Written>& files, const std::string& directory, const std::string& head,
                const std::string& joined) {
  const std::unique_ptr<kernel::OutputFile> out = kernel::file_system_of(joined).create(joined);
  out->write(head);
  for (const Written& file : files) append_file(directory + "/" + file.path, *out);
  out->close();
}

/// Refuses what can only fail when all is written.
void check_place(const WriteRequest& request) {
  const kernel::FileSystem& files = kernel::file_system_of(request.directory);
  if (!files.has_directories()) return;
  if (files.is_file(request.directory)) throw Error(ErrorKind::user, "Path is a file, not a directory: " + request.directory);
  if (!request.joins_files) return;
  const std::string file = (fs::path(request.directory) / request.name(0, 1)).string();
  if (files.is_directory(file)) throw Error(ErrorKind::user, "Path is a directory, not a file: " + file);
}

}  // namespace

std::vector<std::string> write_files(const plan::Expr& frame, const WriteRequest& request) {
  check_place(request);
  kernel::Workspace workspace(request.directory);
  const std::string made = workspace.directory() + "/made";
  plan::WriteFiles op{made, request.format, request.partition_on};
  std::string head;
  if ((request.joins_files || request.has_header_once) && op.format.format == plan::FileFormat::csv && op.format.header) {
    head = kernel::compressed(kernel::csv_header(op.format, frame->schema()), op.format.compression);
    op.format.header = false;
  }
  const plan::Expr writing = plan::make(std::move(op), {frame});
  kernel::file_system_of(made).make_directory(made);
  const auto table = compute({writing}, request.compute).front();
  std::vector<Written> files = by_partition(paths_of(*table));
  if (!request.joins_files && !head.empty() && !files.empty()) {
    const std::string headed = files.front().path + ".headed";
    join_files({files.front()}, made, head, made + "/" + headed);
    kernel::file_system_of(made).remove(made + "/" + files.front().path);
    files.front().path = headed;
  }

  const auto place = [&](const std::string& name) { return (fs::path(request.directory) / name).string(); };
  if (request.joins_files) {
    const std::string to = place(request.name(0, 1));
    // An object is there when it is whole, a file from its begin on.
    const bool is_aside = kernel::file_system_of(to).has_directories();
    const std::string joined = is_aside ? workspace.directory() + "/joined" : to;
    join_files(files, made, head, joined);
    if (is_aside) kernel::move_files({{joined, to}}, workspace);
    return {to};
  }
  const std::size_t count = files.empty() ? 0 : files.back().partition + 1;
  std::vector<std::pair<std::string, std::string>> moves;  // from below what was made, to below the directory
  std::set<std::string> names;
  for (const Written& file : files) {
    moves.emplace_back(file.path, file.directory + request.name(file.partition, count));
    if (!names.insert(moves.back().second).second)
      throw Error(ErrorKind::user, "Option name_function gives two partitions one name: " + moves.back().second);
  }
  if (request.replaces_directory) kernel::replace_directory(made, request.directory, moves, workspace);
  std::vector<std::string> places;
  for (auto& [from, to] : moves) {
    from = made + "/" + from;
    to = place(to);
    places.push_back(to);
  }
  if (!request.replaces_directory) kernel::move_files(moves, workspace);
  return places;
}

std::vector<std::string> files_in(const std::string& directory) {
  const kernel::FileSystem& files = kernel::file_system_of(directory);
  try {
    if (files.is_file(directory)) throw Error(ErrorKind::user, "Path is a file, not a directory: " + directory);
    std::vector<std::string> found = files.files_below(directory);
    std::erase_if(found, [&](const std::string& file) { return file.find("/.", directory.size()) != file.npos; });
    return found;
  } catch (const Error& error) {
    throw Error(ErrorKind::user, error.message());
  }
}

}  // namespace weft::engine
