// Series::str(): pandas' methods for strings.
#include <weft/dataframe.h>

#include <algorithm>

#include "base/text.h"
#include "frame/list_function.h"
#include "frame/series_parts.h"
#include "plan/index.h"
#include "plan/ops/explode.h"
#include "plan/ops/list_function.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/scalar_call.h"
#include "plan/ops/string_function.h"
#include "plan/regex.h"
#include "plan/regex_groups.h"

namespace weft::dd {

using namespace plan;

namespace {

Series string_function(const Expr& series, const char* function, std::vector<Literal> arguments = {}) {
  return frame::map_scalar(series, [&](const Expr& scalar) {
    return make(StringFunction{function, std::move(arguments)}, {scalar});
  });
}

bool is_list(const Expr& series) { return series->schema()[0].type == DType::list; }

/// The same function with other arguments for each column.
DataFrame string_columns(const Expr& series, const char* function, std::vector<std::string> names,
                         const std::vector<std::vector<Literal>>& arguments) {
  const frame::SeriesParts parts = frame::parts_of(series);
  std::vector<Expr> columns;
  for (const std::vector<Literal>& each : arguments) columns.push_back(make(StringFunction{function, each}, {parts.scalar}));
  return DataFrame(project(parts.frame, std::move(names), std::move(columns)));
}

Literal text(std::string_view value) { return std::string(value); }
template <class T>
Literal or_null(const std::optional<T>& value) {
  return value ? Literal(*value) : Literal();
}

Series filled(Series series, const std::optional<bool>& na) { return na ? series.fillna(*na) : series; }

std::vector<Literal> texts(const std::vector<std::string>& values) { return {values.begin(), values.end()}; }

void check_one_of(const char* what, std::string_view given, std::vector<std::string> choices) {
  if (std::find(choices.begin(), choices.end(), given) == choices.end())
    throw Error(ErrorKind::user, base::not_found(what, given, choices));
}

bool is_one_character(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= -64; }) == 1;
}

void check_separator(const char* method, std::string_view separator) {
  if (separator.empty()) throw Error(ErrorKind::user, std::string(method) + " needs a separator that is not empty");
}

Series padded(const Expr& series, const char* method, std::int64_t width, const std::string& side, std::string_view fillchar) {
  check_one_of("Side", side, {"left", "right", "both"});
  if (!is_one_character(fillchar))
    throw Error(ErrorKind::user, std::string(method) + " fills with one character, not \"" + std::string(fillchar) + '"');
  return string_function(series, "pad", {width, side, text(fillchar)});
}

DataFrame parted(const Expr& series, const char* method, std::string_view sep, bool from_right) {
  check_separator(method, sep);
  std::vector<std::vector<Literal>> arguments;
  for (std::int64_t part = 0; part < 3; ++part) arguments.push_back({text(sep), from_right, part});
  return string_columns(series, "partition", {"0", "1", "2"}, arguments);
}

/// The groups of a pattern, at least one.
std::vector<RegexGroup> groups_of(std::string_view pattern) {
  check_regex(std::string(pattern));
  std::vector<RegexGroup> groups = regex_groups(pattern);
  if (groups.empty()) throw Error(ErrorKind::user, "The regular expression has no group to extract: " + std::string(pattern));
  return groups;
}

}  // namespace

Series StringMethods::contains(std::string_view pattern, Contains options) const {
  return filled(string_function(series_, "contains", {text(pattern), options.regex, options.case_sensitive}), options.na);
}
Series StringMethods::match(std::string_view pattern, StringMatch options) const {
  return filled(string_function(series_, "match", {text(pattern), options.case_sensitive}), options.na);
}
Series StringMethods::fullmatch(std::string_view pattern, StringMatch options) const {
  return filled(string_function(series_, "fullmatch", {text(pattern), options.case_sensitive}), options.na);
}
Series StringMethods::startswith(std::string_view prefix, StringEnds options) const {
  return filled(string_function(series_, "startswith", {text(prefix)}), options.na);
}
Series StringMethods::startswith(std::initializer_list<const char*> prefixes, StringEnds options) const {
  return startswith(std::vector<std::string>(prefixes.begin(), prefixes.end()), options);
}
Series StringMethods::startswith(const std::vector<std::string>& prefixes, StringEnds options) const {
  return filled(string_function(series_, "startswith", texts(prefixes)), options.na);
}
Series StringMethods::endswith(std::string_view suffix, StringEnds options) const {
  return filled(string_function(series_, "endswith", {text(suffix)}), options.na);
}
Series StringMethods::endswith(std::initializer_list<const char*> suffixes, StringEnds options) const {
  return endswith(std::vector<std::string>(suffixes.begin(), suffixes.end()), options);
}
Series StringMethods::endswith(const std::vector<std::string>& suffixes, StringEnds options) const {
  return filled(string_function(series_, "endswith", texts(suffixes)), options.na);
}
Series StringMethods::count(std::string_view pattern) const { return string_function(series_, "count", {text(pattern)}); }
Series StringMethods::findall(std::string_view pattern, FindAll options) const {
  return string_function(series_, "findall", {text(pattern), options.case_sensitive});
}
Series StringMethods::find(std::string_view wanted, StringFind options) const {
  return string_function(series_, "find", {text(wanted), options.start, or_null(options.end)});
}
Series StringMethods::rfind(std::string_view wanted, StringFind options) const {
  return string_function(series_, "rfind", {text(wanted), options.start, or_null(options.end)});
}
Series StringMethods::index(std::string_view wanted, StringFind options) const {
  return string_function(series_, "index", {text(wanted), options.start, or_null(options.end)});
}
Series StringMethods::rindex(std::string_view wanted, StringFind options) const {
  return string_function(series_, "rindex", {text(wanted), options.start, or_null(options.end)});
}

Series StringMethods::isalnum() const { return string_function(series_, "isalnum"); }
Series StringMethods::isalpha() const { return string_function(series_, "isalpha"); }
Series StringMethods::isascii() const { return string_function(series_, "isascii"); }
Series StringMethods::isdecimal() const { return string_function(series_, "isdecimal"); }
Series StringMethods::isdigit() const { return string_function(series_, "isdigit"); }
Series StringMethods::islower() const { return string_function(series_, "islower"); }
Series StringMethods::isnumeric() const { return string_function(series_, "isnumeric"); }
Series StringMethods::isspace() const { return string_function(series_, "isspace"); }
Series StringMethods::istitle() const { return string_function(series_, "istitle"); }
Series StringMethods::isupper() const { return string_function(series_, "isupper"); }
Series StringMethods::len() const {
  return is_list(series_) ? frame::list_function(series_, "len") : string_function(series_, "len");
}

Series StringMethods::lower() const { return string_function(series_, "lower"); }
Series StringMethods::upper() const { return string_function(series_, "upper"); }
Series StringMethods::capitalize() const { return string_function(series_, "capitalize"); }
Series StringMethods::swapcase() const { return string_function(series_, "swapcase"); }
Series StringMethods::title() const { return string_function(series_, "title"); }
Series StringMethods::casefold() const { return string_function(series_, "casefold"); }
Series StringMethods::normalize(std::string_view form) const {
  check_one_of("Normal form", form, {"NFC", "NFD", "NFKC", "NFKD"});
  return string_function(series_, "normalize", {text(form)});
}

Series StringMethods::strip() const { return string_function(series_, "strip"); }
Series StringMethods::lstrip() const { return string_function(series_, "lstrip"); }
Series StringMethods::rstrip() const { return string_function(series_, "rstrip"); }
Series StringMethods::strip(std::string_view characters) const { return string_function(series_, "strip", {text(characters)}); }
Series StringMethods::lstrip(std::string_view characters) const { return string_function(series_, "lstrip", {text(characters)}); }
Series StringMethods::rstrip(std::string_view characters) const { return string_function(series_, "rstrip", {text(characters)}); }
Series StringMethods::removeprefix(std::string_view prefix) const {
  return string_function(series_, "removeprefix", {text(prefix)});
}
Series StringMethods::removesuffix(std::string_view suffix) const {
  return string_function(series_, "removesuffix", {text(suffix)});
}
Series StringMethods::pad(std::int64_t width, StringPad options) const {
  return padded(series_, "pad", width, options.side, options.fillchar);
}
Series StringMethods::center(std::int64_t width, std::string_view fillchar) const {
  return padded(series_, "center", width, "both", fillchar);
}
Series StringMethods::ljust(std::int64_t width, std::string_view fillchar) const {
  return padded(series_, "ljust", width, "right", fillchar);
}
Series StringMethods::rjust(std::int64_t width, std::string_view fillchar) const {
  return padded(series_, "rjust", width, "left", fillchar);
}
Series StringMethods::zfill(std::int64_t width) const { return string_function(series_, "zfill", {width}); }

Series StringMethods::wrap(std::int64_t width, StringWrap options) const {
  if (width < 1) throw Error(ErrorKind::user, "wrap needs a width of at least 1, not " + std::to_string(width));
  if (options.max_lines) {
    const std::string& indent = *options.max_lines > 1 ? options.subsequent_indent : options.initial_indent;
    const std::string ending =
        indent + options.placeholder.substr(std::min(options.placeholder.find_first_not_of(' '), options.placeholder.size()));
    if (std::count_if(ending.begin(), ending.end(), [](char c) { return static_cast<signed char>(c) >= -64; }) > width)
      throw Error(ErrorKind::user, "wrap: the placeholder does not fit into the width: \"" + options.placeholder + '"');
  }
  return string_function(series_, "wrap",
                         {width, options.expand_tabs, options.tabsize, options.replace_whitespace, options.drop_whitespace,
                          options.initial_indent, options.subsequent_indent, options.fix_sentence_endings,
                          options.break_long_words, options.break_on_hyphens, or_null(options.max_lines), options.placeholder});
}

Series StringMethods::operator[](std::int64_t i) const { return get(i); }
Series StringMethods::get(std::int64_t i) const {
  return is_list(series_) ? frame::list_function(series_, "get", {i}) : string_function(series_, "get", {i});
}
Series StringMethods::slice(std::optional<std::int64_t> start, std::optional<std::int64_t> stop,
                            std::optional<std::int64_t> step) const {
  if (step == 0) throw Error(ErrorKind::user, "slice needs a step other than 0");
  if (is_list(series_)) return ListMethods(series_).slice(start, stop, step);
  return string_function(series_, "slice", {or_null(start), or_null(stop), or_null(step)});
}
Series StringMethods::slice_replace(std::optional<std::int64_t> start, std::optional<std::int64_t> stop,
                                    std::string_view with) const {
  return string_function(series_, "slice_replace", {or_null(start), or_null(stop), text(with)});
}

StringPieces StringMethods::split(StringCuts options) const { return {series_, std::nullopt, options.n, false, false}; }
StringPieces StringMethods::split(std::string_view separator, StringSplit options) const {
  check_separator("split", separator);
  const bool regex = options.regex.value_or(!is_one_character(separator));
  if (regex) {
    check_regex(std::string(separator));
    if (!regex_groups(separator).empty())
      throw Error(ErrorKind::user, "split needs a pattern without groups, write (?:...): " + std::string(separator));
  }
  return {series_, std::string(separator), options.n, regex, false};
}
StringPieces StringMethods::rsplit(StringCuts options) const { return {series_, std::nullopt, options.n, false, true}; }
StringPieces StringMethods::rsplit(std::string_view separator, StringCuts options) const {
  check_separator("rsplit", separator);
  return {series_, std::string(separator), options.n, false, true};
}

StringPieces::StringPieces(const Expr& strings, std::optional<std::string> separator, std::int64_t n, bool regex, bool from_right)
    : Series(string_function(strings, "split", {or_null(separator), n, regex, from_right})),
      strings_(strings),
      separator_(std::move(separator)),
      n_(n),
      regex_(regex),
      from_right_(from_right) {}
Series StringPieces::operator[](std::int64_t i) const { return get(i); }
Series StringPieces::get(std::int64_t i) const {
  return string_function(strings_, "split_get", {or_null(separator_), n_, regex_, from_right_, i});
}
Series StringPieces::len() const {
  return string_function(strings_, "split_len", {or_null(separator_), n_, regex_, from_right_});
}
DataFrame StringPieces::expand() const {
  if (n_ < 1) throw Error(ErrorKind::user, "expand() needs a limit to the number of pieces: split(separator, {.n = 2})");
  std::vector<std::string> names;
  std::vector<std::vector<Literal>> arguments;
  for (std::int64_t i = 0; i <= n_; ++i) {
    names.push_back(std::to_string(i));
    arguments.push_back({or_null(separator_), n_, regex_, from_right_, i});
  }
  return string_columns(strings_, "split_get", std::move(names), arguments);
}

DataFrame StringMethods::partition(std::string_view sep) const { return parted(series_, "partition", sep, false); }
DataFrame StringMethods::rpartition(std::string_view sep) const { return parted(series_, "rpartition", sep, true); }

Series StringMethods::extract(std::string_view pattern) const {
  const std::vector<RegexGroup> groups = groups_of(pattern);
  if (groups.size() > 1)
    throw Error(ErrorKind::user,
                "extract takes a pattern of one group, extract_groups() one of several: " + std::string(pattern));
  Series extracted = string_function(series_, "extract", {text(pattern), std::int64_t{0}});
  return groups[0].name.empty() ? extracted : extracted.rename(groups[0].name);
}

DataFrame StringMethods::extract_groups(std::string_view pattern) const {
  std::vector<std::string> names;
  std::vector<std::vector<Literal>> arguments;
  for (const RegexGroup& group : groups_of(pattern)) {
    const auto number = static_cast<std::int64_t>(names.size());
    names.push_back(group.name.empty() ? std::to_string(number) : group.name);
    arguments.push_back({text(pattern), number});
  }
  return string_columns(series_, "extract", std::move(names), arguments);
}

DataFrame StringMethods::extractall(std::string_view pattern) const {
  const frame::SeriesParts parts = frame::parts_of(series_);
  std::vector<std::string> names, lists;
  std::vector<Expr> columns;
  const auto add = [&](const std::string& name, Expr scalar) {
    if (std::find(names.begin(), names.end(), name) != names.end())
      throw Error(ErrorKind::user, "extractall makes a column that there is already: " + name);
    names.push_back(name);
    columns.push_back(std::move(scalar));
  };
  if (const auto index = index_of(parts.frame)) add(index->column, column(index->column));
  const std::vector<RegexGroup> groups = groups_of(pattern);
  for (std::size_t number = 0; number < groups.size(); ++number) {
    const Expr found = make(StringFunction{"extractall", {text(pattern), static_cast<std::int64_t>(number)}}, {parts.scalar});
    if (number == 0) add("match", make(ListFunction{"places", {}}, {found}));
    add(groups[number].name.empty() ? std::to_string(number) : groups[number].name, found);
  }
  lists.assign(names.end() - static_cast<std::ptrdiff_t>(groups.size() + 1), names.end());
  return DataFrame(make(Explode{std::move(lists), true}, {project(parts.frame, std::move(names), std::move(columns))}));
}

DataFrame StringMethods::get_dummies(const StringDummies& options) const {
  check_separator("get_dummies", options.sep);
  if (options.categories.empty())
    throw Error(ErrorKind::user, "get_dummies needs .categories: the pieces of strings are not known before they are read");
  const frame::SeriesParts parts = frame::parts_of(series_);
  const Expr sep = literal(options.sep);
  const Expr whole = make(StringFunction{"cat", {std::string(), std::string()}}, {sep, parts.scalar, sep});
  std::vector<Expr> columns;
  for (const std::string& category : options.categories) {
    if (std::count(options.categories.begin(), options.categories.end(), category) > 1)
      throw Error(ErrorKind::user, "get_dummies: a category comes twice: " + category);
    const Expr has = make(StringFunction{"contains", {options.sep + category + options.sep, false, true}}, {whole});
    columns.push_back(make(Cast{DType::int64}, {has}));
  }
  return DataFrame(project(parts.frame, options.categories, std::move(columns)));
}

Series StringMethods::replace(std::string_view what, std::string_view with, StringReplace options) const {
  return string_function(series_, "replace", {text(what), text(with), options.n, options.case_sensitive, options.regex});
}

Series StringMethods::translate(const std::map<std::string, std::string>& table) const {
  std::vector<Literal> pairs;
  for (const auto& [character, becomes] : table) {
    if (!is_one_character(character))
      throw Error(ErrorKind::user, "translate replaces single characters, not \"" + character + '"');
    pairs.insert(pairs.end(), {text(character), text(becomes)});
  }
  return string_function(series_, "translate", std::move(pairs));
}

Series StringMethods::join(std::string_view sep) const {
  return is_list(series_) ? frame::list_function(series_, "join", {text(sep)}) : string_function(series_, "join", {text(sep)});
}

Series StringMethods::repeat(std::int64_t count) const { return string_function(series_, "repeat", {count}); }

Series StringMethods::repeat(const Series& counts) const {
  const frame::SeriesParts a = frame::parts_of(series_), b = frame::parts_of(counts.expr());
  const Expr rows = frame::common_rows(a.frame, b.frame, "repeat");
  return Series(frame::make_series(rows, a.name,
                                   make(StringFunction{"repeat_each", {}}, {frame::scalar_over(a.scalar, a.frame, rows),
                                                                            frame::scalar_over(b.scalar, b.frame, rows)})));
}

Series StringMethods::cat(const Series& other, StringCat options) const {
  return cat(std::vector<Series>{other}, std::move(options));
}

Series StringMethods::cat(const std::vector<Series>& others, StringCat options) const {
  std::vector<frame::SeriesParts> parts{frame::parts_of(series_)};
  Expr rows = parts[0].frame;
  for (const Series& other : others) {
    parts.push_back(frame::parts_of(other.expr()));
    rows = frame::common_rows(rows, parts.back().frame, "cat");
  }
  std::vector<Expr> scalars;
  for (const frame::SeriesParts& part : parts) scalars.push_back(frame::scalar_over(part.scalar, part.frame, rows));
  return Series(frame::make_series(rows, parts[0].name,
                                   make(StringFunction{"cat", {options.sep, or_null(options.na_rep)}}, std::move(scalars))));
}

}  // namespace weft::dd
