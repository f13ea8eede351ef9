// to_parquet, to_csv, to_json, to_ipc: options -> files.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>

#include <weft/dataframe.h>
#include <weft/write_files.h>

#include "base/file_url.h"
#include "base/float_format.h"
#include "base/text.h"
#include "engine/discover.h"
#include "engine/write_files.h"
#include "frame/pandas_metadata.h"
#include "plan/index.h"
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

/// The dataset in a directory; with the index that it is in order of by its own account, or by that name when it is.
plan::FoundParquet dataset_in(const std::string& directory, const std::optional<std::string>& index = {}) {
  plan::ParquetRequest request;
  request.paths = {directory};
  request.index = index;
  return engine::discover_parquet(request);
}

/// Refuses to append what the dataset's readers could not read with the rest.
void check_appends(const plan::Schema& schema, const std::string& directory, const std::vector<std::string>& partition_on) {
  const plan::ReadParquet there = dataset_in(directory, "").source;
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

/// Where the index of the dataset ends; nothing where its files do not tell, or are not in order of it.
std::optional<WriteRequest::After> end_of_index(const std::string& directory, const plan::Field& column) {
  try {
    const auto index = dataset_in(directory, column.name).index;
    if (!index || index->divisions.empty()) return std::nullopt;
    return WriteRequest::After{column, index->divisions.back()};
  } catch (const Error& error) {
    // Out of order already.
    if (error.kind() != ErrorKind::user) throw;
    return std::nullopt;
  }
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

/// Which files that are there concern a write, and how.
struct Present {
  bool append = false;
  bool overwrite = false;
  std::string mode = "w";
};

/// The directory that a path is in; of memory://x it is memory://.
std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return ".";
  std::string directory = path.substr(0, slash);
  if (directory.empty() || directory.ends_with(":/")) directory += '/';
  return directory;
}

/// Names of files: the path's star stands for the partition's number or what the function makes of it; without one the path is a
/// directory.
void place_files(const std::string& what, const std::string& named, const NameFunction& name_function, const std::string& ending,
                 bool single_file, const Present& present, WriteRequest& request) {
  const std::string path = base::without_file_scheme(named);
  const std::string pattern = fs::path(path).filename().string();
  const std::size_t star = pattern.find('*');
  check_path(path);
  if (present.append && present.overwrite) refuse_to_write(what + ": .append and .overwrite exclude each other");
  if (present.mode != "w" && (present.append || present.overwrite))
    refuse_to_write(what + ": .append and .overwrite go with .mode = \"w\" only, not " + present.mode);
  request.extends_files = present.mode == "a";
  request.refuses_files = present.mode == "x" || present.append;
  if (single_file) {
    if (star != pattern.npos) refuse_to_write("A single file needs a path without a star: " + path);
    if (present.append) refuse_to_write(what + ": .append adds files, which .single_file has none of: " + path);
    if (name_function) refuse_to_write(what + ": .name_function names files, of which .single_file has one: " + path);
    request.directory = directory_of(path);
    request.joins_files = true;
    request.name = [pattern](std::size_t, std::size_t) { return pattern; };
    if (present.mode == "x" && engine::is_file(path)) refuse_to_write("File is there already: " + path);
    return;
  }
  const bool is_pattern = star != pattern.npos;
  if (is_pattern && pattern.find('*', star + 1) != pattern.npos)
    refuse_to_write("A path to write to has more than one star: " + path);
  request.directory = !is_pattern ? path : directory_of(path);
  const engine::FileNames names =
      is_pattern ? engine::FileNames{pattern.substr(0, star), pattern.substr(star + 1)} : engine::FileNames{"", ending};
  if (present.overwrite) request.replaces = names;
  std::size_t first = 0, least_width = 0;
  if (present.append)
    for (const std::string& file : engine::files_named(request.directory, names)) {
      const std::string number = *names.between(file);
      std::size_t at = 0;
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), at);
      if (error != std::errc() || end != number.data() + number.size()) continue;
      first = std::max(first, at + 1);
      least_width = std::max(least_width, number.size());
    }
  request.name = [=](std::size_t partition, std::size_t count) {
    if (name_function) return names.before + name_function(first + partition) + names.after;
    std::string number = std::to_string(first + partition);
    const std::size_t last = first + std::max<std::size_t>(count, 1) - 1;
    const std::size_t width = std::max(least_width, std::to_string(last).size());
    return names.before + std::string(width - number.size(), '0') + number + names.after;
  };
}

plan::CsvQuoting quoting_of(Quoting quoting) {
  switch (quoting) {
    case Quoting::all:
      return plan::CsvQuoting::all;
    case Quoting::nonnumeric:
      return plan::CsvQuoting::nonnumeric;
    case Quoting::none:
      return plan::CsvQuoting::none;
    default:
      return plan::CsvQuoting::minimal;
  }
}

/// The frame with its index left out, when it is not to be written.
plan::Expr without_index(const plan::Expr& frame) {
  const auto index = plan::index_of(frame);
  if (!index) return frame;
  std::vector<std::string> names = frame->schema().names();
  std::erase(names, index->column);
  return plan::select(frame, names);
}

/// Dates and timestamps as texts of that format.
DataFrame with_date_format(const DataFrame& frame, const std::string& format) {
  std::vector<std::pair<std::string, Operand>> changed;
  for (const plan::Field& field : frame.expr()->schema().columns())
    if (field.type == timestamp || field.type == date) changed.emplace_back(field.name, frame[field.name].dt().strftime(format));
  return changed.empty() ? frame : frame.assign(changed);
}

void check(const ToCsv& options) {
  const auto refuse = [](const std::string& what) { refuse_to_write("to_csv: " + what); };
  if (options.sep == options.quotechar) refuse(".sep and .quotechar are the same");
  if (options.mode != "w" && options.mode != "a" && options.mode != "x")
    refuse(base::not_found("mode", options.mode, std::vector<std::string>{"w", "a", "x"}));
  if (options.lineterminator.empty()) refuse(".lineterminator is empty");
  if (!options.float_format.empty()) base::FloatFormat{options.float_format};
}

FileWrite write_of(plan::Expr frame, WriteRequest request) {
  return FileWrite(std::move(frame), std::make_shared<const WriteRequest>(std::move(request)));
}

}  // namespace

FileWrite DataFrame::to_parquet_later(const std::string& named, const ToParquet& options) const {
  const std::string directory = base::without_file_scheme(named);
  static const std::vector<std::string> compressions{"snappy", "zstd", "gzip", "lz4", "brotli", "none"};
  if (options.append && options.overwrite) refuse_to_write("to_parquet: .append and .overwrite exclude each other");
  if (options.row_group_size == 0) refuse_to_write("to_parquet: .row_group_size is 1 or more");
  check_path(directory);
  if (options.custom_metadata.contains("pandas"))
    refuse_to_write("to_parquet: the key pandas of .custom_metadata is for what pandas has to know of the columns");
  plan::Expr frame = options.schema.empty() ? expr_ : astype(options.schema).expr();
  if (!options.write_index) frame = without_index(frame);
  std::set<std::string> partition_columns;
  for (const std::string& column : options.partition_on) {
    frame->schema().index_of(column);
    if (!partition_columns.insert(column).second) refuse_to_write("to_parquet: .partition_on has a column twice: " + column);
  }
  WriteRequest request;
  // What is written before it takes the directory's place stands beside it, not in it.
  request.directory = directory;
  while (request.directory.size() > 1 && request.directory.ends_with('/') && !request.directory.ends_with("://"))
    request.directory.pop_back();
  request.format.compression = known_compression(options.compression, compressions);
  request.format.row_group_rows = options.row_group_size;
  request.format.metadata = options.custom_metadata;
  request.partition_on = options.partition_on;
  request.compute = options.compute;
  auto index = plan::index_of(frame);
  if (index && std::find(options.partition_on.begin(), options.partition_on.end(), index->column) != options.partition_on.end())
    index.reset();
  if (index) {
    request.format.sorted_by = index->column;
    request.format.metadata["pandas"] = frame::pandas_metadata(frame->schema(), options.partition_on, index->column);
  }
  std::size_t first = 0;
  bool describes = options.write_metadata_file.value_or(false);
  if (const std::vector<std::string> there = engine::files_in(request.directory); !there.empty()) {
    if (options.append) {
      check_appends(frame->schema(), directory, options.partition_on);
      first = next_part_number(there);
      request.refuses_files = true;
      if (index && !options.ignore_divisions) {
        request.after = end_of_index(directory, frame->schema().at(index->column));
        if (request.after && !index->divisions.empty()) engine::check_comes_after(*request.after, index->divisions.front());
      }
      const bool described = std::find(there.begin(), there.end(), request.directory + "/_metadata") != there.end();
      if (described && !options.write_metadata_file.value_or(true))
        refuse_to_write(
            "to_parquet: the dataset has a file _metadata, which has to tell of what is appended "
            "(leave out .write_metadata_file): " +
            directory);
      describes = describes || described;
      if (describes)
        for (const plan::ParquetFile& file : dataset_in(request.directory, "").source.files)
          request.described.push_back(file.path);
    } else if (!options.overwrite) {
      refuse_to_write("to_parquet: the directory has files already (choose .append or .overwrite): " + directory);
    }
  }
  // The rows of a directory are those of several partitions, which are in no order among each other.
  if (!options.partition_on.empty()) request.after.reset();
  request.describes_files = describes;
  request.replaces_directory = !options.append;
  request.name = [first, named = options.name_function](std::size_t partition, std::size_t) {
    return named ? named(first + partition) : "part." + std::to_string(first + partition) + ".parquet";
  };
  return write_of(std::move(frame), std::move(request));
}

FileWrite DataFrame::to_csv_later(const std::string& path, const ToCsv& options) const {
  check(options);
  DataFrame frame = options.columns.empty() ? *this : (*this)[options.columns];
  if (!options.index) frame = DataFrame(without_index(frame.expr()));
  if (!options.date_format.empty()) frame = with_date_format(frame, options.date_format);
  WriteRequest request;
  request.format.format = plan::FileFormat::csv;
  request.format.separator = options.sep;
  request.format.quote = options.quotechar;
  request.format.quoting = quoting_of(options.quoting);
  request.format.double_quote = options.doublequote;
  if (options.escapechar != '\0') request.format.escape = options.escapechar;
  request.format.line_end = options.lineterminator;
  request.format.decimal = options.decimal;
  request.format.float_format = options.float_format;
  request.format.header = options.header;
  request.has_header_once = options.header_first_partition_only;
  request.format.na_rep = options.na_rep;
  request.format.encoding = engine::encoding_named("to_csv", options.encoding);
  request.format.compression = text_compression(path, options.compression);
  request.compute = options.compute;
  place_files("to_csv", path, options.name_function, ".csv", options.single_file,
              {options.append, options.overwrite, options.mode}, request);
  return write_of(frame.expr(), std::move(request));
}

FileWrite DataFrame::to_json_later(const std::string& path, const ToJson& options) const {
  WriteRequest request;
  request.format.format = plan::FileFormat::json;
  request.format.is_array = !options.lines;
  request.format.compression = text_compression(path, options.compression);
  request.compute = options.compute;
  place_files("to_json", path, options.name_function, options.lines ? ".jsonl" : ".json", options.single_file,
              {options.append, options.overwrite}, request);
  return write_of(expr_, std::move(request));
}

FileWrite DataFrame::to_ipc_later(const std::string& path, const ToIpc& options) const {
  WriteRequest request;
  request.format.format = plan::FileFormat::ipc;
  request.format.compression = known_compression(options.compression, {"none", "lz4", "zstd"});
  request.compute = options.compute;
  place_files("to_ipc", path, options.name_function, ".arrow", false, {options.append, options.overwrite}, request);
  return write_of(expr_, std::move(request));
}

std::vector<std::string> DataFrame::to_parquet(const std::string& directory, const ToParquet& options) const {
  return to_parquet_later(directory, options).compute();
}
std::vector<std::string> DataFrame::to_csv(const std::string& path, const ToCsv& options) const {
  return to_csv_later(path, options).compute();
}
std::vector<std::string> DataFrame::to_json(const std::string& path, const ToJson& options) const {
  return to_json_later(path, options).compute();
}
std::vector<std::string> DataFrame::to_ipc(const std::string& path, const ToIpc& options) const {
  return to_ipc_later(path, options).compute();
}

std::vector<std::string> FileWrite::compute() const { return compute(request_->compute); }
std::vector<std::string> FileWrite::compute(const ComputeOptions& options) const {
  return engine::write_files(frame_, request_, options);
}
std::shared_ptr<engine::FileWriting> FileWrite::begin() const { return std::make_shared<engine::FileWriting>(frame_, request_); }

}  // namespace weft::dd

namespace weft::detail {

Asked<dd::FileWrite>::Asked(const dd::FileWrite& write) : writing(write.begin()), expr(writing->expr()) {}
std::vector<std::string> Asked<dd::FileWrite>::result(const Computed& computed) const {
  return writing->finish(*computed.table.arrow());
}

}  // namespace weft::detail
