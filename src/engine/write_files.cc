// A frame -> files at their places.
#include "engine/write_files.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string_view>

#include <arrow/api.h>

#include <weft/error.h>

#include "engine/compute.h"
#include "kernel/write/file_writer.h"
#include "kernel/write/move_files.h"
#include "kernel/write/output_file.h"

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
  std::ifstream in(from, std::ios::binary);
  std::array<char, 64 * 1024> some;
  while (in.read(some.data(), some.size()) || in.gcount() > 0)
    to.write(std::string_view(some.data(), static_cast<std::size_t>(in.gcount())));
  if (in.bad()) throw Error(ErrorKind::data, "File cannot be read: " + from);
}

/// All files as one, after its head.
std::string join_files(const std::vector<Written>& files, const std::string& directory, const std::string& head) {
  const std::string joined = directory + "/joined";
  kernel::OutputFile out(joined);
  out.write(head);
  for (const Written& file : files) {
    append_file(directory + "/" + file.path, out);
    fs::remove(directory + "/" + file.path);
  }
  out.close();
  return joined;
}

}  // namespace

std::vector<std::string> write_files(const plan::Expr& frame, const WriteRequest& request) {
  const kernel::Workspace workspace(request.directory);
  const std::string made = workspace.directory() + "/made";
  plan::WriteFiles op{made, request.format, request.partition_on};
  std::string head;
  if (request.joins_files && op.format.format == plan::FileFormat::csv && op.format.header) {
    head = kernel::csv_header(op.format, frame->schema());
    op.format.header = false;
  }
  const plan::Expr writing = plan::make(std::move(op), {frame});
  fs::create_directory(made);
  const auto table = compute({writing}).front();
  std::vector<Written> files = by_partition(paths_of(*table));

  std::vector<std::pair<std::string, std::string>> moves;
  std::vector<std::string> places;
  if (request.joins_files) {
    places.push_back((fs::path(request.directory) / request.name(0, 1)).string());
    moves.emplace_back(join_files(files, made, head), places.back());
  } else {
    const std::size_t count = files.empty() ? 0 : files.back().partition + 1;
    std::set<std::string> names;
    for (const Written& file : files) {
      const std::string name = file.directory + request.name(file.partition, count);
      if (!names.insert(name).second) throw Error(ErrorKind::user, "Option name_function gives two partitions one name: " + name);
      places.push_back((fs::path(request.directory) / name).string());
      const std::string to = request.replaces_directory ? made + "/" + name : places.back();
      moves.emplace_back(made + "/" + file.path, to);
    }
  }
  kernel::move_files(moves, workspace.directory());
  if (request.replaces_directory)
    kernel::replace_directory(made, fs::absolute(request.directory).lexically_normal(), workspace.directory());
  return places;
}

}  // namespace weft::engine
