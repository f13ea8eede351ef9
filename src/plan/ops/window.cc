// The same rows with columns that are computed from other rows too.
#include "plan/ops/window.h"

#include <weft/error.h>

#include "base/text.h"
#include "plan/inputs.h"

namespace weft::plan {
namespace {

std::size_t num_scalars(const std::vector<WindowItem>& items) {
  std::size_t count = 0;
  for (const WindowItem& item : items) count += item.call.num_inputs();
  return count;
}

Type item_type(const WindowCall& call, std::span<const Expr> scalars, const Schema& input) {
  std::vector<Type> types;
  for (const Expr& scalar : scalars) types.push_back(type_of(scalar, input));
  return call.type(types);
}

std::string items_text(const std::vector<WindowItem>& items, std::span<const std::string> inputs) {
  std::vector<std::string> texts;
  std::size_t next = 1;
  for (const WindowItem& item : items) {
    texts.push_back(item.call.text(inputs.subspan(next, item.call.num_inputs())));
    next += item.call.num_inputs();
  }
  return "[" + base::join(texts) + "]";
}

}  // namespace

std::size_t Window::first_input(std::size_t item) const {
  std::size_t input = 1;
  for (std::size_t before = 0; before < item; ++before) input += items[before].call.num_inputs();
  return input;
}

Schema Window::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, num_scalars(items));
  std::vector<Field> columns;
  for (const std::string& column : kept) columns.push_back(input.at(column));
  std::size_t next = 1;
  for (const WindowItem& item : items) {
    const std::size_t count = item.call.num_inputs();
    columns.push_back({item.output, item_type(item.call, inputs.subspan(next, count), input)});
    next += count;
  }
  return Schema(std::move(columns));
}

std::string Window::text(std::span<const std::string> inputs) const { return "window " + items_text(items, inputs); }

Schema WindowCarry::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, num_scalars(items));
  std::vector<Field> columns;
  std::size_t next = 1;
  for (const WindowItem& item : items) {
    const std::size_t count = item.call.num_inputs();
    columns.push_back({item.output, item_type(item.call, inputs.subspan(next, count), input)});
    columns.push_back({item.output + ".count", dd::DType::int64});
    columns.push_back({item.output + ".mean", dd::DType::float64});
    for (const char* power : {".squares", ".cubes", ".fourths"}) columns.push_back({item.output + power, dd::DType::float64});
    next += count;
  }
  return Schema(std::move(columns));
}

std::string WindowCarry::text(std::span<const std::string> inputs) const { return "window_carry " + items_text(items, inputs); }

Schema JoinCarries::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  if (input.size() != carry_width * items.size()) throw Error(ErrorKind::cluster, "Encoded plan holds carries of other items");
  return input;
}

std::string JoinCarries::text(std::span<const std::string>) const {
  return "join_carries of " + std::to_string(items.size()) + " items";
}

}  // namespace weft::plan
