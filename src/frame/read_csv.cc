// read_csv, read_table, read_fwf: options -> a source that knows its files.
#include <algorithm>
#include <charconv>
#include <cmath>

#include <weft/dataframe.h>
#include <weft/datetime.h>
#include <weft/read_fwf.h>

#include "base/text.h"
#include "engine/compute.h"
#include "engine/discover.h"
#include "frame/path_categories.h"
#include "plan/ops/read_csv.h"

namespace weft::dd {
namespace {

std::optional<char> given(char character) { return character ? std::optional(character) : std::nullopt; }

void check(const ReadCsv& options) {
  auto refuse = [](const std::string& what) { throw Error(ErrorKind::user, "read_csv: " + what); };
  if (options.header && *options.header < 0) refuse(".header is a row number, 0 or more, or no_header");
  if (options.skiprows < 0) refuse(".skiprows is 0 or more");
  if (options.skipfooter < 0) refuse(".skipfooter is 0 or more");
  if (options.on_bad_lines != "error" && options.on_bad_lines != "skip")
    refuse(".on_bad_lines is \"error\" or \"skip\", not " + options.on_bad_lines);
  static const std::vector<std::string> compressions{"infer", "none", "gzip", "zstd", "bz2", "xz", "zip"};
  if (std::find(compressions.begin(), compressions.end(), options.compression) == compressions.end())
    refuse(base::not_found("compression", options.compression, compressions));
  plan::CsvFormat lines;
  lines.line_end = given(options.lineterminator);
  if (lines.ends_line(options.sep) || options.sep == '\0') refuse(".sep cannot be the end of a line");
  if (lines.line_end && *lines.line_end == options.quotechar) refuse(".lineterminator and .quotechar are the same");
  if (options.sep == options.quotechar) refuse(".sep and .quotechar are the same");
  if (!options.date_format.empty() && options.parse_dates.empty()) refuse(".date_format needs .parse_dates, which it is of");
  if (options.sample.count() == 0) refuse(".sample must be more than 0 bytes");
}

plan::CsvFormat format_of(const ReadCsv& options) {
  plan::CsvFormat format;
  format.separator = options.sep;
  format.quote = options.quotechar;
  format.quoting = options.quotechar != '\0';
  format.double_quote = options.doublequote;
  format.escape = given(options.escapechar);
  format.comment = given(options.comment);
  format.has_header = options.header.has_value();
  // Rows above the header are not data, whichever option passes over them.
  format.skip_rows = options.skiprows + options.header.value_or(0);
  format.skip_blank_lines = options.skip_blank_lines;
  format.skip_initial_space = options.skipinitialspace;
  format.na_values = options.na_values;
  format.keep_default_na = options.keep_default_na;
  format.column_na_values = options.column_na_values;
  format.true_values = options.true_values;
  format.false_values = options.false_values;
  format.decimal = options.decimal;
  format.thousands = given(options.thousands);
  format.line_end = given(options.lineterminator);
  format.skip_bad_lines = options.on_bad_lines == "skip";
  return format;
}

plan::CsvRequest request_of(const std::vector<std::string>& paths, const ReadCsv& options) {
  check(options);
  plan::CsvRequest request;
  request.paths = paths;
  request.format = format_of(options);
  if (!options.names.empty()) request.names = options.names;
  if (!options.usecols.empty()) request.usecols = options.usecols;
  for (const auto& [name, type] : options.dtype) {
    if (type == list) throw Error(ErrorKind::user, "read_csv: a CSV file has no lists; .dtype of column: " + name);
    request.dtypes[name] = type == category ? string : type;
  }
  request.encoding = engine::encoding_named("read_csv", options.encoding);
  request.parse_dates = options.parse_dates;
  request.dates_as_text = !options.date_format.empty();
  request.assume_missing = options.assume_missing;
  request.enforce = options.enforce;
  request.path_column = options.include_path_column;
  request.compression = options.compression == "none" ? "" : options.compression;
  request.blocksize = options.blocksize.count();
  request.sample = options.sample.count();
  request.skip_footer = options.skipfooter;
  return request;
}

/// The frame with timestamps in the place of those columns of parse_dates that were read as text.
DataFrame with_dates(const DataFrame& frame, const ReadCsv& options) {
  std::vector<std::pair<std::string, Operand>> changed;
  const bool utc = options.date_format.empty() || options.date_format.find("%z") != std::string::npos;
  for (const std::string& name : options.parse_dates)
    if (const auto place = frame.expr()->schema().find(name); place && frame.expr()->schema()[*place].type == string)
      changed.emplace_back(name, to_datetime(frame[name], {.format = options.date_format, .utc = utc}));
  return changed.empty() ? frame : frame.assign(changed);
}

/// The frame with those of the columns that it has as categories.
DataFrame with_categories(const DataFrame& frame, const std::vector<std::string>& columns) {
  std::vector<std::pair<std::string, Operand>> changed;
  for (const std::string& name : columns)
    if (frame.expr()->schema().find(name)) changed.emplace_back(name, frame[name].astype(category));
  return changed.empty() ? frame : frame.assign(changed);
}

DataFrame read(const plan::CsvRequest& request, const ReadCsv& options) {
  std::vector<std::string> categories;
  for (const auto& [name, type] : options.dtype)
    if (type == category) categories.push_back(name);
  const DataFrame rows =
      with_categories(with_dates(frame::with_path_categories(engine::discover_csv(request)), options), categories);
  return options.index_col.empty() ? rows : rows.set_index(options.index_col);
}

}  // namespace

DataFrame read_csv(const std::string& path, const ReadCsv& options) { return read_csv(std::vector<std::string>{path}, options); }

DataFrame read_table(const std::string& path, ReadCsv options) {
  // The separator of an unchanged option is that of read_csv.
  if (options.sep == ',') options.sep = '\t';
  return read_csv(path, options);
}

DataFrame read_csv(std::initializer_list<const char*> paths, const ReadCsv& options) {
  return read_csv(std::vector<std::string>(paths.begin(), paths.end()), options);
}

DataFrame read_csv(const std::vector<std::string>& paths, const ReadCsv& options) {
  return read(request_of(paths, options), options);
}

DataFrame read_fwf(const std::string& path, const ReadFwf& options) { return read_fwf(std::vector<std::string>{path}, options); }

DataFrame read_fwf(std::initializer_list<const char*> paths, const ReadFwf& options) {
  return read_fwf(std::vector<std::string>(paths.begin(), paths.end()), options);
}

DataFrame read_fwf(const std::vector<std::string>& paths, const ReadFwf& options) {
  auto refuse = [](const std::string& what) { throw Error(ErrorKind::user, "read_fwf: " + what); };
  if (!options.colspecs.empty() && !options.widths.empty()) refuse(".colspecs and .widths exclude each other");
  if (options.infer_nrows == 0) refuse(".infer_nrows is 1 or more");
  if (options.csv.lineterminator != '\0') refuse(".lineterminator is an option of read_csv");
  plan::CsvRequest request = request_of(paths, options.csv);
  request.format.quoting = false;
  std::vector<plan::FieldPlace>& places = request.format.places;
  for (const auto& [begin, end] : options.colspecs) places.push_back({begin, end});
  for (const std::size_t width : options.widths) {
    const std::uint64_t begin = places.empty() ? 0 : places.back().end;
    places.push_back({begin, begin + width});
  }
  for (const plan::FieldPlace& place : places)
    if (place.begin >= place.end)
      refuse("A field has no characters: from " + std::to_string(place.begin) + " to before " + std::to_string(place.end));
  if (places.empty()) request.infer_places = options.infer_nrows;
  return read(request, options.csv);
}

}  // namespace weft::dd
