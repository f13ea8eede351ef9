// Named columns <-> Arrow tables and streams.
#include <algorithm>

#include <arrow/c/bridge.h>
#include <arrow/record_batch.h>
#include <arrow/table.h>
#include <arrow/type.h>

#include "base/text.h"
#include "table/arrow_status.h"
#include "table/column_data.h"

namespace weft::dd {
namespace {

std::shared_ptr<arrow::Table> assemble(const std::vector<std::pair<std::string, Column>>& columns, std::int64_t num_rows) {
  std::vector<std::shared_ptr<arrow::Field>> fields;
  std::vector<std::shared_ptr<arrow::ChunkedArray>> arrays;
  for (const auto& [name, column] : columns) {
    fields.push_back(arrow::field(name, column.arrow()->type()));
    arrays.push_back(column.arrow());
    if (column.size() != columns.front().second.size()) {
      throw Error(ErrorKind::user, "Lengths differ: " + columns.front().first + " has " +
                                       std::to_string(columns.front().second.size()) + " rows, " + name + " " +
                                       std::to_string(column.size()));
    }
  }
  if (!columns.empty()) num_rows = static_cast<std::int64_t>(columns.front().second.size());
  return arrow::Table::Make(arrow::schema(std::move(fields)), std::move(arrays), num_rows);
}

}  // namespace

struct Table::Data {
  // `num_rows` counts when there are no columns.
  explicit Data(std::vector<std::pair<std::string, Column>> from, std::int64_t num_rows = 0)
      : columns(std::move(from)), table(assemble(columns, num_rows)) {
    std::vector<std::string> sorted;
    for (const auto& [name, column] : columns) sorted.push_back(name);
    std::sort(sorted.begin(), sorted.end());
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice != sorted.end()) throw Error(ErrorKind::user, "Column comes twice: " + *twice);
  }

  const Column* find(std::string_view name) const {
    for (const auto& [have, column] : columns) {
      if (have == name) return &column;
    }
    return nullptr;
  }

  // Columns are kept beside the Arrow table so that what they combined once is there for everyone who asks again.
  std::vector<std::pair<std::string, Column>> columns;
  std::shared_ptr<arrow::Table> table;
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
  data_ = std::make_shared<const Data>(std::move(columns), table->num_rows());
}

std::size_t Table::num_rows() const { return static_cast<std::size_t>(data_->table->num_rows()); }
std::size_t Table::num_columns() const { return data_->columns.size(); }
bool Table::has_column(std::string_view name) const { return data_->find(name) != nullptr; }
const std::shared_ptr<arrow::Table>& Table::arrow() const { return data_->table; }

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
  return Table(data_->table->Slice(0, static_cast<std::int64_t>(n)));
}

void Table::export_to(ArrowArrayStream* stream) const {
  auto reader = std::make_shared<arrow::TableBatchReader>(data_->table);
  check(arrow::ExportRecordBatchReader(reader, stream), "Cannot hand over a table", ErrorKind::internal);
}

Table Table::import_from(ArrowArrayStream* stream) {
  const auto reader = check(arrow::ImportRecordBatchReader(stream), "Cannot take a table from an Arrow stream");
  return Table(check(reader->ToTable(), "Cannot take a table from an Arrow stream"));
}

}  // namespace weft::dd
