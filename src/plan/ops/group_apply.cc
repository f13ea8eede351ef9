// A registered function of the user, called with the rows of one group at a time.
#include "plan/ops/group_apply.h"

#include "base/text.h"
#include "plan/inputs.h"
#include "plan/ops/scalar.h"

namespace weft::plan {

Schema GroupApply::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, keys.size());
  for (const std::string& column : passed) input.index_of(column);
  std::vector<Field> fields;
  for (std::size_t index = 0; index < keys.size(); ++index) {
    const Type type = type_of(inputs[index + 1], input);
    check_key("group by", type, keys[index]);
    if (!columns.find(keys[index])) fields.push_back({keys[index], type});
  }
  fields.insert(fields.end(), columns.columns().begin(), columns.columns().end());
  return Schema(std::move(fields));
}

std::string GroupApply::text(std::span<const std::string> inputs) const {
  return "group_apply " + function + " by [" + base::join(inputs.subspan(1)) + "]";
}

}  // namespace weft::plan
