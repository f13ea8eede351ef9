// read_csv: options -> a source that knows its files.
#include <algorithm>
#include <charconv>
#include <cmath>

#include <weft/dataframe.h>

#include "base/text.h"
#include "engine/compute.h"
#include "plan/ops/read_csv.h"

namespace weft::dd {
namespace {

std::optional<char> given(char character) { return character ? std::optional(character) : std::nullopt; }

void check(const ReadCsv& options) {
  auto refuse = [](const std::string& what) { throw Error(ErrorKind::user, "read_csv: " + what); };
  if (options.header && *options.header < 0) refuse(".header is a row number, 0 or more, or no_header");
  if (options.skiprows < 0) refuse(".skiprows is 0 or more");
  if (options.on_bad_lines != "error" && options.on_bad_lines != "skip")
    refuse(".on_bad_lines is \"error\" or \"skip\", not " + options.on_bad_lines);
  static const std::vector<std::string> compressions{"infer", "none", "gzip", "zstd"};
  if (std::find(compressions.begin(), compressions.end(), options.compression) == compressions.end())
    refuse(base::not_found("compression", options.compression, compressions));
  if (options.sep == '\n' || options.sep == '\r' || options.sep == '\0') refuse(".sep cannot be the end of a line");
  if (options.sep == options.quotechar) refuse(".sep and .quotechar are the same");
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
  format.true_values = options.true_values;
  format.false_values = options.false_values;
  format.decimal = options.decimal;
  format.thousands = given(options.thousands);
  format.skip_bad_lines = options.on_bad_lines == "skip";
  return format;
}

/// The frame with those of the columns that it has as categories.
DataFrame with_categories(const DataFrame& frame, const std::vector<std::string>& columns) {
  std::vector<std::pair<std::string, Operand>> changed;
  for (const std::string& name : columns)
    if (frame.expr()->schema().find(name)) changed.emplace_back(name, frame[name].astype(category));
  return changed.empty() ? frame : frame.assign(changed);
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
  check(options);
  plan::CsvRequest request;
  request.paths = paths;
  request.format = format_of(options);
  if (!options.names.empty()) request.names = options.names;
  if (!options.usecols.empty()) request.usecols = options.usecols;
  std::vector<std::string> categories;
  for (const auto& [name, type] : options.dtype) {
    request.dtypes[name] = type == category ? string : type;
    if (type == category) categories.push_back(name);
  }
  request.parse_dates = options.parse_dates;
  request.assume_missing = options.assume_missing;
  request.enforce = options.enforce;
  request.path_column = options.include_path_column;
  request.compression = options.compression == "none" ? "" : options.compression;
  request.blocksize = options.blocksize.count();
  request.sample = options.sample.count();
  return with_categories(DataFrame(plan::make(engine::discover_csv(request))), categories);
}

}  // namespace weft::dd
