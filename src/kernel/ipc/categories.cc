// The dictionaries of an Arrow IPC file -> the lists of its columns of categories.
#include "kernel/ipc/categories.h"

#include <algorithm>

#include <arrow/array.h>
#include <arrow/chunked_array.h>
#include <arrow/record_batch.h>

#include <weft/error.h>

#include "kernel/ipc/open_ipc.h"
#include "table/category_columns.h"

namespace weft::kernel::ipc {
namespace {

/// Plans carry lists, which have to stay small.
constexpr std::size_t most_categories = 64 * 1024;

std::vector<int> places_of_categories(const arrow::Schema& schema) {
  std::vector<int> places;
  for (int place = 0; place < schema.num_fields(); ++place)
    if (dd::holds_categories(*schema.field(place)->type())) places.push_back(place);
  return places;
}

/// The columns of categories alone, in the first record batch.
std::shared_ptr<arrow::RecordBatch> first_batch(const std::shared_ptr<ByteSource>& bytes, const std::string& path) {
  const Reader all = open_reader(bytes, path);
  if (all.file->num_record_batches() == 0) return nullptr;
  const Reader some = open_reader(bytes, path, places_of_categories(*all.file->schema()));
  return some.check(some.file->ReadRecordBatch(0), "Arrow IPC file is damaged (record batch 0): " + path);
}

}  // namespace

void read_categories(std::vector<plan::Field>& columns, const std::shared_ptr<ByteSource>& bytes, const std::string& path) {
  if (std::none_of(columns.begin(), columns.end(), [](const plan::Field& field) { return field.type == dd::DType::category; }))
    return;
  std::shared_ptr<arrow::RecordBatch> batch;
  try {
    batch = first_batch(bytes, path);
  } catch (const Error& error) {
    // Damaged batches are an error of whoever reads the rows.
    if (error.kind() != ErrorKind::data) throw;
  }
  if (!batch) return;
  for (plan::Field& field : columns) {
    if (field.type != dd::DType::category) continue;
    const auto column = batch->GetColumnByName(field.name);
    if (!column || !column->ValidateFull().ok()) continue;
    const auto no_rows = std::make_shared<arrow::ChunkedArray>(column->Slice(0, 0));
    std::vector<std::string> list = dd::categories_of(*dd::to_category_column(no_rows));
    if (list.size() > most_categories) continue;
    const bool ordered = static_cast<const arrow::DictionaryType&>(*column->type()).ordered();
    field.type = plan::Type(dd::DType::category, {.categories = std::move(list), .known = true, .ordered = ordered});
  }
}

}  // namespace weft::kernel::ipc
