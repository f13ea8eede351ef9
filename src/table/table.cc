// Named columns <-> Arrow tables and streams.
#include <algorithm>
#include <mutex>

#include <arrow/c/bridge.h>
#include <arrow/record_batch.h>
#include <arrow/table.h>
#include <arrow/type.h>

#include "base/text.h"
#include "table/arrow_status.h"
#include "table/column_data.h"

namespace weft::dd {
namespace {

void check_lengths(const std::vector<std::pair<std::string, Column>>& columns) {
  for (const auto& [name, column] : columns) {
    if (column.size() != columns.front().second.size()) {
      throw Error(ErrorKind::user, "Lengths differ: " + columns.front().first + " has " +
                                       std::to_string(columns.front().second.size()) + " rows, " + name + " " +
                                       std::to_string(column.size()));
    }
  }
}

void check_names(const std::vector<std::pair<std::string, Column>>& columns) {
  std::vector<std::string> sorted;
  for (const auto& [name, column] : columns) sorted.push_back(name);
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end()) throw Error(ErrorKind::user, "Column comes twice: " + *twice);
}

}  // namespace

struct Table::Data {
  explicit Data(std::vector<std::pair<std::string, Column>> from) : columns(std::move(from)) {
    check_lengths(columns);
    check_names(columns);
    if (!columns.empty()) num_rows = columns.front().second.size();
  }
  Data(std::vector<std::pair<std::string, Column>> from, std::shared_ptr<arrow::Table> made_of)
      : columns(std::move(from)), held(std::move(made_of)), num_rows(static_cast<std::size_t>(held->num_rows())) {
    check_names(columns);
  }

  const Column* find(std::string_view name) const {
    for (const auto& [have, column] : columns) {
      if (have == name) return &column;
    }
    return nullptr;
  }

  const std::shared_ptr<arrow::Table>& table() const {
    std::call_once(assembled_once, [this] {
      std::vector<std::shared_ptr<arrow::Field>> fields;
      std::vector<std::shared_ptr<arrow::ChunkedArray>> arrays;
      for (const auto& [name, column] : columns) {
        fields.push_back(arrow::field(name, column.arrow()->type()));
        arrays.push_back(column.arrow());
      }
      assembled = arrow::Table::Make(arrow::schema(std::move(fields)), std::move(arrays), static_cast<std::int64_t>(num_rows));
    });
    return assembled;
  }

  // Columns are kept beside the Arrow table so that what they combined once is there for everyone who asks again.
  std::vector<std::pair<std::string, Column>> columns;
  std::shared_ptr<arrow::Table> held;  // what it was made of, in which integers may be packed; may be null
  std::size_t num_rows = 0;
  mutable std::once_flag assembled_once;
  mutable std::shared_ptr<arrow::Table> assembled;
};

Table::Table() : Table(std::vector<std::pair<std::string, Column>>()) {}

Table::Table(std::vector<std::pair<std::string, Column>> columns) : data_(std::make_shared<const Data>(std::move(columns))) {}

Table::Table(std::shared_ptr<arrow::Table> table) {
  std::vector<std::pair<std::string, Column>> columns;
  for (int i = 0; i < table->num_columns(); ++i) {
    try {
      columns.emplace_back(table->field(i)->name(), Column(table->column(i)));
    } catch (const Error& error) {
      throw error.in("column " + table->field(i)->name());
    }
  }
  data_ = std::make_shared<const Data>(std::move(columns), std::move(table));
}

std::size_t Table::num_rows() const { return data_->num_rows; }
std::size_t Table::num_columns() const { return data_->columns.size(); }
bool Table::has_column(std::string_view name) const { return data_->find(name) != nullptr; }
const std::shared_ptr<arrow::Table>& Table::arrow() const { return data_->table(); }

std::vector<std::string> Table::column_names() const {
  std::vector<std::string> names;
  for (const auto& [name, column] : data_->columns) names.push_back(name);
  return names;
}

Column Table::operator[](std::string_view name) const {
  if (const Column* column = data_->find(name)) return *column;
  throw Error(ErrorKind::user, base::not_found("Column", name, column_names()));
}

Column Table::column(std::size_t index) const {
  if (index < data_->columns.size()) return data_->columns[index].second;
  throw Error(ErrorKind::user,
              "Column not found: " + std::to_string(index) + " (the table has " + std::to_string(num_columns()) + ")");
}

Table Table::head(std::size_t n) const {
  if (n >= num_rows()) return *this;
  return Table((data_->held ? data_->held : data_->table())->Slice(0, static_cast<std::int64_t>(n)));
}

void Table::export_to(ArrowArrayStream* stream) const {
  auto reader = std::make_shared<arrow::TableBatchReader>(data_->table());
  check(arrow::ExportRecordBatchReader(reader, stream), "Cannot hand over a table", ErrorKind::internal);
}

Table Table::import_from(ArrowArrayStream* stream) {
  const auto reader = check(arrow::ImportRecordBatchReader(stream), "Cannot take a table from an Arrow stream");
  return Table(check(reader->ToTable(), "Cannot take a table from an Arrow stream"));
}

}  // namespace weft::dd
