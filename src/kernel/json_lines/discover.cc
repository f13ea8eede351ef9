// What a program asked to be read -> a source that knows its files, columns and types.
#include "kernel/json_lines/discover.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>

#include <weft/error.h>

#include "base/text.h"
#include "kernel/io/decompress.h"
#include "kernel/io/find_paths.h"
#include "kernel/json_lines/line_reader.h"
#include "kernel/json_lines/parse_object.h"
#include "plan/widen.h"

namespace weft::kernel {
namespace {

using namespace json_lines;
using dd::DType;

constexpr std::array<std::string_view, 4> endings{".jsonl", ".ndjson", ".json", ".jsonl.gz"};

plan::JsonFile find_file(const std::string& path, const plan::JsonRequest& request) {
  const std::unique_ptr<ByteSource> source = open_named(path);
  const bool lines = request.lines;
  plan::JsonFile file{path, source->facts().size, source->facts().stamp, "", !lines, request.encoding};
  if (file.size == 0) return file;
  char first[compression_mark_size];
  const std::string_view begin(first, source->read_at(0, first));
  file.compression = compression_of(begin);
  if (lines && begin.substr(std::min(begin.find_first_not_of(" \t\r\n"), begin.size())).starts_with('['))
    throw Error(ErrorKind::data,
                "File begins an array, not lines of JSON objects (.lines = false reads arrays of them): " + path);
  return file;
}

std::optional<DType> type_of(const Value& value) {
  switch (value.kind) {
    case ValueKind::boolean:
      return DType::boolean;
    case ValueKind::integer: {
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
      return error == std::errc() ? DType::int64 : DType::float64;
    }
    case ValueKind::real:
      return DType::float64;
    case ValueKind::string:
      return DType::string;
    default:
      return std::nullopt;
  }
}

/// What the sample shows of a key's values.
struct Seen {
  std::optional<DType> type;  // that holds all plain values
  std::optional<DType> item;  // that holds the items of all lists
  bool lists = false;
  bool nested = false;  // objects, or lists of lists or objects

  void add(const Value& value) {
    nested |= value.kind == ValueKind::object;
    if (value.kind == ValueKind::array)
      add_items(value.text);
    else
      widen(type, value);
  }
  /// Whether no column type stands for all the values.
  bool is_refused() const { return nested || (lists && type); }

 private:
  void add_items(std::string_view text) {
    lists = true;
    ArrayReader array(text);
    Value value;
    while (array.next(value)) {
      nested |= value.kind == ValueKind::array || value.kind == ValueKind::object;
      widen(item, value);
    }
  }
  static void widen(std::optional<DType>& known, const Value& value) {
    if (const auto type = type_of(value)) known = known ? plan::wider(*known, *type) : *type;
  }
};

/// The keys of the sample in order of first use, with what it shows of their values.
class Sample {
 public:
  void read(const plan::JsonFile& file, std::uint64_t bytes) {
    path_ = file.path;
    LineReader lines(file, 0, file.size);
    std::string_view line;
    std::uint64_t number = 0;
    while (lines.offset() < bytes && lines.next(line)) {
      ++number;
      if (line.find_first_not_of(" \t\r") == line.npos) continue;
      try {
        read_line(line);
      } catch (const Error& error) {
        throw Error(error.kind(), error.message() + " (" + file.path + ", line " + std::to_string(number) + ")");
      }
    }
  }

  /// The file that was read last.
  const std::string& path() const { return path_; }
  const std::vector<std::string>& names() const { return names_; }
  const Seen& seen(std::size_t index) const { return seen_[index]; }

 private:
  void read_line(std::string_view line) {
    ObjectReader object(line);
    Value key, value;
    while (object.next(key, value)) {
      const std::string name = key.has_escapes ? unescaped(key.text) : std::string(key.text);
      const auto [place, is_new] = places_.emplace(name, names_.size());
      if (is_new) {
        names_.push_back(name);
        seen_.emplace_back();
      }
      seen_[place->second].add(value);
    }
  }

  std::string path_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<std::string> names_;
  std::vector<Seen> seen_;
};

/// What the first file that has rows shows: one that was written of a partition without any shows nothing.
Sample sample_of(const plan::ReadJson& source, const plan::JsonRequest& request) {
  Sample sample;
  for (const plan::JsonFile& file : source.files)
    if (file.size > 0 && sample.names().empty()) sample.read(file, request.sample);
  const bool all_empty =
      std::all_of(source.files.begin(), source.files.end(), [](const plan::JsonFile& file) { return file.size == 0; });
  if (all_empty && request.dtypes.empty()) throw Error(ErrorKind::data, "File is empty: " + source.files.front().path);
  return sample;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

plan::ReadJson discover_json(const plan::JsonRequest& request) {
  if (request.paths.empty()) throw Error(ErrorKind::user, "read_json needs at least one path");
  plan::ReadJson source;
  source.blocksize = request.blocksize;
  for (const std::string& path : request.paths)
    for (const std::string& file : expand_dataset(path, endings)) source.files.push_back(find_file(file, request));
  const Sample sample = sample_of(source, request);
  for (const auto& [name, type] : request.dtypes)
    if (type == DType::list)
      throw Error(ErrorKind::user, "read_json: .dtype of a column of lists is the type of their items, not list: " + name);
  for (std::size_t index = 0; index < sample.names().size(); ++index) {
    const std::string& name = sample.names()[index];
    const Seen& seen = sample.seen(index);
    if (seen.is_refused()) {
      if (!request.columns || contains(*request.columns, name))
        throw Error(ErrorKind::data,
                    "Column has objects, lists of lists, or lists beside other values, which no column type stands for (name "
                    "the other columns in .columns): " +
                        name,
                    sample.path());
      continue;
    }
    const auto given = request.dtypes.find(name);
    const DType type =
        given != request.dtypes.end() ? given->second : (seen.lists ? seen.item : seen.type).value_or(DType::float64);
    source.file_columns.push_back({name, seen.lists ? plan::list_of(type) : plan::Type(type)});
  }
  // A type that is given also tells of a column that the sample does not show.
  for (const auto& [name, type] : request.dtypes)
    if (!contains(sample.names(), name)) source.file_columns.push_back({name, type});
  source.ignores_unknown = request.columns.has_value();
  const plan::Schema available(source.file_columns);
  if (!request.path_column.empty() && available.find(request.path_column))
    throw Error(ErrorKind::user, "Option include_path_column names a column of the file: " + request.path_column);
  source.wanted = request.columns.value_or(available.names());
  for (const std::string& name : source.wanted) available.index_of(name);
  source.path_column = request.path_column;
  if (!request.path_column.empty()) source.wanted.push_back(request.path_column);
  return source;
}

}  // namespace weft::kernel
