// A frame -> files at their places.
#include "engine/write_files.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>

#include <arrow/api.h>
#include <arrow/array/concatenate.h>

#include <weft/error.h>

#include "engine/compute.h"
#include "kernel/io/compress.h"
#include "kernel/io/file_system.h"
#include "kernel/io/text_encoding.h"
#include "kernel/parquet/discover.h"
#include "kernel/parquet/metadata_files.h"
#include "kernel/write/file_writer.h"
#include "plan/literal_order.h"
#include "table/arrow_status.h"

namespace weft::engine {
namespace {

namespace fs = std::filesystem;

struct Written {
  std::string path;  // below the directory that was written to
  std::string directory;
  std::size_t partition;
  std::int64_t rows;
};

template <class Array>
const Array& whole_column(const arrow::Table& table, const std::string& name, std::shared_ptr<arrow::Array>& holds) {
  constexpr std::string_view what = "Cannot tell what was written";
  holds = dd::check(arrow::Concatenate(table.GetColumnByName(name)->chunks()), what);
  return static_cast<const Array&>(*holds);
}

/// In the order of the partitions. Files of one partition share their last name.
std::vector<Written> by_partition(const arrow::Table& table) {
  std::vector<Written> files;
  if (table.num_rows() == 0) return files;
  std::shared_ptr<arrow::Array> path_array, row_array;
  const auto& paths = whole_column<arrow::StringArray>(table, "path", path_array);
  const auto& rows = whole_column<arrow::Int64Array>(table, "rows", row_array);
  std::map<std::string, std::size_t> partitions;
  for (std::int64_t row = 0; row < table.num_rows(); ++row) {
    const std::string path = paths.GetString(row);
    const std::size_t slash = path.rfind('/');
    const std::size_t begin = slash == path.npos ? 0 : slash + 1;
    const auto [partition, is_new] = partitions.emplace(path.substr(begin), partitions.size());
    files.push_back({path, path.substr(0, begin), partition->second, rows.Value(row)});
  }
  return files;
}

/// Files, and bytes that stand before, between and behind them, as one.
class Joining {
 public:
  explicit Joining(const std::string& path) : out_(kernel::file_system_of(path).create(path)) {}
  void add(const std::string& bytes) { out_->write(bytes); }
  void add_file(const std::string& path) {
    const std::unique_ptr<kernel::ByteStream> in = kernel::stream_from(kernel::open_source(path), 0);
    std::vector<char> some(1 << 20);
    while (const std::size_t came = in->read(some)) out_->write({some.data(), came});
  }
  void close() { out_->close(); }

 private:
  std::unique_ptr<kernel::OutputFile> out_;
};

/// As they stand in a file of that format.
std::string file_bytes(std::string text, const plan::WriteFormat& format) {
  return kernel::compressed(kernel::encoded_text(std::move(text), format.encoding), format.compression);
}

/// The bytes that a file begins with that no task writes.
std::string head_of(const plan::Expr& frame, const WriteRequest& request) {
  const plan::WriteFormat& format = request.format;
  if (request.joins_files && format.format == plan::FileFormat::json && format.is_array) return file_bytes("[", format);
  if ((!request.joins_files && !request.has_header_once) || format.format != plan::FileFormat::csv || !format.header) return "";
  plan::WriteFormat unmarked = format;
  if (unmarked.encoding == "utf-16") unmarked.encoding = "utf-16-le";
  return file_bytes(kernel::csv_header(format, frame->schema()), unmarked);
}

/// Where the index of the rows in Parquet files begins; null where they do not tell.
plan::Literal first_in(const std::vector<std::string>& files, const std::string& column) {
  plan::ParquetRequest request;
  request.paths = files;
  request.index = column;
  try {
    const auto found = kernel::discover_parquet(request).index;
    return found && !found->divisions.empty() ? found->divisions.front() : plan::Literal();
  } catch (const Error& error) {
    // A directory above is named as one of Hive's, which hides the column.
    if (error.kind() != ErrorKind::user) throw;
    return {};
  }
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

std::shared_ptr<const WriteRequest> checked(std::shared_ptr<const WriteRequest> request) {
  check_place(*request);
  return request;
}

}  // namespace

std::optional<std::string> FileNames::between(const std::string& path) const {
  const std::string name = fs::path(path).filename().string();
  if (name.size() <= before.size() + after.size() || !name.starts_with(before) || !name.ends_with(after)) return std::nullopt;
  return name.substr(before.size(), name.size() - before.size() - after.size());
}

void check_comes_after(const WriteRequest::After& there, const plan::Literal& first) {
  const auto order = plan::compare_literals(there.value, first, there.column.type);
  if (order && *order >= 0)
    throw Error(ErrorKind::user,
                "to_parquet: the index of the rows to append does not come after that of the dataset (.ignore_divisions appends "
                "them all the same): " +
                    there.column.name + " " + plan::to_string(first) + ", after " + plan::to_string(there.value));
}

FileWriting::FileWriting(const plan::Expr& frame, std::shared_ptr<const WriteRequest> request)
    : request_(checked(std::move(request))),
      workspace_(request_->directory),
      made_(workspace_.directory() + "/made"),
      format_(request_->format),
      head_(head_of(frame, *request_)) {
  if (!head_.empty()) format_.header = false;
  if (request_->joins_files) format_.has_brackets = false;
  if (format_.encoding == "utf-16" && (request_->joins_files || request_->has_header_once || request_->extends_files)) {
    // Where files begin is known when they come to their places.
    mark_ = file_bytes("", format_);
    format_.encoding = "utf-16-le";
  }
  expr_ = plan::make(plan::WriteFiles{made_, format_, request_->partition_on}, {frame});
  kernel::file_system_of(made_).make_directory(made_);
}

std::string FileWriting::place(const std::string& name) const { return (fs::path(request_->directory) / name).string(); }

/// One file of what the files have.
std::vector<std::string> FileWriting::finish_joined(const std::vector<std::string>& files) {
  const std::string to = place(request_->name(0, 1));
  const kernel::FileSystem& system = kernel::file_system_of(to);
  const bool is_there = system.is_file(to);
  if (is_there && request_->refuses_files) throw Error(ErrorKind::user, "File is there already: " + to);
  // An object is there when it is whole, a file from its begin on.
  const bool is_aside = system.has_directories() || (is_there && request_->extends_files);
  const std::string joined = is_aside ? workspace_.directory() + "/joined" : to;
  Joining out(joined);
  if (is_there && request_->extends_files)
    out.add_file(to);
  else
    out.add(mark_);
  out.add(head_);
  const bool is_array = format_.format == plan::FileFormat::json && format_.is_array;
  for (std::size_t index = 0; index < files.size(); ++index) {
    if (is_array && index > 0) out.add(file_bytes(",", format_));
    out.add_file(made_ + "/" + files[index]);
  }
  if (is_array) out.add(file_bytes("]", format_));
  out.close();
  if (is_aside) kernel::move_files({{joined, to}}, {}, workspace_);
  return {to};
}

std::vector<std::string> FileWriting::finish(const arrow::Table& written) {
  std::vector<Written> files = by_partition(written);
  // Directories are made by rows. A new dataset without any still says its columns.
  if (files.empty() && !request_->partition_on.empty() &&
      (request_->replaces_directory || files_in(request_->directory).empty())) {
    const std::string path = kernel::write_empty_file(*expr_->as<plan::WriteFiles>(), expr_->input()->schema());
    files.push_back({path, path.substr(0, path.rfind('/') + 1), 0, 0});
  }
  if (request_->joins_files) {
    std::vector<std::string> paths;
    for (const Written& file : files)
      if (file.rows > 0) paths.push_back(file.path);
    return finish_joined(paths);
  }
  const std::size_t count = files.empty() ? 0 : files.back().partition + 1;
  const kernel::FileSystem& system = kernel::file_system_of(request_->directory);
  for (Written& file : files) {
    const bool goes_on = request_->extends_files && system.is_file(place(file.directory + request_->name(file.partition, count)));
    const std::string begin = (goes_on ? "" : mark_) + (&file == &files.front() ? head_ : "");
    if (begin.empty()) continue;
    const std::string begun = file.path + ".begun";
    Joining out(made_ + "/" + begun);
    out.add(begin);
    out.add_file(made_ + "/" + file.path);
    out.close();
    kernel::file_system_of(made_).remove(made_ + "/" + file.path);
    file.path = begun;
  }

  std::vector<std::pair<std::string, std::string>> moves;  // from below what was made, to below the directory
  std::set<std::string> names;
  for (const Written& file : files) {
    moves.emplace_back(file.path, file.directory + request_->name(file.partition, count));
    if (!names.insert(moves.back().second).second)
      throw Error(ErrorKind::user, "Option name_function gives two partitions one name: " + moves.back().second);
  }
  std::vector<std::string> places;
  for (const auto& [from, to] : moves) places.push_back(place(to));
  if (request_->after) {
    std::vector<std::string> paths;
    for (const Written& file : files)
      if (file.rows > 0) paths.push_back(made_ + "/" + file.path);
    if (!paths.empty()) check_comes_after(*request_->after, first_in(paths, request_->after->column.name));
  }
  if (request_->describes_files) {
    std::vector<std::pair<std::string, std::string>> described;
    for (const std::string& path : request_->described) described.emplace_back(path, path.substr(request_->directory.size() + 1));
    for (const auto& [from, to] : moves) described.emplace_back(made_ + "/" + from, to);
    kernel::write_metadata_files(described, made_);
    if (!described.empty())
      for (const char* name : {"_metadata", "_common_metadata"}) moves.emplace_back(name, name);
  }
  if (request_->replaces_directory) {
    kernel::replace_directory(made_, request_->directory, moves, workspace_);
    return places;
  }
  std::set<std::string> old;
  if (request_->replaces)
    for (std::string& file : files_named(request_->directory, *request_->replaces)) old.insert(std::move(file));
  for (std::size_t index = 0; index < moves.size(); ++index) {
    auto& [from, to] = moves[index];
    from = made_ + "/" + from;
    to = place(to);
    old.erase(to);
    const bool is_data = index < places.size();
    if (!is_data || (!request_->refuses_files && !request_->extends_files) || !system.is_file(to)) continue;
    if (request_->refuses_files) throw Error(ErrorKind::user, "File is there already: " + to);
    Joining out(from + ".extended");
    out.add_file(to);
    out.add_file(from);
    out.close();
    from += ".extended";
  }
  kernel::move_files(moves, {old.begin(), old.end()}, workspace_);
  return places;
}

std::vector<std::string> write_files(const plan::Expr& frame, std::shared_ptr<const WriteRequest> request,
                                     const ComputeOptions& options) {
  FileWriting writing(frame, std::move(request));
  return writing.finish(*compute({writing.expr()}, options).front());
}

std::vector<std::string> files_named(const std::string& directory, const FileNames& names) {
  std::vector<std::string> found;
  for (std::string& file :
       kernel::file_system_of(directory).match((fs::path(directory) / (names.before + "*" + names.after)).string()))
    if (names.between(file) && is_file(file)) found.push_back(std::move(file));
  return found;
}

bool is_file(const std::string& path) { return kernel::file_system_of(path).is_file(path); }

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
