// from_table and from_dict: rows in memory -> a lazy frame.
#include <algorithm>

#include <arrow/table.h>

#include <weft/dataframe.h>

#include "frame/table_schema.h"
#include "plan/ops/in_memory.h"
#include "table/category_columns.h"

namespace weft::dd {

DataFrame from_table(const Table& table, FromTable options) {
  if (options.npartitions == 0) throw Error(ErrorKind::user, "from_table: .npartitions is 1 or more");
  std::size_t npartitions = options.npartitions;
  if (options.chunksize) {
    if (*options.chunksize == 0 || npartitions != 1)
      throw Error(ErrorKind::user, "from_table: .chunksize is 1 or more, and excludes .npartitions");
    npartitions = std::max<std::size_t>(1, (table.num_rows() + *options.chunksize - 1) / *options.chunksize);
  }
  plan::Schema schema = frame::schema_of(table);
  plan::InMemory op{frame::content_hash(table), schema, schema.names(), npartitions, decode_categories(table.arrow())};
  return DataFrame(plan::make(std::move(op)));
}

namespace {

/// A column of values, of the type that holds all of them.
Column column_of(const std::string& name, const std::vector<Value>& values) {
  bool whole = true, numbers = true, truths = true, texts = true, any = false;
  std::vector<bool> valid;
  for (const Value& value : values) {
    valid.push_back(!value.is_null());
    if (value.is_null()) continue;
    any = true;
    const std::size_t kind = value.variant().index();
    truths &= kind == 1, whole &= kind == 2, numbers &= kind == 2 || kind == 3, texts &= kind == 4;
  }
  const auto made = [&]<class T>(T) {
    std::vector<T> typed;
    for (const Value& value : values) typed.push_back(value.is_null() ? T() : static_cast<T>(value));
    return typed;
  };
  if (any && truths) return Column(made(bool()), valid);
  if (any && whole) return Column(std::span<const std::int64_t>(made(std::int64_t())), valid);
  if (!any || numbers) return Column(std::span<const double>(made(double())), valid);
  if (texts) return Column(std::span<const std::string>(made(std::string())), valid);
  throw Error(ErrorKind::user, "from_dict: values of one column are of different kinds: " + name);
}

}  // namespace

DataFrame from_dict(const std::vector<std::pair<std::string, std::vector<Value>>>& columns, FromTable options) {
  std::vector<std::pair<std::string, Column>> made;
  for (const auto& [name, values] : columns) made.emplace_back(name, column_of(name, values));
  return from_table(Table(std::move(made)), options);
}

}  // namespace weft::dd
