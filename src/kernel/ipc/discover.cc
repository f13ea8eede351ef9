// What a program asked to be read -> a source that knows its files, columns and record batches.
#include "kernel/ipc/discover.h"

#include <algorithm>
#include <array>

#include <arrow/type.h>

#include <weft/error.h>

#include "kernel/io/find_paths.h"
#include "kernel/ipc/categories.h"
#include "kernel/ipc/open_ipc.h"
#include "plan/arrow_type.h"
#include "plan/ops/category.h"
#include "plan/ops/scalar.h"
#include "table/category_columns.h"

namespace weft::kernel {
namespace {

constexpr std::array<std::string_view, 4> endings{".arrow", ".feather", ".ipc", ".arrows"};

/// The column type that to_column_type makes of the Arrow type.
plan::Type type_of(const arrow::Field& field, const std::string& path) {
  if (dd::holds_categories(*field.type())) return dd::DType::category;
  try {
    return plan::column_type_of(field.type());
  } catch (const Error& error) {
    throw Error(ErrorKind::user, error.message() + ": " + field.name(), path);
  }
}

std::vector<plan::Field> columns_of(const arrow::Schema& schema, const std::string& path) {
  std::vector<plan::Field> columns;
  for (const auto& field : schema.fields()) columns.push_back({field->name(), type_of(*field, path)});
  return columns;
}

/// Makes the columns of the first file wide enough for those of another, which may lack some. A file without rows has no list of
/// categories to say; `has_list` tells of each column whether a file before had one.
void widen(plan::ReadIpc& source, std::vector<bool>& has_list, const std::vector<plan::Field>& columns, bool has_rows,
           const std::string& path) {
  const plan::Schema found(columns);
  for (std::size_t place = 0; place < source.file_columns.size(); ++place) {
    plan::Field& column = source.file_columns[place];
    const auto index = found.find(column.name);
    if (!index) continue;
    const plan::Type& other = found[*index].type;
    if (column.type == dd::DType::category && other == dd::DType::category) {
      if (!has_rows) continue;
      column.type = has_list[place] ? plan::common_category(column.type, other) : other;
      has_list[place] = true;
      continue;
    }
    if (other == column.type) continue;
    if (dd::is_text(column.type) && dd::is_text(other))
      column.type = dd::DType::string;
    else if (dd::is_numeric(column.type) && dd::is_numeric(other))
      column.type = *plan::common_type(column.type, other);
    else
      throw Error(ErrorKind::data, "Column '" + column.name + "' is " + plan::type_name(other) + ", but " +
                                       plan::type_name(column.type) + " in " + source.files.front().path + ": " + path);
  }
}

}  // namespace

plan::ReadIpc discover_ipc(const plan::IpcRequest& request) {
  if (request.paths.empty()) throw Error(ErrorKind::user, "read_ipc needs at least one path");
  plan::ReadIpc source;
  source.blocksize = request.blocksize;
  std::vector<bool> has_list;
  for (const std::string& path : request.paths) {
    for (const std::string& name : expand_dataset(path, endings)) {
      std::shared_ptr<ByteSource> bytes = open_named(name);
      plan::IpcFile file{name, bytes->facts().size, bytes->facts().stamp, false, 0};
      const ipc::Reader reader = ipc::open_reader(bytes, name);
      file.is_stream = reader.stream != nullptr;
      if (reader.file) file.num_batches = static_cast<std::uint64_t>(reader.file->num_record_batches());
      std::vector<plan::Field> columns = columns_of(reader.file ? *reader.file->schema() : *reader.stream->schema(), name);
      if (reader.file) ipc::read_categories(columns, bytes, name);
      const bool has_rows = file.is_stream || file.num_batches > 0;
      source.files.push_back(std::move(file));
      if (source.files.size() == 1) {
        source.file_columns = std::move(columns);
        has_list.assign(source.file_columns.size(), has_rows);
      } else {
        widen(source, has_list, columns, has_rows, name);
      }
    }
  }
  const plan::Schema available(source.file_columns);
  source.wanted = request.columns.value_or(available.names());
  for (const std::string& name : source.wanted) available.index_of(name);
  return source;
}

}  // namespace weft::kernel
