// Tables -> text in pandas' manner: a column of row numbers, everything to the right, floats with as few decimals as six allow.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ostream>

#include <weft/table.h>
#include "base/duration_text.h"
#include "base/json_writer.h"
#include "base/temporal_text.h"
#include "base/time_zone.h"
#include "table/printed_columns.h"

namespace weft::dd {
namespace {

constexpr std::size_t widest_text = 50;   // longer strings are cut
constexpr std::size_t most_columns = 20;  // more are elided in the middle
constexpr int most_decimals = 6;
constexpr std::string_view null_text = "null";

// The number of characters, of which UTF-8 may need several bytes each.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string cut(std::string text) {
  if (width_of(text) <= widest_text) return text;
  std::size_t bytes = 0;
  for (std::size_t characters = 0; characters < widest_text - 4; ++characters) {
    do ++bytes;
    while ((text[bytes] & 0xc0) == 0x80);
  }
  return text.substr(0, bytes) + "...";
}

// Control characters are shown by their escapes so that a row stays a line.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (char c : text) {
    if (c == '\n')
      line += "\\n";
    else if (c == '\r')
      line += "\\r";
    else if (c == '\t')
      line += "\\t";
    else
      line += c;
  }
  return line;
}

bool has_decimals(std::string_view text) {
  return text.find('.') != text.npos && text.find_first_not_of("-0123456789.") == text.npos;
}

std::string format(const char* pattern, double number) {
  if (std::isnan(number)) return "NaN";
  char buffer[400];
  return std::string(buffer, static_cast<std::size_t>(std::snprintf(buffer, sizeof buffer, pattern, most_decimals, number)));
}

// Takes off the zeros that all the numbers end with, but leaves one.
void trim_zeros(std::vector<std::string>& texts) {
  const auto all_end_with_zero = [&] {
    bool any = false;
    for (const auto& text : texts) {
      if (!has_decimals(text)) continue;
      if (text.back() != '0' || text[text.size() - 2] == '.') return false;
      any = true;
    }
    return any;
  };
  while (all_end_with_zero()) {
    for (auto& text : texts) {
      if (has_decimals(text)) text.pop_back();
    }
  }
}

// As in pandas, a number has room for a sign before it.
void make_room_for_sign(std::vector<std::string>& texts) {
  for (auto& text : texts) {
    if (text.front() != '-') text.insert(0, 1, ' ');
  }
}

// pandas' rule: six decimals without common zeros; with an exponent when a number is too small for them or too large for twelve
// characters.
std::vector<std::string> format_floats(const std::vector<double>& numbers) {
  std::vector<std::string> texts;
  bool small = false, large = false;
  for (double number : numbers) {
    texts.push_back(format("%.*f", number));
    const double size = std::abs(number);
    small |= size > 0 && size < std::pow(10.0, -most_decimals);
    large |= size > 1e6;
  }
  trim_zeros(texts);
  make_room_for_sign(texts);
  const bool too_long = std::any_of(texts.begin(), texts.end(), [](const auto& text) { return text.size() > most_decimals + 6; });
  if (!small && !(too_long && large)) return texts;
  for (std::size_t i = 0; i < numbers.size(); ++i) texts[i] = format("%.*e", numbers[i]);
  make_room_for_sign(texts);
  return texts;
}

// Durations that are all whole days are shown without their clocks, as pandas does.
void shorten_days(std::vector<std::string>& texts) {
  constexpr std::string_view midnights[] = {" 00:00:00", " +00:00:00"};
  const auto clock_of = [&](std::string_view text) {
    for (const std::string_view midnight : midnights)
      if (text.ends_with(midnight)) return midnight.size();
    return std::size_t{0};
  };
  const auto is_null = [](const std::string& text) { return text.substr(1) == null_text; };
  if (!std::all_of(texts.begin(), texts.end(), [&](const auto& text) { return is_null(text) || clock_of(text) > 0; })) return;
  for (auto& text : texts) text.resize(text.size() - clock_of(text));
}

std::vector<std::string> print_column(const Column& column, const std::vector<std::size_t>& rows, bool cuts) {
  std::vector<std::string> texts;
  if (is_floating(column.dtype())) {
    std::vector<double> numbers;
    for (std::size_t row : rows) numbers.push_back(column.is_null(row) ? std::nan("") : column.at<double>(row));
    texts = format_floats(numbers);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (column.is_null(rows[i])) texts[i] = null_text;
    }
    return texts;
  }
  for (std::size_t row : rows) {
    const std::string text = on_one_line(column.to_string(row));
    texts.push_back(" " + (cuts ? cut(text) : text));
  }
  if (column.dtype() == DType::duration) shorten_days(texts);
  return texts;
}

}  // namespace

std::vector<std::size_t> rows_to_show(std::size_t num_rows, std::size_t max_rows, std::size_t& gap) {
  std::vector<std::size_t> rows;
  const bool all = num_rows <= max_rows;
  const std::size_t head = all ? num_rows : max_rows / 2;
  const std::size_t tail = all ? 0 : max_rows / 2;
  for (std::size_t row = 0; row < head; ++row) rows.push_back(row);
  for (std::size_t row = num_rows - tail; row < num_rows; ++row) rows.push_back(row);
  gap = all ? rows.size() : head;
  return rows;
}

std::vector<PrintedColumn> print_columns(const Table& table, const std::vector<std::size_t>& rows, bool cuts) {
  std::vector<PrintedColumn> printed(1);
  for (std::size_t row : rows) printed[0].cells.push_back(std::to_string(row));
  const auto names = table.column_names();
  const bool all = names.size() <= most_columns;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!all && i == most_columns / 2) {
      printed.push_back({" ...", std::vector<std::string>(rows.size(), " ...")});
      i = names.size() - most_columns / 2;
    }
    const Column column = table.column(i);
    const bool number = is_numeric(column.dtype()) || column.dtype() == DType::boolean;
    const std::string name = on_one_line(names[i]);
    printed.push_back({(number ? " " : "") + (cuts ? cut(name) : name), print_column(column, rows, cuts)});
  }
  return printed;
}

namespace {

std::string list_of_names(const Table& table) {
  std::string names;
  for (const auto& name : table.column_names()) names += (names.empty() ? "" : ", ") + name;
  return names;
}

}  // namespace

std::string Column::to_string(std::size_t row) const {
  if (is_null(row)) return std::string(null_text);
  switch (dtype()) {
    case DType::boolean:
      return at<bool>(row) ? "true" : "false";
    case DType::float32:
      return base::repr(at<float>(row));
    case DType::float64:
      return base::repr(at<double>(row));
    case DType::uint64:
      return std::to_string(at<std::uint64_t>(row));
    case DType::string:
    case DType::category:
      return at<std::string>(row);
    case DType::date:
      return base::format_date(at<std::int32_t>(row));
    case DType::time:
      return base::format_time(at<std::int64_t>(row));
    case DType::timestamp:
      if (const auto zone = base::TimeZone::find(time_zone())) return base::format_zoned_timestamp(at<std::int64_t>(row), *zone);
      return base::format_timestamp(at<std::int64_t>(row));
    case DType::duration:
      return base::format_duration(at<std::int64_t>(row));
    case DType::list: {
      const Column all = items();
      std::string text = "[";
      for (std::int64_t item = offsets()[row]; item < offsets()[row + 1]; ++item)
        text += (text.size() > 1 ? ", " : "") + all.to_string(static_cast<std::size_t>(item));
      return text + "]";
    }
    default:
      return std::to_string(at<std::int64_t>(row));
  }
}

std::string Table::to_string(std::size_t max_rows) const {
  if (num_rows() == 0) return "Empty table\nColumns: [" + list_of_names(*this) + "]";
  std::size_t gap = 0;
  const auto rows = rows_to_show(num_rows(), std::max<std::size_t>(max_rows, 2), gap);
  const auto columns = print_columns(*this, rows, true);
  std::vector<std::size_t> widths;
  for (const auto& column : columns) {
    std::size_t width = width_of(column.header);
    for (const auto& cell : column.cells) width = std::max(width, width_of(cell));
    widths.push_back(width);
  }
  std::string out;
  const auto append_line = [&](auto text_of) {
    if (!out.empty()) out += '\n';
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out += ' ';
      const std::string_view text = text_of(columns[i], i);
      if (i > 0) out.append(widths[i] - width_of(text), ' ');
      out += text;
      if (i == 0) out.append(widths[i] - width_of(text), ' ');
    }
  };
  append_line([](const PrintedColumn& column, std::size_t) { return std::string_view(column.header); });
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (row == gap)
      append_line([&](const PrintedColumn&, std::size_t i) { return std::string_view(widths[i] < 4 ? ".." : "..."); });
    append_line([&](const PrintedColumn& column, std::size_t) { return std::string_view(column.cells[row]); });
  }
  const bool elided = gap < rows.size() || num_columns() > most_columns;
  if (elided) out += "\n\n[" + std::to_string(num_rows()) + " rows x " + std::to_string(num_columns()) + " columns]";
  return out;
}

std::ostream& operator<<(std::ostream& out, const Table& table) { return out << table.to_string() << '\n'; }

std::ostream& operator<<(std::ostream& out, const Column& column) { return out << Table({{"", column}}); }

}  // namespace weft::dd
