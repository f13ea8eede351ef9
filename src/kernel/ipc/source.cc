// Record batches of Arrow IPC files that a task reads -> batches that point into them.
#include <algorithm>

#include <arrow/array.h>
#include <arrow/array/util.h>
#include <arrow/chunked_array.h>
#include <arrow/compute/cast.h>
#include <arrow/record_batch.h>
#include <arrow/table.h>

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/ipc/discover.h"
#include "kernel/ipc/open_ipc.h"
#include "kernel/operator.h"
#include "plan/arrow_type.h"
#include "plan/ops/read_ipc.h"
#include "table/arrow_status.h"
#include "table/arrow_types.h"

namespace weft::kernel {
namespace {

class IpcSource final : public Source {
 public:
  IpcSource(const plan::Node& node, const TaskContext& context)
      : op_(*node.as<plan::ReadIpc>()),
        schema_(node.schema()),
        context_(context),
        part_(plan::decode<plan::IpcPart>(context.part)) {
    if (part_.file >= op_.files.size() || part_.begin > part_.end || part_.end > op_.files[part_.file].num_batches)
      throw Error(ErrorKind::cluster, "Part of an Arrow source lies outside of it");
  }

  void run(Operator& next) override {
    const plan::IpcFile& file = op_.files[part_.file];
    std::shared_ptr<ByteSource> bytes = open_source(file.path, {file.size, file.stamp});
    ipc::Reader reader = ipc::open_reader(bytes, file.path);
    const std::vector<int> fields = places(reader.file ? *reader.file->schema() : *reader.stream->schema());
    reader = ipc::open_reader(std::move(bytes), file.path, fields);
    bool wanted = true;
    if (reader.file) {
      if (static_cast<std::uint64_t>(reader.file->num_record_batches()) != file.num_batches)
        throw Error(ErrorKind::data, "File changed since the frame was made: " + file.path);
      for (std::uint64_t index = part_.begin; index < part_.end && wanted; ++index)
        wanted = push(reader.check(reader.file->ReadRecordBatch(static_cast<int>(index)), damaged(index)), next);
    } else {
      for (std::uint64_t index = 0; wanted; ++index) {
        std::shared_ptr<arrow::RecordBatch> batch;
        reader.check(reader.stream->ReadNext(&batch), damaged(index));
        if (!batch) break;
        wanted = push(batch, next);
      }
    }
    next.finish();
  }

 private:
  std::string damaged(std::uint64_t index) const {
    return "Arrow IPC file is damaged (record batch " + std::to_string(index) + "): " + op_.files[part_.file].path;
  }

  /// The wanted columns' places in this file; the first where none is wanted, because no list stands for all.
  std::vector<int> places(const arrow::Schema& schema) const {
    std::vector<int> places;
    for (const std::string& name : op_.wanted)
      if (const int place = schema.GetFieldIndex(name); place >= 0) places.push_back(place);
    if (places.empty() && schema.num_fields() > 0) places.push_back(0);
    std::sort(places.begin(), places.end());
    return places;
  }

  bool push(const std::shared_ptr<arrow::RecordBatch>& batch, Operator& next) {
    context_.check_cancelled();
    dd::check(batch->ValidateFull(), "Arrow IPC file is damaged: " + op_.files[part_.file].path);
    arrow::FieldVector fields;
    arrow::ChunkedArrayVector columns;
    for (const plan::Field& field : schema_.columns()) {
      columns.push_back(column_of(*batch, field));
      fields.push_back(arrow::field(field.name, columns.back()->type()));
    }
    const auto table = arrow::Table::Make(arrow::schema(std::move(fields)), std::move(columns), batch->num_rows());
    bool wanted = true;
    for_each_batch(table, schema_, [&](Batch rows) { return wanted = next.push(std::move(rows)); });
    return wanted;
  }

  /// Nulls where the file lacks the column, and wider numbers where another file has them.
  std::shared_ptr<arrow::ChunkedArray> column_of(const arrow::RecordBatch& batch, const plan::Field& field) const {
    const std::string what = "Arrow IPC file does not fit the frame: " + op_.files[part_.file].path;
    const auto type = plan::to_arrow(field.type);
    const auto column = batch.GetColumnByName(field.name);
    if (!column) return std::make_shared<arrow::ChunkedArray>(dd::check(arrow::MakeArrayOfNull(type, batch.num_rows()), what));
    const auto made = dd::to_column_type(std::make_shared<arrow::ChunkedArray>(column));
    if (made->type()->Equals(type) || !dd::is_numeric(field.type)) return made;
    return dd::check(arrow::compute::Cast(made, type), what).chunked_array();
  }

  const plan::ReadIpc& op_;
  const plan::Schema& schema_;
  const TaskContext& context_;
  plan::IpcPart part_;
};

}  // namespace

void register_read_ipc() {
  register_source(plan::ReadIpc::name,
                  [](const plan::Node& node, const TaskContext& context) { return std::make_unique<IpcSource>(node, context); });
}

}  // namespace weft::kernel
