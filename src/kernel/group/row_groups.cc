// Rows of batches -> the groups that they belong to, by the values of keys.
#include "kernel/group/row_groups.h"

#include "kernel/rows/complete_rows.h"

namespace weft::kernel {

RowGroups::RowGroups(std::span<const plan::Expr> keys, const plan::Schema& schema, bool drop_null_keys)
    : keys_(keys, schema), drop_null_keys_(drop_null_keys) {
  std::vector<DType> types;
  for (std::size_t index = 0; index < keys.size(); ++index) types.push_back(keys_.type(index));
  table_ = make_group_table(types);
}

Batch RowGroups::find(Batch batch, std::vector<std::uint32_t>& groups) {
  Batch keys{keys_.evaluate_all(batch), batch.num_rows};
  if (drop_null_keys_) {
    if (const auto kept = complete_rows(keys.columns, keys.num_rows)) {
      keys = take(keys, *kept);
      batch = take(batch, *kept);
    }
  }
  groups.resize(keys.num_rows);
  table_->find_or_add(keys.columns, keys.num_rows, groups.data());
  return batch;
}

}  // namespace weft::kernel
