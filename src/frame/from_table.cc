// from_table: a table in memory -> a lazy frame.
#include <arrow/table.h>

#include <weft/dataframe.h>

#include "frame/table_schema.h"
#include "plan/ops/in_memory.h"
#include "table/category_columns.h"

namespace weft::dd {

DataFrame from_table(const Table& table, FromTable options) {
  if (options.npartitions == 0) throw Error(ErrorKind::user, "from_table: .npartitions is 1 or more");
  plan::Schema schema = frame::schema_of(table);
  plan::InMemory op{frame::content_hash(table), schema, schema.names(), options.npartitions, decode_categories(table.arrow())};
  return DataFrame(plan::make(std::move(op)));
}

}  // namespace weft::dd
