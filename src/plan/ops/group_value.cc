// A value a row that is an aggregation of the row's group; and the op that it becomes.
#include "plan/ops/group_value.h"

#include <weft/error.h>

#include "base/text.h"
#include "plan/inputs.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {

Type GroupValue::type(std::span<const Type> inputs) const {
  const std::size_t count = item.num_values();
  if (inputs.size() <= count) throw Error(ErrorKind::cluster, "Encoded plan holds a group value without keys");
  for (const Type& key : inputs.subspan(count)) check_key("group by", key);
  return item.type(0, inputs.first(count));
}

std::string GroupValue::text(std::span<const std::string> inputs) const {
  const std::size_t count = item.num_values();
  return call_text(to_string(item.function), inputs.first(count)) + " over (by [" +
         base::join(std::vector<std::string>(inputs.begin() + static_cast<std::ptrdiff_t>(count), inputs.end())) + "])";
}

Schema AttachGroups::schema(std::span<const Expr> inputs) const {
  if (inputs.size() < 3 || inputs[0]->kind() != OpKind::frame || inputs[1]->kind() != OpKind::frame)
    throw Error(ErrorKind::cluster, "Plan is wired wrongly at op: attach_groups");
  const Schema &rows = inputs[0]->schema(), &groups = inputs[1]->schema();
  const std::size_t num_keys = inputs.size() - 2;
  if (groups.size() < num_keys) throw Error(ErrorKind::cluster, "Encoded plan attaches groups without their keys");
  for (std::size_t key = 0; key < num_keys; ++key)
    if (type_of(inputs[2 + key], rows) != groups[key].type)
      throw Error(ErrorKind::cluster, "Encoded plan attaches groups by keys of another type: " + groups[key].name);
  std::vector<Field> columns;
  for (const std::string& column : kept) columns.push_back(rows.at(column));
  for (std::size_t index = num_keys; index < groups.size(); ++index) columns.push_back(groups[index]);
  return Schema(std::move(columns));
}

std::string AttachGroups::text(std::span<const std::string> inputs) const {
  return "attach_groups by [" + base::join(std::vector<std::string>(inputs.begin() + 2, inputs.end())) + "]";
}

}  // namespace weft::plan
