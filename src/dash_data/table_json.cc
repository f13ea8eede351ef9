// Turns a table into JSON rows, and JSON rows into a table.
#include <cmath>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <variant>
#include <vector>

#include <weft/dash_data.h>
#include <weft/error.h>

#include "base/json_writer.h"

namespace weft::dd {
namespace {

// ISO 8601 has a T where a reader has a space.
std::string iso_text(const Column& column, std::size_t row) {
  std::string text = column.to_string(row);
  if (column.dtype() == DType::timestamp) {
    if (const std::size_t space = text.find(' '); space != text.npos) text[space] = 'T';
  }
  return text;
}

Json number_json(double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); }

Json value_json(const Column& column, std::size_t row) {
  if (column.is_null(row)) return nullptr;
  const DType type = column.dtype();
  if (type == DType::boolean) return column.at<bool>(row);
  if (type == DType::uint64) return column.at<std::uint64_t>(row);
  if (is_integer(type)) return column.at<std::int64_t>(row);
  // The digits of a float32 are its own, not those of the double that it is.
  if (type == DType::float32) return number_json(std::stod(base::repr(column.at<float>(row))));
  if (is_floating(type)) return number_json(column.at<double>(row));
  if (is_text(type)) return Json(column.at<std::string_view>(row));
  if (type != DType::list) return Json(iso_text(column, row));
  boost::json::array items;
  const Column all = column.items();
  for (std::int64_t i = column.offsets()[row]; i < column.offsets()[row + 1]; ++i) {
    items.push_back(value_json(all, static_cast<std::size_t>(i)));
  }
  return items;
}

// ------------------------------------------------------------------------------------------------------------------- reading

struct Cells {
  std::string name;
  std::vector<const Json*> values;  // null where a row has none
};

std::string text_of(const Json& value) { return value.is_string() ? std::string(value.get_string()) : base::to_json(value); }

bool are(const Cells& cells, bool (*is_kind)(const Json&)) {
  bool any = false;
  for (const Json* value : cells.values) {
    if (!value || value->is_null()) continue;
    if (!is_kind(*value)) return false;
    any = true;
  }
  return any;
}

bool is_bool(const Json& value) { return value.is_bool(); }
bool is_number(const Json& value) { return value.is_number(); }
bool is_int64(const Json& value) {
  if (value.is_double()) {
    // A browser has one type of number.
    const double number = value.get_double();
    return number == std::floor(number) && std::abs(number) <= 9007199254740992.0;
  }
  return value.is_int64();
}

template <class Values, class Read>
Column column_of(const Cells& cells, const Read& read) {
  Values values;
  std::vector<bool> valid;
  for (const Json* value : cells.values) {
    const bool is_valid = value && !value->is_null();
    valid.push_back(is_valid);
    values.push_back(is_valid ? read(*value) : typename Values::value_type());
  }
  if constexpr (std::is_same_v<Values, std::vector<bool>>) {
    return Column(values, valid);
  } else {
    return Column(std::span<const typename Values::value_type>(values), valid);
  }
}

Column column_of(const Cells& cells) {
  if (are(cells, is_bool)) return column_of<std::vector<bool>>(cells, [](const Json& value) { return value.get_bool(); });
  if (are(cells, is_int64)) {
    return column_of<std::vector<std::int64_t>>(cells, [](const Json& value) {
      return value.is_int64() ? value.get_int64() : static_cast<std::int64_t>(value.get_double());
    });
  }
  if (are(cells, is_number)) {
    return column_of<std::vector<double>>(cells, [](const Json& value) { return value.to_number<double>(); });
  }
  const bool has_values = are(cells, [](const Json&) { return true; });
  if (!has_values) return column_of<std::vector<double>>(cells, [](const Json&) { return 0.0; });
  return column_of<std::vector<std::string>>(cells, text_of);
}

}  // namespace

void to_json(Json& value, const Table& table) {
  const std::vector<std::string> names = table.column_names();
  boost::json::array rows(table.num_rows());
  for (Json& row : rows) {
    row.emplace_object().reserve(names.size());
  }
  for (const std::string& name : names) {
    const Column column = table[name];
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].get_object().emplace(name, value_json(column, i));
  }
  value = std::move(rows);
}

void to_json(Json& value, const Value& scalar) {
  value = std::visit(
      []<class T>(const T& held) -> Json {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return nullptr;
        } else if constexpr (std::is_same_v<T, double>) {
          return number_json(held);
        } else {
          return Json(held);
        }
      },
      scalar.variant());
}

void from_json(const Json& value, Table& table) {
  const auto refuse = [](const std::string& what) {
    throw Error(ErrorKind::user, "it needs a list of rows, which are objects, and got " + what);
  };
  if (!value.is_array()) refuse(boost::json::to_string(value.kind()).data());
  const boost::json::array& rows = value.get_array();
  std::vector<Cells> columns;
  std::unordered_map<std::string_view, std::size_t> place_of;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!rows[row].is_object())
      refuse("a row " + std::to_string(row) + " that is none: " + boost::json::to_string(rows[row].kind()).data());
    for (const auto& [name, cell] : rows[row].get_object()) {
      const auto [found, is_new] = place_of.emplace(name, columns.size());
      if (is_new) columns.push_back({std::string(name), std::vector<const Json*>(rows.size())});
      if (cell.is_structured()) {
        throw Error(ErrorKind::user, "it needs numbers, text, true, false or null in rows and got " +
                                         std::string(boost::json::to_string(cell.kind()).data()) + " in row " +
                                         std::to_string(row) + " at " + std::string(name));
      }
      columns[found->second].values[row] = &cell;
    }
  }
  std::vector<std::pair<std::string, Column>> made;
  for (Cells& cells : columns) made.emplace_back(cells.name, column_of(cells));
  table = Table(std::move(made));
}

}  // namespace weft::dd

namespace weft::dash_table {

Json records_of(const dd::Table& table) {
  Json records;
  to_json(records, table);
  return records;
}

}  // namespace weft::dash_table
