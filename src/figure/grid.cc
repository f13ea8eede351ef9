// Rows and columns -> the subplots that they mean.
#include "figure/grid.h"

#include <algorithm>

#include <boost/json/string.hpp>

#include <weft/error.h>
#include <weft/figure.h>

#include "figure/assign.h"
#include "figure/figure_state.h"

namespace weft {

Cells::Cells(const char* all) : all_(true) {
  if (std::string_view(all) != "all") {
    throw Error(ErrorKind::user, "Rows and columns are numbers or \"all\": " + std::string(all));
  }
}

namespace figure {
namespace {

using boost::json::object;

std::vector<int> numbers_of(const Cells& cells, std::size_t count) {
  if (!cells.all()) return cells.numbers();
  std::vector<int> numbers;
  for (std::size_t i = 1; i <= count; ++i) numbers.push_back(static_cast<int>(i));
  return numbers;
}

std::string text_or(const object& from, const char* key, const char* otherwise) {
  const Json* value = from.if_contains(key);
  return value && value->is_string() ? std::string(value->get_string().c_str()) : std::string(otherwise);
}

// An object that has no such attribute does not match.
bool has_value(const Part& part, std::string_view path, const Json& value) {
  try {
    const Json* have = find_attribute(part.type, Place{part.place}, *part.members, path);
    return have ? *have == value : value.is_null();
  } catch (const Error&) {
    return false;
  }
}

bool matches(const Selector& selector, const Part& part) {
  if (const auto* function = selector.function()) return (*function)(part.copy());
  const Json* attributes = selector.attributes();
  const object* wanted = attributes ? attributes->if_object() : nullptr;
  if (!wanted) return true;
  return std::all_of(wanted->begin(), wanted->end(), [&](const auto& attribute) {
    return has_value(part, std::string_view(attribute.key().data(), attribute.key().size()), attribute.value());
  });
}

}  // namespace

const Cell& Grid::at(int row, int col) const {
  const bool inside = row >= 1 && col >= 1 && static_cast<std::size_t>(row) <= rows && static_cast<std::size_t>(col) <= cols;
  if (!inside) {
    throw Error(ErrorKind::user, "No such place in the grid: row " + std::to_string(row) + ", column " + std::to_string(col) +
                                     " (rows are 1 to " + std::to_string(rows) + ", columns 1 to " + std::to_string(cols) + ")");
  }
  return cells[static_cast<std::size_t>(row - 1) * cols + static_cast<std::size_t>(col - 1)];
}

std::vector<std::pair<int, int>> cells_of(const Grid& grid, const At& at) {
  if (at.row.given() != at.col.given()) throw Error(ErrorKind::user, "A place in the grid takes a row and a column");
  const auto rows = numbers_of(at.row, grid.rows), cols = numbers_of(at.col, grid.cols);
  const bool one = !at.row.all() && !at.col.all() && rows.size() == 1 && cols.size() == 1;
  std::vector<std::pair<int, int>> cells;
  const auto add = [&](int row, int col) {
    if (one || !grid.at(row, col).empty()) cells.emplace_back(row, col);
  };
  if (at.row.all() || at.col.all()) {
    for (const int row : rows) {
      for (const int col : cols) add(row, col);
    }
  } else {
    if (rows.size() != cols.size()) {
      throw Error(ErrorKind::user, "There are not as many rows as columns: " + std::to_string(rows.size()) + " and " +
                                       std::to_string(cols.size()));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) add(rows[i], cols[i]);
  }
  return cells;
}

std::vector<const SubplotRef*> refs_of(const Grid& grid, const Select& select) {
  if (select.row && select.col) grid.at(*select.row, *select.col);
  if (select.row) grid.at(*select.row, 1);
  if (select.col) grid.at(1, *select.col);
  std::vector<const SubplotRef*> refs;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const int row = static_cast<int>(i / grid.cols) + 1, col = static_cast<int>(i % grid.cols) + 1;
    if ((select.row && row != *select.row) || (select.col && col != *select.col)) continue;
    const Cell& cell = grid.cells[i];
    if (!cell.empty() && select.secondary_y != true) refs.push_back(&cell[0]);
    if (cell.size() > 1 && select.secondary_y != false) refs.push_back(&cell[1]);
  }
  return refs;
}

std::vector<std::size_t> pick(const Selector& selector, const std::vector<Part>& parts) {
  std::vector<std::size_t> picked;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (matches(selector, parts[i])) picked.push_back(i);
  }
  if (const int* number = selector.number()) {
    const int size = static_cast<int>(picked.size());
    const int place = *number < 0 ? size + *number : *number;
    if (place < 0 || place >= size) {
      throw Error(ErrorKind::user,
                  "No such number to select: " + std::to_string(*number) + " (there are " + std::to_string(size) + ")");
    }
    picked = {picked[static_cast<std::size_t>(place)]};
  }
  return picked;
}

bool is_drawn_on(const object& figure, const std::string& x, const std::string& y) {
  const auto any = [&](const Json* list, const char* x_key, const char* y_key) {
    const auto* items = list ? list->if_array() : nullptr;
    return items && std::any_of(items->begin(), items->end(), [&](const Json& item) {
             const object* members = item.if_object();
             return members && text_or(*members, x_key, "x") == x && text_or(*members, y_key, "y") == y;
           });
  };
  const Json* data = figure.if_contains("data");
  if (data) {
    for (const Json& trace : data->as_array()) {
      const bool cartesian = root_type(text_or(trace.as_object(), "type", "scatter")).find("xaxis") != nullptr;
      if (cartesian && text_or(trace.get_object(), "xaxis", "x") == x && text_or(trace.get_object(), "yaxis", "y") == y)
        return true;
    }
  }
  const Json* layout = figure.if_contains("layout");
  if (!layout) return false;
  for (const char* list : {"shapes", "annotations", "images"}) {
    if (any(layout->as_object().if_contains(list), "xref", "yref")) return true;
  }
  return false;
}

}  // namespace figure
}  // namespace weft
