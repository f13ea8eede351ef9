// Columns, types and orders -> SQL that means the same.
#include "fuzz/sql_frame.h"

#include <algorithm>

namespace weft::fuzz {

using dd::DType;

Facts either(const Facts& a, const Facts& b) {
  return {a.about || b.about, a.loose || b.loose, a.infinite || b.infinite, std::max(a.whole, b.whole),
          std::max(a.fraction, b.fraction)};
}

std::vector<std::string> SqlFrame::names() const {
  return names_if([](const SqlColumn&) { return true; });
}

std::vector<std::string> SqlFrame::names_if(bool (*fits)(const SqlColumn&)) const {
  std::vector<std::string> made;
  for (const SqlColumn& column : columns)
    if (fits(column)) made.push_back(column.name);
  return made;
}

const SqlColumn* SqlFrame::find(std::string_view name) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const SqlColumn& column) { return column.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

const SqlColumn& SqlFrame::at(std::string_view name) const { return *find(name); }

SqlScalar SqlFrame::scalar(const std::string& name) const {
  const SqlColumn& column = at(name);
  SqlScalar made{frame[name], sql_name(name), column.facts};
  if (!column.facts.loose || !dd::is_floating(column.type)) return made;
  made.series = made.series.where(made.series.notna()) + 0.0;
  made.sql = sql_present(made.sql, column.type);
  made.facts.loose = false;
  return made;
}

bool is_key(const SqlColumn& column) { return !column.facts.about; }
bool is_countable(const SqlColumn& column) { return dd::is_numeric(column.type) || column.type == dd::boolean; }
bool is_summable(const SqlColumn& column) {
  if (dd::is_floating(column.type)) return column.facts.adds();
  return is_countable(column) || column.type == dd::duration;
}
bool is_small(const SqlColumn& column) { return is_countable(column) && column.facts.is_small(); }
bool has_order(const SqlColumn& column) { return column.type != dd::category && !column.facts.about; }

std::string sql_name(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string sql_text(std::string_view value) {
  std::string made = "'";
  for (const char letter : value) made += letter == '\'' ? std::string("''") : std::string(1, letter);
  return made + '\'';
}

std::string sql_type(DType type) {
  switch (type) {
    case dd::boolean:
      return "BOOLEAN";
    case dd::int8:
      return "TINYINT";
    case dd::int16:
      return "SMALLINT";
    case dd::int32:
      return "INTEGER";
    case dd::uint8:
      return "UTINYINT";
    case dd::uint16:
      return "USMALLINT";
    case dd::uint32:
      return "UINTEGER";
    case dd::uint64:
      return "UBIGINT";
    case dd::float32:
      return "FLOAT";
    case dd::float64:
      return "DOUBLE";
    case dd::string:
    case dd::category:
      return "VARCHAR";
    case dd::date:
      return "DATE";
    case dd::time:
      return "TIME";
    case dd::timestamp:
      return "TIMESTAMP";
    default:  // a duration is its microseconds
      return "BIGINT";
  }
}

std::string sql_cast(const std::string& sql, DType type) { return "CAST(" + sql + " AS " + sql_type(type) + ')'; }

std::string sql_wrapped(const std::string& sql, DType type) {
  return "wrap_" + std::string(dd::to_string(type)) + '(' + sql + ')';
}

std::string sql_missing(const std::string& sql, DType type) {
  return dd::is_floating(type) ? "missing(" + sql + ')' : '(' + sql + " IS NULL)";
}

std::string sql_present(const std::string& sql, DType type) {
  return dd::is_floating(type) ? sql_cast("present(" + sql + ')', type) : sql;
}

std::string sql_order(const std::string& sql, const SqlColumn& column, bool ascending, bool missing_first) {
  std::string value = sql_present(sql, column.type);
  if (!column.categories.empty()) {
    std::vector<std::string> list;
    for (const std::string& category : column.categories) list.push_back(sql_text(category));
    value = "list_position([" + joined(list) + "], " + value + ')';
  }
  const char* direction = missing_first ? " DESC" : " ASC";
  return sql_missing(sql, column.type) + direction + ", " + value + (ascending ? " ASC" : " DESC") + " NULLS LAST";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string made;
  for (const std::string& part : parts) made += (made.empty() ? "" : std::string(between)) + part;
  return made;
}

int bits_of(DType type) {
  switch (type) {
    case dd::boolean:
      return 1;
    case dd::int8:
    case dd::uint8:
      return 8;
    case dd::int16:
    case dd::uint16:
      return 16;
    case dd::int32:
    case dd::uint32:
      return 32;
    default:
      return 64;
  }
}

Facts facts_of(DType type) {
  if (dd::is_floating(type)) return {.infinite = true, .whole = any_fraction, .fraction = any_fraction};
  return {.whole = bits_of(type)};
}

}  // namespace weft::fuzz
