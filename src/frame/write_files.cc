// to_parquet, to_csv, to_json, to_ipc: options -> files.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>

#include <weft/dataframe.h>
#include <weft/write_files.h>

#include "base/text.h"
#include "engine/discover.h"
#include "engine/write_files.h"
#include "plan/ops/project.h"

namespace weft::dd {
namespace {

namespace fs = std::filesystem;
using engine::WriteRequest;

[[noreturn]] void refuse_to_write(const std::string& what) { throw Error(ErrorKind::user, what); }

void check_path(const std::string& path) {
  if (path.empty()) refuse_to_write("A path to write to is empty");
}

std::string known_compression(const std::string& name, const std::vector<std::string>& have) {
  if (std::find(have.begin(), have.end(), name) == have.end()) refuse_to_write(base::not_found("Compression", name, have));
  return name == "none" ? "" : name;
}

/// One more than the highest number of files named as to_parquet names them.
std::size_t next_part_number(const std::vector<std::string>& files) {
  std::size_t next = 0;
  for (const std::string& file : files) {
    const std::string name = fs::path(file).filename().string();
    std::size_t number = 0;
    if (!name.starts_with("part.")) continue;
    const auto [end, error] = std::from_chars(name.data() + 5, name.data() + name.size(), number);
    if (error == std::errc() && std::string_view(end) == ".parquet") next = std::max(next, number + 1);
  }
  return next;
}

/// Refuses to append what the dataset's readers could not read with the rest.
void check_appends(const plan::Schema& schema, const std::string& directory, const std::vector<std::string>& partition_on) {
  plan::ParquetRequest request;
  request.paths = {directory};
  const plan::ReadParquet there = engine::discover_parquet(request);
  std::vector<std::string> partitions;
  for (const plan::Field& column : there.partition_columns) partitions.push_back(column.name);
  if (partitions != partition_on)
    refuse_to_write("to_parquet: .partition_on must be that of the dataset (have: " + base::list_names(partitions) +
                    "): " + directory);
  auto describe = [](const std::vector<plan::Field>& columns) {
    std::vector<std::string> texts;
    for (const plan::Field& column : columns) texts.push_back(column.name + " " + plan::type_name(column.type));
    return texts;
  };
  std::vector<plan::Field> columns = schema.columns();
  std::erase_if(columns, [&](const plan::Field& column) {
    return std::find(partitions.begin(), partitions.end(), column.name) != partitions.end();
  });
  const std::vector<std::string> have = describe(there.file_columns), given = describe(columns);
  if (have != given)
    refuse_to_write("to_parquet: columns to append differ from those of the dataset (have: " + base::list_names(have) +
                    "; given: " + base::list_names(given) + "): " + directory);
}

/// How text is to be compressed; "infer" is pandas', by the end of the name.
std::string text_compression(const std::string& path, const std::string& compression) {
  if (compression != "infer") return known_compression(compression, {"infer", "none", "gzip", "zstd", "bz2", "xz"});
  for (const auto& [ending, name] : {std::pair(".gz", "gzip"), {".zst", "zstd"}, {".bz2", "bz2"}, {".xz", "xz"}})
    if (path.ends_with(ending)) return name;
  for (const char* other : {".zip", ".tar"})
    if (path.ends_with(other)) refuse_to_write("Files are not compressed in that way (have: .gz, .zst, .bz2, .xz): " + path);
  return "";
}

/// Names of files: the path's star stands for the partition's number or what the function makes of it; without one the path is a
/// directory.
void place_files(const std::string& path, const NameFunction& name_function, const std::string& ending, bool single_file,
                 WriteRequest& request) {
  const fs::path whole(path);
  const std::string pattern = whole.filename().string();
  const std::size_t star = pattern.find('*');
  check_path(path);
  if (single_file) {
    if (star != pattern.npos) refuse_to_write("A single file needs a path without a star: " + path);
    request.directory = whole.has_parent_path() ? whole.parent_path().string() : ".";
    request.joins_files = true;
    request.name = [pattern](std::size_t, std::size_t) { return pattern; };
    return;
  }
  const bool is_pattern = star != pattern.npos;
  if (is_pattern && pattern.find('*', star + 1) != pattern.npos)
    refuse_to_write("A path to write to has more than one star: " + path);
  request.directory = !is_pattern ? path : whole.has_parent_path() ? whole.parent_path().string() : ".";
  const std::string before = is_pattern ? pattern.substr(0, star) : "";
  const std::string after = is_pattern ? pattern.substr(star + 1) : ending;
  request.name = [=](std::size_t partition, std::size_t count) {
    if (name_function) return before + name_function(partition) + after;
    std::string number = std::to_string(partition);
    const std::size_t width = std::to_string(std::max<std::size_t>(count, 1) - 1).size();
    return before + std::string(width - number.size(), '0') + number + after;
  };
}

}  // namespace

std::vector<std::string> DataFrame::to_parquet(const std::string& directory, const ToParquet& options) const {
  static const std::vector<std::string> compressions{"snappy", "zstd", "gzip", "lz4", "brotli", "none"};
  if (options.append && options.overwrite) refuse_to_write("to_parquet: .append and .overwrite exclude each other");
  if (options.row_group_size == 0) refuse_to_write("to_parquet: .row_group_size is 1 or more");
  std::set<std::string> partition_columns;
  for (const std::string& column : options.partition_on) {
    expr_->schema().index_of(column);
    if (!partition_columns.insert(column).second) refuse_to_write("to_parquet: .partition_on has a column twice: " + column);
  }
  check_path(directory);
  WriteRequest request;
  // What is written before it takes the directory's place stands beside it, not in it.
  request.directory = directory;
  while (request.directory.size() > 1 && request.directory.ends_with('/')) request.directory.pop_back();
  request.format.compression = known_compression(options.compression, compressions);
  request.format.row_group_rows = options.row_group_size;
  request.format.metadata = options.custom_metadata;
  request.partition_on = options.partition_on;
  request.compute = options.compute;
  std::size_t first = 0;
  if (const std::vector<std::string> there = engine::files_in(request.directory); !there.empty()) {
    if (options.append) {
      check_appends(expr_->schema(), directory, options.partition_on);
      first = next_part_number(there);
    } else if (!options.overwrite) {
      refuse_to_write("to_parquet: the directory has files already (choose .append or .overwrite): " + directory);
    }
  }
  request.replaces_directory = !options.append;
  request.name = [first, named = options.name_function](std::size_t partition, std::size_t) {
    return named ? named(first + partition) : "part." + std::to_string(first + partition) + ".parquet";
  };
  return engine::write_files(expr_, request);
}

std::vector<std::string> DataFrame::to_csv(const std::string& path, const ToCsv& options) const {
  const plan::Expr frame = options.columns.empty() ? expr_ : plan::select(expr_, options.columns);
  if (options.sep == options.quotechar) refuse_to_write("to_csv: .sep and .quotechar are the same");
  WriteRequest request;
  request.format.format = plan::FileFormat::csv;
  request.format.separator = options.sep;
  request.format.quote = options.quotechar;
  request.format.header = options.header;
  request.has_header_once = options.header_first_partition_only;
  request.format.na_rep = options.na_rep;
  request.format.compression = text_compression(path, options.compression);
  request.compute = options.compute;
  place_files(path, options.name_function, ".csv", options.single_file, request);
  return engine::write_files(frame, request);
}

std::vector<std::string> DataFrame::to_json(const std::string& path, const ToJson& options) const {
  WriteRequest request;
  request.format.format = plan::FileFormat::json;
  request.format.compression = text_compression(path, options.compression);
  request.compute = options.compute;
  place_files(path, options.name_function, ".jsonl", options.single_file, request);
  return engine::write_files(expr_, request);
}

std::vector<std::string> DataFrame::to_ipc(const std::string& path, const ToIpc& options) const {
  WriteRequest request;
  request.format.format = plan::FileFormat::ipc;
  request.format.compression = known_compression(options.compression, {"none", "lz4", "zstd"});
  request.compute = options.compute;
  place_files(path, options.name_function, ".arrow", false, request);
  return engine::write_files(expr_, request);
}

}  // namespace weft::dd
