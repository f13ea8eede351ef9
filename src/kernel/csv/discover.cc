// What a program asked to be read -> a source that knows its files, columns and types.
#include "kernel/csv/discover.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <weft/error.h>

#include "base/text.h"
#include "kernel/csv/chunk_reader.h"
#include "kernel/csv/file_layout.h"
#include "kernel/csv/find_files.h"
#include "kernel/csv/fixed_width.h"
#include "kernel/csv/footer.h"
#include "kernel/csv/infer_types.h"
#include "kernel/csv/row_starts.h"

namespace weft::kernel {
namespace {

using namespace csv;
using plan::CsvRequest;

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorKind::user, message); }

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void check_named(std::string_view option, const std::string& name, const std::vector<std::string>& names) {
  if (!contains(names, name)) refuse(base::not_found("Column of " + std::string(option), name, names));
}

/// The first file that shows what columns there are: one that was written of a partition without rows may not have a byte.
const plan::CsvFile* first_that_shows(const std::vector<plan::CsvFile>& files) {
  const auto found = std::find_if(files.begin(), files.end(), [](const plan::CsvFile& file) { return !is_empty(file); });
  return found == files.end() ? nullptr : &*found;
}

/// Whether the program itself says all names and types.
bool says_columns(const CsvRequest& request) {
  return request.names && std::all_of(request.names->begin(), request.names->end(), [&](const std::string& name) {
           return request.dtypes.contains(name) || contains(request.parse_dates, name);
         });
}

std::vector<std::string> column_names(const CsvRequest& request, const plan::CsvFile* shows) {
  const std::vector<std::string> found = shows ? layout_of(*shows, request.format)->names : std::vector<std::string>{};
  if (!request.names) return found;
  const std::vector<std::string>& names = *request.names;
  for (auto name = names.begin(); name != names.end(); ++name)
    if (std::find(names.begin(), name, *name) != name) refuse("Option names has a name twice: " + *name);
  if (shows && names.size() != found.size())
    refuse("Option names has " + std::to_string(names.size()) + " names, the file has " + std::to_string(found.size()) +
           " columns: " + shows->path);
  return names;
}

void check_names(const CsvRequest& request, const std::vector<std::string>& names) {
  for (const std::string& name : request.usecols.value_or(std::vector<std::string>{})) check_named("usecols", name, names);
  for (const auto& [name, type] : request.dtypes) {
    check_named("dtype", name, names);
    if (type == dd::DType::duration) refuse("Durations are read as string, and made with to_timedelta(): " + name);
  }
  for (const auto& [name, texts] : request.format.column_na_values) check_named("column_na_values", name, names);
  for (const std::string& name : request.parse_dates) {
    check_named("parse_dates", name, names);
    if (request.dtypes.contains(name)) refuse("Column has a dtype and is in parse_dates: " + name);
  }
  if (contains(names, request.path_column))
    refuse("Option include_path_column names a column of the file: " + request.path_column);
}

/// What the first rows of a file show, and whether there are any.
std::pair<Sampled, bool> sample_file(const CsvRequest& request, const plan::CsvFile& file, const FileLayout& layout,
                                     const std::vector<std::string>& names) {
  const std::size_t size = std::max<std::uint64_t>(request.sample, 4096);
  ChunkReader reader(open_csv(file, layout.data_begin), layout.data_begin, request.format, layout.names.size(), file.path,
                     file.has_byte_characters(), size);
  Chunk rows;
  // A file that ends after its header has no values, and columns as if all were null.
  static_cast<void>(reader.next(rows, layout.data_begin + size));
  while (rows.num_rows > 0 && rows.offset_of(rows.row_begin(rows.num_rows - 1)) >= file.data_end) --rows.num_rows;
  return {infer_types(rows, names, request.format), rows.num_rows > 0};
}

/// Of the first file with rows and the same columns: partitions without rows are written as a header.
Sampled sample(const CsvRequest& request, const std::vector<plan::CsvFile>& files, const plan::CsvFile* shows,
               const std::vector<std::string>& names) {
  if (!shows) return {std::vector(names.size(), dd::DType::float64), std::vector(names.size(), false)};
  const FileLayout first = *layout_of(*shows, request.format);
  auto [sampled, has_rows] = sample_file(request, *shows, first, names);
  for (const plan::CsvFile* file = shows + 1; !has_rows && file != files.data() + files.size(); ++file) {
    const auto layout = is_empty(*file) ? nullptr : layout_of(*file, request.format);
    if (layout && layout->names == first.names) std::tie(sampled, has_rows) = sample_file(request, *file, *layout, names);
  }
  return sampled;
}

/// Where the fields of the first lines stand.
std::vector<plan::FieldPlace> places_of(const CsvRequest& request, const plan::CsvFile& file) {
  std::string text(1 << 20, '\0');
  text.resize(open_csv(file)->read(text));
  refuse_utf16(text, file);
  std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (std::int64_t skipped = 0; skipped < request.format.skip_rows; ++skipped)
    begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
  std::vector<plan::FieldPlace> places = infer_places(std::string_view(text).substr(begin), request.infer_places, request.format);
  if (places.empty()) throw Error(ErrorKind::data, "File has no rows: " + file.path);
  return places;
}

}  // namespace

plan::ReadCsv discover_csv(const CsvRequest& asked) {
  CsvRequest request = asked;
  plan::ReadCsv source;
  source.files = find_files(request.paths, request.compression, request.encoding);
  for (plan::CsvFile& file : source.files)
    if (request.skip_footer > 0) file.data_end = footer_begin(file, request.format, request.skip_footer);
  const plan::CsvFile* shows = first_that_shows(source.files);
  if (!shows && !says_columns(request)) throw Error(ErrorKind::data, "File is empty: " + source.files.front().path);
  if (request.infer_places > 0 && shows) request.format.places = places_of(request, *shows);
  source.format = request.format;
  source.path_column = request.path_column;
  source.blocksize = request.blocksize;
  source.by_position = request.names.has_value() || !request.format.has_header;
  source.enforce = request.enforce;

  const std::vector<std::string> names = column_names(request, shows);
  check_names(request, names);
  const Sampled sampled = sample(request, source.files, shows, names);
  for (std::size_t column = 0; column < names.size(); ++column) {
    dd::DType type = sampled.types[column];
    const auto given = request.dtypes.find(names[column]);
    const bool is_date = contains(request.parse_dates, names[column]);
    if (given != request.dtypes.end())
      type = given->second;
    else if (is_date)
      // Times with offsets are made of their texts, which know nothing of a file.
      type = request.dates_as_text || sampled.have_offsets[column] ? dd::DType::string : dd::DType::timestamp;
    else if (request.assume_missing && dd::is_integer(type))
      type = dd::DType::float64;
    source.file_columns.push_back({names[column], type});
    source.typed.push_back(given != request.dtypes.end() || is_date);
    if (!request.usecols || contains(*request.usecols, names[column])) source.wanted.push_back(names[column]);
  }
  if (!request.path_column.empty()) source.wanted.push_back(request.path_column);
  if (sampled.newlines_in_quotes) find_row_starts(source);
  return source;
}

}  // namespace weft::kernel
