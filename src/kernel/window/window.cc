// A partition's batches, and what its neighbours hand over -> the same rows with columns of window functions.
#include "plan/ops/window.h"

#include <algorithm>
#include <numeric>

#include "kernel/arrow_batches.h"
#include "kernel/evaluate.h"
#include "kernel/exchange/neighbour_rows.h"
#include "kernel/group/group_table.h"
#include "kernel/register.h"
#include "kernel/scalar/missing.h"
#include "kernel/scalar/scalar_kernel.h"
#include "kernel/window/window_function.h"

namespace weft::kernel {
namespace {

using plan::WindowReach;

bool is_missing(const Vector& vector, std::size_t row) {
  if (!vector.is_valid(row)) return true;
  if (vector.type == DType::float64) return is_nan(vector.data<double>()[row]);
  return vector.type == DType::float32 && is_nan(vector.data<float>()[row]);
}

/// Rows in the order of their groups, each group's in their own order.
class Groups {
 public:
  Groups(std::span<const Vector> keys, std::size_t rows, bool drop_null_keys) : order_(rows), places_(rows), dropped_(rows) {
    std::vector<DType> types;
    for (const Vector& key : keys) types.push_back(key.type);
    const auto table = make_group_table(types);
    std::vector<std::uint32_t> groups(rows);
    table->find_or_add(keys, rows, groups.data());
    std::vector<std::uint32_t> starts(table->size() + 1);
    for (const std::uint32_t group : groups) ++starts[group + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    for (std::size_t group = 0; group < table->size(); ++group) segments_.push_back({starts[group], starts[group + 1]});
    for (std::size_t row = 0; row < rows; ++row) {
      places_[row] = starts[groups[row]]++;
      order_[places_[row]] = static_cast<std::uint32_t>(row);
      for (const Vector& key : keys) dropped_[row] |= drop_null_keys && is_missing(key, row);
    }
  }

  std::span<const Segment> segments() const { return segments_; }
  Vector in_order(const Vector& values) const { return take(values, order_); }
  /// Back to the rows' own order; null where a key is missing.
  Vector back(const Vector& values) const {
    Vector made = take(values, places_);
    auto valid = std::make_shared<std::uint8_t[]>(made.size);
    for (std::size_t row = 0; row < made.size; ++row) valid[row] = made.is_valid(row) && !dropped_[row];
    made.valid = std::move(valid);
    return with_zero_nulls(std::move(made));
  }

 private:
  std::vector<std::uint32_t> order_, places_;
  std::vector<std::uint8_t> dropped_;
  std::vector<Segment> segments_;
};

/// The scalars of a node's items, and their types.
class Items {
 public:
  Items(const plan::Node& node, const std::vector<plan::WindowItem>& items)
      : items_(items), scalars_(std::span(node.inputs()).subspan(1), node.input(0)->schema()) {}

  std::vector<Vector> evaluate(const Batch& rows) const { return scalars_.evaluate_all(rows); }
  const plan::WindowCall& call(std::size_t item) const { return items_[item].call; }
  std::size_t size() const { return items_.size(); }
  /// The values of an item among the evaluated scalars; its keys follow, and then its time.
  std::size_t first(std::size_t item) const {
    std::size_t index = 0;
    for (std::size_t before = 0; before < item; ++before) index += items_[before].call.num_inputs();
    return index;
  }

 private:
  const std::vector<plan::WindowItem>& items_;
  Evaluator scalars_;
};

Carry read_carry(const Batch& carries, std::size_t row, std::size_t item) {
  const std::size_t first = item * plan::carry_width;
  const std::uint32_t rows[] = {static_cast<std::uint32_t>(row)};
  return {take(carries.columns[first], rows),
          carries.columns[first + 1].data<std::int64_t>()[row],
          carries.columns[first + 2].data<double>()[row],
          carries.columns[first + 3].data<double>()[row],
          carries.columns[first + 4].data<double>()[row],
          carries.columns[first + 5].data<double>()[row]};
}

template <class T>
Vector one_value(DType type, T value) {
  auto [made, out] = make_vector<T>(type, 1);
  out[0] = value;
  return std::move(made);
}

void append_carry(Batch& batch, Carry carry, DType type) {
  if (carry.value.size == 0) carry.value = literal_vector(plan::Literal{}, type);
  batch.columns.push_back(std::move(carry.value));
  batch.columns.push_back(one_value(DType::int64, carry.count));
  batch.columns.push_back(one_value(DType::float64, carry.mean));
  batch.columns.push_back(one_value(DType::float64, carry.squares));
  batch.columns.push_back(one_value(DType::float64, carry.cubes));
  batch.columns.push_back(one_value(DType::float64, carry.fourths));
}

class WindowOperator final : public Operator {
 public:
  WindowOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : op_(*node.as<plan::Window>()), schema_(node.input(0)->schema()), items_(node, op_.items), context_(context), next_(next) {
    for (const std::string& name : op_.kept) kept_.push_back(schema_.index_of(name));
    for (std::size_t item = 0; item < op_.items.size(); ++item) types_.push_back(node.schema()[kept_.size() + item].type);
    if (op_.carry) carries_ = concatenate_rows(context.input(1), carry_schema());
  }

  bool push(Batch batch) override {
    if (batch.num_rows > 0) batches_.push_back(std::move(batch));
    return true;
  }

  void finish() override {
    std::vector<Batch> parts = before();
    const std::size_t begin = num_rows(parts), size = num_rows(batches_);
    std::move(batches_.begin(), batches_.end(), std::back_inserter(parts));
    batches_.clear();
    for (Batch& batch : after()) parts.push_back(std::move(batch));
    const Batch all = concatenate(schema_, std::move(parts));
    Batch made{{}, size};
    for (const std::size_t column : kept_) made.columns.push_back(slice(all.columns[column], begin, size));
    for (const Vector& column : compute(all)) made.columns.push_back(slice(column, begin, size));
    bool wanted = true;
    for (std::size_t row = 0; row < size && wanted; row += batch_rows) {
      context_.check_cancelled();
      wanted = next_.push(slice(made, row, std::min(batch_rows, size - row)));
    }
    next_.finish();
  }

 private:
  plan::Schema carry_schema() const {
    std::vector<plan::Field> fields;
    for (std::size_t item = 0; item < op_.items.size(); ++item) {
      const std::string& name = op_.items[item].output;
      fields.insert(fields.end(), {{name, types_[item]},
                                   {name + ".count", DType::int64},
                                   {name + ".mean", DType::float64},
                                   {name + ".squares", DType::float64},
                                   {name + ".cubes", DType::float64},
                                   {name + ".fourths", DType::float64}});
    }
    return plan::Schema(std::move(fields));
  }

  static Batch concatenate_rows(const std::vector<Partition>& tables, const plan::Schema& schema) {
    return concatenate(schema, read_batches(tables, schema));
  }

  std::vector<Batch> before() const {
    if (!op_.has_neighbours) return {};
    if (op_.items[0].call.reach() == WindowReach::time) return read_batches(context_.input(1), schema_);
    std::int64_t count = 0;
    for (const plan::WindowItem& item : op_.items) count = std::max(count, item.call.rows_before());
    return read_batches(last_rows(context_.input(1), count), schema_);
  }
  std::vector<Batch> after() const {
    if (!op_.has_neighbours) return {};
    if (op_.items[0].call.reach() == WindowReach::time) return read_batches(context_.input(2), schema_);
    std::int64_t count = 0;
    for (const plan::WindowItem& item : op_.items) count = std::max(count, item.call.rows_after());
    return read_batches(first_rows(context_.input(2), count), schema_);
  }

  std::vector<Vector> compute(const Batch& all) const {
    const std::vector<Vector> scalars = items_.evaluate(all);
    const plan::WindowCall& any = items_.call(0);
    std::optional<Groups> groups;
    if (any.num_keys > 0) groups.emplace(std::span(scalars).subspan(1, any.num_keys), all.num_rows, any.drop_null_keys);
    std::vector<Vector> made;
    for (std::size_t item = 0; item < items_.size(); ++item) {
      const std::size_t first = items_.first(item);
      const plan::WindowCall& call = items_.call(item);
      std::optional<Vector> times;
      if (call.microseconds > 0) times = microseconds_of(scalars[first + 1 + call.num_keys]);
      if (groups) {
        if (times) times = groups->in_order(*times);
        const Vector values = groups->in_order(scalars[first]);
        made.push_back(groups->back(run_window({call, types_[item], values, times ? &*times : nullptr, groups->segments()})));
      } else {
        made.push_back(compute_ungrouped(item, scalars[first], times ? &*times : nullptr));
      }
    }
    return made;
  }

  Vector compute_ungrouped(std::size_t item, const Vector& values, const Vector* times) const {
    const Segment whole{0, values.size};
    const WindowInput input{items_.call(item), types_[item], values, times, std::span(&whole, 1)};
    if (!op_.carry) return run_window(input);
    Carry carry = read_carry(carries_, *op_.carry, item);
    return run_running(input, carry);
  }

  const plan::Window& op_;
  const plan::Schema& schema_;
  Items items_;
  const TaskContext& context_;
  Operator& next_;
  std::vector<std::size_t> kept_;
  std::vector<plan::Type> types_;  // of the items
  Batch carries_;
  std::vector<Batch> batches_;
};

class WindowCarryOperator final : public Operator {
 public:
  WindowCarryOperator(const plan::Node& node, Operator& next)
      : op_(*node.as<plan::WindowCarry>()),
        schema_(node.schema()),
        items_(node, op_.items),
        carries_(op_.items.size()),
        next_(next) {}

  bool push(Batch batch) override {
    const std::vector<Vector> scalars = items_.evaluate(batch);
    const Segment whole{0, batch.num_rows};
    for (std::size_t item = 0; item < items_.size(); ++item) {
      const plan::WindowCall& call = items_.call(item);
      Carry own;
      run_running({call, schema_[item * plan::carry_width].type, scalars[items_.first(item)], nullptr, std::span(&whole, 1)},
                  own);
      carries_[item] = join_carries(call, carries_[item], own);
    }
    return true;
  }

  void finish() override {
    Batch batch{{}, 1};
    for (std::size_t item = 0; item < items_.size(); ++item)
      append_carry(batch, std::move(carries_[item]), schema_[item * plan::carry_width].type);
    next_.push(std::move(batch));
    next_.finish();
  }

 private:
  const plan::WindowCarry& op_;
  const plan::Schema& schema_;
  Items items_;
  std::vector<Carry> carries_;
  Operator& next_;
};

class JoinCarriesOperator final : public Operator {
 public:
  JoinCarriesOperator(const plan::Node& node, Operator& next)
      : items_(node.as<plan::JoinCarries>()->items), schema_(node.schema()), next_(next) {}

  bool push(Batch batch) override {
    batches_.push_back(std::move(batch));
    return true;
  }

  void finish() override {
    const Batch own = concatenate(schema_, std::move(batches_));
    std::vector<Batch> rows(own.num_rows, Batch{{}, 1});
    for (std::size_t item = 0; item < items_.size(); ++item) {
      const plan::WindowCall& call = items_[item].call;
      const bool back = call.function == plan::WindowFunction::bfill;
      Carry so_far;
      for (std::size_t step = 0; step < own.num_rows; ++step) {
        const std::size_t row = back ? own.num_rows - 1 - step : step;
        append_carry(rows[row], so_far, schema_[item * plan::carry_width].type);
        const Carry next = read_carry(own, row, item);
        so_far = back ? join_carries(call, next, so_far) : join_carries(call, so_far, next);
      }
    }
    if (!rows.empty()) next_.push(concatenate(schema_, std::move(rows)));
    next_.finish();
  }

 private:
  const std::vector<plan::WindowItem>& items_;
  const plan::Schema& schema_;
  Operator& next_;
  std::vector<Batch> batches_;
};

}  // namespace

void register_window() {
  register_operator(plan::Window::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<WindowOperator>(node, context, next);
  });
  register_operator(plan::WindowCarry::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<WindowCarryOperator>(node, next);
  });
  register_operator(plan::JoinCarries::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<JoinCarriesOperator>(node, next);
  });
}

}  // namespace weft::kernel
