// A partition's batches, and columns that came back for its rows -> the rows with those columns.
#include "plan/ops/attach_rows.h"

#include <algorithm>

#include <weft/error.h>

#include "kernel/exchange/neighbour_rows.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class AttachRowsOperator final : public Operator {
 public:
  AttachRowsOperator(const plan::Node& node, const TaskContext& context, Operator& next) : next_(next) {
    const auto& op = *node.as<plan::AttachRows>();
    for (const std::string& name : op.kept) kept_.push_back(node.input(0)->schema().index_of(name));
    const plan::Schema& schema = node.input(1)->schema();
    const Batch rows = concatenate(schema, read_batches(context.input(1), schema));
    const std::size_t number = schema.index_of(op.number);
    const std::vector<std::uint32_t> places = places_of(rows.columns[number]);
    for (std::size_t column = 0; column < schema.size(); ++column)
      if (column != number) attached_.push_back(take(rows.columns[column], places));
    num_rows_ = rows.num_rows;
  }

  bool push(Batch batch) override {
    if (at_ + batch.num_rows > num_rows_) fail();
    Batch made{{}, batch.num_rows};
    for (const std::size_t column : kept_) made.columns.push_back(std::move(batch.columns[column]));
    for (const Vector& column : attached_) made.columns.push_back(slice(column, at_, batch.num_rows));
    at_ += batch.num_rows;
    return next_.push(std::move(made));
  }
  void finish() override { next_.finish(); }

 private:
  [[noreturn]] static void fail() { throw Error(ErrorKind::internal, "Rows did not come back from their exchange"); }

  /// Where each row in turn lies among those that came back.
  static std::vector<std::uint32_t> places_of(const Vector& numbers) {
    const auto* values = numbers.data<std::int64_t>();
    std::vector<std::uint32_t> places(numbers.size);
    if (places.empty()) return places;
    const std::int64_t first = *std::min_element(values, values + numbers.size);
    for (std::size_t row = 0; row < numbers.size; ++row) {
      const auto place = static_cast<std::size_t>(values[row] - first);
      if (place >= places.size()) fail();
      places[place] = static_cast<std::uint32_t>(row);
    }
    return places;
  }

  Operator& next_;
  std::vector<std::size_t> kept_;
  std::vector<Vector> attached_;
  std::size_t num_rows_ = 0, at_ = 0;
};

}  // namespace

void register_attach_rows() {
  register_operator(plan::AttachRows::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<AttachRowsOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
